"""Which places does a report call held in passing: "rebel-held Idlib", "Mosul, held by IS", "IS stronghold Raqqa"?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from orontes.model.actor import ActorMention
from orontes.model.place import PlaceMention
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.model.statement import StatementPlace
from orontes.resources import read_toml

REACH = 60


def find_held(
    report: Report, reading: Reading, *, places: Sequence[PlaceMention], actors: Sequence[ActorMention]
) -> Iterator[tuple[StatementPlace, tuple[str, ...]]]:
    """(place, names of its holder) for each place name with such a phrase beside it."""
    for place in places:
        if place.place is None or place.place.kind == "country" or place.use == "metonymic":
            continue
        holder = holder_before(report.text, place) or holder_after(report.text, place, actors)
        if holder:
            yield as_statement_place(place), names_of(holder, place, actors, report.text)


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The phrases of one table of `control_phrases.toml`."""
    return tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in read_toml("control_phrases.toml")[name])


def holder_before(text: str, place: PlaceMention) -> str:
    """The holder's words in a phrase right before the name; '' if there is none."""
    before = text[max(0, place.span.start - REACH) : place.span.start]
    for pattern in patterns("before"):
        match = pattern.search(before)
        if match and is_holder(match["holder"]) and not ended().search(before[: match.start()]):
            return match["holder"]
    return ""


def holder_after(text: str, place: PlaceMention, actors: Sequence[ActorMention]) -> str:
    """The holder's words in a phrase right after the name ("Mosul, held by IS since 2014")."""
    after = text[place.span.end : place.span.end + REACH]
    for pattern in patterns("after"):
        match = pattern.match(after)
        named = next((words for words in match.groupdict().values() if words), "") if match else ""
        if named and is_holder(named):
            return named
        if match and not match.groupdict():
            start = place.span.end + match.end()
            actor = next((a for a in actors if start <= a.span.start <= start + 5), None)
            return actor.text if actor else " ".join(text[start : start + 40].split()[:2])
    return ""


def is_holder(words: str) -> bool:
    """Whether the words before -held can name somebody ("long-held" cannot)."""
    return words.lower() not in read_toml("control_phrases.toml")["no_holder"]["words"]


@cache
def ended() -> re.Pattern[str]:
    """Words before a phrase that say it no longer holds."""
    return re.compile(read_toml("control_phrases.toml")["ended"]["pattern"], re.IGNORECASE)


def names_of(holder: str, place: PlaceMention, actors: Sequence[ActorMention], text: str) -> tuple[str, ...]:
    """Names of the holder: those of a known actor with these words anywhere in the report, else the words."""
    wanted = holder.lower().strip(" ,-")
    for actor in actors:
        if actor.text.lower() == wanted or wanted in (name.lower() for name in actor.names):
            return (*actor.names, holder)
    return (holder, f"{holder}s")


def as_statement_place(place: PlaceMention) -> StatementPlace:
    """The mention as a place of control."""
    known = place.place
    assert known is not None  # checked by find_held
    return StatementPlace(
        text=place.text,
        span=place.span,
        relation="in",
        names=place.names,
        place_id=known.id,
        name=known.name,
        kind=known.kind,
        country=known.country,
        lat=known.lat,
        lon=known.lon,
        precision=2 if known.kind == "settlement" else 5,
        reason=place.reason,
    )
