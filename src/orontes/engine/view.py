"""What does a desk add up to on this day, as known at that moment?"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from orontes.engine.toolkit import knowledge_file
from orontes.errors import InputError
from orontes.model.picture import Picture
from orontes.model.report import Report
from orontes.outputs.wording import Wording

if TYPE_CHECKING:
    from orontes.store import Desk


def picture_of(desk: Desk, *, as_of: date | None = None, known_at: datetime | None = None) -> Picture:
    """The picture at (`as_of`, `known_at`): by default the last day a report was put out, and all that is known now."""
    from orontes.picture import draw_picture

    moment = known_at or datetime.now(UTC)
    reports = desk.reports(known_at=moment)
    return draw_picture(
        reports,
        desk.statements(known_at=moment),
        desk.judgements(known_at=moment),
        wars=knowledge_file().wars,
        as_of=as_of or last_day(reports, moment),
        known_at=moment,
    )


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
