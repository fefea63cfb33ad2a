"""What goes to which stream? Results to the output; progress, notes and errors to the error stream alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from orontes.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from orontes.model.report import LoadIssue


def output() -> Console:
    """Where results go."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, soft_wrap=not sys.stdout.isatty())


def aside() -> Console:
    """Where everything else goes."""
    from rich.console import Console

    return Console(file=sys.stderr, highlight=False)


def say_error(problem: str) -> None:
    """One line on the error stream."""
    sys.stderr.write(f"orontes: {' '.join(problem.split())}\n")


def say_note(note: str, *, quiet: bool = False) -> None:
    """One line on the error stream, unless it was asked to be quiet."""
    if not quiet:
        sys.stderr.write(f"{' '.join(note.split())}\n")


def say_issues(issues: Sequence[LoadIssue]) -> None:
    """One line for each input that gave no report; also when quiet, for it is an error."""
    for issue in issues:
        name = Path(issue.origin).name
        named = issue.problem if name and name in issue.problem else f"{issue.origin}: {issue.problem}"
        say_error(f"{named} {issue.remedy}")


def choose_format(given: str | None, *, formats: Sequence[str]) -> str:
    """The format asked for; else the first one for a person at a terminal, `json` for a pipe. Raises InputError."""
    if given is None:
        return formats[0] if sys.stdout.isatty() else "json"
    if given not in formats:
        raise InputError(f"There is no format {given!r}.", remedy=f"Choose one of: {', '.join(formats)}.")
    return given


def write_text(path: Path, text: str) -> None:
    """Writes a file wholly or not at all: a full disk leaves no half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, float], None]]:
    """A callback that shows what is being done on the error stream; a plain line each where that is no terminal."""
    if quiet:
        yield lambda doing, share: None
        return
    if not sys.stderr.isatty():
        yield _plain_progress()
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn())
    with Progress(*columns, console=aside(), transient=True) as bar:
        task = bar.add_task("starting", total=1.0)
        yield lambda doing, share: bar.update(task, description=doing, completed=share)


def _plain_progress() -> Callable[[str, float], None]:
    said: set[str] = set()

    def show(doing: str, share: float) -> None:
        kind = doing.split(":", 1)[0]
        if kind not in said:
            said.add(kind)
            sys.stderr.write(f"{doing} …\n")

    return show
