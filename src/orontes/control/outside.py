"""How much of the evidence comes from outside: from voices not on the side that gains? An admission is outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orontes.control.evidence import Voice

INSIDE = ("hold", "inside")


def is_outside(voice: Voice, side: str) -> bool:
    """Whether the voice does not speak for `side`."""
    return not voice.current.own or voice.current.own != side


def outside_gain(side: str, voices: Iterable[Voice]) -> float:
    """Summed log-odds for `side` from outside."""
    return sum(max(0.0, v.weights.get(side, 0.0)) for v in voices if is_outside(v, side))


def outside_weight(side: str, voices: Iterable[Voice]) -> float:
    """out(side): from each outside voice its weight for the side or against the others, whichever is more."""
    total = 0.0
    for voice in voices:
        if is_outside(voice, side):
            losses = max((-w for other, w in voice.weights.items() if other != side and w < 0), default=0.0)
            against = voice.weights.get(side, 0.0) < 0
            total += 0.0 if against else max(voice.weights.get(side, 0.0), losses)
    return total


def departure_weight(side: str, voices: Iterable[Voice]) -> float:
    """Summed weight of the voices that say `side` has left; its enemies' own word does not count."""
    return sum(-v.weights.get(side, 0.0) for v in voices if has_departed(v, side) and not v.is_own)


def has_departed(voice: Voice, side: str) -> bool:
    """Whether the voice tells that `side` has left, as a fact."""
    told = any(t.side == side and t.mark == "departed" and t.is_asserted for t in voice.told)
    return told and voice.weights.get(side, 0.0) < 0


def departs_for(voice: Voice, side: str) -> bool:
    """Whether the voice tells that another side has left, which speaks for `side`."""
    return any(other != side and has_departed(voice, other) for other in voice.weights)


def puts_inside(side: str, voices: Iterable[Voice]) -> bool:
    """Whether some voice tells that `side` is in the place."""
    return any(t.side == side and t.mark in INSIDE and t.is_asserted for v in voices for t in v.told)


def has_admission(side: str, voices: Sequence[Voice]) -> bool:
    """Whether another side admits its loss of the place to `side`."""
    return any(
        v.is_admission and is_outside(v, side) and (departs_for(v, side) or v.weights.get(side, 0.0) > 0)
        for v in voices
    )
