"""hammy doctor"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text
from whenever import Instant

from bot.cli.checkup import (
    look_at_content,
    look_at_database,
    look_at_disk,
    look_at_key,
    look_at_permissions,
    look_at_telegram,
)
from bot.cli.database import path_of
from bot.cli.finding import Finding, Health, skipped, well, wrong
from bot.settings import Settings, SettingsError, read_settings
from bot.storage.errors import StoreError

_STYLES = {Health.WELL: "green", Health.WRONG: "bold red", Health.SKIPPED: "dim"}


def examine_all(*, as_json: bool) -> int:
    """Look at all that Hammy needs, and print what was found; 1 where something is to be done.

    Nothing is changed, and a Hammy that runs is not disturbed.
    """
    findings = _findings(Instant.now())  # noqa: TID251 (the clock)
    if as_json:
        told = [{"thing": one.thing, "health": one.health.value, "says": one.says} for one in findings]
        print(json.dumps(told, ensure_ascii=False))
    else:
        _show(findings)
    return 1 if any(one.health is Health.WRONG for one in findings) else 0


def _findings(now: Instant) -> list[Finding]:
    try:
        settings = read_settings()
    except SettingsError as error:
        found, settings = [wrong("settings", f"{line}.") for line in str(error).splitlines()], Settings()
    else:
        found = [well("settings", "Each of them can be used.")]
    path = path_of(settings)
    try:
        place, encryption = look_at_key(settings)
    except StoreError as error:
        database = [wrong("encryption", f"{error}."), skipped("database", "It cannot be opened without its key.")]
    else:
        database = [encryption, *look_at_database(place, now)]
    return [
        *found,
        *asyncio.run(look_at_telegram(settings, now)),
        *database,
        look_at_disk(path),
        look_at_permissions(path),
        look_at_content(),
    ]


def _show(findings: Sequence[Finding]) -> None:
    table = Table(box=None, pad_edge=False)
    for column in ("thing", "health", "says"):
        table.add_column(column)
    for one in findings:
        table.add_row(one.thing, Text(one.health.value, style=_STYLES[one.health]), Text(one.says))
    Console(highlight=False).print(table)
