"""Train the encoder: corpora in, weights out. One command, deterministic by seed, CPU only.

    python -m training.train --corpora DIR --gold DIR --base DIR --out runs/one [--epochs 5] [--heldout FILE]

`--base` is the folder of the MiniLM encoder (`python -m training.base` prints it).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from orontes.reading.wordpiece import WordPiece
from training.annotated import load_annotated
from training.conflicts import conflict_names, leave_out
from training.ewt import load_ewt
from training.gold import load_gold
from training.gum import load_gum
from training.labels import collect_labels
from training.losses import total_loss
from training.mean import RunningMean
from training.network import Network
from training.ours import CODED, load_ours
from training.re3d import load_re3d
from training.sentences import Document
from training.silver import add_silver
from training.tensors import Tensoriser
from training.windows import Window, batch_windows, cut_windows

ENCODER_RATE, HEAD_RATE, WARM_UP = 2e-4, 1e-3, 0.06
REPEATS = {"ewt": 1.0, "gum": 0.6, "re3d": 2.0, "gold": 5.0, "annotated": 5.0, "ours": 5.0}
"""How often each corpus is seen in an epoch, with windows drawn anew: the annotated reports are few and matter most."""
BATCH_PIECES = 900


def main() -> None:
    """Load, train, save."""
    options = parse()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    np.random.seed(options.seed)
    chance = random.Random(options.seed)
    REPEATS.update(
        {name: float(times) for name, _, times in (r.partition("=") for r in options.repeats.split(",") if r)}
    )
    documents = load_corpora(options.corpora, options.gold, heldout=read_ids(options.heldout))
    if options.without:
        documents |= {
            name: leave_out(documents[name], options.without) for name in ("gold", "annotated", "ours", "re3d")
        }
    if options.silver:
        found = [d for name in ("gold", "annotated", "ours") for d in documents[name]]
        print(f"silver syntax for {add_silver(found, options.silver)} sentences", flush=True)
    labels = collect_labels(documents["ewt"], documents["gum"])
    tensoriser = Tensoriser(WordPiece(options.base / "vocab.txt"), labels, chance=chance)
    for corpus in documents.values():
        for document in corpus:
            for sentence in document:
                tensoriser.count(sentence)
    network = Network(options.base, labels)
    if options.init:
        kept = network.load_state_dict(torch.load(options.init, map_location="cpu"), strict=False)
        print(
            f"starting from {options.init}; new: {sorted({name.split('.')[0] for name in kept.missing_keys})}",
            flush=True,
        )
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "labels.json").write_text(json.dumps(labels.as_table()))
    mean = RunningMean(network)
    for epoch in run_epochs(network, documents, tensoriser, mean=mean, epochs=options.epochs, chance=chance):
        torch.save(network.state_dict(), options.out / "last.pt")
        torch.save(mean.weights(network), options.out / "model.pt")
        print(f"epoch {epoch} saved in {options.out}", flush=True)


def parse() -> argparse.Namespace:
    """Command-line options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--corpora", "--gold", "--base", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--heldout", type=Path, help="file with ids of annotated reports to leave out")
    parser.add_argument("--init", type=Path, help="weights of an earlier run to start from")
    parser.add_argument("--without", choices=conflict_names(), help="leave out every report about this conflict")
    parser.add_argument("--silver", type=Path, help="folder of an exported encoder whose parses the reports get")
    parser.add_argument("--repeats", default="", help="how often a corpus is seen, as gold=8,ewt=0.4")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def read_ids(path: Path | None) -> frozenset[str]:
    """Report ids in a file, none without one."""
    return frozenset(path.read_text().splitlines()) if path else frozenset()


def load_corpora(corpora: Path, gold: Path, *, heldout: frozenset[str]) -> dict[str, list[Document]]:
    """All training documents by corpus. Development reports only serve to leave their texts out of re3d."""
    development = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in (gold / "reports").glob("*.json")]
    coded = {path.stem for path in (CODED / "annotations").glob("*.json")}
    real = {path.stem for path in (gold / "train" / "annotations").glob("*.json")} - coded
    documents = {
        "ewt": load_ewt(corpora / "ewt" / "train.jsonl"),
        "gum": load_gum(corpora / "gum" / "en_gum-permissive-train.conllu"),
        "re3d": load_re3d(corpora / "re3d", not_texts=development),
        "gold": [*load_gold(gold / "train", ids=real - heldout), *load_gold(CODED, ids=coded - heldout)],
        "annotated": load_annotated(corpora, but=heldout),
        "ours": load_ours(but=heldout),
    }
    for name, found in documents.items():
        print(f"{name}: {len(found)} documents, {sum(len(s.words) for d in found for s in d)} words", flush=True)
    return documents


def draw_windows(documents: dict[str, list[Document]], *, chance: random.Random) -> list[list[Window]]:
    """The batches' windows of one epoch: every corpus as often as REPEATS says, batches of one corpus each."""
    batches: list[list[Window]] = []
    for name, found in documents.items():
        windows: list[Window] = []
        repeats = REPEATS[name]
        while repeats > 0:
            drawn = cut_windows(found, chance=chance)
            windows.extend(window for window in drawn if repeats >= 1 or chance.random() < repeats)
            repeats -= 1
        batches.extend(batch_windows(windows, pieces=BATCH_PIECES, chance=chance))
    chance.shuffle(batches)
    return batches


def run_epochs(
    network: Network,
    documents: dict[str, list[Document]],
    tensoriser: Tensoriser,
    *,
    mean: RunningMean,
    epochs: int,
    chance: random.Random,
) -> Iterator[int]:
    """Train, yielding after each epoch; progress with the time left on the way."""
    steps = len(draw_windows(documents, chance=chance)) * epochs
    optimiser, schedule = build_optimiser(network, steps)
    started, done = time.time(), 0
    network.train()
    for epoch in range(epochs):
        total = 0.0
        batches: Sequence[list[Window]] = draw_windows(documents, chance=chance)
        for number, windows in enumerate(batches, 1):
            loss = total_loss(network, tensoriser.build(windows, is_training=True))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            mean.note(network)
            total += loss.item()
            done += 1
            if number % 100 == 0:
                left = (time.time() - started) / done * max(0, steps - done) / 60
                print(
                    f"epoch {epoch} {number}/{len(batches)} loss {total / number:.3f}, {left:.0f} min left", flush=True
                )
        yield epoch


def build_optimiser(network: Network, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with a lower rate for the pretrained encoder; linear warm-up and decay."""
    encoder = [p for name, p in network.named_parameters() if name.startswith("enc.") and p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("enc.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )

    def rate(step: int) -> float:
        warm = (step + 1) / (WARM_UP * steps)
        decay = 1 - max(0.0, step - WARM_UP * steps) / ((1 - WARM_UP) * steps + 1)
        return min(1.0, warm) * max(0.02, decay)

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, rate)


if __name__ == "__main__":
    main()
