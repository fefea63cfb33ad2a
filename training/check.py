"""Are training reports of our own legal? Names each line that is not, and what is wrong with it.

    python -m training.check training/reports/wire_one.txt …

Reports its problems and returns 1 if there are any; otherwise prints how much is in each file.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.ours import OwnReport, read_file
from training.sentences import KINDS, REALITIES, STANCES, TYPES

WHAT = frozenset("killed wounded captured freed displaced missing destroyed abducted other".split())


def problems_of(report: OwnReport) -> Iterator[str]:
    """What is wrong with a report's statements: words that it does not hold, codes that there are not."""
    text = squeezed(report.text)
    for item in report.statements:
        where = f"{report.id}: {item['type']} | {item['anchor']}"
        if squeezed(item["anchor"]) not in squeezed(item["sentence"]):
            yield f"{where}: the anchor is not in its line"
        for words in mentions_of(item):
            if squeezed(words) not in text:
                yield f"{where}: {words!r} is not in the report"
        yield from (f"{where}: {problem}" for problem in code_problems(item))


def mentions_of(item: dict[str, Any]) -> list[str]:
    """Every mention that a statement names."""
    named = [mention["text"] for key in ("agents", "targets", "places", "counts") for mention in item[key]]
    named += [item["time"]["text"]] if item["time"] else []
    return named + ([item["source"]["text"]] if item["source"]["text"] else [])


def code_problems(item: dict[str, Any]) -> Iterator[str]:
    """Codes of a statement that are none, and those that exclude each other."""
    legal = (
        (item["type"], TYPES),
        (item["source"]["kind"], KINDS),
        (item["stance"], STANCES),
        (item["reality"], REALITIES),
    )
    yield from (f"{code!r} is none of {' '.join(codes)}" for code, codes in legal if code not in codes)
    yield from (f"count of {c['what']!r}: none of {sorted(WHAT)}" for c in item["counts"] if c["what"] not in WHAT)
    if item["source"]["kind"] == "narrator":
        if item["source"]["text"]:
            yield "the narrator has no source words"
        if item["stance"] not in ("states", "warns"):
            yield f"the narrator states, never {item['stance']!r}"
    elif item["stance"] == "states":
        yield "only the narrator states"
    elif not item["source"]["text"] and item["source"]["kind"] != "unnamed":
        yield "a source without words"


def squeezed(text: str) -> str:
    """The text with single spaces, in lower case."""
    return " ".join(text.split()).lower()


def main(paths: list[str]) -> int:
    """Print problems and sizes."""
    found = 0
    for path in map(Path, paths):
        reports = list(read_file(path))
        problems = [problem for report in reports for problem in problems_of(report)]
        problems += [f"{name}: {times} reports of this id" for name, times in doubled(reports)]
        print(*problems, sep="\n", end="\n" if problems else "")
        sizes = [len(report.text.split()) for report in reports]
        count = sum(len(report.statements) for report in reports)
        print(f"{path.name}: {len(reports)} reports of {min(sizes)}-{max(sizes)} words, {count} statements")
        print(f"problems: {len(problems)}")
        found += len(problems)
    return 1 if found else 0


def doubled(reports: list[OwnReport]) -> list[tuple[str, int]]:
    """Ids that stand more than once."""
    return [(name, times) for name, times in Counter(report.id for report in reports).items() if times > 1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
