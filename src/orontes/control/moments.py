"""At which moment does a statement's word hold? Days and hours of events and of questions, all in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from orontes.model.statement import Statement


def event_days(statement: Statement) -> tuple[date | None, date | None]:
    """First and last day of the event; where the text tells none, the day of saying."""
    if statement.time is not None and (statement.time.start or statement.time.end):
        return statement.time.start or statement.time.end, statement.time.end
    return statement.said_at, statement.said_at


def event_day(statement: Statement) -> date | None:
    """The day by which the event had happened: its last told day, but no later than it was said."""
    first, last = event_days(statement)
    day = last or first
    if day is not None and statement.said_at is not None and statement.said_at < day:
        return statement.said_at if first is None or first <= statement.said_at else first
    return day


def moment_of(statement: Statement) -> datetime | None:
    """The end of the event's day, or the moment we learned of it if on that very day; None without a day."""
    day = event_day(statement)
    if day is None:
        return None
    end = end_of(day)
    learned = statement.learned_at
    return learned if learned is not None and learned.date() == day else end


def end_of(day: date) -> datetime:
    """The last second of a day."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=UTC)


def as_moment(as_of: date | datetime) -> datetime:
    """The moment a question asks for: a day means its end; a moment without a zone is UTC."""
    if isinstance(as_of, datetime):
        return as_of if as_of.tzinfo else as_of.replace(tzinfo=UTC)
    return end_of(as_of)


def days_between(earlier: datetime, later: datetime) -> float:
    """Days from one moment to another, never below 0."""
    return max(0.0, (later - earlier).total_seconds() / 86400)
