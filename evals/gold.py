"""How well are the gold reports read? Reads them, writes predictions, scores them with the gold's own `score.py`.

python -m evals.gold --gold DIR [--part development|train] [--out DIR] [--floors evals/floors.json] [--errors N]
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from evals.agreement import Pair, error_by_field, judged
from orontes.engine.paths import read_paths
from orontes.engine.toolkit import load_toolkit
from orontes.model.picture import ReportReading
from orontes.outputs.annotation import write_annotation
from orontes.reading import load_encoder

SHOWN = (
    "detection (sentence and group)",
    "statement (sentence and type)",
    "FULL (type, agent, place, source, reality)",
    "agents",
    "targets",
    "places",
    "counts",
    "time",
    "source",
    "source kind",
    "stance",
    "reality",
    "control (place, status, holder)",
    "toponyms",
    "toponym within 25 km",
    "toponym within 161 km",
    "relevance",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the accuracy table; exit 1 when a figure lies under its floor, 0 with a word when the data is absent."""
    options = parse(arguments)
    gold = options.gold
    if gold is None or not (gold / "score.py").exists():
        print(f"evals: no gold data at {gold}: skipped. Give its folder with --gold DIR or ORONTES_GOLD.")
        return 0
    reports, annotations = gold_folders(gold, options.part)
    chosen = gold_ids(options.only) if options.only else None
    with tempfile.TemporaryDirectory() as scratch:
        out = options.out or Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        predict(reports, annotations, out=out, only=chosen, model=options.model)
        truth = subset(annotations, Path(scratch) / "gold", only=chosen) if chosen else annotations
        figures = load_scorer(gold).score(truth, out, options.errors)
        figures["calibration"] = calibration_of(truth, out, scorer=load_scorer(gold))
    print_table(figures, corpus=fingerprint(annotations), part=options.part)
    print_calibration(figures)
    return check_floors(figures, options.floors) if options.floors else 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Command-line options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--part", choices=("development", "train"), default="development")
    parser.add_argument("--only", type=Path, help="file with report ids, to score a part")
    parser.add_argument("--out", type=Path, help="keep the predictions here")
    parser.add_argument("--floors", type=Path)
    parser.add_argument("--model", type=Path, help="folder of another encoder than the shipped one")
    parser.add_argument("--errors", type=int, default=0)
    return parser.parse_args(arguments)


def gold_ids(path: Path) -> list[str]:
    """The gold's own ids in a file of report ids; those of other corpora, which hold a slash, are not meant."""
    return [line for line in path.read_text().splitlines() if line and "/" not in line]


def gold_folders(gold: Path, part: str) -> tuple[Path, Path]:
    """Folders of reports and annotations of one part of the gold."""
    root = gold if part == "development" else gold / "train"
    return root / "reports", root / "annotations"


def predict(
    reports: Path, annotations: Path, *, out: Path, only: Sequence[str] | None, model: Path | None = None
) -> None:
    """Read every report that has an annotation and write one JSON file for each."""
    wanted = only or sorted(path.stem for path in annotations.glob("*.json"))
    toolkit = load_toolkit()
    toolkit = replace(toolkit, encoder=load_encoder(model)) if model else toolkit
    for outcome in read_paths([reports / f"{name}.json" for name in wanted], toolkit=toolkit):
        if isinstance(outcome, ReportReading):
            name = outcome.report.local_id or outcome.report.id
            (out / f"{name}.json").write_text(write_annotation(outcome))
        else:
            print(f"evals: {outcome.origin}: {outcome.problem}", file=sys.stderr)


def subset(annotations: Path, folder: Path, *, only: Sequence[str]) -> Path:
    """Copies of the chosen annotation files, for the scorer to read."""
    folder.mkdir()
    for name in only:
        (folder / f"{name}.json").write_text((annotations / f"{name}.json").read_text())
    return folder


def load_scorer(gold: Path) -> Any:
    """The gold's own `score.py` as a module: the same figures that anybody else gets from it."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    assert spec is not None and spec.loader is not None  # the file's existence was checked
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def calibration_of(truth: Path, found: Path, *, scorer: Any) -> dict[str, float]:
    """Expected calibration error of each field's confidence, per cent."""
    pairs: list[Pair] = []
    for path in sorted(truth.glob("*.json")):
        if (found / path.name).exists():
            gold, read = (json.loads((folder / path.name).read_text())["statements"] for folder in (truth, found))
            pairs.extend(judged(gold, read, scorer=scorer))
    return {name: round(100 * value, 1) for name, value in error_by_field(pairs).items()}


def print_calibration(figures: dict[str, dict[str, float]]) -> None:
    """The calibration errors in one line, and their mean."""
    errors = figures["calibration"]
    mean = sum(errors.values()) / max(1, len(errors))
    print("\nExpected calibration error of each field's confidence, per cent:")
    print(", ".join(f"{name} {value}" for name, value in errors.items()) + f"; mean {mean:.1f}")


def fingerprint(annotations: Path) -> str:
    """Twelve characters that change when any gold annotation changes."""
    digest = hashlib.sha256()
    for path in sorted(annotations.glob("*.json")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def print_table(figures: dict[str, dict[str, float]], *, corpus: str, part: str) -> None:
    """The accuracy table in Markdown."""
    print(f"Gold, {part} reports, corpus {corpus}\n")
    print("| what | precision | recall | F1 or accuracy | n |\n|---|---|---|---|---|")
    for name in SHOWN:
        row = figures.get(name, {})
        if "f1" in row:
            print(f"| {name} | {row['precision']} | {row['recall']} | {row['f1']} | {row['gold']:.0f} |")
        elif "accuracy" in row:
            print(f"| {name} | | | {row['accuracy']} | {row['n']:.0f} |")


def check_floors(figures: dict[str, dict[str, float]], path: Path) -> int:
    """1 if any figure lies under its floor in `path`, else 0."""
    failed = 0
    for name, floor in json.loads(path.read_text()).items():
        value = figures[name].get("f1", figures[name].get("accuracy", 0.0))
        if value < floor:
            failed = 1
            print(f"evals: {name} is {value}, under its floor {floor}.", file=sys.stderr)
    return failed


if __name__ == "__main__":
    sys.exit(main())
