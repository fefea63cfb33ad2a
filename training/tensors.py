"""From windows to tensors: inputs, one label table a head, and rows of pair labels for frames and roles."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from orontes.reading.encoder import MOST_PIECES, shape_of
from orontes.reading.trigger_words import mark_types, type_names
from orontes.reading.wordpiece import CLS, SEP, WordPiece
from training.labels import Labels
from training.rows import PairRow, SentenceRow
from training.sentences import TrainingSentence
from training.windows import Window

NO_LABEL = -100
CAPITALS = 0.06
"""Share of treebank windows given the shapes of a text in capitals, for wires that are written so."""
HUSHED = 0.6
"""Share of annotated windows in capitals that are given lower-case shapes: their events then teach other text too."""
INT_TABLES = ("heads", "rels", "upos", "ner", "men", "event", "stance", "reality", "kind")


@dataclass(slots=True)
class Batch:
    """Tensors of one batch of windows."""

    inputs: dict[str, Tensor]
    tables: dict[str, Tensor]
    frames: list[PairRow]
    roles: list[PairRow]
    sentences: list[SentenceRow]
    links: list[PairRow]


def is_shouting(window: Window) -> bool:
    """Whether a window is written in capitals throughout, as old wires are."""
    words = [word for sentence in window for word in sentence.words if word.isalpha()]
    return bool(words) and sum(word.isupper() for word in words) > 0.9 * len(words)


class Tensoriser:
    """Turns windows into batches under one set of labels."""

    def __init__(self, pieces: WordPiece, labels: Labels, *, chance: random.Random) -> None:
        self.pieces = pieces
        self.chance = chance
        self.index = {name: {label: k for k, label in enumerate(values)} for name, values in labels.as_table().items()}

    def count(self, sentence: TrainingSentence) -> None:
        """Notes how many word pieces a sentence takes."""
        sentence.pieces = sum(len(self.pieces.ids(word)[:MOST_PIECES]) for word in sentence.words)

    def build(self, windows: Sequence[Window], *, is_training: bool) -> Batch:
        """The batch of these windows."""
        rows = [self.features(window, is_training=is_training) for window in windows]
        size = (len(rows), max(len(row[0]) for row in rows))
        words = (len(rows), max(len(row[2]) for row in rows))
        inputs = {name: np.zeros(size, np.int64) for name in ("ids", "shapes", "mask")}
        inputs["first"] = np.zeros(words, np.int64)
        hints = np.zeros((*words, len(type_names())), np.float32)
        tables: dict[str, NDArray[np.float32] | NDArray[np.int64]] = {
            name: np.full(words, NO_LABEL, np.int64) for name in INT_TABLES
        }
        tables["sent"] = np.full(words, -1, np.int64)
        for name, empty in (("pred", -1), ("ins", -1), ("fact", -9)):
            tables[name] = np.full(words, empty, np.float32)
        batch = Batch({}, {}, [], [], [], [])
        for k, (window, (ids, shapes, first)) in enumerate(zip(windows, rows, strict=True)):
            inputs["ids"][k, : len(ids)] = ids
            inputs["shapes"][k, : len(shapes)] = shapes
            inputs["mask"][k, : len(ids)] = 1
            inputs["first"][k, : len(first)] = first
            if window[0].triggers is not None:
                hints[k, : len(first)] = mark_types([word for sentence in window for word in sentence.words])
            self.label_window(k, window, tables, batch, width=words[1])
        batch.inputs = {name: torch.from_numpy(table) for name, table in inputs.items()}
        batch.inputs["hints"] = torch.from_numpy(hints)
        batch.tables = {name: torch.from_numpy(table) for name, table in tables.items()}
        return batch

    def features(self, window: Window, *, is_training: bool) -> tuple[list[int], list[int], list[int]]:
        """Piece ids, shapes and first pieces of a window's words."""
        is_treebank = window[0].corpus in ("ewt", "gum")
        shout = is_training and is_treebank and self.chance.random() < CAPITALS
        hush = is_training and window[0].corpus == "gold" and is_shouting(window) and self.chance.random() < HUSHED
        ids, shapes, first = [CLS], [0], []
        for sentence in window:
            for word in sentence.words:
                found = self.pieces.ids(word)[:MOST_PIECES]
                first.append(len(ids))
                ids.extend(found)
                shapes.extend([shape_of(word.upper() if shout else word.lower() if hush else word)] * len(found))
        return [*ids, SEP], [*shapes, 0], first

    def label_window(
        self,
        k: int,
        window: Window,
        tables: dict[str, NDArray[np.float32] | NDArray[np.int64]],
        batch: Batch,
        *,
        width: int,
    ) -> None:
        """Fills row `k` of the tables and adds the pair rows."""
        start = 0
        starts: dict[int, int] = {}
        for position, sentence in enumerate(window):
            starts[id(sentence)] = start
            tables["sent"][k, start : start + len(sentence.words)] = position
            start += len(sentence.words)
        for sentence in window:
            self.label_words(k, sentence, tables, start=starts[id(sentence)])
            self.label_frames(k, sentence, tables, batch, start=starts[id(sentence)], width=width)
            self.label_triggers(k, sentence, tables, batch, starts=starts, size=start, width=width)
            label_links(k, sentence, batch, starts=starts, width=width)

    def label_words(
        self,
        k: int,
        sentence: TrainingSentence,
        tables: dict[str, NDArray[np.float32] | NDArray[np.int64]],
        *,
        start: int,
    ) -> None:
        """Syntax, names, mentions and factuality of one sentence."""
        stop = start + len(sentence.words)
        if sentence.heads is not None and sentence.relations is not None and sentence.upos is not None:
            tables["heads"][k, start:stop] = [0 if head == 0 else start + head for head in sentence.heads]
            tables["rels"][k, start:stop] = [self.index["rels"].get(r, NO_LABEL) for r in sentence.relations]
            tables["upos"][k, start:stop] = [self.index["upos"].get(u, NO_LABEL) for u in sentence.upos]
        if sentence.names is not None:
            tables["ner"][k, start:stop] = [NO_LABEL if n is None else self.index["ner"][n] for n in sentence.names]
        if sentence.mentions is not None:
            tables["men"][k, start:stop] = 0
        for first, last, kind in (*(sentence.mentions or ()), *sentence.some_mentions):
            tables["men"][k, start + first] = self.index["men"][f"B-{kind}"]
            tables["men"][k, start + first + 1 : start + last] = self.index["men"][f"I-{kind}"]
        for word, value in sentence.factuality.items():
            tables["fact"][k, start + word] = value

    def label_frames(
        self,
        k: int,
        sentence: TrainingSentence,
        tables: dict[str, NDArray[np.float32] | NDArray[np.int64]],
        batch: Batch,
        *,
        start: int,
        width: int,
    ) -> None:
        """Predicates and their arguments' head words."""
        if sentence.frames is None:
            return
        stop = start + len(sentence.words)
        tables["pred"][k, start:stop] = 0
        for predicate, arguments in sentence.frames:
            tables["pred"][k, start + predicate] = 1
            row = np.full(width, NO_LABEL, np.float32)
            row[start:stop] = 0
            for head, label in arguments:
                if head != predicate and label in self.index["srl"]:
                    row[start + head] = self.index["srl"][label]
            batch.frames.append(PairRow(k, start + predicate, row))

    def label_triggers(
        self,
        k: int,
        sentence: TrainingSentence,
        tables: dict[str, NDArray[np.float32] | NDArray[np.int64]],
        batch: Batch,
        *,
        starts: dict[int, int],
        size: int,
        width: int,
    ) -> None:
        """Statement labels at anchors, role labels against the window's words; arcs out of the window are dropped."""
        if sentence.triggers is None:
            return
        start = starts[id(sentence)]
        stop = start + len(sentence.words)
        tables["event"][k, start:stop] = 0
        tables["ins"][k, start:stop] = sentence.inside
        told = np.zeros(len(self.index["types"]) - 1, np.float32)
        told[[trigger.type for trigger in sentence.triggers.values()]] = 1
        batch.sentences.append(SentenceRow(k, start, stop, told))
        roles = self.index["roles"]
        for word, trigger in sentence.triggers.items():
            tables["event"][k, start + word] = 1 + trigger.type
            for name in ("stance", "reality", "kind"):
                tables[name][k, start + word] = getattr(trigger, name)
            row = np.full((width, len(roles)), -1, np.float32)
            row[:size] = 0
            for role, where, target in trigger.arcs:
                begin = starts.get(id(sentence.document[where]))
                if begin is not None:
                    row[begin + target, roles[role]] = 1
            batch.roles.append(PairRow(k, start + word, row))


def label_links(k: int, sentence: TrainingSentence, batch: Batch, *, starts: dict[int, int], width: int) -> None:
    """One row a pronoun or description: ones at its antecedents in the window, at column 0 where none stands there."""
    start = starts[id(sentence)]
    for word, antecedents in sentence.links:
        row = np.full(width + 1, -1, np.float32)
        row[: start + word + 1] = 0
        for where, target in antecedents:
            begin = starts.get(id(sentence.document[where]))
            if begin is not None and begin + target < start + word:
                row[1 + begin + target] = 1
        if not (row == 1).any():
            row[0] = 1
        batch.links.append(PairRow(k, start + word, row))
