"""Step 2: what is marked in this text? Sentences, words, syntax, mentions, frames and triggers by the encoder."""

from orontes.reading.encoder import Encoder, load_encoder
from orontes.reading.read import read_report

__all__ = ["Encoder", "load_encoder", "read_report"]
