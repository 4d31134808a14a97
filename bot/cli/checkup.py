"""What `hammy doctor` looks at: one function a subject, each of which ends with its findings whatever it meets."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from whenever import Instant, TimeDelta

from bot.catalogue.library import load_library
from bot.catalogue.problems import ContentError
from bot.catalogue.root import catalogue_root
from bot.cli.database import Place, place_of
from bot.cli.finding import Finding, skipped, well, wrong
from bot.domain.places import is_zone
from bot.flows.reminder import LEASE
from bot.gateway.examination import Answered, UnreachableError, ask_who_it_is
from bot.settings import Settings
from bot.storage.errors import NotNowError, StoreError
from bot.storage.private import beside, is_loose
from bot.storage.sqlite.examination import Examined, examine

_APART = TimeDelta(seconds=30)
"""How far this clock may be from Telegram's: reminders come to the minute."""
_LEAST_FREE = 256 * 2**20
_ZONES = ("Europe/Lisbon", "Asia/Kolkata", "America/New_York")
_NOTHING_YET = "There is no database yet; the first start makes it."


async def look_at_telegram(settings: Settings, now: Instant) -> Iterable[Finding]:
    """The address, the token and the clock, by one request."""
    if settings.token is None:
        playground = "HAMMY_TOKEN is not set, so hammy run serves the playground."
        return [skipped(thing, playground) for thing in ("API", "token", "clock")]
    try:
        answered = await ask_who_it_is(settings.token, settings.api_url)
    except UnreachableError as error:
        advice = f"{settings.api_url} cannot be reached ({error}): look at the network, a proxy and HAMMY_API_URL."
        return [wrong("API", advice), skipped("token", "Nobody to ask."), skipped("clock", "Nobody to ask.")]
    return [well("API", f"{settings.api_url} answers."), _token(answered), _clock(answered, now)]


def _token(answered: Answered) -> Finding:
    if answered.username is None:
        return wrong("token", "Telegram does not know HAMMY_TOKEN: copy it again from @BotFather.")
    return well("token", f"It is that of @{answered.username}.")


def _clock(answered: Answered, now: Instant) -> Finding:
    if answered.at is None:
        return skipped("clock", "The API does not tell its time.")
    seconds = (now - answered.at).total("seconds")
    if abs(seconds) > _APART.total("seconds"):
        side = "ahead of" if seconds > 0 else "behind"
        return wrong("clock", f"This clock is {abs(seconds):.0f} s {side} Telegram's: let NTP set it.")
    return well("clock", "It agrees with Telegram's.")


def look_at_key(settings: Settings) -> tuple[Place, Finding]:
    """Where the database is, and whether it is encrypted. Raises StoreError where the key cannot be read."""
    place = place_of(settings)
    if place.key is None:
        return place, skipped("encryption", "HAMMY_DATABASE_KEY_FILE is not set, so what is kept is not encrypted.")
    return place, well("encryption", "The key of the database can be read, and by its owner alone.")


def look_at_database(place: Place, now: Instant) -> Iterator[Finding]:
    """What is in the file, who uses it, and whether all zones in it are known here."""
    examined, path = None, place.path
    try:
        if path.exists():
            examined = examine(path, place.key)
    except OSError as error:
        yield wrong("database", f"{path} cannot be looked at: {error.strerror}. Let this account read its folder.")
    except NotNowError as error:
        yield wrong("database", f"{error}.")
    except StoreError as error:
        yield wrong("database", f"{error}. Restore a backup with hammy restore.")
    else:
        yield _integrity(path, examined) if examined is not None else _place(path)
    yield _lease(examined, now)
    yield _zones(examined.zones if examined is not None else ())


def _place(path: Path) -> Finding:
    if not path.absolute().parent.is_dir():
        return wrong("database", f"{path} cannot be made: make its folder, or set HAMMY_DATABASE.")
    if not _may(path.absolute().parent, os.W_OK):
        return wrong("database", f"{path} cannot be made: let this account write its folder, or set HAMMY_DATABASE.")
    return well("database", _NOTHING_YET)


def _integrity(path: Path, examined: Examined) -> Finding:
    if examined.problems:
        found = f"{len(examined.problems)} problem(s), the first: {examined.problems[0]}"
        return wrong("database", f"{path} is damaged ({found}). Restore a backup with hammy restore.")
    if not examined.is_known:
        newer = f"{path} has version {examined.version}, and this Hammy knows up to {examined.newest}"
        return wrong("database", f"{newer}: update Hammy.")
    later = "" if examined.version == examined.newest else ", which the next start brings up to date"
    return well("database", f"{path} is sound, of version {examined.version}{later}.")


def _lease(examined: Examined | None, now: Instant) -> Finding:
    if examined is None:
        return skipped("lease", "Nobody can hold one.")
    if examined.leased_until is not None and examined.leased_until > now + 2 * LEASE:
        late = "Some process took the lease by a clock that ran ahead, or this one is behind"
        return wrong("lease", f"{late}: set the clock; a running Hammy then puts the rest right within a minute.")
    if examined.led_until is not None and examined.led_until > now:
        return well("lease", "A running Hammy sends the reminders.")
    return well("lease", "No Hammy runs with this database.")


def _zones(stored: Iterable[str]) -> Finding:
    unknown = [zone for zone in dict.fromkeys((*_ZONES, *stored)) if not is_zone(zone)]
    if unknown:
        return wrong("zones", f"This machine does not know {', '.join(unknown)}: install tzdata anew.")
    return well("zones", "All time zones that are needed are known.")


def look_at_disk(path: Path) -> Finding:
    """Room for the database to be written anew, and then some."""
    folder = path.absolute().parent
    try:
        free, size = shutil.disk_usage(folder).free, path.stat().st_size if path.is_file() else 0
    except OSError as error:
        return skipped("disk", f"{folder} cannot be looked at: {error.strerror}.")
    if free < max(_LEAST_FREE, 3 * size):
        return wrong("disk", f"Only {free // 2**20} MiB are free in {folder}: make room.")
    return well("disk", f"{free // 2**20} MiB are free in {folder}.")


def look_at_permissions(path: Path) -> Finding:
    """Nobody but the owner may read what is kept, nor put something else in its place."""
    loose = [file.name for file in beside(path) if is_loose(file)]
    if loose:
        return wrong("permissions", f"Others may read {', '.join(loose)}: start Hammy as the owner, or chmod 600.")
    folder = path.absolute().parent
    try:
        if folder.is_dir() and folder.stat().st_mode & (stat.S_IWOTH | stat.S_ISVTX) == stat.S_IWOTH:
            return wrong("permissions", f"Others may write {folder}: chmod o-w.")
        is_there = path.is_file()
    except OSError as error:
        return wrong("permissions", f"This account may not look at {path}: {error.strerror}. Start Hammy as its owner.")
    if is_there and not (_may(path, os.R_OK | os.W_OK) and _may(folder, os.W_OK)):
        return wrong("permissions", f"This account may not write {path} and its folder: start Hammy as its owner.")
    return well("permissions", "Only the owner may read and write what is kept.")


def _may(path: Path, mode: int) -> bool:
    """Whether what runs may do that, whoever started it."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def look_at_content() -> Finding:
    """What keeps Hammy from starting; hammy check looks closer."""
    try:
        library, _ = load_library(catalogue_root())
    except ContentError as error:
        first = error.problems[0]
        return wrong("content", f"{len(error.problems)} problem(s), the first: {first}. hammy check lists them.")
    return well("content", f"{len(library.answers)} answers load.")
