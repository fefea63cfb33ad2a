"""orontes issues: what should a user know of the reports in a desk?"""

from __future__ import annotations

import json

from orontes.cli.console import choose_format, output, say_note
from orontes.cli.options import DeskPath, Format


def issues(desk: DeskPath, format: Format = None) -> None:
    """Lists the notes on a desk's reports: no date, no event found, places not resolved.

    [bold]Example[/bold]

    orontes issues syria.orontes
    """
    from orontes.engine.adding import name_of
    from orontes.store import open_desk

    shape = choose_format(format, formats=("table", "json"))
    with open_desk(desk, create=False) as opened:
        names = {report.id: name_of(report) for report in opened.reports()}
        rows = [{"report": names[id], "id": id, "note": note} for id, notes in opened.notes().items() for note in notes]
    if shape == "json":
        output().out(json.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        from orontes.cli.tables import print_rows

        print_rows(rows, output())
    else:
        say_note("No notes: each report has a date and says something of the conflict.")
