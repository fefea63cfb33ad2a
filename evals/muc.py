"""How are foreign annotations met? MUC-4's development templates: which incidents, by whom, to whom.

    python -m evals.muc --corpora DIR [--model DIR]

`dev.json` holds 200 wires from Latin America with templates made for another purpose: terrorist incidents alone, no
fighting between armed forces, no politics. Nothing is tuned on it; precision is low by design of the comparison.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from training.annotated import read_rows, with_capitals

from orontes.engine.read import read_text
from orontes.engine.toolkit import Toolkit, load_toolkit
from orontes.model.statement import Participant, Statement
from orontes.reading import load_encoder

INCIDENTS = {
    "attack": ("killing", "strike", "clash"),
    "bombing": ("bombing",),
    "kidnapping": ("abduction",),
    "arson": ("destruction",),
}
"""The templates' incident types, and the types of ours that tell such an incident."""
PERPETRATORS, VICTIMS = ("PerpInd", "PerpOrg"), ("Victim", "Target")
SMALL = frozenset("the a an of in and to for de la el".split())


@dataclass(slots=True)
class Tally:
    """Hits counted from either side: items of the templates that were read, and items read that the templates have."""

    hits: int = 0
    gold: int = 0
    right: int = 0
    read: int = 0

    def add(self, hits: int, *, gold: int, right: int, read: int) -> None:
        """Counts one wire."""
        self.hits, self.gold = self.hits + hits, self.gold + gold
        self.right, self.read = self.right + right, self.read + read

    @property
    def precision(self) -> float:
        """Per cent of what was read."""
        return 100 * self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Per cent of what the templates have."""
        return 100 * self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """What was read in one wire: incident types, and words for perpetrators and victims."""

    incidents: frozenset[str]
    perpetrators: tuple[str, ...]
    victims: tuple[str, ...]


def main() -> None:
    """Print precision and recall."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="folder of another encoder than the shipped one")
    options = parser.parse_args()
    path = options.corpora / "muc4" / "dev.json"
    if not path.exists():
        print(f"muc: no templates at {path}: skipped. Give the corpora's folder with --corpora DIR.")
        return
    toolkit = load_toolkit()
    toolkit = replace(toolkit, encoder=load_encoder(options.model)) if options.model else toolkit
    tallies: dict[str, Tally] = {name: Tally() for name in (*INCIDENTS, "incidents", "perpetrators", "victims")}
    for row in read_rows(path):
        judge(row["templates"], read_wire(row["doctext"], toolkit=toolkit), tallies)
    print("| MUC-4 dev.json | precision | recall | F1 | in the templates |\n|---|---|---|---|---|")
    for name, tally in tallies.items():
        print(f"| {name} | {tally.precision:.1f} | {tally.recall:.1f} | {tally.f1:.1f} | {tally.gold} |")


def read_wire(text: str, *, toolkit: Toolkit) -> Found:
    """The incidents of one wire that its statements hold to have happened."""
    read = read_text(with_capitals(text), toolkit=toolkit).statements
    told = [s for s in read if s.reality in ("happened", "possible")]
    force = {kind for kinds in INCIDENTS.values() for kind in kinds}
    acts = [s for s in told if s.type in force]
    kinds = {name for name, types in INCIDENTS.items() if any(s.type in types for s in acts)}
    return Found(frozenset(kinds), tuple(named(acts, "agents")), tuple(named(acts, "targets")))


def named(statements: Iterable[Statement], role: str) -> Iterator[str]:
    """Each agent or target once, in the report's words; pronouns by whom they stand for."""
    seen: dict[str, None] = {}
    for statement in statements:
        people: tuple[Participant, ...] = getattr(statement, role)
        for who in people:
            words = who.names[0] if who.antecedent is not None and who.names else who.text
            seen[words.lower()] = None
    yield from seen


def judge(templates: Sequence[dict[str, Any]], found: Found, tallies: dict[str, Tally]) -> None:
    """Counts one wire's hits."""
    wanted = {kind for t in templates for kind in INCIDENTS if kind in t["incident_type"]}
    for kind in INCIDENTS:
        hit = int(kind in wanted and kind in found.incidents)
        for name in (kind, "incidents"):
            tallies[name].add(hit, gold=int(kind in wanted), right=hit, read=int(kind in found.incidents))
    for name, slots, read in (
        ("perpetrators", PERPETRATORS, found.perpetrators),
        ("victims", VICTIMS, found.victims),
    ):
        entities = [variants for t in templates for slot in slots for variants in t.get(slot, ())]
        hits = sum(any(is_same(v, words) for v in flat(variants) for words in read) for variants in entities)
        right = sum(any(is_same(v, words) for variants in entities for v in flat(variants)) for words in read)
        tallies[name].add(hits, gold=len(entities), right=right, read=len(read))


def flat(variants: object) -> Iterator[str]:
    """The strings of an entity, which the templates nest."""
    if isinstance(variants, str):
        yield variants
    elif isinstance(variants, Sequence):
        for each in variants:
            yield from flat(each)


def is_same(wanted: str, read: str) -> bool:
    """Whether two strings share at least half of all their content words."""
    first, second = ({w for w in text.lower().split() if w not in SMALL} for text in (wanted, read))
    return bool(first and second) and len(first & second) / len(first | second) >= 0.5


if __name__ == "__main__":
    main()
