"""Reports the encoder has not learnt from, with their annotations, read as far as no statement weight reaches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.annotated import annotated_rows, as_gold, document_texts
from training.ours import read_reports

from orontes.actors import link_actors
from orontes.control import report_control
from orontes.engine.read import as_date, kind_of_report, publisher_names
from orontes.engine.toolkit import Toolkit
from orontes.model.actor import ActorMention
from orontes.model.picture import ReportReading
from orontes.model.place import PlaceMention
from orontes.model.reading import Reading
from orontes.model.report import Report
from orontes.places import link_places
from orontes.reading import read_report
from orontes.reports import build_report
from orontes.statements.find import find_statements
from orontes.times import find_times

Item = tuple[str, dict[str, Any], dict[str, Any]]
"""Name, report and annotation, in the gold's shape."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report with everything that no statement weight changes."""

    name: str
    report: Report
    reading: Reading
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    gold: dict[str, Any]


def held_out(only: Path, *, gold: Path, corpora: Path) -> Iterator[Item]:
    """Every report whose id the file holds: of the gold's training part, of our own, of our annotated texts."""
    ids = set(only.read_text().splitlines())
    return (item for item in every_item(gold, corpora=corpora) if item[0] in ids)


def every_item(gold: Path, *, corpora: Path) -> Iterator[Item]:
    """Every annotated training report: of the gold, of our own, of our annotated texts."""
    folder = gold / "train"
    for path in sorted((folder / "annotations").glob("*.json")):
        report = json.loads((folder / "reports" / path.name).read_text())
        yield path.stem, report, json.loads(path.read_text())
    for own in read_reports():
        rows = [with_names(dict(item)) for item in own.statements]
        truth = {"statements": rows, "control": [], "toponyms": [], "relevant": own.is_relevant}
        yield own.id, {"text": own.text, "published": own.day}, truth
    texts = dict(document_texts(corpora))
    for row in annotated_rows():
        if row["doc"] in texts:
            statements = [with_names(as_gold(item, texts[row["doc"]])) for item in row["statements"]]
            truth = {"statements": statements, "control": [], "toponyms": [], "relevant": bool(statements)}
            yield row["doc"], {"text": texts[row["doc"]]}, truth


def with_names(statement: dict[str, Any]) -> dict[str, Any]:
    """The statement with the fields that the scorer reads and our offsets lack; they are left without values."""
    empty = {"names": [], "lat": None, "lon": None, "low": None, "high": None, "start": None, "end": None}
    for key in ("agents", "targets", "places", "counts"):
        statement[key] = [{**empty, **mention} for mention in statement[key]]
    return {**statement, "partial": True, "time": None, "source": {"names": [], **statement["source"]}}


def prepare(name: str, report: dict[str, Any], gold: dict[str, Any], *, toolkit: Toolkit) -> Prepared:
    """One report read and linked."""
    said = {key: report.get(key, "") for key in ("title", "publisher")}
    built = build_report(report["text"], published=as_date(report.get("published")), **said)
    reading = read_report(built, encoder=toolkit.encoder)
    places = link_places(built, reading, gazetteer=toolkit.gazetteer)
    return Prepared(
        name.replace("/", "_"), built, reading, places, link_actors(built, reading, knowledge=toolkit.knowledge), gold
    )


def read_again(item: Prepared, toolkit: Toolkit) -> ReportReading:
    """The statements of a prepared report under the weights as they stand."""
    statements = find_statements(
        item.report,
        item.reading,
        places=item.places,
        actors=item.actors,
        times=find_times(item.report.text, published=item.report.published),
        kind_of=kind_of_report(item.report, item.actors, item.places, knowledge=toolkit.knowledge),
        publisher=publisher_names(item.report, knowledge=toolkit.knowledge),
    )
    control = report_control(item.report, item.reading, statements, places=item.places, actors=item.actors)
    return ReportReading(item.report, statements, control, item.places, is_relevant=bool(statements))
