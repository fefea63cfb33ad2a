"""How do tests make records? Small, consistent, invented reports and statements whose offsets are true.

`make_statement(type="capture", agents=["rebels"], place="Homs", start=date(2024, 12, 7))` composes a sentence of its
own words, puts it into a report of its own, and points every span into that report's text. Pass `report=` to put the
statement into a report that already holds the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from orontes.model.count import Count
from orontes.model.judgement import Judgement
from orontes.model.picture import ReportReading
from orontes.model.place import Area
from orontes.model.reason import Reason
from orontes.model.report import Report, report_id
from orontes.model.span import Span
from orontes.model.statement import Participant, Source, Statement, StatementPlace, statement_id
from orontes.model.timespan import TimeSpan

NOON = datetime(2024, 12, 7, 12, 0, tzinfo=UTC)
"""A fixed 'when we learned it' for tests."""

PLACES: dict[str, tuple[int, str, float, float, str]] = {
    # name: GeoNames id, kind, latitude, longitude, country
    "Homs": (169577, "settlement", 34.73, 36.72, "SY"),
    "Hama": (170017, "settlement", 35.13, 36.76, "SY"),
    "Aleppo": (170063, "settlement", 36.20, 37.16, "SY"),
    "Damascus": (170654, "settlement", 33.51, 36.29, "SY"),
    "Daraa": (170905, "settlement", 32.62, 36.11, "SY"),
    "Daraa province": (170903, "admin1", 32.87, 36.18, "SY"),
    "Mosul": (99072, "settlement", 36.34, 43.13, "IQ"),
}


def make_report(
    text: str = "Rebels captured Homs on Saturday.",
    *,
    publisher: str = "Example Times",
    published: date | None = date(2024, 12, 7),
    url: str = "",
    title: str = "",
    local_id: str = "",
    origin: str = "",
) -> Report:
    """An invented report with its true content-hash id."""
    return Report(
        id=report_id(text, publisher=publisher, published=published, url=url),
        text=text,
        title=title,
        publisher=publisher,
        published=published,
        published_basis="given" if published else "none",
        url=url,
        origin=origin,
        local_id=local_id,
    )


def make_statement(
    *,
    type: str = "capture",
    agents: Sequence[str] = ("Rebels",),
    targets: Sequence[str] = (),
    agent_ids: Sequence[str] = (),
    target_ids: Sequence[str] = (),
    place: str | None = "Homs",
    relation: str = "in",
    place_id: int | None = None,
    lat: float | None = None,
    lon: float | None = None,
    kind: str = "",
    precision: int = 0,
    area: Area | None = None,
    start: date | None = date(2024, 12, 7),
    end: date | None = None,
    counts: Sequence[tuple[str, int | None, int | None, str]] = (),
    is_cumulative: bool = False,
    source: str = "",
    source_id: str | None = None,
    source_kind: str | None = None,
    is_anonymous: bool = False,
    chain: Sequence[str] = (),
    stance: str | None = None,
    reality: str = "happened",
    anchor: str = "captured",
    part: str = "whole",
    score: float = 1.0,
    sentence: str | None = None,
    report: Report | None = None,
    publisher: str = "Example Times",
    published: date | None = date(2024, 12, 7),
    learned_at: datetime | None = None,
) -> Statement:
    """One statement. `counts` are (what, low, high, of); `source` '' is the narrator; `place` None leaves it out.

    `agent_ids`/`target_ids` give actor ids in the order of the words. A place of PLACES gets its id and coordinates
    from there; any other name stays unresolved unless `place_id`, `lat` and `lon` are given.
    """
    number_words = [f"{_number(low, high)} {of or what}" for what, low, high, of in counts]
    words = [*agents, anchor, *targets, *([place] if place else []), *number_words, *([source] if source else [])]
    when = "" if start is None else start.isoformat()
    sentence = sentence or " ".join([*words, when]).strip() + "."
    report = report or make_report(sentence, publisher=publisher, published=published)
    origin = max(report.text.find(sentence), 0)

    def span_of(piece: str) -> Span:
        at = report.text.find(piece, origin)
        return Span(at, at + len(piece)) if at >= 0 else Span(origin, origin + len(sentence))

    anchor_span = span_of(anchor)
    is_narrator = not source and source_kind in (None, "narrator")
    return Statement(
        id=statement_id(report.id, anchor=anchor_span, type=type, source=source),
        report_id=report.id,
        sentence=Span(origin, origin + len(sentence)),
        anchor=anchor_span,
        type=type,
        agents=_participants(agents, agent_ids, span_of),
        targets=_participants(targets, target_ids, span_of),
        places=()
        if place is None
        else (
            _place(
                place,
                span_of(place),
                relation=relation,
                place_id=place_id,
                lat=lat,
                lon=lon,
                kind=kind,
                precision=precision,
                area=area,
            ),
        ),
        time=None
        if start is None
        else TimeSpan(
            text=when,
            span=span_of(when),
            start=start,
            end=end or start,
            precision="day" if end in (None, start) else "days",
            basis="explicit",
        ),
        counts=tuple(
            Count(what=what, low=low, high=high, of=of, text=text, span=span_of(text), is_cumulative=is_cumulative)
            for (what, low, high, of), text in zip(counts, number_words, strict=True)
        ),
        source=Source(
            kind="narrator" if is_narrator else (source_kind or "party"),
            text=source,
            span=span_of(source) if source else None,
            names=(source,) if source else (),
            actor_id=source_id,
            is_anonymous=is_anonymous,
            chain=tuple(chain),
        ),
        stance=stance or ("states" if is_narrator else "says"),
        reality=reality,
        sentence_text=sentence,
        anchor_text=anchor,
        said_at=report.published,
        learned_at=learned_at,
        score=score,
        why=(Reason(field="type", rule="test", detail="made by a builder", span=anchor_span, score=score),),
        part=part,
        finder="builder",
        finder_version="0",
    )


def make_reading(*statements: Statement, report: Report | None = None, notes: tuple[str, ...] = ()) -> ReportReading:
    """A ReportReading of one report with these statements (which should be of that report)."""
    report = report or make_report()
    return ReportReading(
        report=report, statements=statements, control=(), toponyms=(), is_relevant=bool(statements), notes=notes
    )


def make_judgement(
    left: Statement,
    right: Statement,
    *,
    verdict: str = "positive",
    kind: str = "same_event",
    by: str = "an analyst",
    at: datetime = NOON,
    withdrawn_at: datetime | None = None,
) -> Judgement:
    """A person's (or the machine's) verdict on a pair of statements."""
    left_id, right_id = sorted((left.id, right.id))
    return Judgement(
        id=f"j_{left_id}_{right_id}_{kind}_{by}_{at:%Y%m%d%H%M}",
        left_id=left_id,
        right_id=right_id,
        kind=kind,
        verdict=verdict,
        score=None,
        reasons=(),
        by=by,
        at=at,
        withdrawn_at=withdrawn_at,
    )


def _participants(words: Sequence[str], ids: Sequence[str], span_of) -> tuple[Participant, ...]:
    return tuple(
        Participant(text=word, span=span_of(word), names=(word,), actor_id=ids[i] if i < len(ids) else None)
        for i, word in enumerate(words)
    )


def _place(name, span, *, relation, place_id, lat, lon, kind, precision, area) -> StatementPlace:
    known = PLACES.get(name)
    is_resolved = known is not None or place_id is not None
    if known is not None:
        place_id, kind = place_id or known[0], kind or known[1]
        lat, lon = lat if lat is not None else known[2], lon if lon is not None else known[3]
    return StatementPlace(
        text=name,
        span=span,
        relation=relation,
        names=(name,),
        place_id=place_id,
        name=name if is_resolved else "",
        kind=kind,
        country=known[4] if known else "",
        lat=lat,
        lon=lon,
        area=area,
        precision=precision or _precision(kind, relation),
        reason="made by a builder" if is_resolved else "no such name in the gazetteer",
    )


def _precision(kind: str, relation: str) -> int:
    if relation in ("near", "outskirts", "toward"):
        return 3
    return {"settlement": 2, "district": 1, "base": 1, "admin2": 4, "admin1": 5, "country": 6}.get(kind, 7)


def _number(low: int | None, high: int | None) -> str:
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"
