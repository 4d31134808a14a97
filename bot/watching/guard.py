"""Ends a process whose event loop is blocked, or which cannot end: a thread, because nothing else runs then."""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from typing import NoReturn

log = logging.getLogger(__name__)

_SECOND = 1.0
_PLACES = 6


def _end() -> NoReturn:
    logging.shutdown()
    os._exit(1)


class Guard:
    """Waits for a word every so often; without one the process ends with 1, after one line that says where it stood.

    Time is counted in seconds that this thread was awake for: a process that was stopped for hours has lost none of it.
    """

    def __init__(self, limit: float, end: Callable[[], object] = _end, second: float = _SECOND) -> None:
        self._limit = limit
        self._end = end
        self._second = second
        self._left = limit
        self._why = "the event loop is blocked"
        self._done = threading.Event()

    def start(self) -> None:
        """Watch this thread from now on, to the end of the process."""
        threading.Thread(target=self._watch, args=(threading.get_ident(),), name="guard", daemon=True).start()

    def stop(self) -> None:
        """Watch no more."""
        self._done.set()

    def well(self) -> None:
        """The loop runs."""
        self._left = self._limit

    def end_within(self, seconds: float, why: str = "it was told to stop") -> None:
        """The process ends now: whatever still hangs after so many seconds is cut off."""
        self._limit = self._left = seconds
        self._why = f"{why}; the process does not end by itself"

    def _watch(self, thread: int) -> None:
        while not self._done.wait(self._second):
            self._left -= self._second
            if self._left <= 0:
                frame = sys._current_frames().get(thread)  # noqa: SLF001 (the documented way)
                places = traceback.extract_stack(frame)[-_PLACES:]
                where = " < ".join(f"{place.name}:{place.lineno}" for place in reversed(places))
                log.critical("%s, in %s", self._why, where)
                self._end()
                return
