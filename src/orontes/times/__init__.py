"""When does this text speak of?"""

from orontes.times.find import find_times, resolve_time

__all__ = ["find_times", "resolve_time"]
