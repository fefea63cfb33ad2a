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

LONG_AFTER = 30
"""Days after which a place can have changed hands unseen by the report."""


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
    holds, sieges = [w for w in by_kind.get("held", []) if not is_over(w, words)], by_kind.get("besieged", [])
    best = max(holds, key=lambda word: strength(word, words), default=None)
    siege = max(sieges, key=lambda word: bool(word.names), default=None)
    if siege is not None and (best is None or stands(siege, best)):
        return "besieged", siege
    if best is not None:
        return ("contested" if is_open(best, words) else "held"), best
    denied = [word for word in (*by_kind.get("not_left", ()), *by_kind.get("not_held", ())) if holder_by_denial(word)]
    gone = next((word for word in by_kind.get("left", ()) if not word.is_possible and not is_raid(word, words)), None)
    if gone is not None and not any(share(holder_by_denial(word), gone.names) for word in denied) and denied:
        return "held", denied[0]
    if gone is not None:
        return "left", gone
    footholds = by_kind.get("part", []) + by_kind.get("foothold", [])
    if footholds and ("part" in by_kind or "fighting" in by_kind or footholds[0].is_possible or "not_held" in by_kind):
        return "contested", footholds[0]
    return ("held", denied[0]) if denied else ("", None)


def stands(siege: ReportWord, hold: ReportWord) -> bool:
    """Whether a siege still goes on beside a hold: the holder is the one shut in, or at least not the besieger."""
    if not siege.previous:
        return share(siege.names, hold.names)
    return bool(hold.names) and not share(siege.previous, hold.names)


def is_open(hold: ReportWord, words: Sequence[ReportWord]) -> bool:
    """Whether a hold stands against another's word: a mere possibility that somebody contradicts."""
    rivals = [word for word in words if is_rival(word, hold) and not is_over(word, words)]
    return hold.is_possible and (bool(rivals) or any(word.kind == "not_held" for word in words))


def is_raid(gone: ReportWord, words: Sequence[ReportWord]) -> bool:
    """Whether those who left had only come in: they held nothing that is open now."""
    return any(w.kind == "foothold" and share(w.names, gone.names) and w.position < gone.position for w in words)


def is_over(hold: ReportWord, words: Sequence[ReportWord]) -> bool:
    """Whether the report tells that a hold ended: its side left later, or another side left long after it."""
    for other in words:
        if other.kind == "left" and share(other.names, hold.names) and is_later(other, hold):
            return True
        long_after = hold.day and other.day and (other.day - hold.day).days > LONG_AFTER
        if other.kind == "left" and long_after and is_rival(other, hold):
            return True
    return False


def strength(word: ReportWord, words: Sequence[ReportWord]) -> tuple[bool, float, int]:
    """What decides between holds: not of a past day, told by whom and as how sure, later in time."""
    trust = TRUST.get(word.source_kind, 1.0) * (0.5 if word.is_possible else 1.0) + (0.25 if word.names else 0.0)
    older = any(is_rival(other, word) and other.kind == "held" and dated_later(other, word) for other in words)
    return (not older, trust, word.day.toordinal() if word.day else 0)


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
        inside = (w.names for w in words if w.kind in ("held", "inside", "left") and not share(w.names, main.previous))
        return main.names or next((names for names in inside if names), ())
    return ()


def infer_holder(main: ReportWord, words: Sequence[ReportWord], *, captors: Sequence[Names]) -> Names:
    """Who took a place where its capture names nobody: who came in there, who says so, or the report's chief captor."""
    came = next((word.names for word in words if word.kind in ("held", "part", "foothold") and word.names), ())
    if came:
        return came
    if main.speaker and not share(main.speaker, main.previous) and main.source_kind == "party":
        return main.speaker
    lost = main.previous or next((word.names for word in words if word.kind == "left"), ())
    others = [names for names in captors if not share(names, lost)]
    counted = [(sum(share(names, other) for other in others), names) for names in others]
    most = max((count for count, _ in counted), default=0)
    best = [names for count, names in counted if count == most]
    return best[0] if best and all(share(names, best[0]) for names in best) else ()


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
