"""How does the text place something by a name? Relations (near, outskirts, toward, from, to) and their distances."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from orontes.model.span import Span
from orontes.resources import read_toml

REACH = 90
"""Characters before a name in which its relation is looked for."""
AFTER = 40
KM_PER_MILE = 1.609


@dataclass(frozen=True, slots=True)
class RelationRule:
    """One entry of `relations.toml`."""

    id: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    relation: str
    area: str
    ring: tuple[float, float]


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """The relation of a name, the words that say it, and how the area it means is made ('' for the place itself)."""

    relation: str
    span: Span
    rule: str
    area: str = ""
    inner: float = 0.0
    """A distance in km; of a ring the share of the place's own radius."""
    outer_km: float = 0.0
    bearing: float | None = None
    is_far: bool = False


@cache
def load_rules() -> tuple[RelationRule, ...]:
    """The relation rules in file order; the first that fits wins."""
    return tuple(
        RelationRule(
            id=entry["id"],
            before=re.compile(rf"\b(?:{fill(entry['before'])})\s+(?:the\s+)?$", re.IGNORECASE)
            if "before" in entry
            else None,
            after=re.compile(rf"^(?:{fill(entry['after'])})(?!\w)", re.IGNORECASE) if "after" in entry else None,
            relation=entry["relation"],
            area=entry.get("area", ""),
            ring=tuple(entry.get("ring_km", (0.0, 0.0))),
        )
        for entry in read_toml("places/relations.toml")["relation"]
    )


def fill(pattern: str) -> str:
    """The pattern with its directions, amounts and blanks spelt out."""
    tables = read_toml("places/relations.toml")
    directions = "|".join(sorted(tables["bearings"], key=len, reverse=True))
    words = tables["number_words"]
    ones, tens = "|".join(sorted(words["ones"], key=len, reverse=True)), "|".join(words["tens"])
    number = rf"\d[\d,.]*(?: (?:to|or) \d[\d,.]*|[-–]\d[\d,.]*)?|(?:{tens})(?:[- ](?:{ones}|odd))?|{ones}"
    vague = "|".join(tables["amounts"])
    amount = rf"(?P<amount>{vague}|{number})[\s-]*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)"
    filled = pattern.replace("{amount}", amount).replace("{dir}", f"(?P<dir>{directions})")
    return filled.replace("{dir2}", f"(?P<dir2>{directions})").replace(" ", r"\s+").replace(r"[-\s+]", "[- ]")


def find_relation(text: str, span: Span) -> FoundRelation:
    """The relation of the name at `span`: what the words before or after it say, else `in`."""
    before = text[max(0, span.start - REACH) : span.start]
    before = before[before.rfind("\n") + 1 :]
    after = text[span.end : span.end + AFTER]
    for rule in load_rules():
        found = match_rule(rule, before, after, span)
        if found is not None:
            return found
    return FoundRelation("in", span, "plain")


def match_rule(rule: RelationRule, before: str, after: str, span: Span) -> FoundRelation | None:
    """What one rule finds around a name: all the sides it asks for."""
    left = rule.before.search(before) if rule.before else None
    right = rule.after.search(after) if rule.after else None
    if (rule.before and not left) or (rule.after and not right):
        return None
    groups = {**(right.groupdict() if right else {}), **(left.groupdict() if left else {})}
    words = groups.get("dir") or groups.get("dir2")
    start = span.start - (len(before) - left.start()) if left else span.start
    end = span.end + right.end() if right else span.end
    inner, outer = read_distance(groups) if rule.area == "distance" else rule.ring
    return FoundRelation(
        rule.relation,
        Span(start, end),
        rule.id,
        rule.area,
        inner,
        outer,
        bearing_of(words) if words else None,
        bool(groups.get("far")),
    )


def bearing_of(words: str) -> float:
    """Degrees from north of a direction's words."""
    bearings: dict[str, float] = read_toml("places/relations.toml")["bearings"]
    return bearings[re.sub(r"\s+", "-", words.lower())]


def read_distance(groups: dict[str, str | None]) -> tuple[float, float]:
    """(least, most) kilometres of "about a dozen miles", "20 to 25 km", "less than ten kilometres"."""
    tables = read_toml("places/relations.toml")
    words = re.sub(r"\s+", " ", (groups["amount"] or "").lower())
    vague = tables["amounts"].get(words)
    low, high = vague or range_of(words)
    scale = KM_PER_MILE if (groups["unit"] or "").lower().startswith("mi") else 1.0
    slack = re.sub(r"\s+", " ", (groups.get("slack") or "").lower())
    is_odd = words.endswith(("odd", "hundred", "dozen"))
    known = tables["slack"].get(slack, tables["slack"]["about" if slack or is_odd else "exact"])
    return low * scale * (1 - known[0]), high * scale * (1 + known[1])


def range_of(words: str) -> tuple[float, float]:
    """The one or two numbers in "1,200", "3.5", "20 to 25", "twenty-five", "sixty-odd"."""
    digits = [float(number.replace(",", "").rstrip(".")) for number in re.findall(r"\d[\d,.]*", words)]
    if digits:
        return min(digits), max(digits)
    table = read_toml("places/relations.toml")["number_words"]
    total = 0.0
    for word in re.split(r"[- ]", words):
        if word in table["ones"]:
            total += table["ones"].index(word) + 1
        elif word in table["tens"]:
            total += 10 * (table["tens"].index(word) + 2)
    return total, total
