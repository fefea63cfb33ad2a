"""Which statements tell the same happening, who stands behind it, and where do they contradict each other?"""

from orontes.events.build import build_events
from orontes.events.copies import find_copies
from orontes.events.disputes import find_disputes
from orontes.events.voices import find_voices, primary_source_of

__all__ = ["build_events", "find_copies", "find_disputes", "find_voices", "primary_source_of"]
