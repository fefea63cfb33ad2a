"""The whole way with the real steps: the demonstration, its desk, and the two calls of the public face."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

import orontes
from orontes.engine.adding import add_to_desk
from orontes.engine.briefing import EXPORTS, write_brief, write_export
from orontes.engine.toolkit import shared_toolkit
from orontes.engine.view import picture_of
from orontes.errors import InputError
from orontes.resources import resource_path

SAMPLES = sorted(resource_path("samples").glob("*.json"))
LEARNED = datetime(2024, 12, 12, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A desk of the sample reports, read once for this module."""
    with orontes.open_desk(tmp_path_factory.mktemp("desk") / "samples.orontes") as opened:
        added = add_to_desk(opened, SAMPLES, toolkit=shared_toolkit(), learned_at=LEARNED)
        assert added.issues == () and added.reports == len(SAMPLES)
        yield opened


def test_each_statement_s_offsets_lead_to_its_words(desk):
    texts = {report.id: report.text for report in desk.reports()}
    statements = desk.statements()
    assert len(statements) >= 60
    for each in statements:
        text = texts[each.report_id]
        assert each.sentence.words_of(text) == each.sentence_text
        assert each.anchor.words_of(text) == each.anchor_text
        for part in (*each.agents, *each.targets, *each.counts):
            assert part.span.words_of(text) == part.text


def test_the_same_reports_again_add_nothing(desk):
    again = add_to_desk(desk, SAMPLES[:3], toolkit=shared_toolkit())
    assert (again.reports, again.already_there) == (0, 3)


def test_a_picture_knows_only_what_was_stored_and_told_by_then(desk):
    before = picture_of(desk, known_at=datetime(2024, 12, 11, tzinfo=UTC))
    assert before.reports == before.statements == before.control == ()
    early = picture_of(desk, as_of=date(2024, 11, 30))
    late = picture_of(desk)
    assert late.as_of == date(2024, 12, 11)
    assert 0 < len(early.statements) < len(late.statements)
    assert not any(s.said_at and s.said_at > date(2024, 11, 30) and s.time is None for s in early.statements)


def test_probabilities_sum_to_one_and_terms_name_stored_statements(desk):
    picture = picture_of(desk)
    known = {each.id for each in picture.statements}
    assert len(picture.control) >= 10
    for state in picture.control:
        assert sum(p for _, p in state.probabilities) == pytest.approx(1.0, abs=0.01)
        assert {id for term in state.terms for id in term.statement_ids} <= known


def test_the_brief_covers_both_conflicts_and_has_their_maps(desk):
    page = write_brief(desk, format="html")
    assert page.count('class="drawing wide"') >= 2 and "<script" not in page
    brief = write_brief(desk, format="md")
    assert "Syria" in brief and "Sudan" in brief and "### Who holds what" in brief


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_is_the_same_on_every_run(desk, name):
    assert write_export(desk, name, known_at=LEARNED) == write_export(desk, name, known_at=LEARNED) != ""


def test_read_gives_statements_with_reasons_and_the_day():
    reading = orontes.read("Rebels captured the city of Homs on Saturday, state media said.", published="2024-12-08")
    capture = next(each for each in reading.statements if each.type == "capture")
    assert capture.time is not None and capture.time.start == date(2024, 12, 7)
    assert capture.why


def test_read_without_a_date_says_that_days_stay_unresolved():
    reading = orontes.read("Rebels captured the city of Homs on Saturday.")
    assert any("no publication date" in note for note in reading.notes)
    assert all(each.time is None or each.time.start is None for each in reading.statements)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_read_of_nothing_is_an_error(text):
    with pytest.raises(InputError, match="empty"):
        orontes.read(text)


def test_the_demonstration_runs_by_its_command(tmp_path):
    program = "from orontes.cli.app import main; main(['demo', 'd'])"
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, env=env)
    assert done.returncode == 0, done.stderr
    assert "brief.html" in done.stdout and "orontes explain d/demo.orontes Homs" in done.stdout
    assert {path.name for path in (tmp_path / "d").iterdir()} >= {"brief.html", "demo.orontes"}
    shown = subprocess.run(
        [sys.executable, "-c", "from orontes.cli.app import main; main(['show', 'd/demo.orontes', 'control'])"],
        check=True, capture_output=True, text=True, cwd=tmp_path, env=env,
    )  # fmt: skip
    assert len(json.loads(shown.stdout)) >= 10
