"""The key of an encrypted database, as an operator keeps it: in a file of its own that nobody else may read."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from bot.storage.errors import StoreError

_LONGEST = 4096
_RAW = re.compile(r"[0-9A-Fa-f]{64}")
_ROOT = 0


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a database; never shown."""

    secret: str = field(repr=False)

    @property
    def spelt(self) -> str:
        """As SQLCipher takes it: 64 hexadecimal digits are the key itself, all else a passphrase it comes from."""
        return f"x'{self.secret}'" if _RAW.fullmatch(self.secret) else self.secret


def read_key(path: Path) -> Key:
    """The key in a file, without white space around it. Raises StoreError with one line that says nothing of it."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise StoreError(f"the key file {path} is no file")
        if _is_open(found.st_mode, found.st_gid):
            raise StoreError(f"the key file {path} may be read by others than its owner: chmod 600")
        secret = path.read_bytes()[: _LONGEST + 1].decode("utf-8").strip()
    except OSError as error:
        raise StoreError(f"the key file {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise StoreError(f"the key file {path} holds no text") from None
    if not secret or len(secret) > _LONGEST or not secret.isprintable():
        raise StoreError(f"the key file {path} must hold the key in one line, such as openssl rand -hex 32 prints")
    return Key(secret)


def _is_open(mode: int, group: int) -> bool:
    """True where others may do anything with it. systemd shows its credentials as readable by root's own group."""
    return bool(mode & (stat.S_IRWXO | stat.S_IWGRP)) or bool(mode & stat.S_IRGRP and group != _ROOT)
