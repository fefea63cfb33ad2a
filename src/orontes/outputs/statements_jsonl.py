"""Which claims are there, one JSON object a line, with every field?"""

from __future__ import annotations

import json
from typing import Any

from orontes.model.picture import Picture
from orontes.model.statement import Statement
from orontes.outputs.annotation import report_fields, statement_fields
from orontes.outputs.privacy import (
    hidden_spans,
    is_private_source,
    quoted_sentence,
    round_degree,
    shown_participant,
    shown_source,
)
from orontes.outputs.withholding import withhold_names, withhold_statement


def write_statements_jsonl(picture: Picture) -> str:
    """One line a statement: the annotation's fields and its report's, private names withheld, degrees rounded."""
    reports = {report.id: report_fields(report) for report in withhold_names(picture).reports}
    lines = []
    for statement in picture.statements:
        fields = {**shown_fields(statement), "report": reports.get(statement.report_id)}
        lines.append(json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n")
    return "".join(lines)


def shown_fields(statement: Statement) -> dict[str, Any]:
    """The statement's fields as an output may show them."""
    statement = withhold_statement(statement)
    fields = statement_fields(statement)
    for name, people in (("agents", statement.agents), ("targets", statement.targets)):
        for shown, person in zip(fields[name], people, strict=True):
            if person.is_private:
                shown.update(text=shown_participant(person), names=[])
    if is_private_source(statement.source):
        fields["source"].update(text=shown_source(statement.source), names=[])
    if hidden_spans(statement):
        fields["sentence"] = quoted_sentence(statement)
        fields["counts"] = [{**count, "text": "", "of": ""} for count in fields["counts"]]
        fields["why"] = [{**reason, "detail": ""} for reason in fields["why"]]
    for place in fields["places"]:
        place.update(lat=round_degree(place["lat"]), lon=round_degree(place["lon"]))
        if place["area"]:
            area = place["area"]
            area.update(lat=round_degree(area["lat"]), lon=round_degree(area["lon"]))
    return fields
