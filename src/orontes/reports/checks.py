"""Can this report be read? Size, words and language, each refusal with its remedy."""

from __future__ import annotations

from orontes.model.report import LoadIssue, Report

MOST_CHARACTERS = 2_000_000
"""About 330,000 words, the longest book: a longer text is a dump of many reports, which would be dated as one."""


def check_report(report: Report) -> LoadIssue | None:
    """Why the report cannot be read, or None."""
    name = report.origin or report.title or report.id
    if len(report.text) > MOST_CHARACTERS:
        problem = f"{name} has {len(report.text):,} characters; at most {MOST_CHARACTERS:,} are read as one report."
        return LoadIssue(name, problem, "Split it into its reports.", "too_large")
    if not any(c.isalpha() for c in report.text):
        return LoadIssue(name, f"{name} has no sentence.", "Give a file with the text of a report.", "no_text")
    if report.language != "en":
        problem = f"{name} seems to be in another language ({report.language}); only English is read."
        return LoadIssue(name, problem, "Give an English version.", "language")
    return None
