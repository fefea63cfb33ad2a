"""Step 2: what is marked in this text? Sentences, words, syntax, mentions, frames and triggers by the encoder."""
