"""The data of the package: words, cues, actors, places, weights. Code reads them here and holds none itself."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from orontes.errors import ResourceError


def resource_path(name: str) -> Path:
    """The file `name` (`event_types.toml`, `encoder/model.onnx`) of the installed package; raises ResourceError."""
    with as_file(files(__name__) / name) as path:
        if not path.exists():
            raise ResourceError(f"{name} is missing from the package.", remedy="Reinstall orontes.")
        return path


@cache
def read_toml(name: str) -> dict[str, Any]:
    """The parsed TOML resource `name`; read once. Raises ResourceError with the file and line that is wrong."""
    try:
        return tomllib.loads(resource_path(name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{name} is not valid TOML: {error}.", remedy="Reinstall orontes.") from error
