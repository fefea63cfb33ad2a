"""How does a brief name days, numbers, places, sides and sources?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from orontes.model.actor import War
from orontes.model.control import Claim, ControlState
from orontes.model.count import Count
from orontes.model.statement import Source, Statement, StatementPlace
from orontes.model.timespan import TimeSpan
from orontes.outputs.events_csv import say_bounds
from orontes.outputs.privacy import shown_source
from orontes.resources import read_toml

PHRASES = "brief_phrases.toml"
_RELATIVE = ("near", "outskirts", "toward")


@dataclass(frozen=True, slots=True)
class Wording:
    """The names a brief needs from elsewhere: the wars with their sides, and the words for a probability."""

    wars: tuple[War, ...]
    likelihood: Callable[[float], str]
    """A word of ICD 203 for a probability ("very likely")."""
    country_names: Mapping[str, str] = field(default_factory=dict)
    """Country code to name, for places outside every known war."""

    def side_name(self, side: str) -> str:
        """The display name of a side of a war, or the id with spaces where no war knows it."""
        for war in self.wars:
            for known, name in war.sides:
                if known == side:
                    return with_article(name)
        return side.replace("_", " ") or "somebody not named"


def phrases() -> dict[str, Any]:
    """The parsed phrase file."""
    return read_toml(PHRASES)


def say_day(day: date) -> str:
    """8 December 2024."""
    return f"{day.day} {day:%B %Y}"


def say_time(time: TimeSpan | None) -> str:
    """A time as it follows a clause (`on 7 December 2024`), or '' where none is known."""
    return "" if time is None else say_days(time.start, time.end)


def say_days(start: date | None, end: date | None) -> str:
    """Days from `start` to `end` as they follow a clause; one of them None is an open end."""
    if start is None:
        return f"by {say_day(end)}" if end else ""
    if end is None:
        return f"since {say_day(start)}"
    if start == end:
        return f"on {say_day(start)}"
    return f"between {_short_day(start, end)} and {say_day(end)}"


def _short_day(day: date, other: date) -> str:
    if day.year != other.year:
        return say_day(day)
    return f"{day.day} {day:%B}" if day.month != other.month else str(day.day)


def say_count(count: Count) -> str:
    """A count in words: at least 30 civilians killed."""
    pattern = phrases()["counts"].get(count.what, "{number} {of}")
    words = pattern.format(number=say_bounds(count.low, count.high), of=count.of)
    return " ".join(words.split())


def say_place(place: StatementPlace) -> str:
    """A place with its preposition: on the outskirts of Damascus."""
    return str(phrases()["relations"].get(place.relation, "in {name}").format(name=_name_of(place)))


def say_thing(place: StatementPlace) -> str:
    """A place as what is taken or left: the outskirts of Damascus."""
    return str(phrases()["things"].get(place.relation, "{name}").format(name=_name_of(place)))


def _name_of(place: StatementPlace) -> str:
    """The report's own spelling; the gazetteer's name where the words are a description ("the city") or a relation."""
    if not place.name:
        return place.text
    is_description = place.text == place.text.lower()
    has_relation = place.relation in _RELATIVE and len(place.text.split()) > len(place.name.split())
    return place.name if is_description or has_relation else place.text


def say_source(source: Source, *, publisher: str) -> str:
    """Who says so, with the kind: SOHR (monitor); the outlet itself for the narrator."""
    kind = phrases()["source_kinds"][source.kind]
    if source.kind == "narrator":
        return publisher or "an outlet not named"
    name = shown_source(source)
    if source.kind == "unnamed" or not name:
        return f"unnamed sources ({name})" if name and source.kind == "unnamed" else "unnamed sources"
    return f"{with_article(name)} ({kind})"


def speaker_of(statement: Statement, publisher: str) -> str:
    """The voice of a statement in a list of voices."""
    return say_source(statement.source, publisher=publisher)


def say_label(state: ControlState, wording: Wording) -> str:
    """The label of a control state in words: held by the rebels."""
    claims = join_words(dict.fromkeys(say_claim(claim, wording) for claim in state.claims)) or "no more is said"
    return str(phrases()["labels"][state.label]).format(
        holder=wording.side_name(state.holder_side),
        besieger=wording.side_name(state.besieger_side),
        previous=wording.side_name(state.previous_side or state.holder_side),
        claims=claims,
    )


def say_claim(claim: Claim, wording: Wording) -> str:
    """What is asserted, in words: surrounded by the rebels."""
    return str(phrases()["claims"][claim.label]).format(side=wording.side_name(claim.side))


def join_words(words: Iterable[str]) -> str:
    """a, b and c."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + (f" and {listed[-1]}" if listed else "")


def with_article(name: str) -> str:
    """The name with `the` where English has it, and a leading `The` in small."""
    if name[:4].lower() == "the ":
        return "the " + name[4:]
    words = name.lower().split()
    if words and words[0] in phrases()["articles"]["small_inside"]:
        return name[0].lower() + name[1:]
    return f"the {name}" if words and words[-1] in phrases()["articles"]["the_before"] else name


def begin(sentence: str) -> str:
    """The sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]
