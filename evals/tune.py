"""Which statement weights fit the held-out training reports best? Coordinate descent over `statement_weights.toml`.

    python -m evals.tune --gold DIR --corpora DIR [--only training/heldout.txt] [--rounds 2]

Only reports the shipped encoder has not seen, and never the development reports. The aim is the sum of statement F1 and
FULL F1, both by the gold's own `score.py`. Prints every step that helps; a person writes the values into the file.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.conflicts import conflict_names, is_about

from evals.gold import load_scorer
from evals.heldout import Item, Prepared, every_item, held_out, prepare, read_again
from orontes.engine.toolkit import Toolkit, load_toolkit
from orontes.outputs.annotation import write_annotation
from orontes.reading import load_encoder
from orontes.resources import read_toml

GRID: dict[tuple[str, ...], tuple[float, ...]] = {
    ("trigger", "bias"): (-0.4, -0.1, 0.2, 0.5, 0.8, 1.1),
    ("trigger", "trigger_head"): (0.3, 0.5, 0.7, 0.85, 1.0),
    ("trigger", "sentence_head"): (0.0, 0.1, 0.2, 0.3, 0.4),
    ("trigger", "word"): (0.6, 0.9, 1.2, 1.5, 1.8),
    ("trigger", "first"): (-0.3, 0.0, 0.3, 0.6, 0.9),
    ("trigger", "again"): (0.5, 1.0, 1.5, 2.0),
    ("roles", "pattern_bonus"): (0.0, 0.15, 0.3),
    ("roles", "other_sentence"): (0.0, 0.15, 0.3, 0.45),
    ("roles", "share_of_best"): (0.4, 0.6, 0.8),
    ("roles", "threshold", "agent"): (0.2, 0.3, 0.38, 0.5, 0.6),
    ("roles", "threshold", "target"): (0.25, 0.35, 0.45, 0.55),
    ("roles", "threshold", "place"): (0.15, 0.25, 0.35, 0.45, 0.55),
    ("roles", "threshold", "source"): (0.3, 0.4, 0.5),
    ("votes", "attributed_governs"): (2.0, 3.0, 4.0, 5.0, 6.0),
    ("votes", "attributed_quotation"): (2.0, 3.0, 4.0, 5.0),
    ("votes", "attributed_carried"): (-0.5, 0.5, 1.5, 2.5),
    ("votes", "narrator_no_cue"): (1.0, 2.0, 3.0),
    ("votes", "reality_cue"): (0.75, 1.5, 2.5),
    ("votes", "stance_reality"): (1.0, 2.0, 3.0),
}


def main() -> None:
    """Descend and print."""
    options = parse()
    scorer = load_scorer(options.gold)
    toolkit = load_toolkit()
    if options.model:
        toolkit = Toolkit(load_encoder(options.model), toolkit.gazetteer, toolkit.knowledge)
    items: Iterable[Item] = held_out(options.only, gold=options.gold, corpora=options.corpora)
    if options.about:
        every = every_item(options.gold, corpora=options.corpora)
        items = (item for item in every if is_about(item[1]["text"], options.about))
    prepared = [prepare(*item, toolkit=toolkit) for item in items]
    best = measure(prepared, toolkit, scorer)
    print("start", show(best), flush=True)
    for _ in range(options.rounds):
        for path, values in GRID.items():
            best = descend(path, values, best, prepared=prepared, toolkit=toolkit, scorer=scorer)


def parse() -> argparse.Namespace:
    """Command-line options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="folder of another encoder than the shipped one")
    parser.add_argument("--only", type=Path, default=Path("training/heldout.txt"))
    parser.add_argument("--about", choices=conflict_names(), help="every report about this conflict instead")
    parser.add_argument("--rounds", type=int, default=2)
    return parser.parse_args()


def measure(prepared: list[Prepared], toolkit: Toolkit, scorer: Any) -> dict[str, Any]:
    """The scorer's figures under the weights as they stand."""
    with tempfile.TemporaryDirectory() as scratch:
        gold, found = Path(scratch) / "gold", Path(scratch) / "found"
        gold.mkdir()
        found.mkdir()
        for item in prepared:
            (gold / f"{item.name}.json").write_text(json.dumps(item.gold))
            (found / f"{item.name}.json").write_text(write_annotation(read_again(item, toolkit)))
        figures: dict[str, Any] = scorer.score(gold, found)
    return figures


def aim(figures: dict[str, Any]) -> float:
    """What is made as large as possible."""
    return float(
        figures["statement (sentence and type)"]["f1"] + figures["FULL (type, agent, place, source, reality)"]["f1"]
    )


def show(figures: dict[str, Any]) -> str:
    """The figures in one line."""
    keys = [key for key in figures if key.split()[0] not in ("toponym", "toponyms", "control", "relevance", "time")]
    return "  ".join(f"{key.split(' (')[0]} {figures[key].get('f1', figures[key].get('accuracy'))}" for key in keys)


def descend(
    path: tuple[str, ...],
    values: tuple[float, ...],
    best: dict[str, Any],
    *,
    prepared: list[Prepared],
    toolkit: Toolkit,
    scorer: Any,
) -> dict[str, Any]:
    """The best value of one weight, the others as they stand; a tie keeps the value that stands."""
    table = read_toml("statement_weights.toml")
    for key in path[:-1]:
        table = table[key]
    kept = table[path[-1]]
    for value in values:
        table[path[-1]] = value
        figures = measure(prepared, toolkit, scorer)
        if aim(figures) > aim(best) + 0.05:
            best, kept = figures, value
            print(".".join(path), "=", value, show(best), flush=True)
    table[path[-1]] = kept
    return best


if __name__ == "__main__":
    main()
