"""How well does the report view tell who holds what, given perfect statements? An upper bound for the control list.

python -m evals.control --gold DIR [--part train|development] [--errors N]   (or ORONTES_GOLD; skipped when absent)

Gold statements become Statement records and go through `report_control`; the gold's `score.py` scores its list.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from evals.gold import gold_folders, load_scorer
from orontes.control import report_control
from orontes.model.actor import ActorMention
from orontes.model.control import ReportedControl
from orontes.model.place import Place, PlaceMention
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.model.statement import Participant, Source, Statement, StatementPlace, statement_id
from orontes.model.timespan import TimeSpan

LINE = "control (place, status, holder)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the control line; 0 also when the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=os.environ.get("ORONTES_GOLD"))
    parser.add_argument("--part", choices=("train", "development"), default="train")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args(arguments)
    if options.gold is None or not (Path(options.gold) / "score.py").exists():
        print(f"evals: no gold data at {options.gold}: skipped. Give its folder with --gold DIR or ORONTES_GOLD.")
        return 0
    row = score_control(Path(options.gold), options.part, errors=options.errors)
    print(f"{LINE}: P {row['precision']} R {row['recall']} F1 {row['f1']} (gold {row['gold']}, found {row['pred']})")
    return 0


def score_control(gold: Path, part: str, *, errors: int = 0) -> dict[str, float]:
    """Precision, recall and F1 of the control list over one part of the gold."""
    reports, annotations = gold_folders(gold, part)
    scorer = load_scorer(gold)
    with tempfile.TemporaryDirectory() as scratch:
        for path in sorted(annotations.glob("*.json")):
            annotation = json.loads(path.read_text(encoding="utf-8"))
            report = json.loads((reports / path.name).read_text(encoding="utf-8"))
            control = [as_entry(state) for state in control_of(annotation, report)]
            for folder, entries in (("gold", annotation["control"]), ("found", control)):
                bare = {"statements": [], "toponyms": [], "relevant": True, "control": entries}
                (Path(scratch) / folder).mkdir(exist_ok=True)
                (Path(scratch) / folder / path.name).write_text(json.dumps(bare), encoding="utf-8")
            if errors > 0:
                errors -= show_errors(annotation, control, scorer)
        figures: dict[str, dict[str, float]] = scorer.score(Path(scratch) / "gold", Path(scratch) / "found")
    return figures[LINE]


def control_of(annotation: Mapping[str, Any], source: Mapping[str, Any]) -> tuple[ReportedControl, ...]:
    """The report view of one report from its gold statements and gold places."""
    text = source["text"]
    report = Report(id=annotation["id"], text=text)
    reading = Reading(report.id, (), (), (), (), (), "gold")
    statements = [build_statement(entry, text, report.id) for entry in annotation["statements"]]
    people = [(p, s.source) for s in statements for p in (*s.agents, *s.targets)]
    actors = [ActorMention(p.span, p.text, None, p.names, "", "gold") for p, _ in people]
    places = [mention for entry in annotation["toponyms"] for mention in build_mentions(entry, text)]
    return report_control(report, reading, statements, places=places, actors=actors)


def build_statement(entry: Mapping[str, Any], text: str, report_id: str) -> Statement:
    """One gold statement as a record, with offsets found by its words."""
    start = max(0, text.find(entry["sentence"]))
    sentence = Span(start, start + len(entry["sentence"]))
    anchor = locate(entry["anchor"], text, sentence)
    source = entry["source"]
    return Statement(
        id=statement_id(report_id, anchor=anchor, type=entry["type"], source=source["text"]),
        report_id=report_id,
        sentence=sentence,
        anchor=anchor,
        type=entry["type"],
        agents=tuple(build_participant(p, text, sentence) for p in entry["agents"]),
        targets=tuple(build_participant(p, text, sentence) for p in entry["targets"]),
        places=tuple(build_place(p, text, sentence) for p in entry["places"]),
        time=build_time(entry["time"], sentence),
        counts=(),
        source=Source(source["kind"], source["text"], names=tuple(source["names"])),
        stance=entry["stance"],
        reality=entry["reality"],
        sentence_text=entry["sentence"],
        anchor_text=entry["anchor"],
    )


def build_time(entry: Mapping[str, Any] | None, sentence: Span) -> TimeSpan | None:
    """A gold time."""
    if not entry or not entry["start"]:
        return None
    start, end = (date.fromisoformat(day) if day else None for day in (entry["start"], entry["end"]))
    return TimeSpan(entry["text"], sentence, start, end, "day", "explicit")


def build_participant(entry: Mapping[str, Any], text: str, sentence: Span) -> Participant:
    """A gold agent or target."""
    return Participant(entry["text"], locate(entry["text"], text, sentence), names=tuple(entry["names"]))


def build_place(entry: Mapping[str, Any], text: str, sentence: Span) -> StatementPlace:
    """A gold place; the gold gives no kind, and coordinates only where there are some."""
    return StatementPlace(
        text=entry["text"],
        span=locate(entry["text"], text, sentence),
        relation=entry["relation"],
        names=tuple(entry["names"]),
        lat=entry["lat"],
        lon=entry["lon"],
        precision=2,
    )


def build_mentions(entry: Mapping[str, Any], text: str) -> list[PlaceMention]:
    """Every occurrence of a gold toponym as a linked mention."""
    found, at = [], text.find(entry["text"])
    lat, lon = entry.get("lat"), entry.get("lon")
    place = None if lat is None else Place(0, entry["text"], "settlement", lat, lon, "")
    while at >= 0:
        span = Span(at, at + len(entry["text"]))
        found.append(PlaceMention(span, entry["text"], place, "gold", names=(entry["text"],)))
        at = text.find(entry["text"], span.end)
    return found


def locate(words: str, text: str, within: Span) -> Span:
    """Where words stand in a sentence, else the first place in the text, else the sentence."""
    at = text.find(words, within.start, within.end)
    at = at if at >= 0 else text.find(words)
    return Span(at, at + len(words)) if at >= 0 and words else within


def as_entry(state: ReportedControl) -> dict[str, Any]:
    """One state in the gold's shape."""
    return {
        "place": state.place,
        "names": list(state.names),
        "lat": state.lat,
        "lon": state.lon,
        "status": state.status,
        "holder": list(state.holder),
        "previous": list(state.previous),
        "source_kind": state.source_kind,
        "disputed": state.disputed,
    }


def show_errors(annotation: Mapping[str, Any], found: Sequence[Mapping[str, Any]], scorer: ModuleType) -> int:
    """Prints what was missed, spurious or given another status or holder; how many lines."""

    def held(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
        return bool(scorer.same_place(a, b) or scorer.same_mention(as_mention(a), as_mention(b)))

    pairs = scorer.pairs(annotation["control"], found, held)
    lines = [f"missed   {brief(a)}" for a in annotation["control"] if not any(a is g for g, _ in pairs)]
    lines += [f"spurious {brief(b)}" for b in found if not any(b is p for _, p in pairs)]
    for a, b in pairs:
        same = scorer.same_mention({"names": a["holder"]}, {"names": b["holder"]}) if a["holder"] else True
        if a["status"] != b["status"] or not same:
            lines.append(f"differs  {brief(a)}  <>  {brief(b)}")
    print(*(f"{annotation['id']} {line}" for line in lines), sep="\n", end="\n" if lines else "")
    return len(lines)


def as_mention(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A control entry's place as the scorer compares mentions."""
    return {"text": entry["place"], "names": entry["names"]}


def brief(entry: Mapping[str, Any]) -> str:
    """A control entry in a few words."""
    return f"{entry['place']} {entry['status']} {entry['holder'][:2]}"


if __name__ == "__main__":
    sys.exit(main())
