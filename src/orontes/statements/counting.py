"""How many? The counts of a statement."""

from __future__ import annotations

from orontes.model.count import Count
from orontes.model.report import Report
from orontes.statements.linked import Linked
from orontes.statements.syntax import Tree
from orontes.statements.triggers import FoundTrigger


def find_statement_counts(trigger: FoundTrigger, report: Report, *, tree: Tree, linked: Linked) -> tuple[Count, ...]:
    """Filled in when the counts parser lands."""
    return ()
