"""Which known actor, place or time does a word belong to? Linked mentions, found by token."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from orontes.model.actor import ActorMention
from orontes.model.place import PlaceMention
from orontes.model.reading import Mention, Reading
from orontes.model.span import Span
from orontes.model.timespan import TimeSpan


class Spanned(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def span(self) -> Span:
        """Its characters."""
        ...


S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Linked:
    """The linked mentions of one report, by the tokens they cover; where several cover one, the longest comes first."""

    actors: dict[int, tuple[ActorMention, ...]]
    places: dict[int, tuple[PlaceMention, ...]]
    times: dict[int, tuple[TimeSpan, ...]]
    mentions: dict[int, tuple[Mention, ...]]
    private: tuple[Span, ...] = ()
    """Names of private persons, which outputs withhold."""

    def is_private(self, span: Span | None) -> bool:
        """Whether a private person's name stands in `span`."""
        return span is not None and any(span.overlaps(name) for name in self.private)

    def actor(self, token: int) -> ActorMention | None:
        """The longest linked actor mention over `token`."""
        found = self.actors.get(token)
        return found[0] if found else None

    def place(self, token: int) -> PlaceMention | None:
        """The longest literal place mention over `token`."""
        for place in self.places.get(token, ()):
            if place.use == "literal":
                return place
        return None

    def time(self, token: int) -> TimeSpan | None:
        """The longest time expression over `token`."""
        found = self.times.get(token)
        return found[0] if found else None

    def mention(self, token: int) -> Mention | None:
        """The encoder's longest mention over `token`."""
        found = self.mentions.get(token)
        return found[0] if found else None


def link_tokens(
    reading: Reading,
    *,
    actors: Sequence[ActorMention],
    places: Sequence[PlaceMention],
    times: Sequence[TimeSpan],
    private: tuple[Span, ...] = (),
) -> Linked:
    """Index every linked mention by the tokens it covers."""
    starts = [token.span.start for token in reading.tokens]
    return Linked(
        actors=index_spans(actors, reading, starts=starts),
        places=index_spans(places, reading, starts=starts),
        times=index_spans(times, reading, starts=starts),
        mentions=index_spans(reading.mentions, reading, starts=starts),
        private=private,
    )


def index_spans(items: Iterable[S], reading: Reading, *, starts: Sequence[int]) -> dict[int, tuple[S, ...]]:
    """Token index → items that cover it, longest first."""
    found: dict[int, list[S]] = {}
    for item in items:
        for index in tokens_of(item.span, reading, starts=starts):
            found.setdefault(index, []).append(item)
    return {index: tuple(sorted(over, key=lambda i: i.span.start - i.span.end)) for index, over in found.items()}


def tokens_of(span: Span, reading: Reading, *, starts: Sequence[int]) -> range:
    """Indices of the tokens that overlap `span`."""
    first = max(0, bisect_right(starts, span.start) - 1)
    while first < len(starts) and reading.tokens[first].span.end <= span.start:
        first += 1
    last = first
    while last < len(starts) and starts[last] < span.end:
        last += 1
    return range(first, last)
