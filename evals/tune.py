"""Which trigger weights fit the held-out training reports best? A grid over `statement_weights.toml`'s trigger table.

    python -m evals.tune --gold DIR [--only training/heldout.txt]

Only reports the shipped encoder has not seen, and never the development reports. Prints the best settings; a person
writes them into the file.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.gold import load_scorer
from orontes.reading import load_encoder, read_report
from orontes.reports import build_report
from orontes.statements.lexicon import WordEntry
from orontes.statements.linked import link_tokens
from orontes.statements.syntax import Tree, build_tree
from orontes.statements.triggers import matching_words, weigh_mark

GRID = {
    "bias": (-0.4, 0.0, 0.4, 0.8, 1.2),
    "trigger_head": (0.3, 0.4, 0.5),
    "sentence_head": (0.1, 0.2, 0.3, 0.4),
    "word": (0.8, 1.2, 1.6),
    "again": (0.6, 1.0, 1.5),
}
Report = tuple[list[dict[str, Any]], Tree, dict[int, tuple[WordEntry, ...]]]


def main() -> None:
    """Try every setting and print the ten best by statement F1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--only", type=Path, default=Path("training/heldout.txt"))
    options = parser.parse_args()
    scorer = load_scorer(options.gold)
    reports = list(load_reports(options.gold / "train", options.only.read_text().split()))
    results = []
    for values in itertools.product(*GRID.values()):
        weights = dict(zip(GRID, values, strict=True))
        tally = scorer.Tally()
        for gold, tree, words in reports:
            predicted = [anchor for anchor in predict(tree, words, weights)]
            pairs = scorer.pairs(
                gold, predicted, lambda a, b: scorer.same_sentence(a, b) and a["type"] == b["type"], scorer.overlap
            )
            tally.add(len(pairs), len(gold), len(predicted))
        results.append((tally.row()["f1"], tally.row(), weights))
    for _, row, weights in sorted(results, key=lambda r: -r[0])[:10]:
        print(row, weights)


def load_reports(folder: Path, ids: list[str]) -> Iterator[Report]:
    """Annotated statements, tree and trigger words of each report."""
    encoder = load_encoder(threads=2)
    for name in ids:
        text = json.loads((folder / "reports" / f"{name}.json").read_text())["text"]
        reading = read_report(build_report(text), encoder=encoder)
        tree = build_tree(reading)
        linked = link_tokens(reading, actors=(), places=(), times=())
        words = {
            token: matching_words(token, sentence=sentence, tree=tree, linked=linked)
            for sentence in reading.sentences
            for token in range(sentence.first, sentence.last)
        }
        yield json.loads((folder / "annotations" / f"{name}.json").read_text())["statements"], tree, words


def predict(tree: Tree, words: dict[int, tuple[WordEntry, ...]], weights: dict[str, float]) -> Iterator[dict[str, str]]:
    """Sentence, anchor and type of each trigger under these weights, as `find_triggers` chooses them."""
    marks = {mark.token: mark for mark in tree.reading.triggers}
    for sentence in tree.reading.sentences:
        told = dict(sentence.types)
        inside = [marks[token] for token in range(sentence.first, sentence.last) if token in marks]
        offers = sorted(
            (offer for mark in inside for offer in weigh_mark(mark, told, words[mark.token], weights)),
            key=lambda offer: -offer[0],
        )
        taken: set[int] = set()
        seen: set[str] = set()
        for odds, name, mark in offers:
            if mark.token in taken or odds < (weights["again"] if name in seen else 0.0):
                continue
            taken.add(mark.token)
            seen.add(name)
            text = " ".join(token.text for token in tree.reading.tokens_of(sentence))
            yield {"sentence": text, "type": name, "anchor": tree.token(mark.token).text}


if __name__ == "__main__":
    main()
