"""Times that were said by another clock than the person's own."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant

from bot.domain.editing import Edit, EditProblem, revised
from bot.domain.said_days import OnceDay
from bot.domain.schedules import EVERY_DAY, ScheduleRequest

_OTHER_DAY = {(OnceDay.TODAY, True): OnceDay.TOMORROW, (OnceDay.TOMORROW, False): OnceDay.TODAY}
"""The day on which a one-off comes that is moved over midnight, later or earlier."""


def on_clock_of(request: ScheduleRequest, said: str, own: str, now: Instant) -> ScheduleRequest | None:
    """The request in the own zone, by how far the clocks are apart now; None where it cannot be told.

    It cannot where the half of the day is open, and where a one-off that is not of today or tomorrow changes its day.
    Both zones are IANA names.
    """
    if request.half_day_open or request.impossible is not None or request.in_minutes is not None:
        return None
    left = replace(request, left_out=tuple(one for one in request.left_out if one != request.clock), clock=None)
    apart = now.to_tz(own).offset - now.to_tz(said).offset
    by = Edit(minutes=round(apart.total("minutes")))
    if not by.minutes:
        return left
    moved = revised(left, by)
    if not isinstance(moved, EditProblem):
        return moved
    once = _OTHER_DAY.get((left.once_day, by.minutes > 0)) if isinstance(left.once_day, OnceDay) else None
    turned = revised(replace(left, once_day=None, days=EVERY_DAY), by)
    if once is None or isinstance(turned, EditProblem):
        return None
    return replace(turned, once_day=once, days=left.days)
