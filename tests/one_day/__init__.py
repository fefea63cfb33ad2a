"""One small world for every output's test: invented outlets, real places, one day, every kind of state and dispute."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from builders import PLACES, make_report, make_statement
from orontes.model.actor import War
from orontes.model.control import Claim, ControlState, ControlTerm
from orontes.model.event import Dispute, Event, Figure, event_id
from orontes.model.picture import Change, Gap, Picture
from orontes.model.place import Area
from orontes.outputs.wording import Wording

AS_OF = date(2024, 12, 8)
KNOWN_AT = datetime(2024, 12, 9, 10, 0, tzinfo=UTC)
WAR = War(
    id="syria",
    name="Syria: government and opposition",
    countries=("SY",),
    sides=(("rebels", "the rebels"), ("government", "the government")),
    alignments=(),
)


def likelihood(p: float) -> str:
    """A stand-in for the control step's words."""
    return "very likely" if p >= 0.8 else "likely" if p >= 0.55 else "roughly even chance" if p >= 0.45 else "unlikely"


def make_wording() -> Wording:
    return Wording(wars=(WAR,), likelihood=likelihood)


def make_world() -> dict:
    """Reports and statements by short names."""
    dial = make_report(
        "Rebels captured Homs on Saturday. The army denied losing Homs. HTS has reportedly surrounded areas on the "
        "outskirts of Damascus. At least 30 civilians were killed in a strike on Hama.",
        publisher="The Daily Dial",
        published=date(2024, 12, 8),
        title="Homs falls",
        url="https://dial.example/homs",
    )
    wire = make_report(
        "A rebel commander claimed that rebels freed 3,500 prisoners in Homs. The Observatory said troops withdrew "
        "from Daraa province. Residents put the toll of the strike on Hama at 41 dead. The UN called for a ceasefire.",
        publisher="Meridian Wire",
        published=date(2024, 12, 8),
        title="Observatory: army leaves Daraa",
    )
    sentences = {r.id: [s if s.endswith(".") else s + "." for s in r.text.split(". ")] for r in (dial, wire)}
    d, w = sentences[dial.id], sentences[wire.id]
    s = {
        "homs": make_statement(report=dial, sentence=d[0], agents=["Rebels"], place="Homs"),
        "denial": make_statement(
            report=dial,
            sentence=d[1],
            type="withdrawal",
            agents=["The army"],
            place="Homs",
            anchor="losing",
            relation="from",
            source="The army",
            source_id="syrian_army",
            stance="denies",
            reality="denied",
            start=None,
        ),
        "siege": make_statement(
            report=dial,
            sentence=d[2],
            type="siege",
            agents=["HTS"],
            place="Damascus",
            anchor="surrounded",
            relation="outskirts",
            precision=3,
            source="reportedly",
            source_kind="unnamed",
            stance="says",
            reality="possible",
            start=None,
            area=Area(lat=33.51, lon=36.29, radius_km=18, inner_km=6, method="ring"),
        ),
        "strike": make_statement(
            report=dial,
            sentence=d[3],
            type="strike",
            agents=[],
            targets=["civilians"],
            anchor="strike",
            place="Hama",
            counts=[("killed", 30, None, "civilians")],
            start=date(2024, 12, 6),
        ),
        "freed": make_statement(
            report=wire,
            sentence=w[0],
            type="release",
            agents=["rebels"],
            targets=["prisoners"],
            anchor="freed",
            place="Homs",
            source="A rebel commander",
            stance="claims",
            start=None,
            counts=[("freed", 3500, 3500, "prisoners")],
        ),
        "daraa": make_statement(
            report=wire,
            sentence=w[1],
            type="withdrawal",
            agents=["troops"],
            anchor="withdrew",
            place="Daraa province",
            relation="from",
            source="The Observatory",
            source_kind="monitor",
            start=None,
        ),
        "toll": make_statement(
            report=wire,
            sentence=w[2],
            type="strike",
            agents=[],
            anchor="strike",
            place="Hama",
            source="Residents",
            source_kind="witness",
            counts=[("killed", 41, 41, "dead")],
            start=date(2024, 12, 6),
        ),
        "appeal": make_statement(
            report=wire,
            sentence=w[3],
            type="agreement",
            agents=[],
            anchor="ceasefire",
            place=None,
            source="The UN",
            source_kind="io",
            stance="demands",
            reality="demanded",
            start=None,
        ),
    }
    return {"reports": (dial, wire), "statements": {name: replace(x, learned_at=KNOWN_AT) for name, x in s.items()}}


def make_state(place: str, label: str, *, terms=(), claims=(), **fields) -> ControlState:
    """A control state with everything a test does not say at its plainest."""
    id, kind, lat, lon, _ = PLACES[place]
    plain = {
        "scope": "province" if kind == "admin1" else "settlement",
        "holder_side": "",
        "holder_actor": "",
        "besieger_side": "",
        "previous_side": "",
        "basis": "single_report",
        "probabilities": (("unknown", 1.0),),
        "is_disputed": False,
        "prior": (),
        "strongest_against": "",
        "rules": (f"{label}.test",),
        "valid_from_lo": None,
        "valid_from_hi": None,
    }
    return ControlState(
        place_id=id,
        place=place,
        label=label,
        terms=tuple(terms),
        claims=tuple(claims),
        lat=lat,
        lon=lon,
        **(plain | fields),
    )


def make_term(group: str, statement_ids, weight: float, *, side: str = "rebels", kind: str = "outlet") -> ControlTerm:
    return ControlTerm(group, tuple(statement_ids), kind, ((side, weight),), "hold", 1, len(statement_ids))


def make_picture() -> Picture:
    """The world's picture, made by hand: no step is needed to test an output."""
    world = make_world()
    s = world["statements"]
    homs = make_state(
        "Homs",
        "held",
        holder_side="rebels",
        previous_side="government",
        basis="independent",
        probabilities=(("rebels", 0.88), ("government", 0.09), ("unknown", 0.03)),
        is_disputed=True,
        terms=[
            make_term("The Daily Dial", [s["homs"].id], 1.8),
            make_term("army", [s["denial"].id], 0.5, side="government", kind="own_denial"),
        ],
        claims=[Claim("rebels", "held", "a rebel commander", "party", (s["freed"].id,), True)],
        strongest_against=s["denial"].id,
        valid_from_lo=date(2024, 12, 7),
        valid_from_hi=date(2024, 12, 7),
    )
    daraa = make_state(
        "Daraa province",
        "left",
        previous_side="government",
        basis="single_report",
        probabilities=(("unknown", 0.6), ("government", 0.2), ("rebels", 0.2)),
        terms=[make_term("The Observatory", [s["daraa"].id], -1.8, side="government", kind="monitor")],
    )
    damascus = make_state(
        "Damascus",
        "claimed",
        holder_side="government",
        besieger_side="rebels",
        basis="claim_only",
        probabilities=(("government", 0.49), ("rebels", 0.2), ("unknown", 0.31)),
        claims=[Claim("rebels", "besieged", "unnamed sources", "unnamed", (s["siege"].id,))],
    )
    return Picture(
        as_of=AS_OF,
        known_at=KNOWN_AT,
        reports=world["reports"],
        statements=tuple(s.values()),
        events=(
            make_event("capture", [s["homs"]], place="Homs", start=date(2024, 12, 7)),
            make_event(
                "strike",
                [s["strike"], s["toll"]],
                place="Hama",
                start=date(2024, 12, 6),
                status="corroborated",
                figures=(
                    Figure(s["strike"].id, "killed", "civilians", 30, None, "The Daily Dial"),
                    Figure(s["toll"].id, "killed", "dead", 41, 41, "residents"),
                ),
            ),
            make_event("agreement", [s["appeal"]], place="", start=None, reality="demanded"),
        ),
        control=(homs, daraa, damascus),
        disputes=(
            Dispute(
                "x_1",
                "denial",
                PLACES["Homs"][0],
                "Homs",
                "whether the army lost Homs",
                (s["homs"].id,),
                (s["denial"].id,),
            ),
        ),
        changes=(Change(None, homs),),
        gaps=(Gap(PLACES["Aleppo"][0], "Aleppo", "no word since 1 December 2024"),),
    )


def make_event(
    type: str, statements, *, place: str, start, status="single_source", figures=(), reality="happened"
) -> Event:
    id, _, lat, lon, _ = PLACES.get(place, (None, "", None, None, ""))
    ids = tuple(x.id for x in statements)
    return Event(
        id=event_id(ids),
        type=type,
        reality=reality,
        place_id=id,
        place=place,
        lat=lat,
        lon=lon,
        precision=2,
        start=start,
        end=start,
        agents=tuple(a.text for x in statements for a in x.agents),
        targets=(),
        statement_ids=ids,
        primary_sources=tuple(dict.fromkeys(x.source.text or "outlet" for x in statements)),
        status=status,
        figures=figures,
    )
