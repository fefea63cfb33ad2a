"""Corpus loaders: small files in each corpus' own format, read without torch."""

import json

import pytest
from training.ewt import argument_heads, load_ewt
from training.gold import build_document, head_word
from training.gum import load_gum
from training.re3d import load_re3d, shares_passage
from training.sentences import KINDS, REALITIES, STANCES, TYPES

STATEMENT = {
    "sentence": "Rebels seized full control of Arda on Friday.",
    "type": "capture",
    "anchor": "seized full control",
    "agents": [{"text": "Rebels", "names": ["rebels"]}],
    "targets": [],
    "places": [{"text": "Arda", "names": ["Arda"], "lat": None, "lon": None, "relation": "in"}],
    "time": {"text": "on Friday", "start": "2024-12-06", "end": "2024-12-06"},
    "counts": [],
    "source": {"text": "Example Monitor", "names": ["Example Monitor"], "kind": "monitor"},
    "stance": "says",
    "reality": "happened",
}
TEXT = "The Example Monitor reported heavy fighting. Rebels seized full control of Arda on Friday."


def test_ewt_layers_and_gaps(tmp_path):
    row = {
        "sent_id": "a-1", "doc": "a", "text": "Rebels left.", "tokens": ["Rebels", "left", "."],
        "upos": ["NOUN", "VERB", "PUNCT"], "head": [2, 0, 2], "deprel": ["nsubj", "root", "punct"],
        "ner": ["B-OTH", "O", "O"], "srl": [{"pred": 1, "args": [[0, 1, "ARG0"], [0, 1, "R-ARG0"]]}],
        "factuality": {"1": 2.5},
    }  # fmt: skip
    bare = {key: row[key] for key in ("sent_id", "doc", "text", "tokens", "upos", "head", "deprel")}
    path = tmp_path / "train.jsonl"
    path.write_text(json.dumps(row) + "\n" + json.dumps(bare) + "\n")
    [[full, empty]] = load_ewt(path)
    assert full.names == [None, "O", "O"]
    assert full.frames == [(1, [(0, "ARG0")])]
    assert full.factuality == {1: 2.5}
    assert empty.names is None
    assert empty.frames is None
    assert full.document[1] is empty


def test_an_argument_is_headed_by_the_word_whose_head_is_outside():
    assert argument_heads([(0, 3, "ARG1")], [3, 3, 4, 0]) == [(2, "ARG1")]


def test_gum_keeps_the_outermost_short_mentions(tmp_path):
    rows = [
        "# newdoc id = d",
        "1\tthe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new-cf1-1-sgl",
        "2\tmayor\tmayor\tNOUN\tNN\t_\t0\troot\t_\t_",
        "3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_",
        "4\tArda\tArda\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(2-place-new-cf2-1-sgl)1)",
        "5\the\the\tPRON\tPRP\t_\t2\tdep\t_\tEntity=(1-person-giv-cf1-1-ana)",
        "",
    ]
    path = tmp_path / "gum.conllu"
    path.write_text("\n".join(rows) + "\n")
    [[sentence]] = load_gum(path)
    assert sentence.mentions == [(0, 4, "person")]
    assert sentence.heads == [2, 0, 4, 2, 2]


def test_re3d_keeps_confident_entities_and_leaves_out_banned_texts(tmp_path):
    folder = tmp_path / "Outlet"
    folder.mkdir()
    text = "Free Guard rebels left Arda."
    (folder / "documents.json").write_text(json.dumps({"_id": "d1", "text": text}) + "\n")
    entities = [
        {"documentId": "d1", "begin": 0, "end": 10, "type": "Organisation", "confidence": 0.9},
        {"documentId": "d1", "begin": 23, "end": 27, "type": "Location", "confidence": 0.9},
        {"documentId": "d1", "begin": 11, "end": 17, "type": "Person", "confidence": 0.2},
    ]
    (folder / "entities.json").write_text("".join(json.dumps(entity) + "\n" for entity in entities))
    [[sentence]] = load_re3d(tmp_path, not_texts=[])
    assert sorted(sentence.mentions) == [(0, 2, "group"), (4, 5, "place")]
    assert sentence.names == ["B-ORG", "I-ORG", "O", "O", "B-LOC", "O"]
    assert load_re3d(tmp_path, not_texts=["He said: free guard rebels left Arda. Then"]) == []


def test_passages_are_compared_without_marks():
    assert shares_passage("The town, fell!", ["so the town fell and"])
    assert not shares_passage("The town fell", ["the village fell"])


def test_a_statement_stands_at_the_content_word_of_its_anchor():
    first, second = build_document(TEXT, [STATEMENT])
    assert first.triggers == {}
    [(word, trigger)] = second.triggers.items()
    assert second.words[word] == "seized"
    assert second.inside[word + 1 : word + 3] == [1, 1]
    assert (TYPES[trigger.type], STANCES[trigger.stance]) == ("capture", "says")
    assert (REALITIES[trigger.reality], KINDS[trigger.kind]) == ("happened", "monitor")
    arcs = {(role, where, second.document[where].words[k]) for role, where, k in trigger.arcs}
    assert arcs == {("agent", 1, "Rebels"), ("place", 1, "Arda"), ("time", 1, "Friday"), ("source", 0, "Monitor")}


def test_two_statements_on_one_word_keep_the_first():
    again = STATEMENT | {"anchor": "seized", "type": "siege"}
    second = build_document(TEXT, [STATEMENT | {"anchor": "seized"}, again])[1]
    assert [TYPES[trigger.type] for trigger in second.triggers.values()] == ["capture"]


@pytest.mark.parametrize(
    ("words", "role", "head"),
    [
        ("soldiers from the north", "agent", "soldiers"),
        ("the Free Guard", "agent", "Guard"),
        ("early on Friday", "time", "Friday"),
        ("at least 70 people", "count", "70"),
        ("the town of Arda", "place", "town"),
    ],
)
def test_head_words(words, role, head):
    split = words.split()
    assert split[head_word(split, 0, len(split), role)] == head
