"""What does one report as a whole say of who holds which place? Apart from the assessment, and scored on its own.

Capture gives held, withdrawal without capture left, siege besieged, a disputed foothold or fighting inside contested,
"X-held Y" held; any kind of source counts and is recorded, a denial makes it disputed (design, end of section 5).
"""

from __future__ import annotations

from collections.abc import Sequence

from orontes.control.held_phrases import find_held
from orontes.control.report_places import best_mention, group_by_place
from orontes.control.report_words import Names, ReportWord, find_words
from orontes.model.actor import ActorMention
from orontes.model.control import ReportedControl
from orontes.model.place import PlaceMention
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.model.statement import Statement

TRUST = {"narrator": 3.0, "monitor": 2.0, "io": 2.0, "media": 2.0, "witness": 2.0, "state": 1.5, "party": 1.5}
"""How a hold told by several is decided within one report; what is not listed is 1. Ours: the narrator sums up."""


def report_control(
    report: Report,
    reading: Reading,
    statements: Sequence[Statement],
    *,
    places: Sequence[PlaceMention],
    actors: Sequence[ActorMention],
) -> tuple[ReportedControl, ...]:
    """Places whose control the report tells, in order of first mention."""
    words = [word for statement in statements for word in find_words(statement)]
    words += [
        ReportWord(place, "held", holder, (), "narrator", (), position=place.span.start)
        for place, holder in find_held(report, reading, places=places, actors=actors)
    ]
    groups = group_by_place(sorted(words, key=lambda word: word.position))
    captors = [word.names for word in words if word.kind == "held" and word.names]
    found = [merge(group, captors=captors) for group in groups]
    return tuple(state for state in found if state is not None)


def merge(words: Sequence[ReportWord], *, captors: Sequence[Names]) -> ReportedControl | None:
    """One entry for a place from all that the report says of it, None where it says nothing of control."""
    status, main = choose_status(words)
    if main is None:
        return None
    holder = holder_of(status, main, words, captors=captors)
    left = next((word.names for word in words if word.kind == "left" and not share(word.names, holder)), ())
    place = best_mention(words)
    told = [word for word in words if word.kind != "fighting" or status == "contested"]
    return ReportedControl(
        place=place.text,
        names=tuple(dict.fromkeys(name for word in words for name in word.place.names)) or (place.text,),
        lat=next((word.place.lat for word in words if word.place.lat is not None), None),
        lon=next((word.place.lon for word in words if word.place.lat is not None), None),
        status=status,
        holder=holder,
        previous=main.previous or left,
        source_kind=main.source_kind,
        disputed=is_disputed(words, holder),
        statement_ids=tuple(dict.fromkeys(word.statement_id for word in told if word.statement_id)),
        place_id=place.place_id,
    )


def choose_status(words: Sequence[ReportWord]) -> tuple[str, ReportWord | None]:
    """The status of a place, and the word it rests on."""
    by_kind = {kind: [word for word in words if word.kind == kind] for kind in {word.kind for word in words}}
    holds = by_kind.get("held", [])
    if holds:
        best = max(holds, key=lambda word: strength(word, words))
        rivals = [w for w in holds if is_rival(w, best) and strength(w, words) == strength(best, words)]
        return ("contested" if rivals and best.is_possible else "held"), best
    if "besieged" in by_kind:
        return "besieged", max(by_kind["besieged"], key=lambda word: bool(word.names))
    if "left" in by_kind:
        return "left", by_kind["left"][0]
    footholds = by_kind.get("part", []) + by_kind.get("foothold", [])
    if footholds and ("part" in by_kind or "fighting" in by_kind or footholds[0].is_possible or "not_held" in by_kind):
        return "contested", footholds[0]
    denied = [word for word in (*by_kind.get("not_left", ()), *by_kind.get("not_held", ())) if holder_by_denial(word)]
    return ("held", denied[0]) if denied else ("", None)


def strength(word: ReportWord, words: Sequence[ReportWord]) -> tuple[bool, float, int]:
    """What decides between holds: not given up since, told by whom and as how sure, later in time."""
    day = word.day.toordinal() if word.day else 0
    gone = any(other.kind == "left" and share(other.names, word.names) and is_later(other, word) for other in words)
    trust = TRUST.get(word.source_kind, 1.0) * (0.5 if word.is_possible else 1.0) + (0.25 if word.names else 0.0)
    older = any(is_rival(other, word) and other.kind == "held" and dated_later(other, word) for other in words)
    return (not gone and not older, trust, day)


def is_later(word: ReportWord, other: ReportWord) -> bool:
    """Whether a word tells of a later time, or of none and stands later in the text."""
    if word.day and other.day:
        return word.day >= other.day
    return word.position > other.position


def dated_later(word: ReportWord, other: ReportWord) -> bool:
    """Whether a word tells of the present or a later day, the other of a day in the past."""
    return other.day is not None and (word.day > other.day if word.day else word.source_kind == "narrator")


def is_rival(word: ReportWord, other: ReportWord) -> bool:
    """Whether two words name different sides."""
    return bool(word.names) and bool(other.names) and not share(word.names, other.names)


def holder_of(status: str, main: ReportWord, words: Sequence[ReportWord], *, captors: Sequence[Names]) -> Names:
    """Names of the holder, () where the report does not say and nothing in it tells."""
    if status == "held":
        if main.kind in ("not_left", "not_held"):
            return holder_by_denial(main)
        return main.names or infer_holder(main, words, captors=captors)
    if status == "besieged":
        return main.names
    return ()


def infer_holder(main: ReportWord, words: Sequence[ReportWord], *, captors: Sequence[Names]) -> Names:
    """Who took a place where its capture names nobody: who came in there, who says so, or the report's only captor."""
    came = next((word.names for word in words if word.kind in ("held", "part", "foothold") and word.names), ())
    if came:
        return came
    if main.speaker and not share(main.speaker, main.previous) and main.source_kind == "party":
        return main.speaker
    lost = main.previous or next((word.names for word in words if word.kind == "left"), ())
    others = [names for names in captors if not share(names, lost)]
    is_one = bool(others) and all(share(names, others[0]) for names in others)
    return others[0] if is_one else ()


def holder_by_denial(word: ReportWord) -> Names:
    """Who holds a place if a party denies having left it or that another took it."""
    if word.kind == "not_left":
        return word.names or word.speaker
    return word.speaker if word.source_kind == "party" and not share(word.speaker, word.names) else ()


def is_disputed(words: Sequence[ReportWord], holder: Names) -> bool:
    """Whether the report's sources disagree: a denial, or another side's hold, told beside a claim."""
    denied = any(word.kind in ("not_held", "not_left") for word in words)
    told = any(word.kind not in ("not_held", "not_left", "fighting") for word in words)
    rival = any(w.kind == "held" and holder and w.names and not share(w.names, holder) and w.day is None for w in words)
    return (denied and told) or rival


def share(names: Names, others: Names) -> bool:
    """Whether two lists of names have one in common."""
    return bool({name.lower() for name in names} & {name.lower() for name in others})
