"""How many? The counts of a statement, by the head's arcs and the cue words near its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.model.count import Count
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.statements.counts import counts_for
from orontes.statements.syntax import Tree
from orontes.statements.triggers import FoundTrigger


def find_statement_counts(
    trigger: FoundTrigger, report: Report, *, tree: Tree, excluded: Sequence[Span]
) -> tuple[Count, ...]:
    """The trigger's counts; numbers inside `excluded` spans (dates, place names) count nothing."""
    sentence = tree.reading.sentences[tree.token(trigger.token).sentence]
    return counts_for(
        trigger.type,
        text=report.text,
        sentence=sentence.span,
        trigger=tree.span(trigger.first, trigger.last),
        reading=tree.reading,
        arcs=trigger.mark.arcs if trigger.mark else None,
        excluded=excluded,
    )
