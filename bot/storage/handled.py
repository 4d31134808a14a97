"""The numbers of the last updates that were handled, in a small file that outlives a process that is killed.

Telegram gives an update again until it is confirmed; this tells what of it had its answer already. Nothing of a message
is in it. A loss of power may cost the last entries: then one message has two answers. An answer that was on its way as
the process was killed is sent once more, and no more than that.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

_ENTRY = struct.Struct("<QQ")
_TWICE = 2
_OFTEN = 62
"""Bits below those that say how often an answer that was not recorded may have arrived; none for what was handled."""
_ENTRIES = 256
"""More than are ever unconfirmed at once; numbers rise one by one, so those of one time have places of their own."""


class HandledUpdates:
    """Of one bot, by its number; without a file, for as long as this process lives."""

    def __init__(self, bot: int, path: Path | None = None) -> None:
        """Raises OSError where the file cannot be read or made."""
        self._bot = bot
        self._entries = [(0, 0)] * _ENTRIES
        self._file: int | None = None
        if path is not None:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            kept = os.pread(self._file, _ENTRIES * _ENTRY.size, 0)
            for at in range(len(kept) // _ENTRY.size):
                owner, update = _ENTRY.unpack_from(kept, at * _ENTRY.size)
                self._entries[at] = (owner, update)

    def holds(self, update: int) -> bool:
        """True for one of the last that were handled, or whose answer may have arrived twice."""
        return self._often(update) in (0, _TWICE)

    def add(self, update: int) -> None:
        """One was handled. Raises OSError where the disk is full."""
        self._write(update, 0)

    def going_out(self, update: int) -> None:
        """The answer to one may arrive from now on. Raises OSError where the disk is full."""
        self._write(update, min((self._often(update) or 0) + 1, _TWICE))

    def came_back(self, update: int) -> None:
        """The last answer to one certainly did not arrive. Raises OSError where the disk is full."""
        often = self._often(update)
        if often:
            self._write(update, often - 1 or None)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _often(self, update: int) -> int | None:
        """How often its answer may have arrived without a record of it; None where nothing is known of it."""
        owner, kept = self._entries[update % _ENTRIES]
        return kept >> _OFTEN if (owner, kept & ((1 << _OFTEN) - 1)) == (self._bot, update) else None

    def _write(self, update: int, often: int | None) -> None:
        at = update % _ENTRIES
        self._entries[at] = (0, 0) if often is None else (self._bot, update | often << _OFTEN)
        if self._file is not None:
            os.pwrite(self._file, _ENTRY.pack(*self._entries[at]), at * _ENTRY.size)
