"""Who and where exactly? From a head word to a participant or a place of a statement."""

from __future__ import annotations

from orontes.model.actor import ActorMention
from orontes.model.place import Area, PlaceMention
from orontes.model.reading import Mention
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.model.statement import Participant, StatementPlace
from orontes.resources import read_toml
from orontes.statements.lexicon import word_class
from orontes.statements.linked import Linked
from orontes.statements.naming import core_name, is_broken, runs_over
from orontes.statements.syntax import Tree

NO_END = ("ADP", "DET", "CCONJ", "SCONJ", "PART", "ADV", "AUX")
"""Parts of speech that no mention ends with; one that does was cut short."""
SITE_KM = 5.0
"""Radius around the point of a place of unknown size in which an unnamed site of it may lie."""
LONGEST_NAME = 160
"""Characters; a longer 'mention' is a parsing accident and is cut to its base noun phrase."""


def build_participant(head: int, *, report: Report, tree: Tree, linked: Linked) -> Participant:
    """The participant whose head word is `head`: a linked actor, an encoder mention, or the base noun phrase."""
    head = antecedent_of_relative(head, tree)
    actor = linked.actor(head)
    if actor is not None and actor.actor_id is None and runs_over(actor.span, head, tree):
        actor = None
    span = actor.span if actor else mention_span(head, tree=tree, linked=linked)
    wide = mention_span(head, tree=tree, linked=linked)
    text = span.words_of(report.text)
    if actor is None:
        if is_pronoun(head, tree):
            return Participant(text=text, span=span, names=())
        owner = owner_of(head, tree=tree, linked=linked)
        others = owner.names[:3] if owner else apposed_names(head, report, tree=tree, linked=linked)
        speaks = tree.token(head).lemma.lower() in word_class("member")
        core = core_name(head, report=report, tree=tree)
        names = tuple(dict.fromkeys(n for n in ((text, *others) if speaks else (*others, text)) if n))
        names = names if not core or core in names else (*names, core)
        return Participant(
            text=text,
            span=span,
            names=names,
            actor_id=owner.actor_id if owner else None,
            is_private=owner is None and linked.is_private(span),
        )
    core = "" if actor.actor_id is not None else core_name(head, report=report, tree=tree)
    if wide.contains(span) and wide != span and actor.actor_id is None:
        span, text = wide, wide.words_of(report.text)
    return Participant(
        text=text,
        span=span,
        names=names_of(actor, text=text, wide=wide.words_of(report.text), core=core),
        actor_id=actor.actor_id,
        antecedent=actor.antecedent,
        is_private=actor.actor_id is None and (linked.is_private(span) or linked.is_private(actor.antecedent)),
    )


def owner_of(head: int, *, tree: Tree, linked: Linked) -> ActorMention | None:
    """Whose they are: "his men", "Coalition aircraft" and "members of the militia" belong to a known actor."""
    is_force = any(tree.token(head).lemma.lower() in word_class(name) for name in ("force", "air_weapon", "member"))
    owners = tree.dependents(head, "nmod:poss")
    if is_force:
        owners = (*owners, *tree.dependents(head, "compound"), *tree.obliques(head, "of", "from", "for"))
    found = (linked.actor(kid) for kid in owners)
    return next((actor for actor in found if actor is not None and actor.actor_id is not None), None)


def apposed_names(head: int, report: Report, *, tree: Tree, linked: Linked) -> tuple[str, ...]:
    """Names set beside a description: "a news site, Znak.com", "the ministry's spokesman, Karim Haddad"."""
    for kid in tree.dependents(head, "appos"):
        if linked.is_private(tree.token(kid).span):
            continue
        actor = linked.actor(kid)
        if actor is not None:
            return actor.names[:3]
        if tree.token(kid).upos == "PROPN":
            return (mention_span(kid, tree=tree, linked=linked).words_of(report.text),)
    return ()


def names_of(actor: ActorMention, *, text: str, wide: str, core: str) -> tuple[str, ...]:
    """Canonical names first, then the report's own words for it; pronouns name nobody."""
    own = () if actor.rule == "coreference" else (text, wide, core)
    return tuple(dict.fromkeys(n for n in (*actor.names, *own) if n))


def mention_span(head: int, *, tree: Tree, linked: Linked) -> Span:
    """The encoder's mention over `head` if that is its head, else the base noun phrase."""
    mention: Mention | None = linked.mention(head)
    is_head = mention is not None and (mention.head == head or (mention.is_name and tree.token(head).upos == "PROPN"))
    is_whole = mention is not None and tree.token(mention.last - 1).upos not in NO_END
    is_whole = is_whole and mention is not None and not is_broken(mention, head, tree)
    if mention is not None and is_head and is_whole and mention.span.end - mention.span.start <= LONGEST_NAME:
        return mention.span
    first, last = tree.phrase(head)
    if tree.token(head).upos == "NOUN":
        last = max([last, *(end_of(k, tree) for k in tree.obliques(head, "of") if min(tree.subtree(k)) == last)])
    span = tree.span(first, last)
    return span if span.end - span.start <= LONGEST_NAME else tree.span(*tree.phrase(head))


def end_of(head: int, tree: Tree) -> int:
    """The token after a complement and what it owns ("of the country's security service"), before any clause."""
    clauses = [k for k in tree.dependents(head, "acl", "appos", "parataxis", "conj", "cc") if k > head]
    return min([*(min(tree.subtree(k)) for k in clauses), max(tree.subtree(head)) + 1])


def antecedent_of_relative(head: int, tree: Tree) -> int:
    """The noun a relative pronoun stands for ("rebels who hold …"), the word itself where it is none."""
    token = tree.token(head)
    if token.lemma.lower() not in read_toml("first_person.toml")["relative"]["words"]:
        return head
    for child, parent in tree.ancestors(head):
        if tree.token(child).deprel.startswith("acl"):
            return parent
    return head


def is_pronoun(head: int, tree: Tree) -> bool:
    """Whether the word stands for something said elsewhere."""
    return tree.token(head).upos == "PRON"


def build_place(
    head: int, *, relation: str, report: Report, tree: Tree, linked: Linked, antecedent: PlaceMention | None
) -> StatementPlace:
    """The place whose head word is `head`, resolved if a linked place covers it or `antecedent` stands for it."""
    mention = linked.place(head)
    span = tree.span(*tree.phrase(head))
    if mention is None and antecedent is None:
        text = span.words_of(report.text)
        return StatementPlace(
            text=text, span=span, relation=relation, names=(text,), reason="no place of that name known"
        )
    resolved = mention or antecedent
    assert resolved is not None  # one of the two is set
    words = (mention.relation_span or mention.span) if mention else span
    text = words.words_of(report.text)
    if mention is None and is_site_in(head, resolved, tree=tree):
        if span.end < resolved.span.start and resolved.span.start - span.end < LONGEST_NAME:
            span = Span(span.start, resolved.span.end)
        return unnamed_site(resolved, text=span.words_of(report.text), span=span, relation=relation)
    if mention is None:
        return place_from(resolved, text=text, span=span, relation=relation, reason=f"stands for {resolved.text}")
    relative = mention.relation if mention.relation != "in" else relation
    return place_from(mention, text=mention.text, span=mention.span, relation=relative, reason=mention.reason)


def is_site_in(head: int, holder: PlaceMention, *, tree: Tree) -> bool:
    """Whether the word means a site of its own within the place named before ("the compound", in a town)."""
    lemma = tree.token(head).lemma.lower()
    kinds = read_toml("place_nouns.toml").get(lemma, {}).get("kinds", ())
    return "site" in kinds and holder.place is not None and lemma not in holder.text.lower().split()


def unnamed_site(holder: PlaceMention, *, text: str, span: Span, relation: str) -> StatementPlace:
    """A site without a name, somewhere in its holder: an area, and never the holder itself."""
    place = holder.place
    assert place is not None  # only resolved places hold sites
    area = Area(place.lat, place.lon, place.radius_km or SITE_KM, 0.0, "disc")
    return StatementPlace(
        text=text,
        span=span,
        relation=relation,
        names=(text,),
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        area=area,
        precision=3,
        reason=f"an unnamed site, placed in {holder.text}",
    )


def place_from(mention: PlaceMention, *, text: str, span: Span, relation: str, reason: str) -> StatementPlace:
    """A statement's place with what the mention was resolved to."""
    place = mention.place
    names = tuple(dict.fromkeys((*mention.names, mention.text, text))) if mention.names else (mention.text, text)
    if place is None:
        return StatementPlace(
            text=text,
            span=span,
            relation=relation,
            names=names,
            area=mention.area,
            lat=mention.area.lat if mention.area else None,
            lon=mention.area.lon if mention.area else None,
            precision=mention.precision,
            reason=reason,
        )
    return StatementPlace(
        text=text,
        span=span,
        relation=relation,
        names=names,
        place_id=place.id,
        name=place.name,
        kind=place.kind,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        area=mention.area,
        precision=mention.precision,
        reason=reason,
    )
