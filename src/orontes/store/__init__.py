"""Where is everything kept? One SQLite file, the desk; this package alone reads and writes it."""

from orontes.store.desk import Desk, DeskInfo, open_desk

__all__ = ["Desk", "DeskInfo", "open_desk"]
