"""How wrong are the heads? One weighted sum of losses over whatever layers a batch carries."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from training.network import Network, with_one
from training.rows import PairRow
from training.tensors import NO_LABEL, Batch

WEIGHTS = {
    "arc": 1.0,
    "rel": 1.0,
    "upos": 0.5,
    "ner": 1.0,
    "men": 0.7,
    "pred": 0.5,
    "fact": 0.15,
    "srl": 2.0,
    "event": 2.0,
    "ins": 0.5,
    "stance": 0.4,
    "reality": 0.4,
    "kind": 0.4,
    "roles": 1.0,
    "sentence": 1.0,
    "links": 0.5,
}
"""Set by the size of the untrained losses so that no head drowns another; `roles` by trial (docs/decisions/0004)."""
POSITIVE_ROLE = 2.0
"""An arc that exists weighs double: most pairs have none."""
IMPOSSIBLE = -1e4


def total_loss(network: Network, batch: Batch) -> Tensor:
    """The weighted sum for one batch."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words, root = network.words(batch.inputs)
    parts = {**tag_losses(network, words.float(), batch), **syntax_losses(network, words, root, batch.tables)}
    if batch.frames:
        scores = frame_scores(network, words, batch.frames)
        parts["srl"] = cross_entropy(scores, stack(batch.frames).long())
    if batch.roles:
        parts["roles"] = role_loss(role_scores(network, words, batch.roles), stack(batch.roles))
    if batch.links:
        parts["links"] = link_loss(link_scores(network, words, root, batch.links), stack(batch.links))
    if batch.sentences:
        scores = network.sentence_scores(words.float(), batch.inputs["hints"], batch.sentences)
        told = torch.from_numpy(np.stack([row.labels for row in batch.sentences]))
        parts["sentence"] = F.binary_cross_entropy_with_logits(scores, told, reduction="sum") / len(batch.sentences)
    return torch.stack([WEIGHTS[name] * value for name, value in parts.items()]).sum()


def tag_losses(network: Network, words: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Losses of the word-level heads that have labels here."""
    tables = batch.tables
    parts = {}
    if (tables["event"] != NO_LABEL).any():
        parts["event"] = cross_entropy(network.event_scores(words, batch.inputs["hints"]), tables["event"])
    for name in ("upos", "ner", "men", "stance", "reality", "kind"):
        if (tables[name] != NO_LABEL).any():
            parts[name] = cross_entropy(network.heads[name](words), tables[name])
    for name in ("pred", "ins"):
        known = tables[name] >= 0
        if known.any():
            scores = network.heads[name](words).squeeze(-1)[known]
            parts[name] = F.binary_cross_entropy_with_logits(scores, tables[name][known])
    known = tables["fact"] > -9
    if known.any():
        parts["fact"] = F.smooth_l1_loss(network.heads["fact"](words).squeeze(-1)[known], tables["fact"][known])
    return parts


def syntax_losses(network: Network, words: Tensor, root: Tensor, tables: dict[str, Tensor]) -> dict[str, Tensor]:
    """Losses of heads and relations; arcs stay within a sentence."""
    if not (tables["heads"] != NO_LABEL).any():
        return {}
    arcs, candidates = arc_scores(network, words, root, tables["sent"])
    relations = relation_scores(network, words, candidates, tables["heads"].clamp(min=0))
    return {"arc": cross_entropy(arcs, tables["heads"]), "rel": cross_entropy(relations, tables["rels"])}


def arc_scores(network: Network, words: Tensor, root: Tensor, sentences: Tensor) -> tuple[Tensor, Tensor]:
    """[batch, words, words + 1] head scores and the candidates' vectors."""
    candidates = torch.cat([root, words], 1)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network.arc(network.arc_dep(words), network.arc_head(candidates)).squeeze(-1).float()
    same = sentences.unsqueeze(2) == sentences.unsqueeze(1)
    allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    return scores.masked_fill(~allowed, IMPOSSIBLE), candidates


def relation_scores(network: Network, words: Tensor, candidates: Tensor, heads: Tensor) -> Tensor:
    """[batch, words, relations] scores of each word's relation to its head."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        left = with_one(network.rel_dep(words))
        right = network.rel_head(candidates)
        right = with_one(torch.gather(right, 1, heads.unsqueeze(-1).expand(-1, -1, right.size(-1))))
        return torch.einsum("bnd,ode,bne->bno", left, network.rel.U, right)


def frame_scores(network: Network, words: Tensor, rows: Sequence[PairRow]) -> Tensor:
    """[rows, words, labels] scores of each word as an argument of each predicate."""
    return pair_scores(network.srl_p(words), network.srl_a(words), network.srl.U, rows)


def role_scores(network: Network, words: Tensor, rows: Sequence[PairRow]) -> Tensor:
    """[rows, words, roles] scores of each word in each role of each trigger."""
    return pair_scores(network.rol_t(words), network.rol_a(words), network.rol.U, rows)


def link_scores(network: Network, words: Tensor, root: Tensor, rows: Sequence[PairRow]) -> Tensor:
    """[rows, words + 1] scores of each word as what a row's word stands for; column 0 is nothing said before."""
    candidates = network.cor_h(torch.cat([root, words], 1))
    return pair_scores(network.cor_d(words), candidates, network.cor.U, rows).squeeze(-1)


def link_loss(scores: Tensor, labels: Tensor) -> Tensor:
    """Negative log-probability of any right antecedent, as in mention ranking; words marked -1 are no candidates."""
    allowed = scores.masked_fill(labels < 0, IMPOSSIBLE)
    right = scores.masked_fill(labels < 1, IMPOSSIBLE)
    return (torch.logsumexp(allowed, -1) - torch.logsumexp(right, -1)).mean()


def pair_scores(left: Tensor, right: Tensor, weight: Tensor, rows: Sequence[PairRow]) -> Tensor:
    """Biaffine scores of the rows' words against all words of their windows."""
    windows = torch.tensor([row.window for row in rows])
    chosen = torch.tensor([row.word for row in rows])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = torch.einsum("kd,ode,kme->kmo", with_one(left[windows, chosen]), weight, with_one(right)[windows])
    return scores.float()


def role_loss(scores: Tensor, labels: Tensor) -> Tensor:
    """Binary cross-entropy over all pairs, per arc that exists."""
    known = labels >= 0
    loss = F.binary_cross_entropy_with_logits(
        scores[known], labels[known], pos_weight=torch.tensor(POSITIVE_ROLE), reduction="sum"
    )
    return loss / (labels == 1).sum().clamp(min=1)


def cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    """Mean over the labelled words; zero where a batch has none."""
    if not (labels != NO_LABEL).any():
        return torch.zeros(())
    return F.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), ignore_index=NO_LABEL)


def stack(rows: Sequence[PairRow]) -> Tensor:
    """The rows' labels as one tensor."""
    return torch.from_numpy(np.stack([row.labels for row in rows]))
