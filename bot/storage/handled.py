"""The numbers of the last updates that were handled, in a small file that outlives a process that is killed.

Telegram gives an update again until it is confirmed; this tells what of it had its answer already. Nothing of a message
is in it. A loss of power may cost the last entries: then one message has two answers.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

_ENTRY = struct.Struct("<QQ")
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
        """True for one of the last that were handled."""
        return self._entries[update % _ENTRIES] == (self._bot, update)

    def add(self, update: int) -> None:
        """One was handled. Raises OSError where the disk is full."""
        at = update % _ENTRIES
        self._entries[at] = (self._bot, update)
        if self._file is not None:
            os.pwrite(self._file, _ENTRY.pack(self._bot, update), at * _ENTRY.size)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
