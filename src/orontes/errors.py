"""What can go wrong, as one small tree; every message names the input and the remedy.

OrontesError
├── InputError        a file, text or date that cannot be used            exit code 2
├── DeskError         a desk file that cannot be opened or written        exit code 3
└── ResourceError     a data file of the package or the gazetteer is bad  exit code 4
"""

from __future__ import annotations


class OrontesError(Exception):
    """Something the user can act on: `problem` names the input, `remedy` says what to do."""

    exit_code = 1

    def __init__(self, problem: str, *, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.problem = problem
        self.remedy = remedy


class InputError(OrontesError):
    """A file, text or date that cannot be used."""

    exit_code = 2


class DeskError(OrontesError):
    """A desk file that cannot be opened or written."""

    exit_code = 3


class ResourceError(OrontesError):
    """A data file of the package, or the gazetteer built from installed packages, is missing or damaged."""

    exit_code = 4
