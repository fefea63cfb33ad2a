import io
import json
import sys

import pytest

from orontes.store import open_desk

pytestmark = pytest.mark.usefixtures("easy_steps")

TEXT = "Rebels captured Homs on Saturday.\n\nThe army said it was regrouping near the city, and residents fled.\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text("")
    (folder / "c.txt").write_text("This text will explode in a step, and the others must go on without it.")
    (folder / "d.json").write_text(json.dumps({"id": "d01", "publisher": "P", "published": "2024-12-08", "text": TEXT}))
    return folder


def test_read_gives_json_when_piped(run, folder):
    code, out, _ = run("read", folder / "a.txt", "--published", "2024-12-08", "--publisher", "The Daily Dial")
    (found,) = json.loads(out)
    assert (
        code == 0 and found["report"]["published"] == "2024-12-08" and found["report"]["publisher"] == "The Daily Dial"
    )
    assert found["statements"][0]["type"] == "capture"


def test_read_as_a_table(run, folder):
    code, out, _ = run("read", folder / "d.json", "--format", "table")
    assert code == 0 and "capture" in out and "2024-12-08" in out


def test_a_bad_report_never_stops_the_others(run, folder, tmp_path):
    out = tmp_path / "out"
    code, _, err = run("read", folder, "--format", "json", "--out", out)
    assert code == 2  # one of many could not be used, and a script must learn of it
    assert "b.txt" in err and "c.txt" in err and "a step broke" in err and "Traceback" not in err
    assert len(list(out.iterdir())) == 2 and (out / "d01.json").exists()


def test_missing_date_is_said(run, folder):
    assert "no publication date" in run("read", folder / "a.txt")[2]
    assert run("read", folder / "a.txt", "--quiet")[2] == ""


def test_nothing_readable_is_an_error(run, folder):
    code, out, err = run("read", folder / "b.txt", "--quiet")
    assert (code, out) == (2, "") and "b.txt" in err
    code, _, err = run("read", folder / "nowhere.txt", "--quiet")
    assert code == 2 and "nowhere.txt" in err


def test_standard_input(run, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(TEXT.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    code, out, _ = run("read", "-", "--published", "2024-12-08")
    assert code == 0 and json.loads(out)[0]["statements"]


def test_add_twice_adds_once(run, folder, tmp_path):
    desk_path = tmp_path / "s.orontes"
    code, out, err = run("add", desk_path, folder)
    assert (code, out) == (2, "") and "2 reports added" in err and "Next: orontes brief" in err
    code, _, err = run("add", desk_path, folder)
    assert code == 2 and "0 reports added" in err and "2 already there" in err
    with open_desk(desk_path) as desk:
        assert len(desk.reports()) == 2


def test_add_of_nothing_is_an_error(run, folder, tmp_path):
    code, _, err = run("add", tmp_path / "s.orontes", folder / "b.txt", "--quiet")
    assert code == 2 and "b.txt" in err


def test_a_report_that_says_nothing_is_kept_and_said(run, tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("The council opened a new library on Monday and the mayor thanked the many donors for it.")
    code, out, err = run("read", path, "--published", "2024-12-08")
    assert code == 0 and json.loads(out)[0]["relevant"] is False and "nothing found" in err
