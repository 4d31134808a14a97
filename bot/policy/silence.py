"""Who is erased because nothing was heard of them.

A person is silent while they write and tap nothing and no reminder reaches them. After ninety days of it all that is
kept of them goes, unless a reminder of theirs is on its way: one for next year, or one that is paused until a day.
Somebody who blocked the bot gets none, so for them the days count from then on.

Days are those on which the bot ran, one a round, and never more than one at once. So neither a clock that leaps nor a
server that was off for a season makes anybody silent.
"""

from __future__ import annotations

from whenever import Instant, TimeDelta

from bot.domain.occurrences import Reason, State
from bot.domain.silence import Acquaintance, Awaited, Day

SILENT_DAYS = 90

_LEAST = TimeDelta(hours=23)
"""Rounds are a day apart; two that are nearer, as after a restart, are of one day."""


def next_day(today: Day, now: Instant) -> Day:
    """The day it is in this round. One that began later than now was begun by a clock ahead: it begins anew."""
    if today.began is None or now < today.began:
        return Day(today.number, now)
    if now - today.began < _LEAST:
        return today
    return Day(today.number + 1, now)


def is_to_be_erased(one: Acquaintance) -> bool:
    """True for somebody who has been silent for long, and whom nothing is on its way to."""
    return one.silent_days >= SILENT_DAYS and not any(_comes(awaited) for awaited in one.awaited)


def _comes(awaited: Awaited) -> bool:
    """False for one that Telegram refuses each time, or whose kind there is not any more."""
    return awaited.last is not State.FAILED and awaited.reason is not Reason.UNKNOWN_KIND
