"""Where do the cues stand, and who speaks at each? Cue words of `cues.toml` marked in a reading."""

from __future__ import annotations

from collections.abc import Iterator

from orontes.model.reading import Sentence
from orontes.resources import read_toml
from orontes.statements.attribution import Speech, Voices
from orontes.statements.cues import Cue, CueHit, cue_index
from orontes.statements.quotations import OPENING, STRAIGHT, find_quotations
from orontes.statements.syntax import Tree

FITTING = {
    "verb": ("VERB", "AUX", "ADJ"),
    "noun": ("NOUN", "PROPN"),
    "modal": ("AUX", "VERB"),
    "adverb": ("ADV", "ADJ", "PART", "DET", "INTJ"),
    "adjective": ("ADJ", "VERB"),
}


def mark_voices(text: str, tree: Tree) -> Voices:
    """All cues of a report, its quotations, and the speaker each sentence leaves open."""
    hits: dict[int, CueHit] = {}
    for sentence in tree.reading.sentences:
        for hit in cue_hits(sentence, tree):
            hits.setdefault(hit.token, hit)
    speakers = open_speakers(hits, tree)
    speeches = find_speeches(text, speakers, tree)
    return Voices(hits=hits, quotations=find_quotations(text), speakers=speakers, speeches=speeches)


def cue_hits(sentence: Sentence, tree: Tree) -> Iterator[CueHit]:
    """Cues of one sentence, left to right, longest first; a pseudo-cue swallows the words it covers."""
    position = sentence.first
    while position < sentence.last:
        hit = cue_at(position, sentence, tree)
        if hit is None:
            position += 1
            continue
        if hit.cue.effect != "pseudo":
            yield hit
        position = max(position + 1, hit.last)


def cue_at(position: int, sentence: Sentence, tree: Tree) -> CueHit | None:
    """The longest cue that begins at `position`, or None."""
    token = tree.token(position)
    for key in dict.fromkeys((token.text.lower(), token.lemma.lower())):
        for words, cue in cue_index().get(key, ()):
            last = position + len(words)
            if last > sentence.last or not words_stand(position, words, tree):
                continue
            if len(words) == 1 and token.upos not in FITTING.get(cue.pos, (token.upos,)):
                continue
            head = head_of(position, last, cue, tree)
            if not needs_hold(cue, head, tree):
                continue
            return CueHit(cue, head, position, last, find_speaker(head, position, last, cue=cue, tree=tree))
    return None


def words_stand(position: int, words: tuple[str, ...], tree: Tree) -> bool:
    """Whether the cue's words stand from `position` on, each as lemma or word."""
    return all(
        word in (tree.token(position + k).lemma.lower(), tree.token(position + k).text.lower())
        for k, word in enumerate(words)
    )


def needs_hold(cue: Cue, head: int, tree: Tree) -> bool:
    """Whether one of the circumstances holds under which the cue counts."""
    return not cue.needs or any(need_holds(need, head, tree) for need in cue.needs)


def need_holds(need: str, head: int, tree: Tree) -> bool:
    """Whether one circumstance holds; one that syntax cannot tell counts as met."""
    if need == "infinitive":
        return any(tree.dependents(k, "mark") for k in tree.dependents(head, "xcomp", "acl", "advcl"))
    if need == "clause":
        return bool(tree.dependents(head, "ccomp", "parataxis", "acl")) or tree.token(head).deprel == "parataxis"
    if need == "report":
        return any(is_report_noun(k, tree) for k in tree.objects(head))
    if need == "future":
        return bool(tree.dependents(head, "xcomp")) or any(
            tree.dependents(k, "aux") for k in tree.dependents(head, "ccomp")
        )
    if need == "capital":
        token = tree.token(head)
        return token.text[:1].isupper() and head > tree.reading.sentences[token.sentence].first
    return True


def is_report_noun(index: int, tree: Tree) -> bool:
    """Whether the word is a noun that brings in a source: report, claim, allegation."""
    pairs = cue_index().get(tree.token(index).lemma.lower(), ())
    return any(cue.pos == "noun" and cue.is_source for _, cue in pairs)


def head_of(first: int, last: int, cue: Cue, tree: Tree) -> int:
    """The cue's head word; for "according to X" and the like, the head of X, on which the phrase hangs."""
    inside = range(first, last)
    tops = [k for k in inside if tree.token(k).head not in inside]
    top = tops[0] if tops else first
    if cue.pos == "phrase" and cue.is_source and tree.token(top).deprel in ("case", "mark", "fixed"):
        return max(tree.token(top).head, 0)
    return top


def find_speaker(head: int, first: int, last: int, *, cue: Cue, tree: Tree) -> int | None:
    """The head word of who speaks at a reporting cue, None if the text does not say."""
    if not cue.is_source:
        return None
    if cue.pos == "phrase" and not first <= head < last:
        return head
    if tree.token(head).upos in ("NOUN", "PROPN"):
        of_names = (k for k in tree.obliques(head, "of") if tree.token(k).upos == "PROPN")
        owners = (*tree.dependents(head, "nmod:poss"), *tree.obliques(head, "by", "from"), *of_names)
        return owners[0] if owners else light_verb_subject(head, tree)
    if tree.is_passive(head):
        told = tree.obliques(head, "by")
        return told[0] if told else quoted_subject(head, cue, tree)
    return quoted_object(head, tree) or tree.subject(head)


def quoted_object(head: int, tree: Tree) -> int | None:
    """Who is quoted: the object of the verb that "as saying" hangs on ("state media quoted the army as saying")."""
    token = tree.token(head)
    if token.head < 0 or not is_quoting(token.head, tree) or not tree.dependents(head, "mark"):
        return None
    return next(iter(tree.objects(token.head)), None)


def is_quoting(index: int, tree: Tree) -> bool:
    """Whether a verb passes somebody's words on."""
    return tree.token(index).lemma.lower() in read_toml("first_person.toml")["quoting"]["words"]


def light_verb_subject(noun: int, tree: Tree) -> int | None:
    """The subject of the verb a reporting noun is the object of ("X issued a statement", "X made the claim")."""
    token = tree.token(noun)
    if token.head >= 0 and token.deprel in ("obj", "obl") and tree.token(token.head).upos == "VERB":
        return tree.subject(token.head)
    return None


def quoted_subject(head: int, cue: Cue, tree: Tree) -> int | None:
    """The subject of "was quoted as saying"; passives of other cues name no speaker."""
    return tree.subject(head) if is_quoting(head, tree) else None


def open_speakers(hits: dict[int, CueHit], tree: Tree) -> dict[int, CueHit]:
    """Sentence index → its last reporting cue with a speaker."""
    speakers: dict[int, CueHit] = {}
    for token in sorted(hits):
        hit = hits[token]
        if hit.cue.is_source and hit.speaker is not None:
            speakers[tree.token(token).sentence] = hit
    return speakers


def find_speeches(text: str, speakers: dict[int, CueHit], tree: Tree) -> tuple[Speech, ...]:
    """Speeches without quotation marks: what follows a sentence with a reporting cue that ends with a colon, to the
    next such sentence or the next paragraph whose speaker is somebody else.
    """
    sentences = tree.reading.sentences
    speeches: list[Speech] = []
    for index, hit in sorted(speakers.items()):
        opened = colon_after(hit, text, tree)
        if opened is None or index + 1 >= len(sentences) or text[opened] in OPENING + STRAIGHT:
            continue
        last = next((k for k in range(index + 1, len(sentences)) if is_other_voice(k, speakers, tree)), len(sentences))
        speeches.append(Speech(index + 1, last, hit))
    return tuple(speeches)


def colon_after(hit: CueHit, text: str, tree: Tree) -> int | None:
    """Where the words begin that a colon after the cue opens ("Hammond said: The UK has …"); None without a colon."""
    sentence = tree.reading.sentences[tree.token(hit.token).sentence]
    after = text[tree.token(hit.token).span.end : sentence.span.end]
    if after.rstrip().endswith(":"):
        return next((k for k in range(sentence.span.end, len(text)) if not text[k].isspace()), None)
    if not after.startswith(":"):
        return None
    first = tree.token(hit.token).span.end + 1
    return next((k for k in range(first, len(text)) if not text[k].isspace()), None)


def is_other_voice(sentence: int, speakers: dict[int, CueHit], tree: Tree) -> bool:
    """Whether the narrator is back: somebody but the first person plainly says something ("she said")."""
    hit = speakers.get(sentence)
    if hit is None or hit.speaker is None or hit.cue.pos != "verb" or hit.cue.stance != "says":
        return False
    if tree.token(hit.token).deprel not in ("root", "parataxis") or tree.dependents(hit.token, "aux"):
        return False
    return tree.token(hit.speaker).text.lower() not in read_toml("first_person.toml")["pronouns"]["words"]
