"""The desk: what is added stays as it was, wholly or not at all, and is found as of any moment."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from builders import NOON, make_judgement, make_reading, make_report, make_statement
from orontes.errors import DeskError
from orontes.model.control import ReportedControl
from orontes.model.place import PlaceMention
from orontes.model.span import Span
from orontes.store import open_desk
from orontes.store.opening import APPLICATION_ID, migrations

HOUR = timedelta(hours=1)


@pytest.fixture
def desk(tmp_path):
    with open_desk(tmp_path / "syria.orontes") as desk:
        yield desk


def reading_of(text, **words):
    report = replace(make_report(text), retrieved_at=NOON)
    return make_reading(make_statement(sentence=text, report=report, **words), report=report)


HOMS = reading_of("Rebels captured Homs.")
HAMA = reading_of("Rebels captured Hama.", place="Hama", source="SOHR", source_kind="monitor", source_id="sohr")


def test_a_report_comes_back_with_all_that_was_found_in_it(desk):
    mention = PlaceMention(Span(16, 20), "Homs", None, "two places of that name")
    control = ReportedControl("Homs", ("Homs",), None, None, "held", ("rebels",), (), "narrator", False, ())
    added = replace(HOMS, toponyms=(mention,), control=(control,), notes=("no publication date",))
    assert desk.add(added, learned_at=NOON)
    back = desk.reading(HOMS.report.id)
    assert back.statements[0].learned_at == NOON
    assert replace(back, statements=added.statements) == added
    assert desk.toponyms(HOMS.report.id) == (mention,)
    assert desk.notes() == {HOMS.report.id: ("no publication date",)}


def test_a_report_is_stamped_with_the_moment_it_was_learned(desk):
    report = make_report()
    desk.add(make_reading(report=report), learned_at=NOON)
    assert desk.reports() == (replace(report, retrieved_at=NOON),)


def test_adding_again_changes_nothing(desk):
    assert desk.add(HOMS, learned_at=NOON)
    before = desk.statements()
    assert not desk.add(HOMS, learned_at=NOON + HOUR)
    assert desk.statements() == before
    assert desk.info().reports == 1


def test_only_what_was_learned_by_then_is_known_then(desk):
    desk.add(HOMS, learned_at=NOON)
    desk.add(HAMA, learned_at=NOON + HOUR)
    assert desk.reports(NOON - HOUR) == ()
    assert desk.reports(NOON) == (HOMS.report,)
    assert len(desk.statements(NOON + HOUR)) == 2
    # 15:59 in a zone four hours ahead is 11:59 UTC: before noon
    assert desk.reports(datetime(2024, 12, 7, 15, 59, tzinfo=timezone(4 * HOUR))) == ()


def test_a_moment_without_a_zone_is_refused(desk):
    with pytest.raises(ValueError, match="time zone"):
        desk.add(HOMS, learned_at=datetime(2024, 12, 7, 12, 0))
    with pytest.raises(ValueError, match="time zone"):
        desk.reports(datetime(2024, 12, 7, 12, 0))
    assert desk.reports() == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"place": "hama"}, 1),
        ({"place": 169577}, 1),
        ({"place": "Idlib"}, 0),
        ({"place": "%"}, 0),
        ({"type": "capture"}, 2),
        ({"type": "siege"}, 0),
        ({"source": "sohr"}, 1),
        ({"source": "example times"}, 1),
        ({"source_kind": "monitor"}, 1),
        ({"reality": "denied"}, 0),
        ({"report_id": HOMS.report.id}, 1),
        ({"first_day": date(2024, 12, 8)}, 0),
        ({"first_day": date(2024, 12, 1), "last_day": date(2024, 12, 7)}, 2),
        ({"place": "Homs", "source": "SOHR"}, 0),
    ],
)
def test_statements_are_found_by(desk, asked, found):
    desk.add(HOMS, learned_at=NOON)
    desk.add(HAMA, learned_at=NOON)
    assert len(desk.statements(**asked)) == found


def test_one_record_by_its_id(desk):
    desk.add(HOMS, learned_at=NOON)
    statement = HOMS.statements[0]
    assert desk.statement(statement.id) == replace(statement, learned_at=NOON)
    assert desk.report(HOMS.report.id) == HOMS.report
    assert desk.has_report(HOMS.report.id)
    assert not desk.has_report("r_0")
    with pytest.raises(DeskError, match="has no statement s_0"):
        desk.statement("s_0")


def test_a_changed_page_is_a_new_report_that_names_the_old_one(desk):
    old = make_report("Rebels captured Homs.", url="https://example.org/1")
    new = make_report("Rebels did not capture Homs.", url="https://example.org/1")
    desk.add(make_reading(report=old), learned_at=NOON)
    desk.add(make_reading(report=new), learned_at=NOON + HOUR)
    assert desk.replacements() == {new.id: old.id}
    assert desk.replacements(NOON) == {}
    assert len(desk.reports()) == 2


def test_a_judgement_is_withdrawn_once_and_stays_known_before(desk):
    judgement = make_judgement(HOMS.statements[0], HAMA.statements[0], verdict="negative")
    assert desk.add_judgement(judgement)
    assert not desk.add_judgement(judgement)
    assert desk.withdraw_judgement(judgement.id, at=NOON + HOUR)
    assert not desk.withdraw_judgement(judgement.id, at=NOON + 2 * HOUR)
    assert not desk.withdraw_judgement("j_0", at=NOON)
    assert desk.judgements(NOON - HOUR) == ()
    assert desk.judgements(NOON) == (judgement,)
    assert desk.judgements() == (replace(judgement, withdrawn_at=NOON + HOUR),)
    assert desk.info().judgements == 0


@pytest.mark.parametrize(
    "command",
    [
        "UPDATE report SET notes = '[\"x\"]'",
        "DELETE FROM report",
        "UPDATE statement SET record = '{}'",
        "DELETE FROM statement",
        "INSERT OR REPLACE INTO judgement SELECT * FROM judgement",
        "INSERT OR REPLACE INTO statement (id, report_id, learned_at, record) SELECT id, '', '', '{}' FROM statement",
        "DELETE FROM statement_place",
        "UPDATE judgement SET verdict = 'positive'",
        "UPDATE judgement SET record = '{}', withdrawn_at = '2025'",
        "DELETE FROM judgement",
    ],
)
def test_the_file_itself_refuses_to_forget(desk, command):
    desk.add(HOMS, learned_at=NOON)
    desk.add_judgement(make_judgement(HOMS.statements[0], HAMA.statements[0], verdict="negative"))
    with sqlite3.connect(desk.path) as other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(command)
    other.close()


def test_two_statements_under_one_id_keep_the_surer_one_and_say_so(desk):
    sure, unsure = HOMS.statements[0], replace(HOMS.statements[0], score=0.4, stance="claims")
    desk.add(replace(HOMS, statements=(unsure, sure)), learned_at=NOON)
    assert [s.score for s in desk.statements()] == [1.0]
    assert "share the id" in desk.reading(HOMS.report.id).notes[0]


def test_a_statement_of_another_report_is_refused_and_nothing_is_stored(desk):
    with pytest.raises(ValueError, match="not of report"):
        desk.add(replace(HOMS, statements=HAMA.statements), learned_at=NOON)
    assert desk.info().reports == 0


def test_a_write_that_fails_in_the_middle_leaves_nothing(desk, monkeypatch):
    def fail(*_args, **_words):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("orontes.store.writing._write_rows", fail)
    with pytest.raises(DeskError, match=r"syria\.orontes.*disk failed"):
        desk.add(HOMS, learned_at=NOON)
    monkeypatch.undo()
    assert desk.reports() == () and desk.statements() == ()
    assert desk.add(HOMS, learned_at=NOON)


def test_a_full_disk_says_so_and_leaves_nothing_half_stored(desk):
    pages = desk._connection.execute("PRAGMA page_count").fetchone()[0]
    desk._connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    long = make_report("Rebels captured Homs. " * 20_000)
    with pytest.raises(DeskError, match="disk is full") as caught:
        desk.add(make_reading(report=long), learned_at=NOON)
    assert "Free some space" in caught.value.remedy
    desk._connection.execute("PRAGMA max_page_count = 100000")
    assert desk.reports() == ()
    assert desk.add(make_reading(report=long), learned_at=NOON)


def test_a_read_only_desk_is_read_but_not_written(desk, monkeypatch):
    desk.add(HOMS, learned_at=NOON)
    desk.close()
    monkeypatch.setattr("orontes.store.opening.os.access", lambda *_: False)
    with open_desk(desk.path) as again:
        assert again.reports() == (HOMS.report,)
        with pytest.raises(DeskError, match="read-only"):
            again.add(HAMA, learned_at=NOON)


def test_reading_goes_on_while_another_writes(desk):
    desk.add(HOMS, learned_at=NOON)
    writer = sqlite3.connect(desk.path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO judgement VALUES ('j', 'a', 'b', 'same_event', 'positive', 'x', '2024', NULL, '{}')")
    with open_desk(desk.path) as reader:
        assert reader.reports() == (HOMS.report,)
        assert reader.judgements() == ()
    writer.execute("ROLLBACK")
    writer.close()


def test_a_second_writer_that_waits_too_long_is_told(desk):
    writer = sqlite3.connect(desk.path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    desk._connection.execute("PRAGMA busy_timeout = 10")
    with pytest.raises(DeskError, match="another program is writing"):
        desk.add(HOMS, learned_at=NOON)
    writer.close()


def test_info_counts(desk):
    desk.add(HOMS, learned_at=NOON)
    desk.add(HAMA, learned_at=NOON + HOUR)
    info = desk.info()
    assert (info.reports, info.statements, info.layout) == (2, 2, len(migrations()))
    assert info.publishers == (("Example Times", 2),)
    assert (info.first_published, info.last_learned) == (date(2024, 12, 7), NOON + HOUR)
    assert info.last_learned.tzinfo == UTC and info.size_bytes > 0


# --- opening


def test_a_new_desk_is_marked_as_one(desk):
    assert desk._connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert desk._connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_what_was_added_is_there_after_reopening(desk):
    desk.add(HOMS, learned_at=NOON)
    desk.close()
    with open_desk(desk.path, create=False) as again:
        assert again.reports() == (HOMS.report,)


def test_an_empty_file_becomes_a_desk_only_if_wanted(tmp_path):
    path = tmp_path / "empty.orontes"
    path.touch()
    with pytest.raises(DeskError, match="no desk"):
        open_desk(path, create=False)
    open_desk(path).close()
    open_desk(path, create=False).close()


def test_a_desk_of_a_newer_version_is_left_alone(desk):
    desk._connection.execute("PRAGMA user_version = 99")
    desk.close()
    with pytest.raises(DeskError, match=r"syria\.orontes has layout 99") as caught:
        open_desk(desk.path)
    assert "Update orontes" in caught.value.remedy


@pytest.mark.parametrize("content", [b"not a database at all, but text", b"SQLite format 3\x00" + b"\x07" * 5000])
def test_any_other_file_is_not_a_desk_and_is_not_touched(tmp_path, content):
    path = tmp_path / "notes.orontes"
    path.write_bytes(content)
    with pytest.raises(DeskError, match=r"notes\.orontes"):
        open_desk(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_not_a_desk(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(DeskError, match="is not a desk"):
        open_desk(path)


def test_a_folder_or_a_missing_folder_is_named(tmp_path):
    with pytest.raises(DeskError, match="is a folder"):
        open_desk(tmp_path)
    with pytest.raises(DeskError, match="no folder"):
        open_desk(tmp_path / "absent" / "syria.orontes")
    with pytest.raises(DeskError, match="no desk"):
        open_desk(tmp_path / "syria.orontes", create=False)


def test_a_layout_that_fails_halfway_leaves_no_table(tmp_path, monkeypatch):
    broken = (*migrations(), "CREATE TABLE extra (x);\nCREATE TABLE extra (x);\n")
    path = tmp_path / "syria.orontes"
    open_desk(path).close()
    monkeypatch.setattr("orontes.store.opening.migrations", lambda: broken)
    with pytest.raises(DeskError, match="laying out"):
        open_desk(path)
    monkeypatch.undo()
    with open_desk(path) as desk:
        assert desk._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'extra'").fetchone() is None
