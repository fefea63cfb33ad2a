"""Annotate a text of the corpora by hand: show it in numbered sentences, and turn compact lines into offsets.

    python -m training.compact show  --corpora DIR muc4/DEV-MUC3-0018 …
    python -m training.compact check --corpora DIR FILE
    python -m training.compact add   --corpora DIR FILE --to training/annotations/muc4.jsonl

FILE holds blocks `# doc`, and under each the lines of `training/reports/README.md` led by the sentence's number:

    3 - type | anchor | agents | targets | places | time | counts | source | kind of source | stance | reality

A mention is looked for in its sentence, nearest to the anchor, else in the nearest sentence before, else after.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from orontes.model.span import Span
from orontes.reading.read import cut_report
from training.annotated import document_texts
from training.check import code_problems
from training.ours import read_statement


class Problem(ValueError):
    """A line that cannot be turned into offsets."""


def show(name: str, text: str) -> str:
    """The text with its sentences numbered from 1."""
    sentences = (sentence.span.words_of(text) for sentence in cut_report(text)[0])
    return "\n".join([f"# {name}", *(f"{k} {' '.join(words.split())}" for k, words in enumerate(sentences, 1))])


def read_blocks(content: str) -> Iterator[tuple[str, list[str]]]:
    """(document, lines) of a file of compact annotations."""
    for block in re.split(r"(?m)^# ", content)[1:]:
        name, *lines = block.strip().splitlines()
        yield name.strip(), [line for line in lines if re.match(r"\d+ - ", line)]


def offsets_of(line: str, text: str) -> dict[str, Any]:
    """One statement by offsets. Raises Problem naming what the text does not hold, or the codes that are none."""
    number, _, words = line.partition(" - ")
    spans = [sentence.span for sentence in cut_report(text)[0]]
    if not 0 < int(number) <= len(spans):
        raise Problem(f"no sentence {number}")
    item = read_statement(words, sentence="")
    problems = list(code_problems(item))
    if problems:
        raise Problem("; ".join(problems))
    home = int(number) - 1
    first, last = find(item["anchor"], text, spans, home=home, near=spans[home].start, only=True)

    def place(mention: str) -> list[int]:
        return list(find(mention, text, spans, home=home, near=first))

    source = item["source"]
    return {
        "type": item["type"],
        "anchor": [first, last],
        "agents": [place(m["text"]) for m in item["agents"]],
        "targets": [place(m["text"]) for m in item["targets"]],
        "places": [place(m["text"]) for m in item["places"]],
        "time": place(item["time"]["text"]) if item["time"] else None,
        "counts": [[count["what"], *place(count["text"])] for count in item["counts"]],
        "source": place(source["text"]) if source["text"] else None,
        "kind": source["kind"],
        "stance": item["stance"],
        "reality": item["reality"],
    }


def find(words: str, text: str, spans: list[Span], *, home: int, near: int, only: bool = False) -> tuple[int, int]:
    """Where the words stand, line ends and case aside. Raises Problem if they do not."""
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)", re.IGNORECASE)
    order = [home] if only else [home, *range(home - 1, -1, -1), *range(home + 1, len(spans))]
    for k in order:
        hits = [m.span() for m in pattern.finditer(text, spans[k].start, spans[k].end)]
        if hits:
            return min(hits, key=lambda hit: abs(hit[0] - near)) if k == home else hits[-1]
    raise Problem(f"{words!r} is not in the {'sentence' if only else 'text'}")


def main() -> int:
    """Show, check or add."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("show", "check", "add"))
    parser.add_argument("what", nargs="+", help="documents to show, or files to check or add")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--to", type=Path, help="annotations to add to; a document's earlier line is replaced")
    options = parser.parse_args()
    texts = dict(document_texts(options.corpora))
    if options.action == "show":
        print("\n\n".join(show(name, texts[name]) for name in options.what))
        return 0
    rows, problems = read_files([Path(path) for path in options.what], texts)
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(rows)} documents, {sum(len(r['statements']) for r in rows)} statements; problems: {len(problems)}")
    if options.action == "add" and not problems:
        write(rows, options.to)
    return 1 if problems else 0


def read_files(paths: list[Path], texts: dict[str, str]) -> tuple[list[dict[str, Any]], list[str]]:
    """Rows of every document in the files, and the lines that could not be turned into offsets."""
    rows, problems = [], []
    for path in paths:
        for name, lines in read_blocks(path.read_text(encoding="utf-8")):
            if name not in texts:
                problems.append(f"{path.name}: no document {name!r}")
                continue
            statements = []
            for line in lines:
                try:
                    statements.append(offsets_of(line, texts[name]))
                except ValueError as problem:
                    problems.append(f"{name}: {line[:60]}…: {problem}")
            rows.append({"doc": name, "statements": statements})
    return rows, problems


def write(rows: list[dict[str, Any]], path: Path) -> None:
    """Adds the rows to a file of annotations, in place of earlier rows of the same documents."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    kept = {json.loads(line)["doc"]: line for line in lines}
    kept.update({row["doc"]: json.dumps(row) for row in rows})
    path.write_text("\n".join(kept.values()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
