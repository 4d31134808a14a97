"""hammy encrypt and hammy rekey"""

from __future__ import annotations

from pathlib import Path

from whenever import Instant

from bot.cli.database import explained, place_of
from bot.cli.failing import FailedError, complain, plainly
from bot.settings import read_settings
from bot.storage.key import Key, read_key
from bot.storage.sqlite.driver import is_plain
from bot.storage.sqlite.encryption import reencrypt, shred


@plainly
def encrypt_in_place(*, keep: bool) -> int:
    """Encrypt the database with the key of HAMMY_DATABASE_KEY_FILE; 1 after one clear line where that fails.

    Unless it is to be kept, the plain file is overwritten and deleted.
    """
    place = place_of(read_settings())
    if place.key is None:
        raise FailedError("set HAMMY_DATABASE_KEY_FILE to a file with the key first")
    with explained():
        if not place.path.is_file():
            raise FailedError(f"{place.path}: there is no such database; HAMMY_DATABASE names it")
        if not is_plain(place.path):
            raise FailedError(f"{place.path} is encrypted already, or no database; hammy rekey changes the key")
    return _changed(place.path, None, place.key, keep=keep)


@plainly
def change_key(new_key_file: Path, *, keep: bool) -> int:
    """Encrypt the database with another key; 1 after one clear line where that fails."""
    place, new = place_of(read_settings()), read_key(new_key_file)
    if place.key is None:
        raise FailedError("HAMMY_DATABASE_KEY_FILE names no key to change; hammy encrypt encrypts a plain database")
    if new == place.key:
        raise FailedError(f"{new_key_file} holds the key that the database has already")
    with explained():
        if not place.path.is_file():
            raise FailedError(f"{place.path}: there is no such database; HAMMY_DATABASE names it")
    code = _changed(place.path, place.key, new, keep=keep)
    print(f"Set HAMMY_DATABASE_KEY_FILE to {new_key_file} now. Older backups still need the older key.")
    return code


def _changed(path: Path, before: Key | None, key: Key, *, keep: bool) -> int:
    with explained():
        replaced = reencrypt(path, before, key, Instant.now())  # noqa: TID251 (the clock)
    print(f"{path} is encrypted. Keep the key somewhere else too: without it nobody can read the database.")
    if keep:
        print(f"What was there is kept as {replaced}: delete it once you need it no more, as it is about people.")
        return 0
    try:
        shred(replaced)
    except OSError as error:
        complain(f"{replaced} cannot be deleted: {error.strerror}; delete it by hand")
        return 1
    print("What was there was overwritten and deleted. Older backups, snapshots and a disk of flash may still hold it.")
    return 0
