"""On which side does somebody stand in the war a statement tells of? By the wars file, else by the words themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from orontes.actors import Knowledge, choose_war, side_of
from orontes.control.sides import side_words
from orontes.model.actor import ActorMention, War
from orontes.model.report import Report
from orontes.model.statement import Participant, Source, Statement


class Sides:
    """Sides of participants and sources, the war of each report chosen once from its statements."""

    def __init__(self, statements: Sequence[Statement], reports: Sequence[Report], knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._published = {report.id: report.published for report in reports}
        self._wars = {report.id: self._war_of(report, statements) for report in reports}

    def of_participant(self, statement: Statement, who: Participant) -> str:
        """The side of an agent or target, '' where nothing is known."""
        return self._side(statement, actor_id=who.actor_id, names=who.names or (who.text,))

    def of_source(self, statement: Statement) -> tuple[str, str]:
        """(side, member | ally | leaning) of the statement's source."""
        source: Source = statement.source
        if source.kind in ("narrator", "unnamed", "witness", "media"):
            return "", ""
        war = self._wars.get(statement.report_id)
        if war is not None and source.actor_id:
            leaning = next((a for a in war.alignments if a.actor == source.actor_id), None)
            if leaning is not None and leaning.strength == "leaning":
                return leaning.side, "leaning"
        side = self._side(statement, actor_id=source.actor_id, names=source.names or (source.text,))
        return (side, "member") if side and source.kind == "party" else ("", "")

    def names(self) -> dict[str, str]:
        """Display names of the sides of all wars met."""
        return {side: name for war in self._wars.values() if war for side, name in war.sides}

    def _side(self, statement: Statement, *, actor_id: str | None, names: Sequence[str]) -> str:
        war = self._wars.get(statement.report_id)
        on: date | None = self._published.get(statement.report_id)
        if war is not None and actor_id:
            side = side_of(actor_id, war=war, on=on, knowledge=self._knowledge)
            if side:
                return side
        worded = next((side for name in names if (side := side_by_words(name))), "")
        if worded and war is not None and worded not in dict(war.sides):
            return ""
        if worded or war is not None:
            return worded
        return actor_id or ""

    def _war_of(self, report: Report, statements: Sequence[Statement]) -> War | None:
        own = [s for s in statements if s.report_id == report.id]
        people = [p for s in own for p in (*s.agents, *s.targets) if p.actor_id]
        mentions = [ActorMention(p.span, p.text, p.actor_id, p.names, "", "statement") for p in people]
        countries: Counter[str] = Counter(place.country for s in own for place in s.places if place.country)
        return choose_war(mentions, tuple(countries.elements()), published=report.published, knowledge=self._knowledge)


def side_by_words(name: str) -> str:
    """The side a description's own words tell: the longest known phrase at its end, '' if none."""
    words = name.lower().removeprefix("the ").split()
    for size in range(min(3, len(words)), 0, -1):
        side = side_words().get(" ".join(words[-size:]))
        if side:
            return side
    return ""
