"""Whose voices does a brief rest on, kind by kind, and which outlets carried them?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from orontes.model.picture import Picture
from orontes.outputs.privacy import shown_source
from orontes.outputs.wording import phrases, with_article


@dataclass(frozen=True, slots=True)
class Voices:
    """Sources by kind, with how many statements each makes, and outlets with how many reports each put out."""

    by_kind: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    outlets: tuple[tuple[str, int], ...]


def build_voices(picture: Picture) -> Voices:
    """The voices of a picture, most heard first."""
    publishers = {report.id: report.publisher for report in picture.reports}
    heard: dict[str, Counter[str]] = {}
    for statement in picture.statements:
        source = statement.source
        name = publishers.get(statement.report_id, "") if source.kind == "narrator" else shown_source(source)
        known = with_article(name) if name and source.kind != "unnamed" else "not named"
        heard.setdefault(source.kind, Counter())[known] += 1
    kinds = phrases()["source_kinds"]
    by_kind = tuple((str(kinds[kind]), _ranked(heard[kind])) for kind in kinds if kind in heard)
    return Voices(by_kind, _ranked(Counter(publishers.values())))


def _ranked(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
