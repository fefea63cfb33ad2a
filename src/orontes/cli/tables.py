"""How do statements, events, control, actors and places look as tables at a terminal?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from orontes.model.picture import ReportReading
from orontes.model.statement import Statement
from orontes.outputs.events_csv import say_bounds
from orontes.outputs.privacy import shown_participant
from orontes.outputs.withholding import withhold_statement, withhold_words
from orontes.outputs.wording import say_days, say_place, say_source

Row = Mapping[str, object]


def print_reading(report_reading: ReportReading, console: Console) -> None:
    """What one report says: its statements and its own view of control."""
    report = report_reading.report
    when = report.published.isoformat() if report.published else "day unknown"
    told = report_reading.statements[:1]
    title = withhold_words(report.title, told[0]) if told else report.title
    console.print(
        Text(f"{title or report.origin or report.id} — {report.publisher or 'outlet not named'}, {when}", "bold")
    )
    if not report_reading.statements:
        console.print(Text("no statements", "dim"))
        return
    print_rows(statement_rows(report_reading.statements, publisher=report.publisher), console)
    held = [
        {
            "place": each.place,
            "status": each.status,
            "holder": (each.holder or ("",))[0],
            "before": (each.previous or ("",))[0],
            "source": each.source_kind,
            "disputed": "yes" if each.disputed else "",
        }
        for each in report_reading.control
    ]
    if held:
        console.print(Text("Who holds what, as this report has it", "bold"))
        print_rows(held, console)


def statement_rows(statements: Iterable[Statement], *, publisher: str = "") -> list[Row]:
    """A row a statement, short enough for a screen."""
    return [
        {
            "id": each.id,
            "type": each.type,
            "who": ", ".join(shown_participant(person) for person in each.agents),
            "whom or what": _objects(each),
            "where": ", ".join(say_place(place) for place in each.places),
            "when": say_days(each.time.start, each.time.end) if each.time else "",
            "source": say_source(each.source, publisher=publisher or "the outlet"),
            "how": each.stance
            if each.stance == "states" and each.reality == "happened"
            else f"{each.stance}, {each.reality}",
        }
        for each in map(withhold_statement, statements)
    ]


def _objects(statement: Statement) -> str:
    counts = [f"{say_bounds(c.low, c.high)} {c.what}" for c in statement.counts]
    return ", ".join([*(shown_participant(person) for person in statement.targets), *counts])


def print_rows(rows: Sequence[Row], console: Console) -> None:
    """Rows of the same columns as a table; a report's words are never taken for markup."""
    table = Table(show_edge=False, header_style="bold", pad_edge=False, row_styles=("", "dim"))
    for column in rows[0]:
        table.add_column(column, overflow="fold", no_wrap=column == "id")
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row.values()))
    console.print(table)
    console.print()
