"""The journey of silence: once a day those are erased of whom nothing was heard for long, a few at a time."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence

from bot.flows.ports import Clock, Silence
from bot.policy.silence import SILENT_DAYS, is_to_be_erased, next_day

log = logging.getLogger(__name__)

_BATCH = 200


async def count_day_and_erase(kept: Silence, clock: Clock) -> int:
    """The round of a day; how many people were erased. Raises what the storage raises."""
    await kept.begin_day(next_day(await kept.day(), clock()))
    gone = await erase_silent(kept)
    if gone:
        log.info("%d people were erased who had been silent for %d days", gone, SILENT_DAYS)
    return gone


async def erase_silent(kept: Silence) -> int:
    """Erase those who are silent now; how many."""
    gone = 0
    async for people in silent(kept):
        gone += await kept.erase(people, SILENT_DAYS)
    if gone:
        await kept.sweep()
    return gone


async def silent(kept: Silence) -> AsyncIterator[Sequence[int]]:
    """Those who would be erased, a batch at a time."""
    after = -1
    while found := await kept.silent(SILENT_DAYS, after, _BATCH):
        after = found[-1].person
        yield [one.person for one in found if is_to_be_erased(one)]
