"""A time that is told by another one: half an hour before 9pm, two hours after noon."""

from __future__ import annotations

import re

from whenever import Time

from bot.domain.schedules import moved
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.clock_times import ClockTimes
from bot.understanding.time.intervals import IntervalReader

_BESIDE = r" (?:(?P<back>{time.ahead_of})|{time.behind}) (?=\d|{time.noon}|{time.midnight})"
TO_THE_HOUR = (
    r"(?P<opener>{schedule.window_openers} )?(?<![:.,/])\b(?P<minutes>5|10|20|25) {schedule.to} (?=(?:[1-9]|1[0-2])\b"
    r"(?![:.,/]\d)(?! ?{schedule.to_hour_excluded}\b))"
)
"""Ten to eight; with an interval that would be a window."""


class ShiftedTimes:
    """Writes such a time as the one it is."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._intervals = IntervalReader(phrasing)
        self._clocks = ClockTimes(phrasing)
        self._beside = phrasing.regex(_BESIDE)

    def settled(self, said: str) -> str:
        """The searched sentence with each such time on the clock; as it was where it has none."""
        for beside in reversed(list(self._beside.finditer(said))):
            length = self._intervals.length_before(said, beside.start())
            clock = next(self._clocks.find(said[beside.end() :]), None)
            if length is None or clock is None or clock.time is None or clock.start:
                continue
            step = -length.minutes if beside["back"] else length.minutes
            time = _written(moved(clock.time, round(step)), open_=clock.open)
            said = f"{said[: length.start]}{time}{said[beside.end() + clock.end :]}"
        return said


def _written(time: Time, *, open_: bool) -> str:
    """As on a clock of 24 hours, or as on one of twelve where both halves of the day are open."""
    return f"{time.hour % 12 or 12}:{time.minute:02}" if open_ else f"{time.hour:02}:{time.minute:02}"


def with_minutes(to_the_hour: re.Match[str]) -> str:
    """ "10 to 8" with its minutes named, but for the "from 10 to 8" of a window."""
    return to_the_hour.group() if to_the_hour["opener"] else f"{to_the_hour['minutes']} minutes to "
