"""Which of several reminders a text means."""

from __future__ import annotations

from collections.abc import Sequence

from bot.capabilities.context import Context
from bot.capabilities.requests import request_of
from bot.domain.editing import Edit, Which, fits
from bot.domain.picking import Pick
from bot.domain.reminders import Scheduled


def picked(pick: Pick, offered: Sequence[Scheduled], context: Context) -> list[Scheduled]:
    """Those that are meant, in their order; all of them where it was not said which."""
    return [
        one
        for number, one in enumerate(offered)
        if (pick.meant is None or _is(pick.meant, one, number, len(offered), context))
        and (pick.spared is None or not _is(pick.spared, one, number, len(offered), context))
    ]


def _is(which: Which, one: Scheduled, number: int, count: int, context: Context) -> bool:
    place = which.place
    here = place is None or number == (place if place >= 0 else count + place)
    return here and fits(request_of(one, context), Edit(which))
