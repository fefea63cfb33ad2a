"""How does a brief read as Markdown, with the statement ids behind each sentence?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from orontes.outputs.appendix import Entry
from orontes.outputs.brief import Brief, Theatre, as_of_line
from orontes.outputs.brief_places import PlaceEntry
from orontes.outputs.brief_sections import Contradiction, Section
from orontes.outputs.sentences import Line
from orontes.outputs.wording import say_day

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#~])")
IDS_SHOWN = 4
"""Statement ids after a sentence; the appendix of the HTML and the exports have them all."""


def write_brief_md(brief: Brief, *, appendix: bool = True) -> str:
    """The brief as Markdown; every mark in a report's words is escaped."""
    parts = [f"# {escape(brief.title)}", f"**{as_of_line(brief)}.**", escape(brief.counts)]
    if brief.notice:
        parts.insert(1, f"> {escape(brief.notice)}")
    for theatre in brief.theatres:
        parts.extend(_theatre(theatre, brief))
    parts.extend(_listed("Gaps", [escape(gap) for gap in brief.gaps]))
    parts.extend(_voices(brief))
    if appendix and brief.appendix:
        parts.extend(("## The words", "\n".join(_entry(each) for each in brief.appendix)))
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """The text with Markdown's marks escaped and on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _theatre(theatre: Theatre, brief: Brief) -> Iterator[str]:
    yield f"## {escape(theatre.name)}"
    changed = f"What changed since {say_day(brief.since)}" if brief.since else "What changed"
    yield from _section(changed, theatre.changes)
    if theatre.places:
        yield "### Who holds what"
        yield "\n".join(_place(each) for each in theatre.places)
    if theatre.silent:
        yield f"No word on who holds: {escape(', '.join(each.name for each in theatre.silent))}."
    yield from _section("Claimed, not confirmed", theatre.claims)
    if theatre.contradictions:
        yield "### Open contradictions"
        yield "\n".join(_contradiction(each) for each in theatre.contradictions)
    yield from _section("What is told to have happened", theatre.happenings)
    yield from _section("Tolls", theatre.tolls)
    yield from _section("Diplomacy", theatre.diplomacy)


def _section(heading: str, section: Section) -> Iterator[str]:
    more = [f"… and {section.more} more: see the exports."] if section.more else []
    yield from _listed(heading, [*(_line(each) for each in section.lines), *more], level="###")


def _listed(heading: str, lines: list[str], *, level: str = "##") -> Iterable[str]:
    return (f"{level} {heading}", "\n".join(f"- {line}" for line in lines)) if lines else ()


def _line(line: Line) -> str:
    shown = " ".join(line.statement_ids[:IDS_SHOWN])
    more = f" +{len(line.statement_ids) - IDS_SHOWN}" if len(line.statement_ids) > IDS_SHOWN else ""
    return f"{escape(line.text)} `{shown}{more}`"


def _place(place: PlaceEntry) -> str:
    basis = "; ".join(part for part in (place.likelihood, place.basis) if part)
    lines = [f"- **{escape(place.name)}**: {_line(place.status)} {escape(begin_basis(basis))}"]
    if place.best:
        lines.append(f"  - Best evidence: {_line(place.best)}")
    if place.against:
        lines.append(f"  - Strongest against: {_line(place.against)}")
    lines.extend(f"  - Claim: {_line(claim)}" for claim in place.claims)
    return "\n".join(lines)


def begin_basis(basis: str) -> str:
    """The basis as a sentence of its own."""
    return basis[:1].upper() + basis[1:] + "." if basis else ""


def _contradiction(contradiction: Contradiction) -> str:
    lines = [f"- **{escape(contradiction.about)}** ({escape(contradiction.kind)})"]
    lines.extend(f"  - On the one side: {_line(each)}" for each in contradiction.one)
    lines.extend(f"  - On the other: {_line(each)}" for each in contradiction.other)
    return "\n".join(lines)


def _voices(brief: Brief) -> Iterator[str]:
    rows = [f"- {kind}: {_numbered(names)}" for kind, names in brief.voices.by_kind]
    if brief.voices.outlets:
        rows.append(f"- Reports by outlet: {_numbered(brief.voices.outlets)}")
    if rows:
        yield "## Sources"
        yield "\n".join(rows)


def _numbered(names: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{escape(name) or 'not named'} ({number})" for name, number in names)


def _entry(entry: Entry) -> str:
    quoted = escape("".join(piece.text for piece in entry.pieces))
    when = f", {say_day(entry.published)}" if entry.published else ""
    where = f"{escape(entry.publisher)}{when}, {entry.report_id} characters {entry.start}–{entry.end}"
    kinds = f"{entry.type}, {entry.stance}, {entry.reality}, source: {escape(entry.source)}"
    return f"{entry.number}. `{entry.statement_id}` “{quoted}” ({kinds}; {where})"
