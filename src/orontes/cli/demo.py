"""orontes demo: what does it look like, with the reports that come with the package?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orontes.cli.add import add_paths
from orontes.cli.brief import print_markdown
from orontes.cli.console import output, say_issues, say_note, write_text
from orontes.cli.options import Quiet
from orontes.resources import resource_path

NOTICE = (
    "A demonstration. The sixteen reports were written for Orontes in our own words after what was publicly known of "
    "Syria and Sudan in November and December 2024; the outlets are invented. It is no source."
)


def demo(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where the desk and the brief go.")] = Path(
        "orontes-demo"
    ),
    quiet: Quiet = False,
) -> None:
    """Reads the sample reports of the package, prints their brief and writes it as a page with maps.

    [bold]Example[/bold]

    orontes demo
    """
    from orontes.engine.briefing import write_brief
    from orontes.store import open_desk

    desk_path, page = folder / "demo.orontes", folder / "brief.html"
    folder.mkdir(parents=True, exist_ok=True)
    samples = sorted(str(path) for path in resource_path("samples").glob("*.json"))
    say_note(f"Reading {len(samples)} sample reports on two conflicts.", quiet=quiet)
    added = add_paths(desk_path, samples, quiet=quiet)
    say_issues(added.issues)
    with open_desk(desk_path) as desk:
        text = write_brief(desk, format="md", title="Demonstration brief", notice=NOTICE, appendix=False)
        write_text(page, write_brief(desk, format="html", title="Demonstration brief", notice=NOTICE))
        info = desk.info()
    print_markdown(text)
    output().print(f"\n{info.reports} reports, {info.statements} statements.", highlight=False)
    output().print(f"[bold]The brief with maps:[/bold] {page.resolve().as_uri()}")
    output().print(f"[bold]The desk:[/bold]            {desk_path}")
    output().print("\nNext:")
    for line in _next(desk_path):
        output().print(f"  {line}", markup=False)


def _next(desk_path: Path) -> tuple[str, ...]:
    return (
        f"orontes explain {desk_path} Homs",
        f"orontes show {desk_path} statements --place Homs",
        f"orontes brief {desk_path} --as-of 2024-12-05",
        f"orontes export {desk_path} --to events.geojson",
        "orontes add my.orontes YOUR-REPORTS/ && orontes brief my.orontes --out brief.html",
    )
