"""Which commands are there, and what becomes of an error?

Exit codes: 0 done; 1 unforeseen; 2 an input (even one of many) or option of no use; 3 the desk; 4 a data file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Annotated

import typer

from orontes import __version__
from orontes.cli.add import add
from orontes.cli.brief import brief
from orontes.cli.console import say_error
from orontes.cli.demo import demo
from orontes.cli.evaluate import evaluate
from orontes.cli.explain import explain
from orontes.cli.export import export
from orontes.cli.gazetteer import gazetteer
from orontes.cli.issues import issues
from orontes.cli.read import read
from orontes.cli.show import show
from orontes.errors import OrontesError

EPILOG = (
    "First steps:  orontes demo  ·  orontes read report.txt --published 2024-12-08  ·  orontes add my.orontes reports/"
)

app = typer.Typer(
    name="orontes",
    help="Reads reports of an armed conflict and keeps a sourced picture of it: who says what, and who holds what.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = (read, add, show, brief, export, explain, demo, issues)
for _command in COMMANDS:
    app.command()(_command)
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(evaluate, name="evaluate")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"orontes {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False,
) -> None:
    """Reads reports of an armed conflict and keeps a sourced picture of it: who says what, and who holds what."""


def main(args: Sequence[str] | None = None) -> None:
    """Runs one command and exits with its code; an error is one line on the error stream, never a traceback."""
    if os.environ.get("ORONTES_DEBUG") != "1":
        sys.excepthook = _say_unforeseen
    command = typer.main.get_command(app)  # not app(): it would put its own hook in place of ours
    try:
        try:
            command(args=None if args is None else list(args), prog_name="orontes")
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        sys.exit(1)
    except OrontesError as error:
        _leave(error, f"{error.problem} {error.remedy}".strip(), code=error.exit_code)
    except OSError as error:
        _forget_output()
        what = f"{error.filename}: " if error.filename else ""
        _leave(error, f"{what}{error.strerror or error}. Check the path, the rights and the space on the disk.", code=1)


def _say_unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What Python calls for an error nobody foresaw; it then exits with 1."""
    say_error(f"unforeseen {kind.__name__}: {error}. Set ORONTES_DEBUG=1 to see where.")


def _forget_output() -> None:
    """Lets Python exit without another try at an output that takes no more (a full disk, a closed pipe)."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _leave(error: Exception, problem: str, *, code: int) -> None:
    if os.environ.get("ORONTES_DEBUG") == "1":
        raise error
    say_error(problem)
    sys.exit(code)
