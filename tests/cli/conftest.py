"""The command line with steps that cost nothing: each report reads as one capture, each desk as the one-day world."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import make_reading, make_statement
from one_day import make_picture, make_wording
from orontes.cli.app import main
from orontes.engine import briefing, paths, toolkit, view
from orontes.store import open_desk


@pytest.fixture
def run(capsys):
    """Runs one command; gives its exit code, output and error stream."""

    def invoke(*args) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(each) for each in args])
        out, err = capsys.readouterr()
        code = left.value.code
        return (0 if code is None else code), out, err

    return invoke


def read_as_capture(report, *, toolkit):
    """A reading of one statement that really stands in the text, or of none."""
    if "explode" in report.text:
        raise RuntimeError("a step broke")
    if "captured" not in report.text:
        return make_reading(report=report, notes=("nothing found",))
    statement = make_statement(report=report, sentence=report.text.strip().split("\n")[0])
    notes = () if report.published else ("no publication date",)
    return replace(make_reading(statement, report=report, notes=notes))


@pytest.fixture
def easy_steps(monkeypatch):
    """Puts the costly steps aside."""
    monkeypatch.setattr(toolkit, "load_toolkit", lambda progress=None: None)
    monkeypatch.setattr(paths, "read_one", read_as_capture)
    for module in (view, briefing):
        monkeypatch.setattr(module, "picture_of", lambda desk, **when: make_picture())
        monkeypatch.setattr(module, "brief_wording", make_wording)


@pytest.fixture
def desk_path(tmp_path):
    """A desk that holds the one-day world."""
    path = tmp_path / "one.orontes"
    picture = make_picture()
    with open_desk(path) as desk:
        for report in picture.reports:
            own = [each for each in picture.statements if each.report_id == report.id]
            desk.add(make_reading(*own, report=report, notes=("a note",)), learned_at=picture.known_at)
    return path
