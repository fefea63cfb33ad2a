"""Is another process building the same file? Then wait for it. A lock that ends with the process that holds it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE_S = 0.2
LONGEST_WAIT_S = 300.0
"""A builder that takes longer is taken for stuck; building twice does no harm, since files are renamed when whole."""


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold the lock file at `path`; the value says whether it had to be waited for. Raises OSError if not writable."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        waited, limit = False, time.monotonic() + LONGEST_WAIT_S
        while not take(handle) and time.monotonic() < limit:
            waited = True
            time.sleep(PAUSE_S)
        yield waited
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def take(handle: int) -> bool:
        """Whether this process now holds the lock."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def take(handle: int) -> bool:
        """Whether this process now holds the lock."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks: build without
        return True
