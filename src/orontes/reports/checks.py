"""Can this text be a report, and if not, why?"""

from __future__ import annotations

from orontes.errors import InputError
from orontes.model.report import LoadIssue
from orontes.reports.language import find_language, words_of
from orontes.resources import read_toml

MOST_CHARACTERS = 2_000_000
"""Longest text taken as one report: some 300,000 words, a thick book; what is longer is a collection of reports."""


class Unreadable(InputError):
    """An input that gives no report; `code` is one of LoadIssue's short kinds."""

    def __init__(self, problem: str, *, remedy: str, code: str) -> None:
        super().__init__(problem, remedy=remedy)
        self.code = code

    def as_issue(self, origin: str) -> LoadIssue:
        """The issue to hand on instead of a report."""
        return LoadIssue(origin=origin, problem=self.problem, remedy=self.remedy, code=self.code)


def check_text(text: str, *, name: str) -> None:
    """Raises Unreadable where the text cannot be a report: empty, too_large, no_text or language."""
    if not text.strip():
        raise Unreadable(f"{name} is empty.", remedy="Give the words of a report.", code="empty")
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(
            f"{name} has {len(text):,} characters; a report may have {MOST_CHARACTERS:,}.",
            remedy="Split it into its single reports.",
            code="too_large",
        )
    language = find_language(text)
    if language != "English":
        raise Unreadable(
            f"{name} is not in English but in {language}; it was not read.",
            remedy="Give an English version of it.",
            code="language",
        )
    if len(words_of(text)) < read_toml("languages.toml")["least_words"]:
        raise Unreadable(f"{name} holds no sentence.", remedy="Give the words of a report.", code="no_text")
