"""Who asserts what of a place? The overlay that is shown under every label, assessed or not (design, section 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orontes.control.evidence import Told, Voice
from orontes.model.control import Claim
from orontes.resources import read_toml

CLAIMED = {"hold": "held", "siege": "besieged", "departed": "left"}
"""What a mark asserts; a foothold or fighting asserts nothing of who holds the place."""


def find_claims(voices: Sequence[Voice]) -> tuple[Claim, ...]:
    """Every assertion of a hold, siege or departure that is worth enough, by whom; disputed where another opposes it.

    An unverified own claim counts, a bare "reportedly" does not.
    """
    found: dict[tuple[str, str, str], list[Told]] = {}
    for voice in voices:
        for told in voice.told:
            if told.mark in CLAIMED and counts(told):
                found.setdefault((voice.primary, told.side, CLAIMED[told.mark]), []).append(told)
    return tuple(
        Claim(
            side=side,
            label=label,
            speaker=speaker,
            source_kind=told[-1].statement.source.kind,
            statement_ids=tuple(dict.fromkeys(t.statement.id for t in told)),
            is_disputed=is_opposed(side, label, speaker, voices),
        )
        for (speaker, side, label), told in found.items()
    )


def counts(told: Told) -> bool:
    """Whether W times C reaches the least that a claim is worth."""
    return told.claim >= float(read_toml("control_weights.toml")["label"]["claim"])


def is_opposed(side: str, label: str, speaker: str, voices: Sequence[Voice]) -> bool:
    """Whether another voice denies it, or tells the opposite."""
    return any(opposes(voice, side, label) for voice in voices if voice.primary != speaker)


def opposes(voice: Voice, side: str, label: str) -> bool:
    """Whether a voice's current word stands against the claim that `side` holds, besieges or has left."""
    word = voice.current
    if word.statement.reality == "denied":
        kind = {
            "held": ("capture", "advance", "agreement"),
            "besieged": ("siege",),
            "left": ("withdrawal", "surrender"),
        }
        return word.statement.type in kind[label] or (label == "left" and voice.weights.get(side, 0.0) > 0)
    holds = [told.side for told in voice.told if told.mark == "hold" and told.is_asserted]
    gone = [told.side for told in voice.told if told.mark == "departed" and told.is_asserted]
    if label == "left":
        return side in holds
    return label == "held" and (side in gone or any(other != side for other in holds))


def asserts_against(side: str, voices: Sequence[Voice]) -> bool:
    """Whether somebody asserts another side's hold, or that `side` has left."""
    return any(
        counts(told)
        and ((told.mark == "hold" and told.side != side) or (told.mark == "departed" and told.side == side))
        for voice in voices
        for told in voice.told
    )


def best_claim(claims: Sequence[Claim], p: Mapping[str, float]) -> Claim | None:
    """The claim that the label `claimed` speaks of: hold before siege before departure, then the likeliest side."""
    order = {"held": 2, "besieged": 1, "left": 0}
    return max(claims, key=lambda c: (order[c.label], p.get(c.side, 0.0)), default=None)
