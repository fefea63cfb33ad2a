"""Which claims are there, one a row, with who makes them and where the words stand?"""

from __future__ import annotations

from collections.abc import Mapping

from orontes.model.count import Count
from orontes.model.picture import Picture
from orontes.model.report import Report
from orontes.model.statement import Statement
from orontes.outputs.cells import Value, write_cells
from orontes.outputs.privacy import quoted_sentence, round_degree, shown_participant, shown_source
from orontes.outputs.withholding import withhold_names

COLUMNS = (
    "statement_id",
    "report_id",
    "publisher",
    "published",
    "url",
    "type",
    "stance",
    "reality",
    "source",
    "source_kind",
    "source_actor",
    "source_chain",
    "agents",
    "agent_actors",
    "targets",
    "target_actors",
    "place",
    "place_relation",
    "place_id",
    "place_kind",
    "country",
    "lat",
    "lon",
    "place_precision",
    "place_basis",
    "other_places",
    "when_start",
    "when_end",
    "when_precision",
    "when_basis",
    "counts",
    "killed_low",
    "killed_high",
    "sentence",
    "sentence_start",
    "sentence_end",
    "anchor",
    "anchor_start",
    "anchor_end",
    "said_at",
    "learned_at",
    "score",
    "finder",
    "absent",
)


def write_statements_csv(picture: Picture) -> str:
    """One row a statement. What a cell cannot hold (further places, each count's words) becomes text."""
    picture = withhold_names(picture)
    reports = {report.id: report for report in picture.reports}
    return write_cells(COLUMNS, (_row(each, reports) for each in picture.statements))


def _row(statement: Statement, reports: Mapping[str, Report]) -> dict[str, Value]:
    return {
        "statement_id": statement.id,
        **_report_cells(statement, reports.get(statement.report_id)),
        "type": statement.type,
        "stance": statement.stance,
        "reality": statement.reality,
        "source": shown_source(statement.source),
        "source_kind": statement.source.kind,
        "source_actor": statement.source.actor_id,
        "source_chain": statement.source.chain,
        "agents": [shown_participant(each) for each in statement.agents],
        "agent_actors": [each.actor_id for each in statement.agents if each.actor_id],
        "targets": [shown_participant(each) for each in statement.targets],
        "target_actors": [each.actor_id for each in statement.targets if each.actor_id],
        **_place_cells(statement),
        **_time_cells(statement),
        "counts": [_count_words(each) for each in statement.counts],
        **_killed_cells(statement),
        **_words_cells(statement),
        "said_at": statement.said_at,
        "learned_at": statement.learned_at,
        "score": round(statement.score, 3),
        "finder": f"{statement.finder} {statement.finder_version}".strip(),
        "absent": [f"{name}: {reason}" for name, reason in statement.absent],
    }


def _report_cells(statement: Statement, report: Report | None) -> dict[str, Value]:
    return {
        "report_id": statement.report_id,
        "publisher": report.publisher if report else None,
        "published": report.published if report else None,
        "url": report.url if report else None,
    }


def _place_cells(statement: Statement) -> dict[str, Value]:
    place = statement.places[0] if statement.places else None
    return {
        "place": (place.name or place.text) if place else None,
        "place_relation": place.relation if place else None,
        "place_id": place.place_id if place else None,
        "place_kind": place.kind if place else None,
        "country": place.country if place else None,
        "lat": round_degree(place.lat) if place else None,
        "lon": round_degree(place.lon) if place else None,
        "place_precision": place.precision if place else None,
        "place_basis": place.reason if place else None,
        "other_places": [each.name or each.text for each in statement.places[1:]],
    }


def _time_cells(statement: Statement) -> dict[str, Value]:
    time = statement.time
    return {
        "when_start": time.start if time else None,
        "when_end": time.end if time else None,
        "when_precision": time.precision if time else None,
        "when_basis": time.basis if time else None,
    }


def _killed_cells(statement: Statement) -> dict[str, Value]:
    killed = [each for each in statement.counts if each.what == "killed"]
    only = killed[0] if len(killed) == 1 else None
    return {"killed_low": only.low if only else None, "killed_high": only.high if only else None}


def _words_cells(statement: Statement) -> dict[str, Value]:
    return {
        "sentence": quoted_sentence(statement),
        "sentence_start": statement.sentence.start,
        "sentence_end": statement.sentence.end,
        "anchor": statement.anchor_text,
        "anchor_start": statement.anchor.start,
        "anchor_end": statement.anchor.end,
    }


def _count_words(count: Count) -> str:
    return f"{count.what} {_bounds(count)} ({count.of})" if count.of else f"{count.what} {_bounds(count)}"


def _bounds(count: Count) -> str:
    low = "" if count.low is None else str(count.low)
    high = "" if count.high is None else str(count.high)
    return low if low == high else f"{low}..{high}"
