"""Which word stands for a probability? ICD 203's ladder; a claim and its confidence never share a sentence."""

from __future__ import annotations

from orontes.resources import read_toml


def likelihood_word(p: float) -> str:
    """The word for probability `p` (0 to 1), which is clipped so that it is never 0 or 1."""
    ladder: list[tuple[float, str]] = [
        (float(bound), str(word)) for bound, word in read_toml("likelihood.toml")["words"]
    ]
    clipped = min(0.99, max(0.01, p))
    return next(word for bound, word in ladder if clipped <= bound)
