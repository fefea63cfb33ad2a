"""How many dates with a year in WikiWars does the time grammar resolve to the right days?

    python -m evals.wikiwars --corpus DIR [--errors N]

WikiWars (Mazur and Dale 2010): TIMEX2 annotations of English Wikipedia articles on wars. Each expression whose words
hold a year and whose value is a day, month or year is read on its own ("in <words>.") without a publication date: a
check that the grammar of dates is not made for one outlet's style.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from orontes.times import find_times
from orontes.times.calendar import month_days, year_days

_TIMEX = re.compile(
    r'<timex2 [^>]*VAL="(\d{4}(?:-\d\d){0,2})(?:T[^"]*)?"[^>]*>.*?<charseq[^>]*>(.*?)</charseq>', re.DOTALL
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the share of exact days; 0 with a word when the corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=os.environ.get("ORONTES_CORPORA"))
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args(arguments)
    files = sorted(Path(options.corpus).rglob("*.key.apf.xml")) if options.corpus else []
    if not files:
        print(f"evals: no WikiWars at {options.corpus}: skipped. Give its folder with --corpus DIR or ORONTES_CORPORA.")
        return 0
    rows = [(words, days, resolve(words)) for path in files for words, days in read_dates(path)]
    right = sum(days == found for _, days, found in rows)
    print(f"WikiWars dates with a year: {len(rows)}, exact days {right} ({100 * right / len(rows):.1f} %)")
    for words, days, found in [row for row in rows if row[1] != row[2]][: options.errors]:
        print(f"{words!r} {days} got {found}")
    return 0


def read_dates(path: Path) -> Iterator[tuple[str, tuple[date, date]]]:
    """Words and days of each date with a year; parts of months and years (MOD) are left out."""
    for match in _TIMEX.finditer(path.read_text(encoding="utf-8")):
        value, words = match[1], " ".join(match[2].split())
        is_whole = "MOD=" not in match[0].split(">")[0]
        if re.search(r"\b1[89]\d\d\b|\b20[01]\d\b", words) and is_whole and not words.startswith("20"):
            yield words, days_of(value)


def days_of(value: str) -> tuple[date, date]:
    """The days of a TIMEX2 value YYYY, YYYY-MM or YYYY-MM-DD."""
    if len(value) == 10:
        return date.fromisoformat(value), date.fromisoformat(value)
    return month_days(int(value[:4]), int(value[5:])) if len(value) == 7 else year_days(int(value))


def resolve(words: str) -> tuple[date | None, date | None] | None:
    """Days of the longest expression in the words; None where none is found."""
    times = find_times(f"in {words}.", published=None)
    best = max(times, key=lambda time: len(time.text), default=None)
    return (best.start, best.end) if best else None


if __name__ == "__main__":
    sys.exit(main())
