"""A request that leaves nothing open becomes a schedule."""

from __future__ import annotations

from whenever import Date, Instant, TimeDelta

from bot.domain.schedules import (
    EVERY_DAY,
    AtTimes,
    Countdown,
    Every,
    Once,
    OnceDay,
    Schedule,
    ScheduleRequest,
    in_order,
)

_WEEK = 7


def schedule_of(request: ScheduleRequest, zone: str, asked: Instant) -> Schedule | None:
    """The schedule as asked for at a moment in a zone; None where a one-off has passed by then.

    Bare hours are taken as they stand. Raises ValueError where the schedule is not complete, or impossible; what it
    is for may still be open.
    """
    if request.impossible is not None:
        raise ValueError(f"this cannot be a schedule: {request.impossible}")
    if request.in_minutes is not None:
        return Countdown(asked + TimeDelta(minutes=request.in_minutes))
    days = in_order(request.days) or EVERY_DAY
    if request.every_minutes is not None:
        if request.window is None:
            raise ValueError("the window is missing")
        return Every(days, request.every_minutes, request.window)
    if not request.times:
        raise ValueError("the time is missing")
    if request.once_day is None:
        return AtTimes(days, tuple(sorted(set(request.times))))
    at = _date(request.once_day, request, zone, asked).at(request.times[0])
    return Once(at) if at.assume_tz(zone, disambiguation="compatible").to_instant() > asked else None


def _date(day: OnceDay, request: ScheduleRequest, zone: str, asked: Instant) -> Date:
    """The date that a day means; a day of the week is the next one on which the time is still to come."""
    local = asked.to_tz(zone)
    today = local.date()
    if day is OnceDay.TODAY:
        return today
    if day is OnceDay.TOMORROW:
        return today.add(days=1)
    ahead = (list(EVERY_DAY).index(day) + 1 - today.day_of_week().value) % _WEEK  # type: ignore[arg-type]
    if ahead == 0 and request.times[0] <= local.time():
        ahead = _WEEK
    return today.add(days=ahead)
