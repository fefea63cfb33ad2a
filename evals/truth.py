"""Who held each place, hour by hour, by what was known then? Replays coded statements against dated changes of control.

python -m evals.truth [--truth DIR]     (or ORONTES_TRUTH; skipped when absent)
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from evals.truth_statements import Change, load_changes, load_statements, primary, side_of, source_side
from orontes.control import assess_control
from orontes.control.update import update
from orontes.model.control import ControlState
from orontes.model.statement import Statement

BASELINE_DAY = date(2024, 11, 27)
SLACK = timedelta(hours=6)
HOUR = timedelta(hours=1)


@dataclass(slots=True)
class Replay:
    """What came of it: the first hour of each confirmed change, and hours right, wrong and without an answer."""

    flips: dict[str, datetime] = field(default_factory=dict)
    wrong_flips: list[tuple[str, datetime, str]] = field(default_factory=list)
    right: int = 0
    wrong: int = 0
    silent: int = 0
    brier: list[float] = field(default_factory=list)
    sums: list[bool] = field(default_factory=list)
    two_groups: list[bool] = field(default_factory=list)

    def verdicts(self, changes: Sequence[Change]) -> dict[str, str]:
        """Place → in window | early | late | none."""
        return {change.place: verdict(change, self.flips.get(change.place)) for change in changes}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 also when the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truth", type=Path, default=os.environ.get("ORONTES_TRUTH"))
    folder = parser.parse_args(arguments).truth
    if folder is None or not (Path(folder) / "statements.tsv").exists():
        print(f"evals: no replay data at {folder}: skipped. Give its folder with --truth DIR or ORONTES_TRUTH.")
        return 0
    changes = load_changes(Path(folder))
    statements = load_statements(Path(folder), changes)
    told = [change for change in changes if any(s.places[0].place_id == change.place_id for s in statements)]
    print_replay(run_replay(statements, told), told)
    return 0


def state_at(statements: Sequence[Statement], changes: Sequence[Change], moment: datetime) -> dict[str, ControlState]:
    """Place → its state, from what was known at a moment; settlements only."""
    states = assess_control(
        [s for s in statements if s.learned_at is not None and s.learned_at <= moment],
        side_of=side_of,
        source_side=source_side,
        primary=primary,
        publisher_of=lambda statement: statement.report_id,
        as_of=moment,
        baseline={change.place_id: change.old for change in changes},
        baseline_day=BASELINE_DAY,
    )
    return {state.place: state for state in states if state.scope == "settlement"}


def hours(statements: Sequence[Statement]) -> Iterator[datetime]:
    """Every hour from the day of the first statement to a day after the last."""
    told = [s.learned_at for s in statements if s.learned_at is not None]
    moment = datetime.combine(min(told).date(), datetime.min.time(), tzinfo=UTC)
    while moment <= max(told) + timedelta(days=1):
        yield moment
        moment += HOUR


def run_replay(statements: Sequence[Statement], changes: Sequence[Change]) -> Replay:
    """Asks at every hour who holds each place."""
    replay = Replay()
    holders = {change.place: change.old for change in changes}
    for moment in hours(statements):
        states = state_at(statements, changes, moment)
        for change in changes:
            state = states.get(change.place)
            answer = holder_of(state, change)
            if answer and answer != holders[change.place]:
                note_flip(replay, change, answer, moment)
                holders[change.place] = answer
            count_hour(replay, change, state, answer, moment)
    return replay


def holder_of(state: ControlState | None, change: Change) -> str:
    """Who holds it by the assessment, '' for no answer; the baseline before the first statement."""
    if state is None:
        return change.old
    return state.holder_side if state.label in ("held", "besieged") else ""


def note_flip(replay: Replay, change: Change, answer: str, moment: datetime) -> None:
    """Keeps the first change to the true new holder; any other is wrong."""
    if answer == change.new and change.earliest is not None and change.place not in replay.flips:
        replay.flips[change.place] = moment
    else:
        replay.wrong_flips.append((change.place, moment, answer))


def count_hour(replay: Replay, change: Change, state: ControlState | None, answer: str, moment: datetime) -> None:
    """Adds one place's hour to the counts; hours within the window are nobody's to judge."""
    if state is not None:
        replay.sums.append(terms_sum(state))
        replay.two_groups.append(len(state.terms) >= 2)
    true = change.holder_at(moment)
    if not true:
        return
    replay.right += answer == true
    replay.silent += answer == ""
    replay.wrong += answer not in ("", true)
    p = dict(state.probabilities) if state else {change.old: 0.97}
    replay.brier.append((1 - p.get(true, 0.0)) ** 2)


def terms_sum(state: ControlState) -> bool:
    """Whether the prior and the terms that a state shows give its probabilities again."""
    again = update(dict(state.prior), [dict(term.weights) for term in state.terms])
    return all(abs(again[side] - p) < 1e-3 for side, p in state.probabilities)


def verdict(change: Change, flip: datetime | None) -> str:
    """How a confirmed change stands to its window, with six hours on either side."""
    if flip is None or change.earliest is None or change.latest is None:
        return "none"
    if flip < change.earliest - SLACK:
        return "early"
    return "in window" if flip <= change.latest + SLACK else "late"


def print_replay(replay: Replay, changes: Sequence[Change]) -> None:
    """The figures as lines of text."""
    for change in changes:
        flip = replay.flips.get(change.place)
        when = f"{flip:%d %b %H:%M}" if flip else "-"
        print(f"{change.place:<22} {change.new:<5} {when:<14} {verdict(change, flip)}")
    total = replay.right + replay.wrong + replay.silent
    shares = " / ".join(f"{count / total:.3f}" for count in (replay.right, replay.wrong, replay.silent))
    print(f"wrong flips: {replay.wrong_flips or 'none'}")
    print(f"place-hours right / wrong / no answer: {shares} of {total}")
    print(f"Brier {sum(replay.brier) / len(replay.brier):.3f}; terms sum to P in {mean(replay.sums):.3f} of states")
    print(f"two groups or more in {mean(replay.two_groups):.3f} of states")


def mean(values: Sequence[bool]) -> float:
    """The share that is true."""
    return sum(values) / len(values) if values else 0.0


if __name__ == "__main__":
    sys.exit(main())
