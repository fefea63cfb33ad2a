"""How long do start-up and reading take on one core, and how much is installed?

    python -m benchmarks.speed

A 600-word report is the shipped samples' text, cut to 600 words; each figure is the median of several runs.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path

from orontes.resources import resource_path

RUNS = 7
WORDS = 600


def main() -> None:
    """Print the table in Markdown."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    text = sample_text()
    from orontes.engine.read import read_text  # noqa: PLC0415 - after the core is pinned
    from orontes.engine.toolkit import load_toolkit  # noqa: PLC0415

    started = time.perf_counter()
    toolkit = load_toolkit()
    loading = time.perf_counter() - started
    read_text(text, published="2024-12-08", toolkit=toolkit)
    rows = [
        ("`orontes --help`", f"{median(lambda: run('--help')):.2f} s"),
        ("`orontes --version`", f"{median(lambda: run('--version')):.2f} s"),
        ("loading encoder, gazetteer and actors", f"{loading:.2f} s"),
        (
            f"reading a {WORDS}-word report, one core",
            f"{median(lambda: read_text(text, published='2024-12-08', toolkit=toolkit)):.2f} s",
        ),
        ("package with weights", f"{folder_mb(Path(resource_path('encoder')).parents[1]):.0f} MB"),
        ("installed run-time packages", f"{installed_mb():.0f} MB"),
    ]
    print("| what | figure |\n|---|---|")
    for what, figure in rows:
        print(f"| {what} | {figure} |")


def sample_text() -> str:
    """600 words of the shipped samples."""
    texts = [json.loads(path.read_text())["text"] for path in sorted(resource_path("samples").glob("*.json"))]
    words = " ".join(texts).split(" ")
    return " ".join(words[:WORDS])


def median(action: Callable[[], object]) -> float:
    """Median seconds of RUNS runs."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def run(option: str) -> None:
    """One start of the command line."""
    subprocess.run([sys.executable, "-m", "orontes", option], check=True, capture_output=True)


def folder_mb(folder: Path) -> float:
    """Size of all files under a folder, without bytecode."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc") / 1e6


def installed_mb() -> float:
    """Size of the packages that Orontes' own requirements bring, without bytecode."""
    wanted, queue = set(), ["orontes"]
    known = {d.metadata["Name"].lower().replace("_", "-"): d for d in distributions()}
    while queue:
        name = queue.pop().lower().replace("_", "-")
        if name in wanted or name not in known:
            continue
        wanted.add(name)
        for requirement in known[name].requires or ():
            if "extra ==" not in requirement:
                queue.append("".join(c if c.isalnum() or c in "-_." else " " for c in requirement).split()[0])
    files = (file.locate() for name in wanted - {"orontes"} for file in known[name].files or ())
    return sum(Path(f).stat().st_size for f in files if Path(f).exists() and not str(f).endswith(".pyc")) / 1e6


if __name__ == "__main__":
    main()
