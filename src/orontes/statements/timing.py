"""When does a statement's event happen? The time expression that belongs to a trigger."""

from __future__ import annotations

from collections.abc import Sequence

from orontes.model.reason import Reason
from orontes.model.timespan import TimeSpan
from orontes.resources import read_toml
from orontes.statements.linked import Linked
from orontes.statements.syntax import Tree
from orontes.statements.triggers import FoundTrigger


def find_statement_time(
    trigger: FoundTrigger, *, tree: Tree, linked: Linked, times: Sequence[TimeSpan]
) -> tuple[TimeSpan | None, tuple[Reason, ...]]:
    """The trigger's time: what the head's arc points at, else the time that hangs on the trigger or its clause."""
    threshold = read_toml("statement_weights.toml")["roles"]["threshold"]["time"]
    arcs = sorted((a for a in trigger.mark.arcs if a.role == "time"), key=lambda a: -a.score) if trigger.mark else []
    for arc in arcs:
        time = linked.time(arc.head)
        if time is not None and arc.score >= threshold:
            return time, (Reason("time", "head:arc", f"{time.text} {arc.score:.2f}", time.span, arc.score),)
    if trigger.mark is not None:
        return None, ()
    hung = hung_time(trigger.token, tree=tree, linked=linked)
    return hung, (Reason("time", "pattern:hung", hung.text, hung.span),) if hung else ()


def hung_time(token: int, *, tree: Tree, linked: Linked) -> TimeSpan | None:
    """A time expression among the word's own dependents, or its governors' in the same clause."""
    for index in (
        token,
        *(parent for child, parent in tree.ancestors(token) if tree.token(child).deprel in ("obj", "nmod", "obl")),
    ):
        for kid in tree.dependents(index, "obl", "nmod", "advmod", "amod", "nmod:poss"):
            time = linked.time(kid)
            if time is not None:
                return time
    return None
