"""The running mean of a network's weights, which reads better than the weights of the last step.

Averaging along a trajectory: Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima"; as an exponential mean:
Tarvainen & Valpola 2017, "Mean teachers are better role models".
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

EVERY = 4
"""Steps between two looks at the weights."""
SHARE = 0.006
"""Weight of a look: the mean reaches back over some 700 steps, a good half of an epoch."""


class RunningMean:
    """An exponential mean of the trained parameters; a young mean follows faster."""

    def __init__(self, network: nn.Module) -> None:
        self._trained = [name for name, p in network.named_parameters() if p.requires_grad]
        self._means: list[Tensor] = [p.detach().clone() for p in network.parameters() if p.requires_grad]
        self._steps = 0

    def note(self, network: nn.Module) -> None:
        """Takes the weights of this step into the mean."""
        self._steps += 1
        if self._steps % EVERY:
            return
        share = max(SHARE, 1 / (1 + self._steps / EVERY))
        with torch.no_grad():
            torch._foreach_lerp_(self._means, [p for p in network.parameters() if p.requires_grad], share)

    def weights(self, network: nn.Module) -> dict[str, Tensor]:
        """All weights, the trained ones as their means."""
        state = {name: tensor.clone() for name, tensor in network.state_dict().items()}
        state.update({name: mean.clone() for name, mean in zip(self._trained, self._means, strict=True)})
        return state
