"""hammy purge"""

from __future__ import annotations

import asyncio

from bot.cli.database import Place, database, explained, opened
from bot.cli.failing import plainly
from bot.flows.silence import erase_silent, silent
from bot.policy.silence import SILENT_DAYS


@plainly
def purge_silent(*, dry_run: bool) -> int:
    """Erase those who have been silent for long, as Hammy does once a day; with `dry_run` only say how many they are.

    1 after one clear line where that fails.
    """
    place = database()
    with explained():
        number = asyncio.run(_purge(place, dry_run=dry_run))
    people = "1 person" if number == 1 else f"{number} people"
    done = "would be erased" if dry_run else "erased"
    print(f"{place.path}: {people} {done}, silent for {SILENT_DAYS} days or more.")
    return 0


async def _purge(place: Place, *, dry_run: bool) -> int:
    async with opened(place) as store:
        if dry_run:
            return sum([len(people) async for people in silent(store.silence)])
        return await erase_silent(store.silence)
