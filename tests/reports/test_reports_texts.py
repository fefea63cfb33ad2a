"""What stands in a text's own words: its title, day, language, and its words without marks."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.errors import InputError
from orontes.reports import build_report
from orontes.reports.dateline import date_report, find_dateline, find_url_date
from orontes.reports.html import read_page
from orontes.reports.language import find_language
from orontes.reports.text import read_markdown, read_plain
from orontes.resources import read_toml

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "reports" / "datelines.toml").read_text(encoding="utf-8"))
TEXT = "Rebels captured Homs on Saturday. The army said that it had left the city."


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["text"][:40])
def test_datelines(case):
    found = find_dateline(case["text"])
    assert found.day == case.get("day")
    assert found.basis == ("text" if "day" in case else "none")
    assert case.get("note", "") in found.note and bool(found.note) == ("note" in case)


@pytest.mark.parametrize("case", CASES["urls"], ids=lambda case: case["url"])
def test_addresses(case):
    assert find_url_date(case["url"]) == case.get("day")


@pytest.mark.parametrize("pattern", read_toml("datelines.toml")["patterns"], ids=lambda pattern: pattern["rule"])
def test_each_pattern_finds_its_example(pattern):
    assert find_dateline(pattern["example"]).basis == "text"


@given(text=st.text(max_size=300), url=st.text(max_size=80))
def test_any_text_and_address_can_be_asked(text, url):
    found = date_report(given=None, metadata=None, url=url, text=text)
    assert (found.day is None) == (found.basis == "none")


def test_the_best_basis_counts():
    text, url = CASES["texts"][0]["text"], "https://example.org/2024/12/09/story"
    days = [date(2024, 12, 10), date(2024, 12, 11)]
    assert date_report(given=days[0], metadata=days[1], url=url, text=text).basis == "given"
    assert date_report(given=None, metadata=days[1], url=url, text=text).basis == "metadata"
    assert date_report(given=None, metadata=None, url=url, text=text).day == date(2024, 12, 9)
    assert date_report(given=None, metadata=None, url="", text=text).day == date(2024, 12, 8)


def test_a_report_without_a_date_has_none_and_says_why():
    report = build_report("DAMASCUS, Dec 8 (Wire) - Rebels entered the city.")
    assert (report.published, report.published_basis) == (None, "none")
    assert "without a year" in report.notes[0]


@pytest.mark.parametrize("entry", read_toml("languages.toml")["languages"], ids=lambda entry: entry["name"])
def test_each_language_is_told_by_its_example(entry):
    assert find_language(entry["example"]) == entry["name"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured Homs.",
        "EL SALVADOR, 2 MAY 1990",
        "THE ARMY HAS LEFT THE CITY OF HOMS.",
        "Fighters of Hay'at Tahrir al-Sham entered Khan al-Asal, Kafr Halab and Tell Rifaat on Friday, the group said.",
        'The minister said "الحمد لله" and left the hall with his guards.',
    ],
)
def test_english_is_english(text):
    assert find_language(text) == "English"


def test_another_language_is_refused_and_named():
    with pytest.raises(InputError, match="Spanish"):
        build_report("Los rebeldes tomaron la ciudad y el ejército se retiró de las afueras.")


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (f"Homs falls to rebels\n\n{TEXT}", "Homs falls to rebels", TEXT),
        (f"{TEXT}\n\nMore words.", "", f"{TEXT}\n\nMore words."),
        (f"It is over.\n\n{TEXT}", "", f"It is over.\n\n{TEXT}"),
        ("Homs falls to rebels", "", "Homs falls to rebels"),
        (f"Homs falls\nto rebels\n\n{TEXT}", "", f"Homs falls\nto rebels\n\n{TEXT}"),
        ("  Rebels left\n  the city.", "", "  Rebels left\n  the city."),
    ],
)
def test_a_headline_is_the_title_and_no_part_of_the_text(text, title, body):
    found = read_plain(text, name="a.txt")
    assert (found.title, found.text) == (title, body)


def test_markdown_gives_words_without_marks():
    text = "# Homs falls\n\n## Friday\n\n**Rebels** took [Homs](https://example.org/x_y_z).\n\n"
    text += "> The _army_ left.\n\n- 3 * 4 stays\n"
    found = read_markdown(text, name="a.md")
    assert found.title == "Homs falls"
    assert found.text == "Friday\n\nRebels took Homs.\n\nThe army left.\n\n3 * 4 stays"


def test_markdown_front_matter_is_metadata():
    text = f'---\ntitle: "Homs falls"\ndate: 2024-12-07\npublisher: Example Times\n---\n\n{TEXT}\n'
    found = read_markdown(text, name="a.md")
    assert (found.title, found.publisher, found.published) == ("Homs falls", "Example Times", date(2024, 12, 7))
    assert found.text == TEXT
    with pytest.raises(InputError, match=r"a\.md.*2024-13-40"):
        read_markdown(text.replace("2024-12-07", "2024-13-40"), name="a.md")


PAGE = """<!doctype html><html lang="en"><head><title>Homs falls | Example Times</title>
<meta property="og:title" content="Homs falls"><meta property="og:site_name" content="Example Times">
<meta property="article:published_time" content="2024-12-07T18:00:00Z">
<link rel="canonical" href="https://example.org/homs-falls"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Homs falls</h1><p>Rebels captured the city of Homs on Saturday after a week of fighting in the north.</p>
<p>The army said that it had left the city on 1 January 2020 and that its soldiers were safe in the villages nearby.</p>
</article><footer>All rights reserved</footer><script>var x = "secret";</script></body></html>"""


def test_a_page_gives_its_article_and_its_own_metadata():
    found = read_page(PAGE, name="a.html")
    assert found.text.startswith("Rebels captured") and found.text.endswith("nearby.")
    assert "secret" not in found.text and "Sport" not in found.text and "Homs falls" not in found.text
    assert (found.title, found.publisher, found.published) == ("Homs falls", "Example Times", date(2024, 12, 7))


def test_a_page_without_a_date_gets_none_from_its_story():
    found = read_page(PAGE.replace('content="2024-12-07T18:00:00Z"', ""), name="a.html")
    assert found.published is None
