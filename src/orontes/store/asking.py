"""Which rows of the desk answer this question, as known at that moment?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from orontes.store.writing import utc_text


@dataclass(slots=True)
class Question:
    """The WHERE clause of a question and its values, built condition by condition."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def ask(self, condition: str, *values: object) -> None:
        """Adds one condition (ours, never the user's words) with the values for its question marks."""
        self.conditions.append(condition)
        self.values.extend(values)

    def where(self) -> str:
        """The clause, or '' where nothing was asked."""
        return " WHERE " + " AND ".join(self.conditions) if self.conditions else ""


def known(known_at: datetime | None, *, column: str = "learned_at") -> Question:
    """Everything, or only what was learned up to and at `known_at`. Raises ValueError for a moment without a zone."""
    question = Question()
    if known_at is not None:
        question.ask(f"{column} <= ?", utc_text(known_at))
    return question


def about_statements(
    known_at: datetime | None,
    *,
    place: int | str | None,
    type: str | None,
    source: str | None,
    source_kind: str | None,
    reality: str | None,
    report_id: str | None,
    first_day: date | None,
    last_day: date | None,
) -> Question:
    """The question `Desk.statements` asks; its docstring says what each condition means."""
    question = known(known_at)
    for column, value in (
        ("type", type),
        ("source_kind", source_kind),
        ("reality", reality),
        ("report_id", report_id),
    ):
        if value is not None:
            question.ask(f"{column} = ?", value)
    if place is not None:
        column = "place_id" if isinstance(place, int) else "name"
        question.ask(f"id IN (SELECT statement_id FROM statement_place WHERE {column} = ?)", place)
    if source is not None:
        _ask_source(question, source)
    if first_day is not None:
        question.ask("COALESCE(time_end, time_start) >= ?", first_day.isoformat())
    if last_day is not None:
        question.ask("COALESCE(time_start, time_end) <= ?", last_day.isoformat())
    return question


def _ask_source(question: Question, source: str) -> None:
    """An actor id, the source's words or one of its names; for the outlet's own voice its name as publisher."""
    question.ask(
        "(source_actor = ? OR source_text = ? COLLATE NOCASE"
        " OR EXISTS (SELECT 1 FROM json_each(record, '$.source.names') WHERE value = ? COLLATE NOCASE)"
        " OR (source_kind = 'narrator' AND report_id IN (SELECT id FROM report WHERE publisher = ? COLLATE NOCASE)))",
        *[source] * 4,
    )
