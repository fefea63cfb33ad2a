"""Train the relevance gate: words whose presence speaks for or against a report about armed conflict.

    python -m training.gate --corpora DIR --gold DIR --out src/orontes/resources/gate.tsv

Logistic regression on which words a text has, each text's words scaled to length one. Words that stand everywhere are
left out, and a word of an event (`event_types.toml`) never speaks against: distractors borrow the words of war, and a
gate that learnt to distrust them would turn away reports of wars told in another style. Learns from the gold's training
reports, ours, the annotated texts (those that tell an event), business news (MEANTIME) and GUM's other genres. Prints
recall and the share of distractors stopped by cross-validation; the same folds choose the threshold.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from orontes.reading.gate import words_of
from orontes.resources import read_toml, resource_path
from training.annotated import annotated_rows, document_texts
from training.ours import read_reports

COMMON = 0.12
"""Share of texts from which a word is too common to tell anything."""
LONGEST_ENDING = 3
"""Letters of an ending that makes a word another form of an event's word."""
LEAST_TEXTS = 4
"""Texts in which a word stands at least to be told apart."""
RIDGE, STEPS, RATE = 3e-5, 300, 4.0
MISLEADING = 6.0
"""Weight of a distractor beside another text: they are what the gate is for. Both figures by cross-validation."""
FOLDS = 5
KEPT = 1500
"""Words with the largest weights that ship."""
GENRES = ("academic", "bio", "conversation", "interview", "textbook", "vlog", "voyage")
"""GUM's genres that tell no news."""
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One text, whether it is about armed conflict, and whether it was written to mislead (a distractor)."""

    text: str
    is_relevant: bool
    is_distractor: bool


def main() -> None:
    """Cross-validate, fit on everything, write the words."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--corpora", "--gold", "--out"):
        parser.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    samples = list(load_samples(options.corpora, options.gold))
    vocabulary = choose_words(samples)
    matrix, truth = build_matrix(samples, vocabulary), np.array([float(s.is_relevant) for s in samples])
    shares, of_event = shares_of(samples), event_words(vocabulary)
    held = cross_validate(matrix, truth, shares, of_event)
    print(f"{len(vocabulary)} words, {int(of_event.sum())} of events")
    print(report(held, samples))
    weights, bias = fit(matrix, truth, shares, of_event)
    write(vocabulary, weights, bias=bias, path=options.out)


def load_samples(corpora: Path, gold: Path) -> Iterator[Sample]:
    """Every text with a known answer; the development reports are none of them."""
    for path in sorted((gold / "train" / "annotations").glob("*.json")):
        text = json.loads((gold / "train" / "reports" / path.name).read_text(encoding="utf-8"))["text"]
        is_relevant = bool(json.loads(path.read_text(encoding="utf-8"))["relevant"])
        yield Sample(text, is_relevant, not is_relevant)
    for report in read_reports():
        yield Sample(report.text, report.is_relevant, not report.is_relevant)
    texts = dict(document_texts(corpora))
    for row in annotated_rows():
        if row["doc"] in texts and len(row["statements"]) > 1:
            yield Sample(texts[row["doc"]], True, False)
    for path in sorted((corpora / "meantime" / "intra-doc_annotation").glob("*/*.xml")):
        tokens = re.findall(r"<token [^>]*>([^<]*)</token>", path.read_text(encoding="utf-8"))
        yield Sample(" ".join(tokens), False, False)
    treebank = (corpora / "gum" / "en_gum-permissive-train.conllu").read_text(encoding="utf-8")
    for block in re.split(r"(?m)^# newdoc id = ", treebank)[1:]:
        if re.match(rf"GUM_(?:{'|'.join(GENRES)})_", block):
            yield Sample(" ".join(re.findall(r"(?m)^# text = (.*)$", block)[:25]), False, False)


def choose_words(samples: Sequence[Sample]) -> list[str]:
    """Words that stand in enough texts, and not in all."""
    counts = Counter(word for sample in samples for word in words_of(sample.text))
    most = COMMON * len(samples)
    numbers = read_toml("places/relations.toml")["number_words"]
    left_out = {*numbers["ones"], *numbers["tens"]}
    return sorted(w for w, texts in counts.items() if LEAST_TEXTS <= texts <= most and w not in left_out)


def event_words(vocabulary: Sequence[str]) -> NDArray[np.bool_]:
    """Which words are forms of the single words that tell an event."""
    stems = set()
    for table in read_toml("event_types.toml").values():
        for key in ("verbs", "nouns"):
            entries = table.get(key, ()) if isinstance(table, dict) else ()
            stems |= {e if isinstance(e, str) else e.get("lemma", "") for e in entries}
    lines = resource_path("lemmas.tsv").read_text(encoding="utf-8").splitlines()
    forms = {cells[0].lower() for line in lines if len(cells := line.split("\t")) > 2 and cells[-1] in stems}
    stems = {stem.removesuffix("e") for stem in stems if stem.isalpha() and len(stem) > 3}
    endings = range(LONGEST_ENDING + 1)
    return np.array([w in forms or any(w[: len(w) - cut] in stems for cut in endings) for w in vocabulary])


def build_matrix(samples: Sequence[Sample], vocabulary: Sequence[str]) -> Matrix:
    """[texts, words]: one over the root of the number of known words a text has, where it has the word."""
    index = {word: k for k, word in enumerate(vocabulary)}
    matrix = np.zeros((len(samples), len(vocabulary)))
    for row, sample in enumerate(samples):
        known = [index[word] for word in words_of(sample.text) if word in index]
        matrix[row, known] = 1 / np.sqrt(max(1, len(known)))
    return matrix


def shares_of(samples: Sequence[Sample]) -> Matrix:
    """What each text weighs: both answers the same in all, a distractor more than another text."""
    relevant = np.array([s.is_relevant for s in samples])
    shares = np.where(relevant, 0.5 / relevant.mean(), 0.5 / (1 - relevant.mean()))
    weighed: Matrix = np.where([s.is_distractor for s in samples], MISLEADING * shares, shares)
    return weighed


def fit(matrix: Matrix, truth: Matrix, shares: Matrix, of_event: NDArray[np.bool_]) -> tuple[Matrix, float]:
    """Weights and bias by gradient descent with momentum; an event's word weighs nothing at least."""
    share = shares / shares.sum()
    weights, bias = np.zeros(matrix.shape[1]), 0.0
    pace, pace_bias = np.zeros_like(weights), 0.0
    for _ in range(STEPS):
        wrong = (1 / (1 + np.exp(-(matrix @ weights + bias))) - truth) * share
        pace = 0.9 * pace + matrix.T @ wrong + RIDGE * weights
        pace_bias = 0.9 * pace_bias + float(wrong.sum())
        weights = weights - RATE * pace
        weights[of_event] = np.maximum(weights[of_event], 0.0)
        bias -= RATE * pace_bias
    return weights, bias


def cross_validate(matrix: Matrix, truth: Matrix, shares: Matrix, of_event: NDArray[np.bool_]) -> Matrix:
    """Log-odds of each text from weights that have not seen its fold."""
    scores = np.zeros(len(truth))
    folds = np.random.default_rng(1).permutation(len(truth)) % FOLDS
    for fold in range(FOLDS):
        held = folds == fold
        weights, bias = fit(matrix[~held], truth[~held], shares[~held], of_event)
        scores[held] = matrix[held] @ weights + bias
    return scores


def report(scores: Matrix, samples: Sequence[Sample]) -> str:
    """Recall and stopped distractors at several thresholds."""
    relevant = np.array([s.is_relevant for s in samples])
    distractor = np.array([s.is_distractor for s in samples])
    lines = [f"{len(samples)} texts, {relevant.sum()} relevant, {distractor.sum()} distractors"]
    for least in (-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0):
        passed = scores >= least
        recall, stopped = passed[relevant].mean(), 1 - passed[distractor].mean()
        others = 1 - passed[~relevant & ~distractor].mean()
        lines.append(
            f"least {least:+.1f}: recall {recall:.3f}, distractors stopped {stopped:.3f}, other texts {others:.3f}"
        )
    return "\n".join(lines)


def write(vocabulary: Sequence[str], weights: Matrix, *, bias: float, path: Path) -> None:
    """The words with the largest weights, and the bias, as tab-separated lines in alphabetical order."""
    kept = sorted(np.argsort(-np.abs(weights))[:KEPT].tolist())
    lines = [f"# Written by `python -m training.gate`: word, weight.\n\t{bias:.3f}"]
    lines += [f"{vocabulary[k]}\t{weights[k]:.2f}" for k in kept]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
