"""Training reports of our own: fiction, written and annotated in one file (`training/reports/README.md`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.gold import build_document
from training.sentences import Document

FOLDER = Path(__file__).with_name("reports")
CODED = FOLDER / "coded"
"""Reports of our own in the gold's format, with names, coordinates and control."""
FIELDS = 11
"""Fields of a statement's line."""
HEAD = 4
"""Parts of a report's head: id, outlet, day, title."""
DISTRACTOR = "distractor"


@dataclass(frozen=True, slots=True)
class OwnReport:
    """One report with its statements in the shape of the gold annotations, as far as training reads it."""

    id: str
    day: str
    """Day of publication, as YYYY-MM-DD."""
    title: str
    is_relevant: bool
    """Whether it is about armed conflict: the fifth part of its head may say `distractor`."""
    text: str
    statements: tuple[dict[str, Any], ...]


def load_ours(folder: Path = FOLDER, *, but: Collection[str] = ()) -> list[Document]:
    """Documents of every report of our own, those in `but` left out."""
    kept = (report for report in read_reports(folder) if report.id not in but)
    return [build_document(report.text, list(report.statements)) for report in kept]


def read_reports(folder: Path = FOLDER) -> Iterator[OwnReport]:
    """The reports of every file, in file order. Raises ValueError for a line that is none of the format's."""
    for path in sorted(folder.glob("*.txt")):
        yield from read_file(path)


def read_file(path: Path) -> Iterator[OwnReport]:
    """The reports of one file. Raises ValueError for a line that is none of the format's."""
    for block in path.read_text(encoding="utf-8").split("\n# "):
        yield read_report(block.removeprefix("# "))


def read_report(block: str) -> OwnReport:
    """One report from its lines."""
    head, *lines = block.strip().splitlines()
    text, line_text = "", ""
    statements: list[dict[str, Any]] = []
    for line in lines:
        mark, _, words = line.partition(" ")
        if mark in ("P", "S"):
            line_text = words.strip()
            text += (("\n\n" if mark == "P" else " ") if text else "") + line_text
        elif mark == "-":
            statements.append(read_statement(words, sentence=line_text))
        elif line.strip():
            raise ValueError(f"not a line of the format: {line!r}")
    parts = [part.strip() for part in head.split(" | ")]
    if len(parts) < HEAD:
        raise ValueError(f"{len(parts)} parts in the head instead of {HEAD} or more: {head!r}")
    return OwnReport(parts[0], parts[2], parts[3], DISTRACTOR not in parts[HEAD:], text, tuple(statements))


def read_statement(words: str, *, sentence: str) -> dict[str, Any]:
    """One statement from the fields of its line. Raises ValueError where fields are missing."""
    fields = [field.strip() for field in words.split("|")]
    if len(fields) != FIELDS:
        raise ValueError(f"{len(fields)} fields instead of {FIELDS}: {words!r}")
    kind, anchor, agents, targets, places, time, counts, source, source_kind, stance, reality = fields
    return {
        "sentence": sentence,
        "type": kind,
        "anchor": anchor,
        "agents": [{"text": text} for text in several(agents)],
        "targets": [{"text": text} for text in several(targets)],
        "places": [{"text": text} for text in several(places)],
        "time": {"text": time} if time else None,
        "counts": [{"what": c.partition("=")[0], "text": c.partition("=")[2]} for c in several(counts)],
        "source": {"text": source, "kind": source_kind},
        "stance": stance,
        "reality": reality,
    }


def several(field: str) -> list[str]:
    """The mentions of a field."""
    return [text.strip() for text in field.split(";") if text.strip()]
