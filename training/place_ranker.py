"""Train the ranker of places: which of the places of one name is meant, or none of them.

    python -m training.place_ranker --gold DIR --corpora DIR --out FILE [--stories 3000] [--seed 1]

Learnt from the gold's training reports (names with coordinates), GUM's linked names (`place_links`) and made-up stories
(`place_stories`); LGL, TR-News and the development reports train nothing. Listwise softmax with a row for "none of
them" (Cao et al. 2007); two rounds, for the company a name keeps is what the others probably are; scaled on held-out
training reports (Guo et al. 2017).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from orontes.model.span import Span
from orontes.places import Gazetteer, open_gazetteer
from orontes.places.features import (
    FEATURES,
    NO_MATCH,
    Array,
    Candidates,
    add_company,
    fixed_features,
    gather,
    no_match_features,
)
from orontes.places.gazetteer import distance_km
from orontes.places.links import find_links
from orontes.places.lookup import look_up
from orontes.places.ranker import first_shares
from orontes.places.resolve import is_small, widen
from orontes.places.spans import NameSpan
from training.place_links import linked_stories
from training.place_stories import Story, desk_around, draw_stories

HIDDEN, EPOCHS, BATCH, RATE = 24, 6, 64, 3e-3
CLOSE_KM, UNIT_KM = 25.0, 161.0
GOLD_TIMES, LINKED_TIMES = 10, 6
"""How often the reports of the gold and of GUM are seen for each time the stories are: they are few and real."""
HELD_OUT = 5
"""Every so-manieth report of the gold scales the probabilities and chooses nothing else."""


@dataclass(slots=True)
class Case:
    """One report's table, features and right rows."""

    table: Candidates
    values: Array
    none: Array
    right: Array
    """Rows that are right."""
    unmatched: Array
    """Names of which no row is right."""
    shares: Array


def main() -> None:
    """Draw, train twice, scale, save."""
    options = parse()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    chance = random.Random(options.seed)
    gazetteer = open_gazetteer()
    gold = [
        case
        for story, likeness in gold_stories(options.gold, gazetteer, chance)
        if (case := build_case(story, likeness))
    ]
    held = gold[::HELD_OUT]
    kept = [case for number, case in enumerate(gold) if number % HELD_OUT]
    stories = [
        c for s in draw_stories(gazetteer, count=options.stories, chance=chance) if (c := build_case(s, s.likeness))
    ]
    gum = options.corpora / "gum" / "en_gum-permissive-train.conllu"
    linked = [case for story in linked_stories(gum, gazetteer) if (case := build_case(story, {}))]
    print(f"gold {len(kept)} and {len(held)} held out, GUM {len(linked)}, stories {len(stories)}", flush=True)
    network = Network()
    for turn in range(2):
        train(network, [*stories, *kept * GOLD_TIMES, *linked * LINKED_TIMES], chance=chance)
        for case in [*stories, *gold, *linked]:
            refresh(case, network)
        print(f"round {turn}: held-out {accuracy(network, held):.3f}, stories {accuracy(network, stories[:500]):.3f}")
    scale = find_scale(network, held)
    print(f"scale {scale:.2f}")
    np.savez(options.out, **network.arrays(), scale=np.float32(scale))


def parse() -> argparse.Namespace:
    """Command-line options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--stories", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


class Network(torch.nn.Module):
    """The ranker's two layers and its row of no match."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = torch.nn.Linear(len(FEATURES), HIDDEN)
        self.out = torch.nn.Linear(HIDDEN, 1, bias=False)
        self.none = torch.nn.Linear(len(NO_MATCH), 1)

    def forward(self, values: torch.Tensor, none: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """(scores of rows, scores of no match)."""
        return self.out(torch.relu(self.hidden(values)))[:, 0], self.none(none)[:, 0]

    def arrays(self) -> dict[str, np.ndarray]:
        """Weights as the package reads them."""
        return {
            "hidden": self.hidden.weight.detach().numpy().T.copy(),
            "hidden_bias": self.hidden.bias.detach().numpy().copy(),
            "out": self.out.weight.detach().numpy()[0].copy(),
            "none": self.none.weight.detach().numpy()[0].copy(),
            "none_bias": self.none.bias.detach().numpy()[0].copy(),
        }


def gold_stories(
    gold: Path, gazetteer: Gazetteer, chance: random.Random
) -> Iterator[tuple[Story, dict[tuple[str, int], float]]]:
    """The names with coordinates of the gold's training reports, and how alike candidates of other spellings are."""
    for path in sorted((gold / "train" / "annotations").glob("*.json")):
        rows = [t for t in json.loads(path.read_text())["toponyms"] if t.get("lat") is not None]
        text = json.loads((gold / "train" / "reports" / path.name).read_text())["text"]
        mentions, distinct, points = [], {}, {}
        for row in rows:
            for match in re.finditer(rf"(?<!\w){re.escape(row['text'])}(?!\w)", text):
                span = Span(*match.span())
                name = NameSpan(span, row["text"], *(look_up(span, text, gazetteer) or ((), "")), True)
                mentions.append(name)
                distinct.setdefault(name.sense, name)
                points[name.sense] = row["lat"], row["lon"]
        home = homes(distinct.values(), points)
        likeness: dict[tuple[str, int], float] = {}
        names = [
            widen(name, home, gazetteer=gazetteer, likeness=likeness) if may_be_spelt(name) else name
            for name in distinct.values()
        ]
        if names:
            right = tuple(right_ids(name, *points[name.sense]) for name in names)
            sure = [p for name, ids in zip(names, right, strict=True) for p, _ in name.found if p.id in ids]
            towns = [place for place in sure if place.kind == "settlement"]
            context = desk_around(chance.choice(towns), gazetteer, chance) if towns else ()
            yield Story(tuple(names), tuple(mentions), text, right, context), likeness


def may_be_spelt(name: NameSpan) -> bool:
    """Whether the name would be looked up by spelling: unknown, or only small places have it."""
    return all(is_small(place) for place, _ in name.found)


def homes(names: Iterable[NameSpan], points: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
    """The countries that most of the right candidates lie in."""
    counts = Counter(
        place.country
        for name in names
        for place, _ in name.found
        if place.country and place.id in right_ids(name, *points[name.sense])
    )
    return tuple(code for code, _ in counts.most_common(2))


def right_ids(name: NameSpan, lat: float, lon: float) -> frozenset[int]:
    """Candidates that lie where the annotator says: within 25 km, wide units within 161 km."""
    right = set()
    for place, _ in name.found:
        wide = place.kind not in ("settlement", "district", "camp", "base", "airport", "facility", "crossing")
        if distance_km(lat, lon, place.lat, place.lon) <= (UNIT_KM if wide else CLOSE_KM):
            right.add(place.id)
    return frozenset(right)


def build_case(story: Story, likeness: Mapping[tuple[str, int], float]) -> Case | None:
    """Features of a story's names; None without candidates. `likeness`: (sense, place id) → likeness of a spelling."""
    names = [name for name in story.names if name.found]
    if not names:
        return None
    numbers = {name.sense: number for number, name in enumerate(names)}
    alike = {(numbers[key], place): value for (key, place), value in likeness.items() if key in numbers}
    table = gather(names, alike)
    values = fixed_features(table, find_links(story.mentions, numbers, text=story.text), context=story.context)
    right = dict(zip((name.sense for name in story.names), story.right, strict=True))
    rows = [place.id in right[names[owner].sense] for place, owner in zip(table.places, table.owner, strict=True)]
    flags = np.array(rows, dtype=np.float32)
    unmatched = (np.add.reduceat(flags, table.starts) == 0).astype(np.float32)
    case = Case(table, values, np.zeros(0, dtype=np.float32), flags, unmatched, first_shares(values, table))
    add_company(case.values, table, case.shares)
    case.none = no_match_features(table, values)
    return case


def refresh(case: Case, network: Network) -> None:
    """The company features again, now that the network says what the names probably are."""
    rows, _ = probabilities(network, case, scale=1.0)
    case.shares = rows
    add_company(case.values, case.table, rows)
    case.none = no_match_features(case.table, case.values)


def train(network: Network, cases: Sequence[Case], *, chance: random.Random) -> None:
    """Minimise the log loss of the right rows together."""
    steps = EPOCHS * (len(cases) // BATCH + 1)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    order = list(cases)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for start in range(0, len(order), BATCH):
            loss = batch_loss(network, order[start : start + BATCH])
            loss.backward()
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()


def batch_loss(network: Network, cases: Sequence[Case]) -> torch.Tensor:
    """Mean log loss over the names of some reports."""
    starts = np.cumsum([0, *(len(case.table.names) for case in cases)])
    owner = torch.tensor(np.concatenate([c.table.owner + s for c, s in zip(cases, starts, strict=False)]))
    rows, none = network(
        torch.tensor(np.concatenate([case.values for case in cases])),
        torch.tensor(np.concatenate([case.none for case in cases])),
    )
    right = torch.tensor(np.concatenate([case.right for case in cases])).bool()
    unmatched = torch.tensor(np.concatenate([case.unmatched for case in cases])).bool()
    total = pooled(rows, owner, none)
    hit = pooled(rows.masked_fill(~right, -1e4), owner, none.masked_fill(~unmatched, -1e4))
    return (total - hit).mean()


def pooled(rows: torch.Tensor, owner: torch.Tensor, none: torch.Tensor) -> torch.Tensor:
    """Log of the sum of exponentials of each name's rows and its row of no match."""
    most = none.detach().scatter_reduce(0, owner, rows.detach(), "amax", include_self=True)
    sums = torch.exp(none - most).scatter_add(0, owner, torch.exp(rows - most[owner]))
    return torch.log(sums) + most


def probabilities(network: Network, case: Case, *, scale: float) -> tuple[Array, Array]:
    """(probability of each row, of no match of each name)."""
    with torch.no_grad():
        rows, none = network(torch.tensor(case.values), torch.tensor(case.none))
        owner = torch.tensor(case.table.owner)
        total = pooled(rows / scale, owner, none / scale)
        return torch.exp(rows / scale - total[owner]).numpy(), torch.exp(none / scale - total).numpy()


def accuracy(network: Network, cases: Sequence[Case]) -> float:
    """Share of names whose best row, or no match, is right."""
    hits = names = 0
    for case in cases:
        rows, none = probabilities(network, case, scale=1.0)
        best = np.maximum.reduceat(rows, case.table.starts)
        right = np.maximum.reduceat(rows * case.right, case.table.starts)
        hits += int(((none > best) == (case.unmatched > 0))[none > best].sum())
        hits += int((right == best)[none <= best].sum())
        names += len(best)
    return hits / max(1, names)


def find_scale(network: Network, cases: Sequence[Case]) -> float:
    """The divisor of the scores under which held-out names are least surprising."""

    def surprise(scale: float) -> float:
        total = 0.0
        for case in cases:
            rows, none = probabilities(network, case, scale=scale)
            hit = np.add.reduceat(rows * case.right, case.table.starts) + none * case.unmatched
            total -= float(np.log(np.maximum(hit, 1e-6)).sum())
        return total

    return min(np.arange(0.5, 3.01, 0.1), key=surprise)


if __name__ == "__main__":
    main()
