"""Which lemmas do the suffix rules get wrong? Writes `lemmas.tsv` from the English Web Treebank's lemma layer.

python -m training.lemmas --ewt DIR/train.jsonl --out src/orontes/resources/lemmas.tsv
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from orontes.reading.lemmas import apply_rules
from orontes.resources import read_toml

HEADER = (
    "# word\tpart of speech\tlemma; 'verb' rows list known verbs. From UD English EWT 2.16, CC BY-SA 4.0,\n"
    "# and training/irregular.tsv.\n"
)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ewt", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    seen: dict[tuple[str, str], Counter[str]] = {}
    verbs: Counter[str] = Counter()
    for line in options.ewt.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for word, upos, lemma in zip(row["tokens"], row["upos"], row["lemma"], strict=True):
            if word.replace("'", "").isalpha() and upos not in ("PROPN", "X", "SYM", "PUNCT", "NUM"):
                seen.setdefault((word.lower(), upos), Counter())[lemma.lower()] += 1
            if upos == "VERB" and lemma.isalpha():
                verbs[lemma.lower()] += 1
    known = {verb for verb, count in verbs.items() if count > 1} | trigger_verbs()
    rows = [f"\tverb\t{verb}" for verb in sorted(known)]
    irregular = load_irregular()
    for word, upos in irregular:
        seen.setdefault((word, upos), Counter())
    for (word, upos), lemmas in sorted(seen.items()):
        lemma, count = (irregular[word, upos], 2) if (word, upos) in irregular else lemmas.most_common(1)[0]
        if count > 1 and apply_rules(word, upos, verbs=frozenset(known)) != lemma:
            rows.append(f"{word}\t{upos}\t{lemma}")
    options.out.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(known)} verbs, {len(rows) - len(known)} exceptions")


def load_irregular() -> dict[tuple[str, str], str]:
    """(word, part of speech) → lemma of training/irregular.tsv."""
    lines = Path(__file__).with_name("irregular.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {(word, upos): lemma for word, upos, lemma in rows}


def trigger_verbs() -> set[str]:
    """Single-word verbs of the event types, so that their inflected forms are known too."""
    found: set[str] = set()
    for table in read_toml("event_types.toml").values():
        for item in table.get("verbs", ()) if isinstance(table, dict) else ():
            found.add((item if isinstance(item, str) else item["lemma"]).split()[0])
    return found


if __name__ == "__main__":
    main()
