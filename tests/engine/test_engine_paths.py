import pytest

from builders import make_reading, make_report, make_statement
from orontes.engine import paths
from orontes.engine.paths import read_or_issue
from orontes.errors import ResourceError
from orontes.model.report import LoadIssue


def fail(error):
    def read_one(report, *, toolkit):
        raise error

    return read_one


def test_a_step_that_breaks_becomes_an_issue_that_names_the_report(monkeypatch):
    monkeypatch.setattr(paths, "read_one", fail(RuntimeError("index out of range")))
    issue = read_or_issue(make_report(origin="/x/a.txt"), toolkit=None)
    assert isinstance(issue, LoadIssue)
    assert issue.origin == "/x/a.txt" and "RuntimeError: index out of range" in issue.problem


def test_an_error_with_a_remedy_keeps_it(monkeypatch):
    monkeypatch.setattr(paths, "read_one", fail(ResourceError("x.toml is missing.", remedy="Reinstall.")))
    issue = read_or_issue(make_report(), toolkit=None)
    assert (issue.problem, issue.remedy) == ("x.toml is missing.", "Reinstall.")


def test_when_looking_for_a_fault_the_error_is_shown(monkeypatch):
    monkeypatch.setenv("ORONTES_DEBUG", "1")
    monkeypatch.setattr(paths, "read_one", fail(RuntimeError("x")))
    with pytest.raises(RuntimeError):
        read_or_issue(make_report(), toolkit=None)


def test_a_keyboard_interrupt_stops_everything(monkeypatch):
    monkeypatch.setattr(paths, "read_one", fail(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        read_or_issue(make_report(), toolkit=None)


def test_a_good_report_gives_its_reading(monkeypatch):
    reading = make_reading(make_statement())
    monkeypatch.setattr(paths, "read_one", lambda report, *, toolkit: reading)
    assert read_or_issue(make_report(), toolkit=None) is reading
