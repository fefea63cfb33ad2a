"""Do our reports come out in the gold's format with offsets that hold their words?"""

import json

from training.goldformat import as_annotation, find, write
from training.ours import read_report, read_reports

HEAD = "x | Outlet | 2020-01-01 | Title\n"


def test_every_mention_of_every_report_stands_at_its_offsets():
    for report in read_reports():
        for row in as_annotation(report)["statements"]:
            spans = [(row["anchor"], row["anchor_span"])]
            spans += [(m["text"], m["span"]) for key in ("agents", "targets", "places", "counts") for m in row[key]]
            spans += [(m["text"], m["span"]) for m in (row["time"], row["source"]) if m and m["text"]]
            for words, (start, end) in spans:
                assert report.text[start:end].lower() == words.lower(), (report.id, words)
                assert not (report.text[start - 1 : start] + words[0]).isalpha() or start == 0, (report.id, words)


def test_the_nearest_of_several_is_meant():
    text = "Rebels met rebels. Rebels fled."
    assert find("Rebels", text, line=(19, 31), near=26) == (19, 25)
    assert find("met", text, line=(19, 31), near=26) == (7, 10)
    assert find("he", "The rebels said he fled.", line=(0, 24), near=0) == (16, 18)


def test_files_hold_text_and_annotation(tmp_path):
    report = read_report(
        HEAD + "P Rebels took Oru.\n- capture | took | Rebels | | Oru | | | | narrator | states | happened\n"
    )
    assert write([report], tmp_path) == 1
    text = json.loads((tmp_path / "reports" / "x.json").read_text())
    annotation = json.loads((tmp_path / "annotations" / "x.json").read_text())
    assert text["published"] == "2020-01-01" and annotation["relevant"] is True
    assert annotation["statements"][0]["places"][0]["span"] == [12, 15]
