"""What goes into a brief, in which order, each sentence with the statements it rests on?

The brief is decided here and written by `brief_md` and `brief_html`. A sentence that would rest on no statement is not
made; only counts of reports and voices, and gaps, which are about what is absent, stand without one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from orontes.model.picture import Gap, Picture
from orontes.outputs.appendix import Entry, build_appendix
from orontes.outputs.brief_places import PlaceEntry, build_places, say_changes, scoped_name
from orontes.outputs.brief_sections import (
    Contradiction,
    Section,
    say_claims,
    say_contradictions,
    say_diplomacy,
    say_happenings,
    say_tolls,
)
from orontes.outputs.brief_voices import Voices, build_voices
from orontes.outputs.sentences import Line
from orontes.outputs.theatres import Theatres, sort_theatres
from orontes.outputs.withholding import withhold_names
from orontes.outputs.wording import Wording, say_day


@dataclass(frozen=True, slots=True)
class Theatre:
    """One conflict of a brief."""

    name: str
    changes: Section
    places: tuple[PlaceEntry, ...]
    silent: tuple[PlaceEntry, ...]
    """Places of events, with no word on who holds them."""
    claims: Section
    contradictions: tuple[Contradiction, ...]
    happenings: Section
    tolls: Section
    diplomacy: Section


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, decided: what every format writes."""

    title: str
    as_of: date
    known_at: datetime
    since: date | None
    counts: str
    """How much it rests on, in one line."""
    theatres: tuple[Theatre, ...]
    gaps: tuple[str, ...]
    voices: Voices
    appendix: tuple[Entry, ...]
    notice: str = ""
    """Said on top where the reports are samples or fiction."""


def _say_gap(gap: Gap) -> str:
    """The gap with its place, the province told from the city of its name."""
    name = scoped_name(gap.place, gap.scope)
    return f"{name}: {gap.reason}" if name else gap.reason


def build_brief(
    picture: Picture, *, wording: Wording, since: date | None = None, title: str = "", notice: str = ""
) -> Brief:
    """The brief of a picture; `since` keeps to changes after that day."""
    picture = withhold_names(picture)
    sorted_ = sort_theatres(picture, wording)
    theatres = tuple(_theatre(name, sorted_, picture, wording, since) for name in sorted_.names)
    return Brief(
        title=title or "Situation brief",
        as_of=picture.as_of,
        known_at=picture.known_at,
        since=since,
        counts=_counts(picture),
        theatres=theatres,
        gaps=tuple(_say_gap(gap) for gap in picture.gaps),
        voices=build_voices(picture),
        appendix=build_appendix(picture, _used_ids(theatres)),
        notice=notice,
    )


def as_of_line(brief: Brief) -> str:
    """As of 8 December 2024, as known on 9 December 2024, 10:00 UTC."""
    return f"As of {say_day(brief.as_of)}, as known on {say_day(brief.known_at.date())}, {brief.known_at:%H:%M} UTC"


def _theatre(name: str, theatres: Theatres, picture: Picture, wording: Wording, since: date | None) -> Theatre:
    part = _part(picture, theatres, name)
    places = build_places(part, wording=wording)
    return Theatre(
        name=name,
        changes=say_changes(part, wording=wording, since=since),
        places=tuple(each for each in places if not each.is_silent),
        silent=tuple(each for each in places if each.is_silent),
        claims=say_claims(part),
        contradictions=say_contradictions(part),
        happenings=say_happenings(part),
        tolls=say_tolls(part),
        diplomacy=say_diplomacy(part),
    )


def _part(picture: Picture, theatres: Theatres, name: str) -> Picture:
    """The picture of one theatre alone."""
    ids = {id for id, theatre in theatres.of_statement.items() if theatre == name}
    return Picture(
        as_of=picture.as_of,
        known_at=picture.known_at,
        reports=picture.reports,
        statements=tuple(s for s in picture.statements if s.id in ids),
        events=tuple(e for e in picture.events if ids.intersection(e.statement_ids)),
        control=tuple(c for c in picture.control if theatres.of_place.get(c.place_id) == name),
        disputes=tuple(d for d in picture.disputes if ids.intersection((*d.for_ids, *d.against_ids))),
        changes=tuple(c for c in picture.changes if theatres.of_place.get(c.after.place_id) == name),
        gaps=(),
    )


def _counts(picture: Picture) -> str:
    outlets = len({report.publisher for report in picture.reports if report.publisher})
    disputes = sum(dispute.is_open for dispute in picture.disputes)
    parts = (
        (len(picture.reports), "report", "reports"),
        (outlets, "outlet", "outlets"),
        (len(picture.statements), "statement", "statements"),
        (len(picture.control), "place assessed", "places assessed"),
        (disputes, "open contradiction", "open contradictions"),
    )
    return " · ".join(f"{number:,} {one if number == 1 else many}" for number, one, many in parts)


def _used_ids(theatres: tuple[Theatre, ...]) -> tuple[str, ...]:
    """Every statement id the brief rests on, in the order of the text."""
    lines: list[Line] = []
    for theatre in theatres:
        lines.extend(theatre.changes.lines)
        for place in theatre.places:
            lines.extend(place.lines())
        lines.extend(theatre.claims.lines)
        for contradiction in theatre.contradictions:
            lines.extend((*contradiction.one, *contradiction.other))
        lines.extend((*theatre.happenings.lines, *theatre.tolls.lines, *theatre.diplomacy.lines))
    return tuple(dict.fromkeys(id for line in lines for id in line.statement_ids))
