"""What do the corpora say that pronouns and descriptions stand for?"""

from training.gold import build_document
from training.gum import link_chains, named_entities
from training.sentences import TrainingSentence

TEXT = "The militia took the town. It holds the bridge. The group denied this."


def statement(sentence, type, anchor, agent, name):
    return {
        "sentence": sentence,
        "type": type,
        "anchor": anchor,
        "agents": [{"text": agent, "names": [name]}],
        "targets": [],
        "places": [],
        "time": None,
        "counts": [],
        "source": {"text": "", "kind": "narrator", "names": []},
        "stance": "states",
        "reality": "happened",
    }


def test_a_pronoun_is_linked_to_earlier_mentions_of_the_same_first_name():
    document = build_document(
        TEXT,
        [
            statement("The militia took the town.", "capture", "took", "The militia", "Oru Militia"),
            statement("It holds the bridge.", "capture", "holds", "It", "Oru Militia"),
            statement("The group denied this.", "rejection", "denied", "The group", "Oru Militia"),
        ],
    )
    assert document[0].links == []
    assert document[1].links == [(0, [(0, 1)])]
    assert document[2].links == [(1, [(0, 1), (1, 0)])]


def test_another_s_name_is_no_antecedent():
    rows = [
        statement("The militia took the town.", "capture", "took", "The militia", "Oru Militia"),
        statement("It holds the bridge.", "capture", "holds", "It", "Oru Army"),
    ]
    assert build_document(TEXT, rows)[1].links == []


def test_gum_chains_link_pronouns_and_start_anew():
    columns = [
        [("The", "(1-person"), ("mayor", "1)"), ("left", "")],
        [("She", "(1-person)"), ("saw", ""), ("the", "(2-person"), ("guard", "2)")],
    ]
    document, named = [], []
    for words in columns:
        rows = [["", w, "", "X", "", "", "0", "dep", "", f"Entity={e}" if e else "_"] for w, e in words]
        document.append(TrainingSentence([w for w, _ in words], "gum", heads=[2, 3, 0, 0][: len(words)]))
        named.append(named_entities(rows))
    document[1].heads = [2, 0, 4, 2]
    link_chains(document, named)
    assert document[0].links == [(1, [])]
    assert document[1].links == [(0, [(0, 1)]), (3, [])]
