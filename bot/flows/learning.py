"""What is learned from use: sentences that were not understood, and thumbs under answers. Neither says whose it is."""

from __future__ import annotations

import logging

from whenever import Instant, TimeDelta

from bot.domain.changes import KeepMiss
from bot.domain.conversation import Decision
from bot.domain.library import Library
from bot.domain.messages import Incoming, Said, Speaker
from bot.domain.understanding import Understanding
from bot.flows.ports import Clock, FeedbackKept, People, Understander
from bot.policy.learning import is_plain_miss, with_thumbs

log = logging.getLogger(__name__)

MISSES_KEPT = TimeDelta(hours=24 * 30)
THUMBS_KEPT = TimeDelta(hours=24 * 120)
_A_DAY = 500
"""Different sentences that are kept of one day, so that nobody can fill a disk."""


class Learning:
    """Follows what was decided; with `misses`, what was not understood is kept."""

    def __init__(self, kept: People, understander: Understander, *, misses: bool) -> None:
        self._kept = kept
        self._understander = understander
        self._misses = misses

    async def follow(
        self,
        speaker: Speaker,
        incoming: Incoming,
        understanding: Understanding | None,
        decision: Decision,
        library: Library,
        now: Instant,
    ) -> Decision:
        """The decision with thumbs below an answer. A miss that cannot be kept costs nobody a reply."""
        if self._misses and isinstance(incoming, Said) and is_plain_miss(incoming, understanding, decision, library):
            text = self._understander.impersonal(incoming.text)
            if text is not None:
                try:
                    await self._kept.apply(speaker, (KeepMiss(text, _A_DAY),), now)
                except Exception as error:  # noqa: BLE001 (the answer comes all the same)
                    log.debug("a miss was not kept: %s", type(error).__name__)
        return with_thumbs(decision, incoming, understanding, speaker, library)


async def forget_old(kept: FeedbackKept, clock: Clock) -> int:
    """Let go of what is too old, once a day, whether anything is still being kept or not; how many rows went."""
    now = clock()
    misses, thumbs = ((now - days).to_tz("UTC").date() for days in (MISSES_KEPT, THUMBS_KEPT))
    return await kept.trim(misses, thumbs)
