"""Loading: every input gives reports or an issue that names it and a remedy, and none stops the others."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.model.report import LoadIssue, Report, report_id
from orontes.reports import MOST_CHARACTERS, build_report, load_reports
from orontes.reports.build import normalise_line_ends

TEXT = "Rebels captured Homs on Saturday. The army said that it had left the city."
DAY = date(2024, 12, 7)


@pytest.fixture
def load(tmp_path):
    def load(content, name="report.txt", **words):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(load_reports([path], **words))

    return load


def test_a_text_file_is_one_report_unchanged(load, tmp_path):
    (report,) = load(TEXT, published=DAY, publisher="Example Times")
    assert (report.text, report.published, report.published_basis) == (TEXT, DAY, "given")
    assert report.id == report_id(TEXT, publisher="Example Times", published=DAY)
    assert (report.origin, report.local_id) == (str(tmp_path / "report.txt"), "report")
    assert len(report.raw_sha256) == 64 and report.notes == ()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (TEXT.encode("utf-8-sig"), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (TEXT.encode("utf-32"), TEXT),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT),
        (TEXT.replace(". ", ".\r\n").encode(), TEXT.replace(". ", ".\n")),
        (f"{TEXT} “Artouz”".encode(), f"{TEXT} “Artouz”"),
    ],
)
def test_encodings_and_line_ends(load, raw, text):
    (report,) = load(raw)
    assert (report.text, report.notes) == (text, ())


def test_windows_text_is_read_with_a_note(load):
    (report,) = load(f"{TEXT} It’s over.".encode("cp1252"))
    assert report.text.endswith("It’s over.") and "Windows-1252" in report.notes[0]


@pytest.mark.parametrize(
    ("raw", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t\r\n", "a.txt", "empty"),
        (b"\xef\xbb\xbf", "a.txt", "empty"),
        (b"%PDF-1.7 " + bytes(range(256)), "a.txt", "binary"),
        (b"PK\x03\x04 a document", "a.txt", "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 50, "a.txt", "binary"),
        (b"\x01\x02\x03\x04 word" * 30, "a.txt", "binary"),
        (TEXT.encode("utf-16-le"), "a.txt", "binary"),
        (TEXT.encode() + b"\x81\x8d\xff", "a.txt", "encoding"),
        (b"\xff\xfe\x00", "a.txt", "encoding"),
        (b"17 - 42 ... ?!", "a.txt", "no_text"),
        (b"Damascus", "a.txt", "no_text"),
        (("The army left. " * (MOST_CHARACTERS // 15 + 1)).encode(), "a.txt", "too_large"),
        (b"x" * 20_000_001, "a.txt", "too_large"),
        ("Los rebeldes tomaron la ciudad y el ejército se retiró de las afueras.".encode(), "a.txt", "language"),
        ("سيطرت الفصائل على مدينة حمص".encode(), "a.txt", "language"),
        ("Армия оставила город Хомс".encode(), "a.txt", "language"),
        ("叛军占领了霍姆斯市。".encode(), "a.txt", "language"),
        (b"{", "a.json", "json"),
        (b"[]", "a.json", "empty"),
        (b'"words"', "a.json", "json"),
        (b'{"title": "x"}', "a.json", "json"),
        (b'{"text": 5}', "a.json", "json"),
        (b'{"text": ""}', "a.json", "empty"),
        (b"[" * 100_000, "a.json", "json"),
        (json.dumps({"text": TEXT, "published": "2024-13-40"}).encode(), "a.json", "date"),
        (json.dumps({"text": TEXT, "published": 20241207}).encode(), "a.json", "date"),
        (b"<html><body><script>var words = 'The army left.'</script></body></html>", "a.html", "no_text"),
        (b"<html><body></body></html>", "a.html", "no_text"),
    ],
)
def test_what_is_no_report_is_an_issue_that_names_it(load, raw, name, code):
    (issue,) = load(raw, name)
    assert isinstance(issue, LoadIssue), issue
    assert issue.code == code, issue
    assert name in issue.problem and name in issue.origin and issue.remedy


def test_a_json_report_keeps_what_its_file_says(load):
    given = {"title": "Homs falls", "publisher": "Example Times", "published": "2024-12-07", "licence": "CC0"}
    (report,) = load(json.dumps({**given, "url": "https://example.org/a", "text": TEXT, "words": 13}), "d05.json")
    assert (report.title, report.publisher, report.published) == ("Homs falls", "Example Times", DAY)
    assert (report.published_basis, report.url, report.licence) == ("metadata", "https://example.org/a", "CC0")
    assert (report.local_id, report.text) == ("d05", TEXT)


def test_what_is_given_goes_before_what_the_file_says(load):
    (report,) = load(json.dumps({"text": TEXT, "published": "2020-01-01"}), "a.json", published=DAY)
    assert (report.published, report.published_basis) == (DAY, "given")


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_bad_item_does_not_stop_its_list(load, name):
    items = [{"text": TEXT}, {"text": 1}, {"text": TEXT, "id": "third", "published": "2024-12-07T23:10:00Z"}]
    content = json.dumps(items) if name == "a.json" else "\n".join(json.dumps(item) for item in items)
    first, issue, third = load(content, name)
    assert isinstance(issue, LoadIssue) and f"{name}:2" in issue.problem
    assert (first.local_id, third.local_id, third.published) == ("a-1", "third", DAY)
    assert first.origin.endswith("a.json:1" if name == "a.json" else "a.jsonl:1")


def test_a_bad_line_does_not_stop_the_next(load):
    issue, report = load("{nonsense\n\n" + json.dumps({"text": TEXT}), "a.jsonl")
    assert (issue.code, report.text) == ("json", TEXT)


def test_a_folder_is_read_by_name_and_hidden_files_are_not(tmp_path):
    for name, content in {
        "b/2.txt": TEXT + " Two.",
        "a.md": "# One\n\n" + TEXT,
        ".hidden": "x",
        ".git/c.txt": TEXT,
        "p.png": "x",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    (tmp_path / "b" / "1.txt").write_bytes(b"\x00\x01\x02")
    found = list(load_reports([tmp_path]))
    assert [type(one).__name__ for one in found] == ["Report", "LoadIssue", "Report", "LoadIssue"]
    assert [one.code for one in found if isinstance(one, LoadIssue)] == ["binary", "unrecognised"]
    assert found[0].title == "One"


def test_paths_that_lead_nowhere(tmp_path):
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / "absent.txt", tmp_path / "empty", "https://example.org/story", tmp_path / "x" / "y"]
    assert [issue.code for issue in load_reports(paths)] == ["unreadable", "empty", "unreadable", "unreadable"]


def test_standard_input_is_told_by_its_content(tmp_path):
    (plain,) = load_reports(["-"], stdin=TEXT.encode)
    (structured,) = load_reports(["-"], stdin=json.dumps({"text": TEXT}).encode)
    assert (plain.text, plain.origin, plain.local_id) == (TEXT, "-", "") and structured.text == TEXT
    (issue,) = load_reports(["-"], stdin=bytes)
    assert "standard input" in issue.problem


@settings(max_examples=200, deadline=None)
@given(
    raw=st.binary(max_size=300) | st.text(max_size=200).map(str.encode),
    name=st.sampled_from(("a.txt", "a.md", "a.json", "a.jsonl")),
)
def test_no_bytes_break_loading(raw, name, tmp_path_factory):
    path = tmp_path_factory.mktemp("raw") / name
    path.write_bytes(raw)
    found = list(load_reports([path]))
    assert all(isinstance(one, Report) or (one.code and one.remedy and name in one.problem) for one in found)
    assert found or not raw.strip()


@given(text=st.text())
def test_line_ends_are_normalised_once_and_for_all(text):
    once = normalise_line_ends(text)
    assert "\r" not in once and (normalise_line_ends(once) == once or once.startswith("\ufeff"))


def test_the_same_text_has_the_same_id_however_its_lines_end():
    assert build_report(TEXT + "\r\nMore.").id == build_report(TEXT + "\nMore.").id
