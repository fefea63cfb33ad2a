"""Which of the places of that name is meant? A small trained ranker over features.py, calibrated, with its reasons.

A two-layer perceptron scores every candidate and a linear row scores "none of them"; a softmax within the name makes
probabilities (listwise: Cao et al. 2007). Two rounds: what the other names probably are is a feature. Trained by
`training.place_ranker`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from orontes.model.place import Place, PlaceCandidate
from orontes.places.features import (
    INDEX,
    LONG_KM,
    Array,
    Candidates,
    add_company,
    fixed_features,
    no_match_features,
    rows_of,
)
from orontes.places.links import Links
from orontes.resources import read_toml, resource_path

ROUNDS = 2
KEPT = 5


@dataclass(frozen=True, slots=True)
class Ranker:
    """The weights: hidden layer, output, the row of no match; `scale` divides the logits (Guo et al. 2017)."""

    hidden: Array
    hidden_bias: Array
    out: Array
    none: Array
    none_bias: float
    scale: float

    def logits(self, values: Array) -> Array:
        """One score a row."""
        return np.maximum(values @ self.hidden + self.hidden_bias, 0) @ self.out  # type: ignore[no-any-return]


@cache
def load_ranker() -> Ranker:
    """The shipped weights."""
    with np.load(resource_path("places/ranker.npz")) as file:
        arrays = {name: file[name].astype(np.float32) for name in file.files}
    return Ranker(
        arrays["hidden"],
        arrays["hidden_bias"],
        arrays["out"],
        arrays["none"],
        float(arrays["none_bias"]),
        float(arrays["scale"]),
    )


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates of one name, best first, and the probability that it is none of them."""

    candidates: tuple[PlaceCandidate, ...]
    no_match: float


def rank(table: Candidates, links: Links, *, context: Sequence[Place]) -> tuple[Ranked, ...]:
    """For each name of the table its candidates by probability."""
    if not table.places:
        return ()
    ranker = load_ranker()
    values = fixed_features(table, links, context=context)
    shares = first_shares(values, table)
    none = np.zeros(len(table.names), dtype=np.float32)
    for _ in range(ROUNDS):
        add_company(values, table, shares)
        shares, none = score(ranker, table, values)
    return tuple(ranked(table, values, shares, number, float(none[number])) for number in range(len(table.names)))


def first_shares(values: Array, table: Candidates) -> Array:
    """What each name probably is before the others are looked at: people count, countries and provinces first."""
    weights = read_toml("places/priors.toml")["first"]
    columns = [name if name in INDEX else f"kind:{name}" for name in weights]
    prior = values[:, [INDEX[name] for name in columns]] @ np.array([*weights.values()], dtype=np.float32)
    return softmax(prior, table, np.full(len(table.names), -np.inf, dtype=np.float32))[0]


def score(ranker: Ranker, table: Candidates, values: Array) -> tuple[Array, Array]:
    """(probability of each row, probability of no match of each name)."""
    none = no_match_features(table, values) @ ranker.none + ranker.none_bias
    return softmax(ranker.logits(values) / ranker.scale, table, none / ranker.scale)


def softmax(logits: Array, table: Candidates, none: Array) -> tuple[Array, Array]:
    """Shares within each name, the row of no match among them."""
    most = np.maximum(np.maximum.reduceat(logits, table.starts), none)
    weights = np.exp(logits - most[table.owner])
    without = np.exp(none - most)
    total = np.add.reduceat(weights, table.starts) + without
    return (weights / total[table.owner]).astype(np.float32), (without / total).astype(np.float32)


def ranked(table: Candidates, values: Array, shares: Array, number: int, none: float) -> Ranked:
    """One name's best candidates with reasons."""
    rows = sorted(rows_of(table, number), key=lambda row: (-shares[row], table.places[row].id))[:KEPT]
    return Ranked(
        tuple(
            PlaceCandidate(table.places[row], round(float(shares[row]), 3), reasons_of(table, values[row], row))
            for row in rows
        ),
        round(none, 3),
    )


def reasons_of(table: Candidates, cells: Array, row: int) -> tuple[str, ...]:
    """In words, what spoke for or against the candidate."""
    place = table.places[row]
    number = int(table.owner[row])
    told = [place.kind]
    if cells[INDEX["inside_follows"]]:
        told.append("the name after the comma holds it")
    elif cells[INDEX["other_follows"]]:
        told.append("the name after the comma does not hold it")
    if cells[INDEX["holds_before"]]:
        told.append("holds the place named before it")
    if place.kind != "country" and cells[INDEX["country_share"]] > 0.25:
        told.append(f"{place.country} is named or meant elsewhere in the report")
    nearest = float(cells[INDEX["nearest_150"]])
    if nearest > 0.05:
        told.append(f"{-LONG_KM * math.log(nearest):.0f} km from another place that the report may mean")
    if cells[INDEX["desk_near"]] > 0.05:
        told.append(f"{-LONG_KM * math.log(cells[INDEX['desk_near']]):.0f} km from a place of the same conflict")
    others = len(rows_of(table, number))
    if others > 1 and place.kind == "settlement" and cells[INDEX["rank"]] == 0:
        told.append(f"the largest town among {others} places of that name")
    if cells[INDEX["likeness"]] > 0:
        told.append(f"another spelling of {place.name} ({1 - cells[INDEX['likeness']]:.2f})")
    return tuple(told)
