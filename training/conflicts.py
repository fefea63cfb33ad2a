"""Which reports are about a conflict that is to be left out of training?"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from training.sentences import Document

LEAST = 2
"""Words of a conflict that a report about it holds."""


def conflict_names() -> list[str]:
    """The conflicts that `conflicts.toml` knows."""
    return sorted(patterns())


def is_about(text: str, conflict: str) -> bool:
    """Whether a text is about the conflict. Raises KeyError for one that `conflicts.toml` does not know."""
    return len(patterns()[conflict].findall(text)) >= LEAST


def leave_out(documents: list[Document], conflict: str) -> list[Document]:
    """The documents that are not about the conflict."""
    return [d for d in documents if not is_about(" ".join(w for sentence in d for w in sentence.words), conflict)]


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Conflict → pattern."""
    table = tomllib.loads(Path(__file__).with_name("conflicts.toml").read_text(encoding="utf-8"))
    return {name: re.compile(entry["pattern"], re.IGNORECASE) for name, entry in table.items()}
