"""How many are right? Counts behind precision, recall and F1, and shares of correct labels."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass, field


@dataclass(slots=True)
class F1:
    """Items found against items there."""

    right: int = 0
    found: int = 0
    there: int = 0

    def add(self, found: Collection[Hashable], there: Collection[Hashable]) -> None:
        """Counts one sentence's or document's items."""
        self.right += len(set(found) & set(there))
        self.found += len(set(found))
        self.there += len(set(there))

    @property
    def precision(self) -> float:
        """Share of the found that is right, in percent."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found, in percent."""
        return 100 * self.right / self.there if self.there else 0.0

    @property
    def value(self) -> float:
        """The harmonic mean of the two, in percent."""
        total = self.found + self.there
        return 200 * self.right / total if total else 0.0


@dataclass(slots=True)
class Share:
    """Right labels of all labels."""

    right: int = 0
    all: int = 0

    def add(self, is_right: bool) -> None:
        """Counts one label."""
        self.right += bool(is_right)
        self.all += 1

    @property
    def value(self) -> float:
        """In percent."""
        return 100 * self.right / self.all if self.all else 0.0


@dataclass(slots=True)
class Scores:
    """Named scores of one evaluation, in the order they were first counted."""

    f1: dict[str, F1] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)

    def spans(self, name: str) -> F1:
        """The F1 counts called `name`."""
        return self.f1.setdefault(name, F1())

    def labels(self, name: str) -> Share:
        """The label counts called `name`."""
        return self.shares.setdefault(name, Share())

    def as_table(self) -> dict[str, float]:
        """Name → value with one decimal; for F1 scores only the F1."""
        table = {name: round(share.value, 1) for name, share in self.shares.items()}
        table |= {name: round(count.value, 1) for name, count in self.f1.items()}
        return table | {name: round(value, 3) for name, value in self.figures.items()}

    def lines(self) -> list[str]:
        """One readable line a score."""
        rows = [f"{name:<44} {share.value:6.1f}   of {share.all}" for name, share in self.shares.items()]
        for name, count in self.f1.items():
            detail = f"P {count.precision:.1f}  R {count.recall:.1f}  of {count.there}"
            rows.append(f"{name:<44} {count.value:6.1f}   {detail}")
        return rows + [f"{name:<44} {value:6.3f}" for name, value in self.figures.items()]
