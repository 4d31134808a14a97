"""In which half of the day a bare hour is, as far as the clock of now settles or unsettles it."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant, TimeDelta, ZonedDateTime

from bot.domain.said_days import OnceDay
from bot.domain.schedules import ScheduleRequest, later

_SOON = TimeDelta(hours=1)


def settled_by_now(request: ScheduleRequest, zone: str | None, now: Instant) -> ScheduleRequest:
    """With the half of the day settled where only one reading is still to come today.

    A time such as 11:30 is open after all where twelve hours later is less than an hour away, as at 23:28, and
    neither a day nor a half of the day was said.
    """
    if zone is None or len(request.times) != 1 or request.in_minutes is not None:
        return request
    here, time = now.to_tz(zone), request.times[0]
    if request.once_day is OnceDay.TODAY and request.half_day_open:
        if _today(here, request) <= here < _today(here, _later(request)):
            return replace(_later(request), half_day_open=False)
        return request
    bare = request.days_assumed and not request.half_day_open and request.half_day_unsaid
    if bare and time.hour < 12 and here < _today(here, _later(request)) <= here + _SOON:
        return replace(request, half_day_open=True)
    return request


def _later(request: ScheduleRequest) -> ScheduleRequest:
    return replace(request, times=(later(request.times[0]),))


def _today(here: ZonedDateTime, request: ScheduleRequest) -> ZonedDateTime:
    return here.date().at(request.times[0]).assume_tz(here.tz_id or "UTC", disambiguation="compatible")
