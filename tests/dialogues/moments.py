"""When something happens in a conversation: after a span, or when a clock on the wall next shows a time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whenever import Instant, Time, TimeDelta, Weekday

BEGINS = Instant.from_utc(2026, 12, 2, 9)
"""Each conversation begins at ten on a Wednesday in Berlin."""
HOME = "Europe/Berlin"

_HALF_A_MINUTE = TimeDelta(seconds=30)
_DAYS = {day.name.lower()[:3]: day for day in Weekday}
_UNITS = {"second": 1, "minute": 60, "hour": 60 * 60, "day": 24 * 60 * 60}
_SPAN = re.compile(rf"(\d+) ({'|'.join(_UNITS)})s?")
_CLOCK = re.compile(rf"(?:({'|'.join(_DAYS)}) )?(\d\d?):(\d\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Span:
    """After so much time."""

    length: TimeDelta

    def after(self, now: Instant, zone: str) -> Instant:
        """The moment, as seen from now."""
        return now + self.length


@dataclass(frozen=True)
class OnTheClock:
    """Half a minute after the next time that the clock shows this, on that day of the week if one is named."""

    time: Time
    day: Weekday | None = None

    def after(self, now: Instant, zone: str) -> Instant:
        """The moment, as seen from now in a zone."""
        today = now.to_tz(zone).date()
        for later in range(9):
            date = today.add(days=later)
            moment = date.at(self.time).assume_tz(zone).to_instant()
            if moment > now and self.day in (None, date.day_of_week()):
                return moment + _HALF_A_MINUTE
        raise AssertionError("nine days hold each day of the week after now")

    def __str__(self) -> str:
        clock = f"{self.time.hour:02}:{self.time.minute:02}"
        return f"{_short(self.day)} {clock}" if self.day else clock


When = Span | OnTheClock


def when(said: str) -> When:
    """Read `20 minutes`, `20:00` or `Thu 20:00`. Raises ValueError."""
    if span := _SPAN.fullmatch(said):
        return Span(TimeDelta(seconds=int(span[1]) * _UNITS[span[2]]))
    if clock := _CLOCK.fullmatch(said):
        day = _DAYS[clock[1].lower()] if clock[1] else None
        return OnTheClock(Time(int(clock[2]), int(clock[3])), day)
    raise ValueError(f"{said!r} is neither a span such as 20 minutes nor a time such as Thu 20:00")


def expected(said: str) -> tuple[OnTheClock, bool]:
    """Read `Thu 20:00 yes`: a moment, and whether something has come by then. Raises ValueError."""
    moment, _, answer = said.rpartition(" ")
    read = when(moment)
    if answer not in ("yes", "no") or not isinstance(read, OnTheClock):
        raise ValueError(f"{said!r} is not like Thu 20:00 yes")
    return read, answer == "yes"


def shown(moment: Instant, zone: str) -> str:
    """`Thu 20:00` in a zone."""
    there = moment.to_tz(zone)
    return f"{_short(there.date().day_of_week())} {there.hour:02}:{there.minute:02}"


def _short(day: Weekday) -> str:
    return day.name.title()[:3]
