"""Who says so? The speaker whose words govern an event, by syntax, quotation and carry-over.

Rules, innermost first: a reporting cue whose complement holds the event; "X said" hung on its clause; "according to X";
the speaker of the quotation the event stands in; the speaker a quotation was carried over from.
"""

from __future__ import annotations

from dataclasses import dataclass

from orontes.model.reading import Sentence
from orontes.model.span import Span
from orontes.statements.cues import Cue, CueHit
from orontes.statements.quotations import is_speech, quotation_over
from orontes.statements.syntax import Tree, is_relation

CONTENT = ("ccomp", "xcomp", "parataxis", "obj", "nsubj:pass", "csubj", "acl", "advcl", "nmod", "obl", "conj", "appos")
"""Relations through which a reporting word governs what hangs below it."""
CLAUSAL = ("ccomp", "xcomp", "parataxis", "csubj")
CARRIED = 90
"""Steps of a speaker carried over from another sentence; a speech that a colon opened lies at it."""
LONGEST_CHAIN = 3
"""Outer speakers followed at most."""
CARRY_SENTENCES = 3
"""Reach of a speaker outside quotation marks (60 of 167 `says` statements of the gold have no cue of their own)."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker over an event: the cue, the head word of who speaks (None: not said), how it reaches the event."""

    cue: Cue | None
    cue_token: int | None
    speaker: int | None
    rule: str
    """own_act | unnamed | governs | hung | according_to | quotation | speech | carried."""
    steps: int
    """How many governors lie between: the fewest is the innermost speaker."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Sentences `first` to `last` (exclusive) that a speaker's colon opened, with the reporting cue."""

    first: int
    last: int
    hit: CueHit


@dataclass(frozen=True, slots=True)
class Voices:
    """The cues of a report by token, its quotations, and who speaks last in each sentence."""

    hits: dict[int, CueHit]
    quotations: tuple[Span, ...]
    speakers: dict[int, CueHit]
    """Sentence index → the reporting cue whose speaker the sentence leaves open."""
    speeches: tuple[Speech, ...] = ()


def find_attribution(trigger: int, *, text: str, tree: Tree, voices: Voices) -> Attribution | None:
    """The innermost speaker over the word `trigger`, or None where the narrator speaks."""
    own = own_act(trigger, voices=voices) or unnamed_report(trigger, tree=tree, voices=voices)
    if own is not None:
        return own
    found = governing(trigger, tree=tree, voices=voices)
    quotation = quotation_over(tree.token(trigger).span.start, voices.quotations)
    if found is not None and (found.speaker is not None or quotation is None):
        return found
    if quotation is not None and is_speech(text, quotation):
        return quoted_speaker(trigger, quotation, tree=tree, voices=voices) or found
    sentence = tree.token(trigger).sentence
    return found or according_to(sentence, tree=tree, voices=voices) or speech_over(sentence, voices=voices)


def outer_speakers(attribution: Attribution, *, tree: Tree, voices: Voices) -> tuple[int, ...]:
    """Head words of who passes the source's word on, outermost first: "X told Y that Z said …" has X beyond Z."""
    found: list[int] = []
    inner: Attribution | None = attribution
    while inner is not None and inner.cue_token is not None and len(found) < LONGEST_CHAIN:
        cue = inner.cue_token
        inner = (
            quoting(cue, tree=tree, voices=voices)
            or governing(cue, tree=tree, voices=voices)
            or according_to(tree.token(cue).sentence, tree=tree, voices=voices)
        )
        if inner is None or inner.speaker is None or inner.speaker in (*found, attribution.speaker):
            break
        found.append(inner.speaker)
    return tuple(reversed(found))


def quoting(cue: int, *, tree: Tree, voices: Voices) -> Attribution | None:
    """Who quotes: the subject of the verb that "as saying" hangs on."""
    hit = voices.hits.get(tree.token(cue).head)
    if hit is None or not hit.cue.is_source or not tree.dependents(cue, "mark") or not tree.objects(hit.token):
        return None
    return Attribution(hit.cue, hit.token, hit.speaker, "governs", 1)


def according_to(sentence: int, *, tree: Tree, voices: Voices) -> Attribution | None:
    """The one "according to X" of a sentence, wherever the parser hung it; None where there are several."""
    inside = tree.reading.sentences[sentence]
    hits = [hit for hit in voices.hits.values() if inside.first <= hit.token < inside.last]
    phrases = [hit for hit in hits if hit.cue.pos == "phrase" and hit.cue.is_source and hit.speaker is not None]
    if len(phrases) != 1:
        return None
    return Attribution(phrases[0].cue, phrases[0].token, phrases[0].speaker, "according_to", 40)


def own_act(trigger: int, *, voices: Voices) -> Attribution | None:
    """An event that is itself an act of speech ("urged", "promised a ceasefire"): its subject is its source."""
    hit = voices.hits.get(trigger)
    if hit is None or hit.speaker is None or hit.cue.stance not in ("demands", "vows", "warns"):
        return None
    return Attribution(hit.cue, hit.token, hit.speaker, "own_act", 0)


def unnamed_report(trigger: int, *, tree: Tree, voices: Voices) -> Attribution | None:
    """A source nobody names: "reportedly", "allegedly" on the event itself or the verb it hangs on."""
    for index in (trigger, tree.token(trigger).head):
        for kid in tree.dependents(index, "advmod", "amod") if index >= 0 else ():
            hit = voices.hits.get(kid)
            if hit and hit.cue.is_source and hit.cue.effect == "hedge" and hit.speaker is None:
                return Attribution(hit.cue, hit.token, None, "unnamed", 0)
    return None


def speech_over(sentence: int, *, voices: Voices) -> Attribution | None:
    """The speaker of a speech without quotation marks that a colon opened ("The minister said:") before `sentence`."""
    for speech in voices.speeches:
        if speech.first <= sentence < speech.last:
            return Attribution(speech.hit.cue, speech.hit.token, speech.hit.speaker, "speech", CARRIED)
    return None


def governing(trigger: int, *, tree: Tree, voices: Voices) -> Attribution | None:
    """The nearest cue that governs the event by syntax; a report without a speaker yields to who speaks of it."""
    steps = 0
    open_report: Attribution | None = None
    for hung in hung_cues(trigger, tree=tree, voices=voices):
        return Attribution(hung.cue, hung.token, hung.speaker, hung_rule(hung), steps)
    for child, parent in tree.ancestors(trigger):
        steps += 1
        hit = voices.hits.get(parent)
        if hit and hit.cue.is_source and governs(child, hit, tree=tree):
            governor = Attribution(hit.cue, hit.token, hit.speaker, "governs", steps)
            if hit.speaker is not None or hit.cue.pos != "noun":
                return governor
            open_report = open_report or governor
        for hung in hung_cues(parent, tree=tree, voices=voices, but=child):
            return Attribution(hung.cue, hung.token, hung.speaker, hung_rule(hung), steps)
    return open_report


def hung_rule(hit: CueHit) -> str:
    """`according_to` for a phrase with a preposition, `hung` for a reporting clause."""
    return "according_to" if hit.cue.pos == "phrase" else "hung"


def governs(child: int, hit: CueHit, *, tree: Tree) -> bool:
    """Whether the cue's complement is the branch `child`: not its speaker, and for verbs a content relation."""
    token = tree.token(child)
    if child == hit.speaker or (is_relation(token.deprel, ("nsubj",)) and token.deprel != "nsubj:pass"):
        return False
    if hit.cue.pos == "noun":
        return is_relation(token.deprel, ("acl", "ccomp", "nmod", "appos"))
    if is_relation(token.deprel, ("conj", "parataxis")):
        return token.deprel == "parataxis" and not tree.dependents(hit.token, "ccomp")
    if is_relation(token.deprel, ("advcl", "obl", "nmod")):
        return bool(hit.cue.reality or hit.cue.stance not in ("says", "")) or token.deprel == "advcl:that"
    return is_relation(token.deprel, CONTENT)


def hung_cues(index: int, *, tree: Tree, voices: Voices, but: int = -1) -> tuple[CueHit, ...]:
    """Reporting clauses and "according to" phrases that hang directly on the word `index`."""
    found = []
    for kid in tree.dependents(index):
        hit = voices.hits.get(kid)
        if kid == but or hit is None or not hit.cue.is_source:
            continue
        deprel = tree.token(kid).deprel
        if hit.cue.pos == "phrase" or (is_relation(deprel, ("parataxis", "discourse")) and hit.speaker is not None):
            found.append(hit)
    return tuple(found)


def quoted_speaker(trigger: int, quotation: Span, *, tree: Tree, voices: Voices) -> Attribution | None:
    """Who speaks a quotation: a cue outside it in the same sentence, else the speaker left open before it."""
    token = tree.token(trigger)
    sentence = tree.reading.sentences[token.sentence]
    outside = [
        hit
        for hit in voices.hits.values()
        if sentence.first <= hit.token < sentence.last
        and hit.cue.is_source
        and hit.speaker is not None
        and not quotation.contains(tree.token(hit.token).span)
    ]
    if outside:
        nearest = min(outside, key=lambda hit: abs(hit.token - trigger))
        return Attribution(nearest.cue, nearest.token, nearest.speaker, "quotation", 50)
    return opening_speaker(quotation, tree=tree) or carried_speaker(
        sentence, tree=tree, voices=voices, rule="quotation"
    )


def opening_speaker(quotation: Span, *, tree: Tree) -> Attribution | None:
    """The subject of the clause before a colon that opens a quotation: "The ministry justified the strike: …"."""
    before = [token for token in tree.reading.tokens if token.span.end <= quotation.start]
    if len(before) < 2 or before[-1].text != ":":
        return None
    sentence = tree.reading.sentences[before[-1].sentence]
    root = next((k for k in range(sentence.first, sentence.last) if tree.token(k).head < 0), None)
    subject = tree.subject(root) if root is not None else None
    if root is None or subject is None or tree.token(subject).span.start >= quotation.start:
        return None
    return Attribution(None, root, subject, "quotation", 60)


def carried_speaker(sentence: Sentence, *, tree: Tree, voices: Voices, rule: str = "carried") -> Attribution | None:
    """The last speaker before `sentence`, in its paragraph or a few sentences back, or right after a quotation."""
    sentences = tree.reading.sentences
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - CARRY_SENTENCES), -1):
        hit = voices.speakers.get(index)
        if hit is not None:
            return Attribution(hit.cue, hit.token, hit.speaker, rule, CARRIED + sentence.index - index)
        if sentences[index].paragraph < sentence.paragraph - 1:
            break
    return None
