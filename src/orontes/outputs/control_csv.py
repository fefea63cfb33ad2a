"""Who holds what, a row a place and span of days, with what is claimed and what is assessed kept apart?"""

from __future__ import annotations

from orontes.model.control import Claim, ControlState
from orontes.model.picture import Picture
from orontes.outputs.cells import Value, write_cells
from orontes.outputs.privacy import round_degree
from orontes.outputs.withholding import withhold_names

COLUMNS = (
    "as_of",
    "known_at",
    "place",
    "place_id",
    "scope",
    "lat",
    "lon",
    "label",
    "holder_side",
    "holder_actor",
    "besieger_side",
    "previous_side",
    "basis",
    "probabilities",
    "is_disputed",
    "claims",
    "voices",
    "statement_ids",
    "strongest_against",
    "rules",
    "valid_from_lo",
    "valid_from_hi",
    "valid_to",
)


def write_control_csv(picture: Picture) -> str:
    """One row a control state of the picture."""
    return write_cells(COLUMNS, (_row(each, picture) for each in withhold_names(picture).control))


def _row(state: ControlState, picture: Picture) -> dict[str, Value]:
    ids = dict.fromkeys(id for term in state.terms for id in term.statement_ids)
    return {
        "as_of": picture.as_of,
        "known_at": picture.known_at,
        "place": state.place,
        "place_id": state.place_id,
        "scope": state.scope,
        "lat": round_degree(state.lat),
        "lon": round_degree(state.lon),
        "label": state.label,
        "holder_side": state.holder_side,
        "holder_actor": state.holder_actor,
        "besieger_side": state.besieger_side,
        "previous_side": state.previous_side,
        "basis": state.basis,
        "probabilities": [f"{side}={p:.3f}" for side, p in state.probabilities],
        "is_disputed": state.is_disputed,
        "claims": [_claim(each) for each in state.claims],
        "voices": [term.group for term in state.terms],
        "statement_ids": ids,
        "strongest_against": state.strongest_against,
        "rules": state.rules,
        "valid_from_lo": state.valid_from_lo,
        "valid_from_hi": state.valid_from_hi,
        "valid_to": state.valid_to,
    }


def _claim(claim: Claim) -> str:
    disputed = ", disputed" if claim.is_disputed else ""
    return f"{claim.label} {claim.side} according to {claim.speaker} ({claim.source_kind}{disputed})"
