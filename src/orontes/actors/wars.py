"""Which war does a report tell of, and on which side does an actor stand?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from orontes.actors.knowledge import Knowledge
from orontes.model.actor import ActorMention, War


def choose_war(
    actors: Sequence[ActorMention], countries: Sequence[str], *, published: date | None, knowledge: Knowledge
) -> War | None:
    """The war whose countries and actors the report names most, at least twice; None where none fits.

    `countries`: the country code of every place mention, repeats included. Dates count where the report has one.
    """
    places = Counter(countries)
    scores: dict[str, float] = {}
    for war in knowledge.wars:
        if published is not None and not is_on(war, published):
            continue
        named = sum(
            1.0 for m in actors if m.actor_id and side_of(m.actor_id, war=war, on=published, knowledge=knowledge)
        )
        scores[war.id] = named + sum(places[country] for country in war.countries) * 1.5
    best = max(scores, key=lambda war_id: scores[war_id], default=None)
    if best is None or scores[best] < 2:
        return None
    return next(war for war in knowledge.wars if war.id == best)


def is_on(war: War, day: date) -> bool:
    """Whether the war was fought that day."""
    return (war.valid_from is None or war.valid_from <= day) and (war.valid_to is None or day <= war.valid_to)


def side_of(actor_id: str, *, war: War, on: date | None, knowledge: Knowledge) -> str:
    """An actor's side, by its own alignment or that of what it belongs to, leads or speaks for; '' if none."""
    aligned = {alignment.actor: alignment for alignment in war.alignments}
    seen: set[str] = set()
    queue = [actor_id]
    while queue:
        current = queue.pop(0)
        if current in seen:
            continue
        seen.add(current)
        alignment = aligned.get(current)
        if alignment is not None and alignment.strength != "leaning":
            return alignment.side
        actor = knowledge.actor(current)
        if actor is not None:
            queue.extend(
                tie.whole
                for tie in actor.memberships
                if on is None
                or ((tie.valid_from is None or tie.valid_from <= on) and (tie.valid_to is None or on <= tie.valid_to))
            )
    return ""
