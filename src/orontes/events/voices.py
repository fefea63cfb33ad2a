"""Whose word is this statement, however many outlets carry it? (design/control.md section 3)"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from orontes.events.copies import find_copies
from orontes.model.report import Report
from orontes.model.statement import Source, Statement
from orontes.resources import read_toml

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
_DATELINE = re.compile(r"[^\n]*?[)\]/]\.?\s*(?:[-–—]+|(?=\s[A-Z]))")
_LAST_LINE = re.compile(r"\n[^\n]*\Z")


def primary_source_of(statement: Statement, report: Report) -> str:
    """The innermost named speaker; for the outlet's own voice the outlet, or the agency whose copy it prints.

    Unnamed speakers are one voice per outlet and kind ("unnamed via Example Times"). Two spokesmen of one organisation
    are one voice where the actors step linked both to it.
    """
    source, outlet = statement.source, outlet_of(report)
    if source.kind == "narrator":
        return outlet
    if is_unnamed(source):
        of = f" of {source.names[0]}" if source.actor_id and source.names else ""
        return f"{source.kind}{of} via {outlet}"
    return _ARTICLE.sub("", source.names[0] if source.names else source.text)


def is_unnamed(source: Source) -> bool:
    """Whether nobody can be asked: no name is given, or only residents, officials, reports."""
    if source.is_anonymous or source.kind == "unnamed":
        return True
    return source.actor_id is None and not any(c.isupper() for c in _ARTICLE.sub("", source.text))


@lru_cache(maxsize=4096)
def outlet_of(report: Report) -> str:
    """The agency credited in byline, dateline or last line; else the publisher; else the report itself, by its id."""
    reach = read_toml("wires.toml")["look_at"]
    last = _LAST_LINE.search(report.text.rstrip())
    dateline = _DATELINE.match(report.text[:reach])
    for name, credit in _wires():
        in_dateline = dateline is not None and re.search(rf"[(/]{credit}[)/]", dateline[0])
        in_last_line = (
            last is not None and len(last[0]) <= reach and re.search(rf"(?:\(|—|-|Source:|/)\s*{credit}\b", last[0])
        )
        if _is_credit(credit, report.publisher) or in_dateline or in_last_line:
            return name
    return report.publisher or f"the report {report.id}"


def _is_credit(credit: str, publisher: str) -> bool:
    """Whether the publisher is the agency, or carries it as in "Example Times (AFP)"."""
    return re.search(rf"^(?:the\s+)?{credit}$|\({credit}\)$", publisher, re.I) is not None


@cache
def _wires() -> tuple[tuple[str, str], ...]:
    wires = read_toml("wires.toml")["wires"]
    return tuple((wire["name"], "(?:" + "|".join(re.escape(c) for c in wire["credits"]) + ")") for wire in wires)


@dataclass(frozen=True, slots=True)
class Voices:
    """The primary source of each statement, with copies counted as their original."""

    of: Mapping[str, str]
    """Statement id to primary source."""

    def independent(self, statements: Iterable[Statement]) -> tuple[str, ...]:
        """The voices behind statements, each once. A report that names who says so adds no voice of its own."""
        statements = tuple(statements)
        attributed = {s.report_id for s in statements if s.source.kind != "narrator"}
        kept = (s for s in statements if s.source.kind != "narrator" or s.report_id not in attributed)
        return tuple(sorted({self.of[s.id] for s in kept}))


def find_voices(statements: Iterable[Statement], *, reports: Iterable[Report]) -> Voices:
    """The voice of every statement; a statement whose report is not given speaks for that report, by its id."""
    known = {report.id: report for report in reports}
    first_of = find_copies(known.values())
    voices = {}
    for statement in statements:
        original = first_of.get(statement.report_id, statement.report_id)
        report = known.get(original) or Report(id=original, text="")
        voices[statement.id] = primary_source_of(statement, report)
    return Voices(voices)
