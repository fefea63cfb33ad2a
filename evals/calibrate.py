"""How sure may a reader be of each field? Fits `resources/calibration.toml` on reports the encoder has not learnt from.

    python -m evals.calibrate --gold DIR --corpora DIR [--only training/heldout.txt] [--out src/.../calibration.toml]

Never on the development reports: `evals.gold` prints the calibration error on those.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.agreement import Pair, judged
from evals.gold import load_scorer
from evals.heldout import held_out, prepare, read_again
from orontes.engine.toolkit import Toolkit, load_toolkit
from orontes.outputs.annotation import statement_fields
from orontes.reading import load_encoder
from orontes.resources import read_toml
from orontes.statements.confidence import logit

PRIOR = 2.0
"""Weight of the pull of slope towards 1 and bias towards 0: some lines have few cases."""
TINY = 1e-9
HEADER = """# From raw signal to probability: sigmoid(slope x logit(signal) + bias); see statements/confidence.py.
# Fitted by `python -m evals.calibrate` on the reports of training/heldout.txt.
"""


def main() -> None:
    """Fit and write or print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="folder of another encoder than the shipped one")
    parser.add_argument("--only", type=Path, default=Path("training/heldout.txt"))
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    scorer = load_scorer(options.gold)
    toolkit = load_toolkit()
    if options.model:
        toolkit = Toolkit(load_encoder(options.model), toolkit.gazetteer, toolkit.knowledge)
    table = read_toml("calibration.toml")
    for line in table.values():
        line.update(slope=1.0, bias=0.0)
    pairs: list[Pair] = []
    for item in held_out(options.only, gold=options.gold, corpora=options.corpora):
        ready = prepare(*item, toolkit=toolkit)
        read = [statement_fields(s) for s in read_again(ready, toolkit).statements]
        pairs.extend(judged(ready.gold["statements"], read, scorer=scorer))
    written = HEADER + "".join(show(key, pairs) for key in table)
    if options.out:
        options.out.write_text(written, encoding="utf-8")
    print(written)


def fit(pairs: Iterable[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and bias by Newton's method on the penalised likelihood; a signal that misleads is given no slope."""
    rows = list(pairs)
    x = np.array([[logit(signal), 1.0] for signal, _ in rows]).reshape(-1, 2)
    y = np.array([float(right) for _, right in rows])
    start = np.array([1.0, 0.0])
    line: NDArray[np.float64] = start
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ line))
        gradient = x.T @ (y - p) - PRIOR * (line - start)
        curvature = (x * (p * (1 - p))[:, None]).T @ x + PRIOR * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        while loss(line + step, x, y) > loss(line, x, y) and np.abs(step).max() > TINY:
            step = step / 2
        line = line + step
    if line[0] < 0:
        return 0.0, logit((float(y.sum()) + 1) / (len(y) + 2))
    return float(line[0]), float(line[1])


def loss(line: NDArray[np.float64], x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """Penalised negative log-likelihood."""
    z = x @ line
    return float(np.sum(np.logaddexp(0, z) - y * z) + PRIOR / 2 * np.sum((line - np.array([1.0, 0.0])) ** 2))


def show(key: str, pairs: Sequence[Pair]) -> str:
    """One table of the file."""
    own = [(signal, right) for name, signal, right in pairs if name == key]
    slope, bias = fit(own)
    return f"[{key}]\nslope = {slope:.3f}\nbias = {bias:.3f}\ncases = {len(own)}\n"


if __name__ == "__main__":
    main()
