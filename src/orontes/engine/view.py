"""What does a desk add up to on this day, as known at that moment?"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from orontes.engine.toolkit import knowledge_file
from orontes.errors import InputError
from orontes.model.control import ControlState
from orontes.model.picture import Picture
from orontes.model.report import Report
from orontes.model.statement import Statement
from orontes.outputs.wording import Wording

if TYPE_CHECKING:
    from orontes.store import Desk


CHANGED_WITHIN = timedelta(days=7)
"""How far back changes are told where no day is given."""


def picture_of(
    desk: Desk, *, as_of: date | None = None, known_at: datetime | None = None, since: date | None = None
) -> Picture:
    """The picture at (`as_of`, `known_at`): by default the last day a report was put out, and all that is known now.

    Changes are told against the day `since`, by default a week before `as_of`.
    """
    from orontes.control import assess_control
    from orontes.engine.sides import Sides
    from orontes.events import build_events, find_disputes, find_voices
    from orontes.picture import draw_picture

    moment = known_at or datetime.now(UTC)
    reports = desk.reports(known_at=moment)
    day = as_of or last_day(reports, moment)
    statements = tuple(s for s in desk.statements(known_at=moment) if is_told_by(s, day))
    by_id = {report.id: report for report in reports}
    sides = Sides(statements, reports, knowledge_file())
    voices = find_voices(statements, reports=reports).of
    judgements = desk.judgements(known_at=moment)
    events = build_events(statements, reports=reports, judgements=judgements)

    def control_on(when: date) -> tuple[ControlState, ...]:
        return assess_control(
            statements,
            side_of=sides.of_participant,
            source_side=sides.of_source,
            primary=lambda statement: voices[statement.id],
            publisher_of=lambda statement: by_id[statement.report_id].publisher,
            as_of=when,
        )

    return draw_picture(
        reports,
        statements,
        events=events,
        disputes=find_disputes(statements, reports=reports, events=events, judgements=judgements),
        control=control_on(day),
        control_before=control_on(since or day - CHANGED_WITHIN),
        as_of=day,
        known_at=moment,
    )


def is_told_by(statement: Statement, day: date) -> bool:
    """Whether the statement's event had begun by `day`; one without a day counts by when it was said."""
    start = statement.time.start if statement.time is not None else None
    when = start or statement.said_at
    return when is None or when <= day


def last_day(reports: tuple[Report, ...], moment: datetime) -> date:
    """The last day on which one of the reports was put out; the day of `moment` where none has a date."""
    days = [report.published for report in reports if report.published is not None]
    return max(days, default=moment.date())


def as_moment(when: str | None) -> datetime | None:
    """A moment in UTC from `2024-12-08` (the end of that day) or `2024-12-08T10:00`. Raises InputError."""
    if when is None:
        return None
    try:
        if len(when.strip()) == 10:
            return datetime.combine(date.fromisoformat(when.strip()), time.max, tzinfo=UTC)
        moment = datetime.fromisoformat(when.strip())
    except ValueError:
        remedy = "Write it as 2024-12-08 or 2024-12-08T10:00 (UTC)."
        raise InputError(f"{when!r} is no moment.", remedy=remedy) from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def brief_wording() -> Wording:
    """The names of sides and countries and the words for a probability, from the steps that know them."""
    from orontes.control import likelihood_word

    return Wording(wars=knowledge_file().wars, likelihood=likelihood_word)
