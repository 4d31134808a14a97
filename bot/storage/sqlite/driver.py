"""How a file is connected to: by SQLite as Python brings it, or by SQLCipher where there is a key."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from functools import partial
from pathlib import Path
from typing import Any

import aiosqlite

from bot.storage.errors import NotNowError, StoreError
from bot.storage.key import Key

NO_CIPHER = (
    "HAMMY_DATABASE_KEY_FILE is set, and what reads encrypted databases is not installed: install hammy[encryption]"
)

_CIPHER = "sqlcipher3.dbapi2"
BUSY = "SQLITE_BUSY"
"""What `code_of` tells of a database that another program uses."""
_READ_ONLY = "SQLITE_READONLY"
_NO_DATABASE = "SQLITE_NOTADB"
_NOT_OPENED = "SQLITE_CANTOPEN"
_FULL = "SQLITE_FULL"
_NOT_READ_OR_WRITTEN = "SQLITE_IOERR"
_HARDLY_ANY = 2**20
"""Bytes that are free where a disk is full: one page of a database, or of its log, finds no room."""
_PLAIN = b"SQLite format 3\0"


def connect(path: Path | str, key: Key | None = None, *, existing: bool = False) -> sqlite3.Connection:
    """A connection that begins transactions only when told to. `existing` refuses to make a file.

    Raises what `errors` names, and StoreError where SQLCipher is not installed.
    """
    where = f"{Path(path).absolute().as_uri()}?mode=rw" if existing else str(path)
    if key is None:
        return sqlite3.connect(where, isolation_level=None, uri=existing)
    return connect_by_cipher(where, key, uri=existing)


def connect_by_cipher(where: Path | str, key: Key | None, *, uri: bool = False) -> sqlite3.Connection:
    """The same by SQLCipher, which reads files without a key too. Raises StoreError where it is not installed."""
    try:
        from sqlcipher3 import dbapi2 as cipher  # an extra, and only where there is a key
    except ModuleNotFoundError:
        raise StoreError(NO_CIPHER) from None
    connection: sqlite3.Connection = cipher.connect(str(where), isolation_level=None, uri=uri)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # what is wrong is said once, by us
        if key is not None:
            connection.execute(f"PRAGMA key = {_quoted(key)}")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def connected(path: Path | str, key: Key | None = None) -> aiosqlite.Connection:
    """The same beside the loop, once it is awaited."""
    return aiosqlite.Connection(partial(connect, path, key), iter_chunk_size=64)


def errors(*besides: type[Exception]) -> tuple[type[Exception], ...]:
    """What goes wrong with a database, whoever reads it, and what else may: SQLCipher has errors of its own."""
    cipher: Any = sys.modules.get(_CIPHER)
    return (sqlite3.Error, *((cipher.Error,) if cipher is not None else ()), *besides)


def _quoted(key: Key) -> str:
    """As a literal of SQL: a pragma takes no values."""
    return "'" + key.spelt.replace("'", "''") + "'"


def is_plain(path: Path) -> bool:
    """True for a database that anybody can read."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def unusable(path: Path | str, key: Key | None, error: Exception) -> StoreError:
    """Why a file cannot be used as a database, as one line."""
    code = code_of(error)
    if code == BUSY:
        return NotNowError(f"{path} is used by another program: {error}; stop that first, or try again later")
    if code == _READ_ONLY:
        return NotNowError(f"{path} cannot be written: {error}; let this account write it, and its folder")
    if code == _NO_DATABASE:
        return _not_read(path, key, error)
    if code == _NOT_OPENED:
        return NotNowError(f"{path} cannot be opened: {_why_not_opened(Path(path), error)}")
    if code == _FULL or (code == _NOT_READ_OR_WRITTEN and _is_full(Path(path).absolute().parent)):
        return NotNowError(f"{path} cannot be used: the disk is full; make room, and nothing is lost")
    return StoreError(f"{path} cannot be used as a database: {error}")


def _why_not_opened(path: Path, error: Exception) -> str:
    """What SQLite says is the same for all of these."""
    try:
        if path.is_dir():
            return "it is a folder"
        if not path.absolute().parent.is_dir():
            return f"there is no folder {path.absolute().parent}"
    except OSError as unknown:
        return unknown.strerror or str(unknown)
    return f"{error}; let this account write it, and its folder"


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _HARDLY_ANY
    except OSError:
        return False


def code_of(error: Exception) -> str:
    """The name that SQLite gives to an error, without what it adds to some; both libraries tell it."""
    return "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])


def _not_read(path: Path | str, key: Key | None, error: Exception) -> StoreError:
    """A file that does not begin as a database does: it is none, or it is encrypted with another key."""
    said = f"{path} cannot be used as a database: {error}"
    try:
        if key is not None and is_plain(Path(path)):
            return StoreError(
                f"{path} is not encrypted, and HAMMY_DATABASE_KEY_FILE is set: hammy encrypt encrypts the database; "
                "to restore a plain backup unset it first"
            )
    except OSError:
        return StoreError(said)
    if key is not None:
        return StoreError(f"{said}, or the key in HAMMY_DATABASE_KEY_FILE is not that of it")
    return StoreError(f"{said}, or it is encrypted and HAMMY_DATABASE_KEY_FILE is not set")
