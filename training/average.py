"""One set of weights from several runs of one trajectory: their weighted mean, which reads better than the last alone.

    python -m training.average --runs runs/two runs/three --shares 0.35 0.65 --out runs/mean

Weight averaging along a training trajectory: Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima".
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor


def main() -> None:
    """Average and save, with the labels of the last run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, nargs="+", required=True)
    parser.add_argument("--shares", type=float, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if len(options.runs) != len(options.shares) or abs(sum(options.shares) - 1) > 1e-6:
        parser.error("give one share for each run; the shares add up to 1")
    runs = [torch.load(run / "model.pt", map_location="cpu") for run in options.runs]
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(average(runs, options.shares), options.out / "model.pt")
    shutil.copy(options.runs[-1] / "labels.json", options.out)


def average(runs: list[dict[str, Tensor]], shares: list[float]) -> dict[str, Tensor]:
    """The weighted mean of each tensor; integer buffers from the last run."""
    last = runs[-1]
    return {
        name: sum((share * run[name].float() for share, run in zip(shares, runs, strict=True)), torch.zeros(()))
        if tensor.is_floating_point()
        else tensor
        for name, tensor in last.items()
    }


if __name__ == "__main__":
    main()
