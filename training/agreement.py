"""How far do two independent annotations of the same reports agree? The gold's own scorer, one taken as the truth.

    python -m training.agreement --gold DIR training/reports/second/*.txt

Each report of the files is compared with the report of the same id in `training/reports`. Counts and times are compared
by their words alone, for our format gives no values.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

from evals.gold import load_scorer

from training.goldformat import write
from training.ours import read_file, read_reports

SHOWN = (
    "detection (sentence and group)",
    "statement (sentence and type)",
    "FULL (type, agent, place, source, reality)",
    "agents",
    "targets",
    "places",
    "source",
    "source kind",
    "stance",
    "reality",
)


def main() -> None:
    """Print the agreement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--gold", type=Path, required=True, help="the folder with score.py")
    options = parser.parse_args()
    second = [report for path in options.files for report in read_file(path)]
    wanted = {report.id for report in second}
    first = [report for report in read_reports() if report.id in wanted]
    with tempfile.TemporaryDirectory() as scratch:
        for name, reports in (("first", first), ("second", second)):
            write(reports, Path(scratch) / name)
        figures = load_scorer(options.gold).score(
            Path(scratch) / "first" / "annotations", Path(scratch) / "second" / "annotations"
        )
    everything = list(read_reports())
    print(f"{len(second)} of {len(everything)} reports annotated twice, apart")
    print("\n".join(f"{name}: {value_of(figures[name])}" for name in SHOWN))


def value_of(figure: dict[str, Any]) -> float:
    """F1 or accuracy."""
    return float(figure.get("f1", figure.get("accuracy", 0.0)))


if __name__ == "__main__":
    main()
