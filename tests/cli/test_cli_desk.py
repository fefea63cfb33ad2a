import csv
import io
import json
import os
import stat

import pytest

from one_day import make_picture
from orontes.outputs.statements_csv import COLUMNS

pytestmark = pytest.mark.usefixtures("easy_steps")


@pytest.mark.parametrize("what", ["statements", "events", "control", "actors", "places"])
def test_show_gives_json_when_piped_and_a_table_when_asked(run, desk_path, what):
    code, out, err = run("show", desk_path, what)
    assert code == 0 and err == "" and len(json.loads(out)) >= 3
    code, out, _ = run("show", desk_path, what, "--format", "table")
    assert code == 0 and not out.startswith("[")


def test_show_filters(run, desk_path):
    types = [each["type"] for each in json.loads(run("show", desk_path, "statements", "--place", "Hama")[1])]
    assert types == ["strike", "strike"]
    (only,) = json.loads(run("show", desk_path, "statements", "--type", "siege")[1])
    assert only["reality"] == "possible"
    (only,) = json.loads(run("show", desk_path, "statements", "--source", "The Observatory")[1])
    assert only["type"] == "withdrawal"
    (only,) = json.loads(run("show", desk_path, "control", "--place", "homs")[1])
    assert only["in words"] == "held by the rebels"


def test_show_that_finds_nothing_says_so(run, desk_path):
    code, out, err = run("show", desk_path, "statements", "--place", "Atlantis")
    assert (code, out) == (0, "[]\n") and "No statements match" in err


def test_brief_as_markdown_and_page(run, desk_path, tmp_path):
    code, out, _ = run("brief", desk_path)
    assert code == 0 and out.startswith("# Situation brief\n") and "**Homs**" in out
    page = tmp_path / "b" / "brief.html"
    code, out, err = run("brief", desk_path, "--out", page, "--title", "Homs & more")
    assert (code, out) == (0, "") and str(page) in err.replace("\n", "")
    assert "Homs &amp; more" in page.read_text()
    assert run("brief", desk_path, "--format", "html")[1].startswith("<!doctype html>")


def test_export_writes_the_named_files_and_nothing_else(run, desk_path, tmp_path):
    out = tmp_path / "out"
    code, _, err = run("export", desk_path, "--to", out / "statements.csv", "--to", out / "events.geojson")
    assert code == 0 and err.count("Written") == 2
    assert {path.name for path in out.iterdir()} == {"statements.csv", "events.geojson"}
    with (out / "statements.csv").open(newline="") as file:
        assert tuple(next(csv.reader(file))) == COLUMNS


def test_export_to_standard_output(run, desk_path):
    code, out, _ = run("export", desk_path, "--to", "control.csv", "--stdout", "--quiet")
    assert code == 0 and len(list(csv.DictReader(io.StringIO(out)))) == 3


def test_a_folder_that_cannot_be_written_is_one_line(run, desk_path, tmp_path):
    if os.geteuid() == 0:
        target = tmp_path / "a file" / "events.csv"
        (tmp_path / "a file").write_text("")
    else:
        target = tmp_path / "closed" / "events.csv"
        target.parent.mkdir()
        target.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    code, _, err = run("export", desk_path, "--to", target)
    assert code == 1 and err.count("\n") == 1 and "Check the path" in err


def test_explain_a_place_shows_terms_weights_and_the_words(run, desk_path):
    code, out, _ = run("explain", desk_path, "homs", "--format", "table")
    assert code == 0 and "+1.80" in out and "0.88" in out and "own_denial" in out
    assert "Rebels captured Homs on Saturday." in out and "Strongest against" in out
    (state,) = json.loads(run("explain", desk_path, "Homs")[1])
    assert state["label"] == "held" and state["valid_from_hi"] == "2024-12-07"


def test_explain_a_statement_shows_words_rule_and_what_is_absent(run, desk_path):
    statement = next(each for each in make_picture().statements if each.type == "release")
    code, out, _ = run("explain", desk_path, statement.id, "--format", "table")
    assert code == 0 and "freed 3,500 prisoners in Homs" in out and "made by a builder" in out
    assert json.loads(run("explain", desk_path, statement.id)[1])["id"] == statement.id


def test_explain_what_is_not_there_says_what_is(run, desk_path):
    code, _, err = run("explain", desk_path, "Atlantis")
    assert code == 2 and "It has: Homs" in err
    code, _, err = run("explain", desk_path, "s_000000000000")
    assert code == 3 and "s_000000000000" in err


def test_issues_lists_notes(run, desk_path):
    rows = json.loads(run("issues", desk_path)[1])
    assert [row["note"] for row in rows] == ["a note", "a note"]
