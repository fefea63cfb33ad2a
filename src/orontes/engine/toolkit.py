"""What does reading need, and is it loaded only once?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orontes.actors import Knowledge
    from orontes.places import Gazetteer
    from orontes.reading import Encoder

Progress = Callable[[str, float], None]
"""Takes what is being done and how much of it is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Toolkit:
    """The encoder, the gazetteer and the knowledge file, loaded."""

    encoder: Encoder
    gazetteer: Gazetteer
    knowledge: Knowledge
    is_gated: bool = True
    """Whether reports whose words do not speak of armed conflict are left unread."""


def say_nothing(doing: str, share: float) -> None:
    """The progress of who does not want to hear of it."""


def load_toolkit(progress: Progress = say_nothing) -> Toolkit:
    """Loads all that reading needs, saying what it does; the first gazetteer on a machine is built here.

    Raises ResourceError where a data file is missing or damaged.
    """
    from orontes.places import open_gazetteer
    from orontes.reading import load_encoder

    progress("loading the encoder", 0.0)
    encoder = load_encoder()
    progress("opening the gazetteer", 0.0)
    gazetteer = open_gazetteer(progress=progress)
    progress("loading the knowledge file", 0.0)
    toolkit = Toolkit(encoder=encoder, gazetteer=gazetteer, knowledge=knowledge_file())
    progress("ready", 1.0)
    return toolkit


@cache
def knowledge_file() -> Knowledge:
    """The actors and wars that the package knows; read once."""
    from orontes.actors import load_knowledge

    return load_knowledge()


@cache
def shared_toolkit() -> Toolkit:
    """The one toolkit of this process, for callers that hold none."""
    return load_toolkit()
