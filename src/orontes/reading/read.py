"""What is marked in this report? From text to a Reading, window by window; memory does not grow with the windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orontes.model.reading import Antecedent, Frame, Mention, Reading, Sentence, Token, Trigger
from orontes.model.report import Report
from orontes.model.span import Span
from orontes.reading.antecedents import mark_antecedents
from orontes.reading.encoder import Encoder, WordScores
from orontes.reading.marks import mark_frames, mark_mentions, mark_syntax, mark_triggers
from orontes.reading.sentence_types import mark_sentences
from orontes.reading.sentences import cut_sentences
from orontes.reading.windows import Window, cut_windows
from orontes.reading.words import cut_words

MOST_WORDS = 400
"""Words; a longer stretch without a sentence end (a table, a list) is read in several parts."""
BATCH = 4
"""Windows encoded at once: enough to keep the processor busy, few enough to keep memory flat."""


def read_report(report: Report, *, encoder: Encoder) -> Reading:
    """Everything the encoder marks in a report; an empty text gives an empty reading."""
    sentences, words = cut_report(report.text)
    tokens: list[Token] = []
    mentions: list[Mention] = []
    frames: list[Frame] = []
    triggers: list[Trigger] = []
    antecedents: list[Antecedent] = []
    typed: list[Sentence] = []
    texts = [span.words_of(report.text) for span in words]
    for window, scores in score_windows(sentences, texts, encoder=encoder):
        start, stop = sentences[window.first].first, sentences[window.last - 1].last
        inside = sentences[window.first : window.last]
        marked = mark_syntax(scores, inside, words=words[start:stop], texts=texts[start:stop], encoder=encoder)
        fresh = sentences[window.fresh].first
        found = mark_sentences(scores, inside, texts=texts[start:stop], encoder=encoder)
        typed.extend(sentence for sentence in found if sentence.first >= fresh)
        tokens.extend(token for token in marked if token.index >= fresh)
        mentions.extend(m for m in mark_mentions(scores, marked, encoder=encoder) if m.first >= fresh)
        frames.extend(f for f in mark_frames(scores, marked, encoder=encoder) if f.predicate >= fresh)
        triggers.extend(t for t in mark_triggers(scores, marked, encoder=encoder) if t.token >= fresh)
        antecedents.extend(a for a in mark_antecedents(scores, marked, encoder=encoder) if a.token >= fresh)
    return Reading(
        report_id=report.id,
        sentences=tuple(typed),
        tokens=tuple(tokens),
        mentions=tuple(mentions),
        frames=tuple(frames),
        triggers=tuple(triggers),
        reader=encoder.name,
        has_triggers="event" in encoder.labels["tags"],
        antecedents=tuple(antecedents),
        relevance=relevance_of(triggers, sentences),
    )


def cut_report(text: str) -> tuple[tuple[Sentence, ...], tuple[Span, ...]]:
    """The sentences of a text that hold words, and the spans of all words."""
    sentences: list[Sentence] = []
    words: list[Span] = []
    for span, paragraph in cut_sentences(text):
        inside = cut_words(span.words_of(text), start=span.start)
        for k in range(0, len(inside), MOST_WORDS):
            part = inside[k : k + MOST_WORDS]
            whole = span if len(part) == len(inside) else Span(part[0].start, part[-1].end)
            sentences.append(Sentence(len(sentences), whole, len(words), len(words) + len(part), paragraph))
            words.extend(part)
    return tuple(sentences), tuple(words)


def score_windows(
    sentences: Sequence[Sentence], texts: Sequence[str], *, encoder: Encoder
) -> Iterator[tuple[Window, WordScores]]:
    """Each window with the encoder's scores, a batch of windows at a time."""
    windows = cut_windows([encoder.count_pieces(texts[s.first : s.last]) for s in sentences])
    for start in range(0, len(windows), BATCH):
        batch = windows[start : start + BATCH]
        rows = [texts[sentences[w.first].first : sentences[w.last - 1].last] for w in batch]
        yield from zip(batch, encoder.score(rows), strict=True)


def relevance_of(triggers: Sequence[Trigger], sentences: Sequence[Sentence]) -> float:
    """How sure it is that the report is about armed conflict: the mean of its three likeliest triggers.

    The mean over three, absent ones as 0, so that one stray word in a sports report stays under one half.
    """
    shares = sorted((t.types[0][1] for t in triggers if t.types and t.types[0][0] != "none"), reverse=True)[:3]
    if not shares or not sentences:
        return 0.0
    return round(sum(shares) / 3, 3)
