"""What do the coded statements of a replay say as Statement records?"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from orontes.model.reason import Reason
from orontes.model.span import Span
from orontes.model.statement import Participant, Source, Statement, StatementPlace, statement_id

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Change:
    """One dated change of control; without a window one that never happened."""

    place: str
    place_id: int
    lat: float
    lon: float
    new: str
    old: str
    earliest: datetime | None
    latest: datetime | None

    def holder_at(self, moment: datetime) -> str:
        """The true holder; '' within the window, where nobody can say."""
        if self.earliest is None or self.latest is None or moment < self.earliest:
            return self.old
        return self.new if moment > self.latest else ""


@cache
def codes() -> dict[str, Any]:
    """The tables of `truth_codes.toml`."""
    return tomllib.loads((Path(__file__).parent / "truth_codes.toml").read_text(encoding="utf-8"))


def load_changes(folder: Path) -> tuple[Change, ...]:
    """The changes of `control_changes.csv`, with place ids by row."""
    with (folder / "control_changes.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(build_change(row, 100 + number) for number, row in enumerate(csv.DictReader(lines)))


def build_change(row: Mapping[str, str], place_id: int) -> Change:
    """One change from its row."""
    return Change(
        place=row["place"],
        place_id=place_id,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        new=side_code(row["new_controller"]),
        old=side_code(row["old_controller"]),
        earliest=read_moment(row["flip_earliest_utc"]),
        latest=read_moment(row["flip_latest_utc"]),
    )


def side_code(controller: str) -> str:
    """The code of a controller's name, else the name itself (other wars write their codes)."""
    for code, words in codes()["sides"].items():
        if any(word.lower() in controller.lower() for word in words):
            return str(code)
    return controller


def read_moment(text: str) -> datetime | None:
    """A moment in UTC, None for an empty cell."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text.strip() else None


def load_statements(folder: Path, changes: tuple[Change, ...]) -> tuple[Statement, ...]:
    """Every row of `statements.tsv` that says something, in order of time."""
    with (folder / "statements.tsv").open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines, delimiter="\t"), key=lambda row: row["reported_at"])
    built = (build_statement(row, changes) for row in rows)
    return tuple(statement for statement in built if statement is not None)


def build_statement(row: Mapping[str, str], changes: tuple[Change, ...]) -> Statement | None:
    """One statement of a row; None for a relation without a bearing on control."""
    act, relation = codes()["act"][row["act"]], codes()["relation"].get(row["relation"])
    if relation is None:
        return None
    change = next(c for c in changes if c.place.startswith(row["place"]))
    side = Participant(row["actor"], NOWHERE, names=(row["actor"],), actor_id=row["actor"])
    is_target = relation.get("about") == "target"
    other = Participant(change.old, NOWHERE, names=(change.old,), actor_id=change.old)
    moment = read_moment(row["reported_at"])
    assert moment is not None  # every row has one
    return Statement(
        id=statement_id(row["id"], anchor=NOWHERE, type=relation["type"], source=row["source"]),
        report_id=row["id"],
        sentence=NOWHERE,
        anchor=NOWHERE,
        type=relation["type"],
        agents=(side,) if not is_target else (other,) if relation["type"] == "defence" else (),
        targets=(side,) if is_target else (),
        places=(build_place(change, relation),),
        time=None,
        counts=(),
        source=build_source(row),
        stance=act["stance"],
        reality=relation.get("reality", act["reality"]),
        sentence_text=f"{row['source']}: {row['actor']} {relation['anchor']} {row['place']}",
        anchor_text=relation["anchor"],
        said_at=date.fromisoformat(row["reported_at"][:10]),
        learned_at=moment,
        why=(Reason("source", "cue:observed"),) if act.get("observed") else (),
        part=relation.get("part", "whole"),
    )


def build_place(change: Change, relation: Mapping[str, str]) -> StatementPlace:
    """The place of a row, with the scope and relation that its code means."""
    kind = relation.get("kind", "settlement")
    return StatementPlace(
        text=change.place,
        span=NOWHERE,
        relation=relation.get("relation", "in"),
        names=(change.place,),
        place_id=change.place_id if kind == "settlement" else -change.place_id,
        name=change.place,
        kind=kind,
        lat=change.lat,
        lon=change.lon,
        precision=2 if kind == "settlement" else 5,
    )


def build_source(row: Mapping[str, str]) -> Source:
    """The speaker of a row; `actor_id` carries the code of its party."""
    return Source(
        kind=codes()["party"].get(row["party"], "party"),
        text=row["source"],
        names=(row["independent_group"],),
        actor_id=row["party"],
        is_anonymous="anon" in row["independent_group"],
    )


def side_of(statement: Statement, who: Participant) -> str:
    """The side of a participant: its code."""
    return who.actor_id or ""


def source_side(statement: Statement) -> tuple[str, str]:
    """The side of a speaker: its own code, or the one it leans to."""
    source = statement.source
    if source.kind == "party":
        return source.actor_id or "", "member"
    leaning = codes()["leaning"].get(source.names[0], "")
    return (leaning, "leaning") if leaning else ("", "")


def primary(statement: Statement) -> str:
    """Whom the word goes back to."""
    return statement.source.names[0]
