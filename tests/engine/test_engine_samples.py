"""The sample reports: enough of them, ours, dated, and honest about what they are."""

import json
from collections import Counter
from datetime import date

from orontes.resources import resource_path

SAMPLES = [json.loads(path.read_text()) for path in sorted(resource_path("samples").glob("*.json"))]


def test_there_are_two_conflicts_several_days_and_outlets():
    assert len(SAMPLES) >= 14
    conflicts = Counter(each["id"].split("-")[0] for each in SAMPLES)
    assert len(conflicts) == 2 and min(conflicts.values()) >= 5
    assert len({each["published"] for each in SAMPLES}) >= 6
    assert len({each["publisher"] for each in SAMPLES}) >= 5


def test_each_says_who_wrote_it_and_under_which_licence():
    for sample in SAMPLES:
        assert "Written for Orontes" in sample["notice"] and "not a source" in sample["notice"]
        assert sample["licence"] == "CC BY 4.0" and sample["url"] == ""
        assert date.fromisoformat(sample["published"])


def test_a_wire_copy_repeats_whole_sentences_of_another_outlet():
    texts = {each["id"]: set(each["text"].split("\n\n")) for each in SAMPLES}
    assert len(texts["syria-02"] & texts["syria-03"]) == 2
    assert texts["sudan-01"] & texts["sudan-02"]


def test_weekdays_fit_the_dates_they_are_told_on():
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for sample in SAMPLES:
        told = {day for day in days if day in sample["text"]}
        published = date.fromisoformat(sample["published"])
        recent = {days[(published.weekday() - back) % 7] for back in range(3)}
        assert told <= recent, sample["id"]
