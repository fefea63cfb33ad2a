"""How good is the shipped encoder? Parsing, frames, names, mentions, factuality and statements, with its speed.

python -m evals.encoder --corpora DIR [--gold DIR] [--part test|dev] [--heldout training/heldout.txt] [--model DIR]

Scores the int8 graph with onnxruntime, as it runs, on words and sentences as annotated. `--gold` adds the statement
head on the annotated reports that `--heldout` lists; a model trained on all of them cannot be judged by these figures.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from evals.encoder_statements import score_mentions, score_statements
from evals.encoder_treebank import load_documents, score_treebank
from evals.gold import gold_ids
from evals.tally import Scores
from orontes.model.report import Report
from orontes.reading.encoder import Encoder, load_encoder
from orontes.reading.read import read_report


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores; 0 also where the data is absent, with a word."""
    options = parse(arguments)
    encoder = load_encoder(options.model, threads=options.threads)
    parts: dict[str, Scores] = {}
    treebank = options.corpora / "ewt" / f"{options.part}.jsonl" if options.corpora else None
    if treebank and treebank.exists():
        parts["English Web Treebank"] = score_treebank(treebank, encoder=encoder)
        parts["Speed"] = measure_speed(treebank, encoder=encoder)
    else:
        print(f"evals: no treebank at {treebank}: skipped. Give the corpora with --corpora DIR or ORONTES_CORPORA.")
    gum = options.corpora / "gum" / f"en_gum-permissive-{options.part}.conllu" if options.corpora else None
    if gum and gum.exists():
        parts["GUM"] = score_mentions(gum, encoder=encoder)
    if options.gold and (options.gold / "train").exists():
        ids = frozenset(gold_ids(options.heldout))
        parts[f"Statements, {len(ids)} held-out reports"] = score_statements(
            options.gold / "train", ids=ids, encoder=encoder
        )
    for title, scores in parts.items():
        print(f"\n{title}", *scores.lines(), sep="\n  ")
    if options.out:
        tables = {title: scores.as_table() for title, scores in parts.items()}
        options.out.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Command-line options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=folder_of("ORONTES_CORPORA"))
    parser.add_argument("--gold", type=Path, default=folder_of("ORONTES_GOLD"))
    parser.add_argument("--part", choices=("test", "dev"), default="test")
    parser.add_argument("--heldout", type=Path, default=Path("training/heldout.txt"))
    parser.add_argument("--model", type=Path, help="folder of another model than the shipped one")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    return parser.parse_args(arguments)


def folder_of(variable: str) -> Path | None:
    """The folder an environment variable names, if any."""
    value = os.environ.get(variable)
    return Path(value) if value else None


def measure_speed(path: Path, *, encoder: Encoder, words: int = 6000) -> Scores:
    """Words a second of reading raw text, everything included, and the time of a report of 600 words."""
    rows = [row for document in load_documents(path) for row in document if len(row["tokens"]) > 8]
    texts, count = [], 0
    for row in rows:
        if count < words:
            texts.append(row["text"])
            count += len(row["tokens"])
    read_report(Report(id="r_warm", text=" ".join(texts[:20])), encoder=encoder)
    started = time.perf_counter()
    reading = read_report(Report(id="r_speed", text=" ".join(texts)), encoder=encoder)
    taken = time.perf_counter() - started
    speed = len(reading.tokens) / taken
    return Scores(figures={"words a second": speed, "seconds for 600 words": 600 / speed})


if __name__ == "__main__":
    sys.exit(main())
