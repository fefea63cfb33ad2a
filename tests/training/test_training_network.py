"""The network and the exported graph agree; needs torch and the base encoder, so it is skipped on a plain install."""

import random

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")


@pytest.fixture(scope="module")
def parts():
    """A fresh network, a batch of one window with every layer, and the labels."""
    from training.base import find_base
    from training.labels import Labels
    from training.network import Network
    from training.sentences import (
        KINDS,
        MENTIONS,
        NAMES,
        REALITIES,
        ROLES,
        STANCES,
        TYPES,
        GoldTrigger,
        TrainingSentence,
        close_document,
    )
    from training.tensors import Tensoriser

    from orontes.reading.wordpiece import WordPiece

    try:
        base = find_base()
    except SystemExit as error:
        pytest.skip(str(error))
    labels = Labels(
        ["NOUN", "VERB"], ["root", "nsubj"], ["none", "ARG0"], NAMES, MENTIONS, ["none", *TYPES], STANCES, REALITIES,
        KINDS, ROLES,
    )  # fmt: skip
    torch.manual_seed(1)
    network = Network(base, labels)
    sentence = TrainingSentence(
        ["Rebels", "left"], "ewt", upos=["NOUN", "VERB"], heads=[2, 0], relations=["nsubj", "root"], names=["O", "O"],
        mentions=[(0, 1, "group")], frames=[(1, [(0, "ARG0")])], factuality={1: 3.0},
        triggers={1: GoldTrigger(9, 0, 0, 0, [("agent", 0, 0)])}, inside=[0, 0],
    )  # fmt: skip
    tensoriser = Tensoriser(WordPiece(base / "vocab.txt"), labels, chance=random.Random(1))
    return network, tensoriser.build([close_document([sentence])], is_training=False), labels


def test_a_batch_with_every_layer_has_a_loss_that_falls(parts):
    from training.losses import total_loss

    network, batch, _ = parts
    network.train()
    optimiser = torch.optim.AdamW([p for p in network.parameters() if p.requires_grad], lr=1e-3)
    losses = []
    for _ in range(8):
        loss = total_loss(network, batch)
        loss.backward()
        optimiser.step()
        optimiser.zero_grad()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 2


def test_the_exported_graph_gives_the_same_scores(parts):
    from training.export import TAGS, Graph

    network, batch, _ = parts
    network.eval()
    graph = Graph(network.state_dict()).eval()
    with torch.no_grad():
        words, _ = network.words(batch.inputs)
        tags, representations = graph(*(batch.inputs[name] for name in ("ids", "shapes", "mask", "first", "hints")))
        start = 0
        for name in TAGS:
            size = graph.tag_sizes[name]
            torch.testing.assert_close(
                tags[:, 1:, start : start + size], network.heads[name](words), atol=1e-4, rtol=1e-3
            )
            start += size
        events = network.event_scores(words, batch.inputs["hints"])
        torch.testing.assert_close(tags[:, 1:, start:], events, atol=1e-4, rtol=1e-3)
        start += events.shape[-1]
        left = network.arc_dep(words)
        torch.testing.assert_close(representations[:, 1:, : left.shape[-1]], left, atol=1e-4, rtol=1e-3)
    assert start == tags.shape[-1]
