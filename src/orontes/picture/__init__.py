"""The view at (as_of, known_at): control, events, disputes, changes and gaps."""

from orontes.picture.draw import draw_picture, find_changes, find_gaps

__all__ = ["draw_picture", "find_changes", "find_gaps"]
