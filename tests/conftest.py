"""Puts `tests/` on the import path, so that tests can say `from builders import make_statement`."""
