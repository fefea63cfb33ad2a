"""What do the encoder's head and the rules say together? One product of experts for every closed choice.

The head gives a distribution, a rule gives one label with a weight (natural-log odds, `statement_weights.toml`). Their
sum decides, so that either can stand alone: another reader without heads leaves the rules to decide.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orontes.model.reason import Reason
from orontes.model.span import Span

FLOOR = 0.01
"""Smallest probability a head's distribution is taken to mean: a head is never certain enough to silence a rule."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One rule's word for a label."""

    label: str
    weight: float
    rule: str
    detail: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The label chosen, its share of the total, and the reasons."""

    label: str
    score: float
    reasons: tuple[Reason, ...]


def choose_label(
    field: str,
    marks: Sequence[tuple[str, float]],
    *,
    votes: Iterable[Vote],
    labels: Sequence[str],
    allowed: Sequence[str] = (),
) -> Choice | None:
    """The best of `labels` (of `allowed` if given) by head and rules; None if neither says anything.

    Ties go to the label that stands first in `labels`.
    """
    votes = tuple(votes)
    if not marks and not votes:
        return None
    shares = dict(marks)
    base = {label: math.log(max(FLOOR, shares.get(label, 0.0))) if marks else 0.0 for label in labels}
    for vote in votes:
        if vote.label in base:
            base[vote.label] += vote.weight
    open_labels = [label for label in labels if not allowed or label in allowed]
    best = max(open_labels, key=lambda label: base[label])
    total = sum(math.exp(base[label]) for label in open_labels)
    return Choice(best, math.exp(base[best]) / total, give_reasons(field, best, marks=shares, votes=votes))


def give_reasons(field: str, label: str, *, marks: dict[str, float], votes: Sequence[Vote]) -> tuple[Reason, ...]:
    """The head's share of the chosen label and every rule that voted, for or against."""
    reasons = (
        [Reason(field, f"head:{field}", f"{label} {marks[label]:.2f}", None, marks[label])] if label in marks else []
    )
    for vote in votes:
        against = "" if vote.label == label else f" (outvoted: {vote.label})"
        reasons.append(Reason(field, vote.rule, vote.detail + against, vote.span, vote.weight))
    return tuple(reasons)
