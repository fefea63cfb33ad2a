"""What does one report's reading look like in the shape of the gold annotation files?

The shape is that of the gold standard (id, annotator, statements, control, toponyms, relevant), so that its scorer
reads it; beside it stand ids, character offsets and `why`. This is the working file of one's own report and is
complete: it is the one output in which nothing is rounded or hidden.
"""

from __future__ import annotations

import json
from typing import Any

from orontes.model.control import ReportedControl
from orontes.model.count import Count
from orontes.model.picture import ReportReading
from orontes.model.place import Area, PlaceMention
from orontes.model.reason import Reason
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.model.statement import Participant, Source, Statement, StatementPlace
from orontes.model.timespan import TimeSpan

ANNOTATOR = "orontes"
Fields = dict[str, Any]


def write_annotation(report_reading: ReportReading) -> str:
    """The reading of one report as indented JSON text, the same bytes on every run."""
    return json.dumps(annotation_of(report_reading), ensure_ascii=False, indent=1) + "\n"


def annotation_name(report: Report) -> str:
    """The file name a report's annotation goes under: the id the file itself gave, else the report's own."""
    safe = "".join(c if c.isalnum() or c in "-_." else "_" for c in report.local_id).strip(".")
    return f"{safe or report.id}.json"


def annotation_of(report_reading: ReportReading) -> Fields:
    """The reading of one report as plain values, ready for JSON."""
    report = report_reading.report
    return {
        "id": report.local_id or report.id,
        "annotator": ANNOTATOR,
        "report": report_fields(report),
        "statements": [statement_fields(each) for each in report_reading.statements],
        "control": [_control(each) for each in report_reading.control],
        "toponyms": _toponyms(report_reading.toponyms),
        "relevant": report_reading.is_relevant,
        "notes": list(report_reading.notes),
    }


def report_fields(report: Report) -> Fields:
    """Who put the report out, when and where; never its text."""
    return {
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published.isoformat() if report.published else None,
        "published_basis": report.published_basis,
        "url": report.url,
        "licence": report.licence,
        "origin": report.origin,
        "raw_sha256": report.raw_sha256,
    }


def statement_fields(statement: Statement) -> Fields:
    """One statement with every field: the gold file's names, and ids, offsets, reasons."""
    return {
        "id": statement.id,
        "report_id": statement.report_id,
        "sentence": statement.sentence_text,
        "sentence_span": _span(statement.sentence),
        "type": statement.type,
        "anchor": statement.anchor_text,
        "anchor_span": _span(statement.anchor),
        "agents": [_participant(each) for each in statement.agents],
        "targets": [_participant(each) for each in statement.targets],
        "places": [_place(each) for each in statement.places],
        "time": _time(statement.time),
        "counts": [_count(each) for each in statement.counts],
        "source": _source(statement.source),
        "stance": statement.stance,
        "reality": statement.reality,
        "part": statement.part,
        "is_admission": statement.is_admission,
        "said_at": statement.said_at.isoformat() if statement.said_at else None,
        "learned_at": statement.learned_at.isoformat() if statement.learned_at else None,
        "score": statement.score,
        "confidence": dict(statement.confidence),
        "withheld": [_span(name) for name in statement.withheld],
        "finder": f"{statement.finder} {statement.finder_version}".strip(),
        "why": [_reason(each) for each in statement.why],
        "absent": dict(statement.absent),
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _participant(participant: Participant) -> Fields:
    return {
        "text": participant.text,
        "names": list(participant.names),
        "span": _span(participant.span),
        "actor_id": participant.actor_id,
        "antecedent": _span(participant.antecedent),
        "is_private": participant.is_private,
    }


def _place(place: StatementPlace) -> Fields:
    return {
        "text": place.text,
        "names": list(place.names),
        "lat": place.lat,
        "lon": place.lon,
        "relation": place.relation,
        "span": _span(place.span),
        "place_id": place.place_id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "area": _area(place.area),
        "precision": place.precision,
        "reason": place.reason,
    }


def _area(area: Area | None) -> Fields | None:
    if area is None:
        return None
    return {
        "lat": area.lat,
        "lon": area.lon,
        "radius_km": area.radius_km,
        "inner_km": area.inner_km,
        "method": area.method,
    }


def _time(time: TimeSpan | None) -> Fields | None:
    if time is None:
        return None
    return {
        "text": time.text,
        "start": time.start.isoformat() if time.start else None,
        "end": time.end.isoformat() if time.end else None,
        "span": _span(time.span),
        "precision": time.precision,
        "basis": time.basis,
        "reason": time.reason,
    }


def _count(count: Count) -> Fields:
    return {
        "what": count.what,
        "low": count.low,
        "high": count.high,
        "of": count.of,
        "text": count.text,
        "span": _span(count.span),
        "is_cumulative": count.is_cumulative,
    }


def _source(source: Source) -> Fields:
    return {
        "text": source.text,
        "names": list(source.names),
        "kind": source.kind,
        "span": _span(source.span),
        "actor_id": source.actor_id,
        "is_anonymous": source.is_anonymous,
        "chain": list(source.chain),
        "cue": _span(source.cue),
        "is_private": source.is_private,
        "body": list(source.body),
    }


def _reason(reason: Reason) -> Fields:
    return {
        "field": reason.field,
        "rule": reason.rule,
        "detail": reason.detail,
        "span": _span(reason.span),
        "score": reason.score,
    }


def _control(control: ReportedControl) -> Fields:
    return {
        "place": control.place,
        "names": list(control.names),
        "lat": control.lat,
        "lon": control.lon,
        "status": control.status,
        "holder": list(control.holder),
        "previous": list(control.previous),
        "source_kind": control.source_kind,
        "disputed": control.disputed,
        "place_id": control.place_id,
        "statement_ids": list(control.statement_ids),
    }


def _toponyms(mentions: tuple[PlaceMention, ...]) -> list[Fields]:
    """Each distinct text once, in order; "Syrian" and a capital meant as a government are no locations."""
    found: dict[str, Fields] = {}
    for mention in mentions:
        if mention.use != "literal" or mention.text in found:
            continue
        place = mention.place
        found[mention.text] = {
            "text": mention.text,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "span": _span(mention.span),
            "place_id": place.id if place else None,
            "name": place.name if place else "",
            "reason": mention.reason,
        }
    return list(found.values())
