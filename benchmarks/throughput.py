"""How many words a second: the encoder's bare pass, and reading with all that is computed from it? And how much memory?

    python -m benchmarks.throughput [--threads 1 2]

The text is every shipped sample report; each figure is the best of several runs over all of them, after one to warm up.
Each number of threads runs in a process of its own, pinned to as many cores; peak memory is that process's.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from orontes.resources import resource_path

RUNS = 5


def main() -> None:
    """Measure each number of threads and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--one", type=int, help="measure this many threads here, as JSON")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    print("| threads | encoder pass, words/s | reading, words/s | reading takes | peak memory |\n|---|---|---|---|---|")
    for threads in options.threads:
        command = [sys.executable, "-m", "benchmarks.throughput", "--one", str(threads)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(
            f"| {threads} | {row['encoder']:.0f} | {row['reading']:.0f} | "
            f"{row['encoder'] / row['reading']:.2f} times the pass | {row['memory']:.0f} MB |"
        )


def measure(threads: int) -> dict[str, float]:
    """Words a second of the encoder's pass and of all of reading, and the process's peak memory in MB."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:threads]))
    from orontes.engine.read import read_one  # noqa: PLC0415 - after the cores are pinned
    from orontes.engine.toolkit import load_toolkit  # noqa: PLC0415
    from orontes.reading import load_encoder  # noqa: PLC0415
    from orontes.reading.read import cut_report, score_windows  # noqa: PLC0415
    from orontes.reports import build_report  # noqa: PLC0415

    toolkit = replace(load_toolkit(), encoder=load_encoder(threads=threads))
    rows = [json.loads(path.read_text()) for path in sorted(resource_path("samples").glob("*.json"))]
    reports = [build_report(row["text"], published=None) for row in rows]
    cut = [cut_report(report.text) for report in reports]
    texts = [[span.words_of(r.text) for span in words] for r, (_, words) in zip(reports, cut, strict=True)]
    words = sum(len(each) for each in texts)

    def encode() -> None:
        for (sentences, _), each in zip(cut, texts, strict=True):
            for _ in score_windows(sentences, each, encoder=toolkit.encoder):
                pass

    def read() -> None:
        for report in reports:
            read_one(report, toolkit=toolkit)

    figures = {"encoder": words / best(encode), "reading": words / best(read)}
    memory = resource.getrusage(resource.RUSAGE_SELF)
    return {**figures, "memory": memory.ru_maxrss / 1024}


def best(action: Callable[[], None]) -> float:
    """Fewest seconds of RUNS runs after one to warm up."""
    action()
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return min(times)


if __name__ == "__main__":
    main()
