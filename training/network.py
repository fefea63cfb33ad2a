"""The encoder in training: MiniLM with a word-shape embedding, tag and biaffine heads on words' first pieces.

Biaffine attention: Dozat & Manning 2017. Base: the MiniLM-L6-H384 encoder of all-MiniLM-L6-v2 (Apache-2.0), uncased.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import BertModel

from orontes.reading.encoder import SHAPES
from training.labels import Labels
from training.rows import SentenceRow

HIDDEN, SHAPE_SIZE = 384, 32
DROPOUT, HEAD_DROPOUT = 0.2, 0.25
ARC, RELATION, FRAME, ROLE = 200, 96, 96, 128
HINTS, EVENT, SENTENCE, LINK = 64, 256, 192, 96


class Biaffine(nn.Module):
    """Scores of every pair of two rows of vectors for each of `labels` labels."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.U = nn.Parameter(torch.zeros(labels, size + 1, size + 1))
        nn.init.xavier_uniform_(self.U)

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """[batch, n, d] and [batch, m, d] → [batch, n, m, labels]."""
        return torch.einsum("bnd,ode,bme->bnmo", with_one(left), self.U, with_one(right))


def with_one(matrix: Tensor) -> Tensor:
    """The matrix with a column of ones for the bias terms."""
    return F.pad(matrix, (0, 1), value=1.0)


def projection(size: int) -> nn.Sequential:
    """From a word vector to a head's own space."""
    return nn.Sequential(nn.Linear(HIDDEN + SHAPE_SIZE, size), nn.GELU(), nn.Dropout(HEAD_DROPOUT))


class Network(nn.Module):
    """All heads on one encoding pass."""

    def __init__(self, base: Path, labels: Labels) -> None:
        super().__init__()
        self.enc = BertModel.from_pretrained(str(base), add_pooling_layer=False, attn_implementation="eager")
        self.enc.embeddings.word_embeddings.weight.requires_grad_(False)
        for (
            layer
        ) in self.enc.encoder.layer:  # attention dropout costs a fifth of the time and gained nothing in the trial
            layer.attention.self.dropout.p = 0.0
        self.shape = nn.Embedding(len(SHAPES) + 1, HIDDEN)
        nn.init.zeros_(self.shape.weight)
        self.shape_out = nn.Embedding(len(SHAPES) + 1, SHAPE_SIZE)
        self.drop = nn.Dropout(DROPOUT)
        sizes = head_sizes(labels)
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN + SHAPE_SIZE, size) for name, size in sizes.items()})
        types = len(labels.types) - 1
        self.hints = nn.Linear(types, HINTS, bias=False)
        self.event_in = nn.Linear(HIDDEN + SHAPE_SIZE + HINTS, EVENT)
        self.event_out = nn.Linear(EVENT, len(labels.types))
        self.event_direct = nn.Linear(types, len(labels.types), bias=False)
        self.sen = projection(SENTENCE)
        self.sentence_out = nn.Linear(2 * SENTENCE + types, types)
        self.arc_dep, self.arc_head = projection(ARC), projection(ARC)
        self.rel_dep, self.rel_head = projection(RELATION), projection(RELATION)
        self.srl_p, self.srl_a = projection(FRAME), projection(FRAME)
        self.rol_t, self.rol_a = projection(ROLE), projection(ROLE)
        self.cor_d, self.cor_h = projection(LINK), projection(LINK)
        self.arc = Biaffine(ARC, 1)
        self.rel = Biaffine(RELATION, len(labels.rels))
        self.srl = Biaffine(FRAME, len(labels.srl))
        self.rol = Biaffine(ROLE, len(labels.roles))
        self.cor = Biaffine(LINK, 1)

    def event_scores(self, words: Tensor, hints: Tensor) -> Tensor:
        """[batch, words, types] trigger scores from word vectors and the trigger words' hints."""
        hidden = F.gelu(self.event_in(torch.cat([words, self.hints(hints)], -1)))
        scores: Tensor = self.event_out(F.dropout(hidden, HEAD_DROPOUT, self.training)) + self.event_direct(hints)
        return scores

    def sentence_scores(self, words: Tensor, hints: Tensor, rows: Sequence[SentenceRow]) -> Tensor:
        """[rows, types] scores that a sentence tells an event of each type, from words pooled by maximum and mean."""
        projected = self.sen(words)
        pooled = []
        for row in rows:
            inside = projected[row.window, row.start : row.stop]
            told = hints[row.window, row.start : row.stop].amax(0)
            pooled.append(torch.cat([inside.amax(0), inside.mean(0), told.to(inside.dtype)]))
        scores: Tensor = self.sentence_out(torch.stack(pooled))
        return scores

    def words(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Vectors of the words [batch, words, d] and of the window's start [batch, 1, d], which stands for the root."""
        embedded = self.enc.embeddings.word_embeddings(batch["ids"]) + self.shape(batch["shapes"])
        hidden = self.enc(inputs_embeds=embedded, attention_mask=batch["mask"]).last_hidden_state
        hidden = self.drop(torch.cat([hidden, self.shape_out(batch["shapes"])], -1))
        index = batch["first"].unsqueeze(-1).expand(-1, -1, hidden.size(-1))
        return torch.gather(hidden, 1, index), hidden[:, :1]


def head_sizes(labels: Labels) -> dict[str, int]:
    """Outputs of each tag head, in the order the exported graph gives them."""
    return {
        "upos": len(labels.upos),
        "ner": len(labels.ner),
        "men": len(labels.men),
        "pred": 1,
        "fact": 1,
        "ins": 1,
        "stance": len(labels.stances),
        "reality": len(labels.realities),
        "kind": len(labels.kinds),
    }
