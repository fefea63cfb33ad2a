"""What does the encoder say of each word? The ONNX graph, its labels and its biaffine weights, run with numpy."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orontes.errors import ResourceError
from orontes.reading.decoding import Scores
from orontes.reading.trigger_words import mark_types, type_names
from orontes.reading.wordpiece import CLS, SEP, WordPiece
from orontes.resources import resource_path

MOST_PIECES = 8
"""Word pieces read of one word, as in training."""
LONGEST_INPUT = 510
"""Word pieces that the graph takes beside the two markers; of longer windows only each word's first piece is read."""
SHAPES = ("pad", "lower", "title", "upper", "letter", "mixed", "digits", "alphanumeric", "symbol", "abbreviation")


@dataclass(frozen=True, slots=True)
class WordScores:
    """What the encoder says of the words of one window: tag scores and biaffine representations.

    Row 0 is the window's start, which stands for the root; row k + 1 is word k.
    """

    tags: dict[str, Scores]
    representations: dict[str, Scores]


class Encoder:
    """The shipped encoder: thread-safe, reads only."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        import onnxruntime  # noqa: PLC0415 - 0.2 s that `--help` need not pay

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = tuple(given.name for given in self._session.get_inputs())
        """A graph trained without trigger-word hints takes none."""
        self.labels: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.pieces = WordPiece(folder / "vocab.txt")
        with np.load(folder / "biaffine.npz") as weights:
            self.biaffine = {name: weights[name].astype(np.float32) for name in weights.files}
        self.name = f"orontes-encoder {self.labels.get('version', '1')}"

    def count_pieces(self, words: Sequence[str]) -> int:
        """How many word pieces the words take."""
        return sum(len(self.pieces.ids(word)[:MOST_PIECES]) for word in words)

    def score(self, windows: Sequence[Sequence[str]]) -> list[WordScores]:
        """Scores for each window of words, encoded together as one batch."""
        rows = [self._features(words) for words in windows]
        longest = max(len(ids) for ids, _, _ in rows)
        most = max(len(first) for _, _, first in rows)
        ids, shapes, mask = (np.zeros((len(rows), longest), np.int64) for _ in range(3))
        first = np.zeros((len(rows), most), np.int64)
        hints = np.zeros((len(rows), most, len(type_names())), np.float32)
        for row, (piece_ids, piece_shapes, starts) in enumerate(rows):
            ids[row, : len(piece_ids)] = piece_ids
            shapes[row, : len(piece_ids)] = piece_shapes
            mask[row, : len(piece_ids)] = 1
            first[row, : len(starts)] = starts
            hints[row, : len(starts)] = mark_types(windows[row])
        inputs = {"ids": ids, "shp": shapes, "am": mask, "first": first, "hints": hints}
        taken = {name: inputs[name] for name in self._inputs}
        tags, representations = self._session.run(None, taken)
        return [
            WordScores(
                split_columns(tags[row, : len(words) + 1], self.labels["tags"]),
                split_columns(representations[row, : len(words) + 1], self.labels["reps"]),
            )
            for row, words in enumerate(windows)
        ]

    def _features(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Piece ids, shapes, and the position of each word's first piece."""
        ids, shapes, first = [CLS], [0], []
        most = MOST_PIECES if self.count_pieces(words) <= LONGEST_INPUT else 1
        for word in words:
            pieces = self.pieces.ids(word)[:most]
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([shape_of(word)] * len(pieces))
        return [*ids, SEP], [*shapes, 0], first


def split_columns(matrix: NDArray[np.float32], sizes: dict[str, int]) -> dict[str, Scores]:
    """The named column blocks of a matrix."""
    blocks: dict[str, Scores] = {}
    start = 0
    for name, size in sizes.items():
        blocks[name] = matrix[:, start : start + size]
        start += size
    return blocks


def shape_of(word: str) -> int:
    """The word's shape as an index into SHAPES: the vocabulary is uncased, so capitals come in by this."""
    if word.isalpha():
        if word.islower():
            return 1
        if len(word) == 1:
            return 4
        if word.isupper():
            return 3
        return 2 if word[0].isupper() and word[1:].islower() else 5
    if any(c.isdigit() for c in word):
        return 7 if any(c.isalpha() for c in word) else 6
    letters = "".join(c for c in word if c.isalpha())
    if not letters:
        return 8
    if word.endswith(".") and word[0].isupper():
        return 9
    if letters.islower():
        return 1
    if letters.isupper():
        return 3
    return 2 if word[0].isupper() and letters[1:].islower() else 5


def load_encoder(path: Path | None = None, *, threads: int = 1) -> Encoder:
    """The encoder in `path`, or the one shipped. Raises ResourceError if a file is missing or damaged."""
    folder = path or resource_path("encoder")
    try:
        return Encoder(folder, threads=threads)
    except ResourceError:
        raise
    except Exception as error:
        raise ResourceError(
            f"The encoder in {folder} cannot be loaded: {error}.", remedy="Reinstall orontes."
        ) from error
