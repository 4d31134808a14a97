"""Times of day in typed text: 7pm, 22:30, 9, half past seven, noon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whenever import Time

from bot.domain.schedules import Window, later
from bot.understanding.text.phrasing import Phrasing


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day at characters `start` up to but without `end` of a text.

    `time` is None where no clock shows it. `open` says that it may as well be twelve hours later: a bare hour from
    1 to 12, read here as before noon (12 as noon). `of_24` says that it was put as on a clock of 24 hours.
    """

    time: Time | None
    start: int
    end: int
    open: bool = False
    of_24: bool = False

    @property
    def later(self) -> Time | None:
        """The other reading of an open time: twelve hours away."""
        return later(self.time) if self.time is not None else None


_AM_OR_PM = r"a\.?\s?m\b\.?|p\.?\s?m\b\.?"
_CLOCK = (
    r"(?<![\w.,:/+])(?:(?P<noon>(?:12 )?{time.noon}\b)|(?P<midnight>(?:12 )?{time.midnight}\b)"
    r"|(?:(?P<part>{time.half}|{time.quarter}|(?:5|10|20|25)(?: {time.minutes})?"
    r"|[1-5]?[0-9] {time.minutes}|[1-5]?[0-9](?= {time.only_past})) (?:{time.past})"
    r"|(?P<before>{time.quarter}|[1-5]?[0-9] {time.minutes}) {time.before}"
    r"|(?P<british>{time.half})) (?P<near>[0-9]{1,2})(?![\w.,:/]*[0-9])"
    r"(?:\s*(?P<near_half>" + _AM_OR_PM + r"))?(?: {time.oclock})?"
    r"|(?P<figures>(?:[01][0-9]|2[0-3])[0-5][0-9])(?:\s?{time.hours})?(?![\w/:.,]*[0-9])"
    r"|(?P<hour>[0-9]{1,2})(?:(?:[:.]|\s?{time.hour_sign}\s?| (?=(?:15|30|45)\b))(?P<minute>[0-9]{2})(?![0-9])"
    r"|(?P<hour_sign>\s?{time.hour_sign})\b)?(?![0-9]|[.,:/][0-9])(?:\s*(?P<half>"
    + _AM_OR_PM
    + r")(?:\s*{time.oclock})?"
    r"|(?!\s*(?:" + _AM_OR_PM + r"))(?:\s*{time.oclock})?(?!\s*(?:{time.not_times})\b|\s*%)))"
    r"(?:\s*(?:{time.within} (?P<of>{time.parts_of_day})|(?P<tonight>{time.tonight}))\b)?"
)
MORNING, AFTERNOON, EVENING, NIGHT = "morning", "afternoon", "evening", "night"
PARTS_OF_DAY = {
    MORNING: Window(Time(4), Time(11, 59)),
    AFTERNOON: Window(Time(12), Time(17, 59)),
    EVENING: Window(Time(17), Time(22, 59)),
    NIGHT: Window(Time(19), Time(3, 59)),
}
"""Each with the times that are in it."""


class ClockTimes:
    """Finds times of day."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._clock = phrasing.regex(_CLOCK)
        self._parts = phrasing.meanings("time.parts_of_day", tuple(PARTS_OF_DAY))
        self._half = phrasing.words("time.half")

    def find(self, text: str) -> Iterator[ClockTime]:
        """All times of day of a folded text whose numbers are in figures, in order."""
        for match in self._clock.finditer(text):
            yield self._read(match)

    def _read(self, match: re.Match[str]) -> ClockTime:
        start, end = match.span()
        if match["noon"] or match["midnight"]:
            return ClockTime(Time(12 if match["noon"] else 0), start, match.end(1 if match["noon"] else 2))
        if match["figures"]:
            return ClockTime(Time(int(match["figures"][:2]), int(match["figures"][2:])), start, end, of_24=True)
        half = match["half"] or match["near_half"]
        if match["near"]:
            hour, minute = self._near(match)
            of_24 = hour > 12
        else:
            hour, minute = int(match["hour"]), int(match["minute"] or 0)
            of_24 = hour > 12 or match["hour"].startswith("0") or match["hour_sign"] is not None
        part = NIGHT if match["tonight"] else self._parts[match["of"]] if match["of"] else None
        am_or_pm = half[0] if half else _half_of(part, hour)
        if half and match["of"] and half[0] != _half_of(part, hour):
            end = start + match.group().rindex(half) + len(half)  # 7pm in the morning
        if minute > 59 or hour > 24 or (hour == 24 and minute) or (half and not 1 <= hour <= 12):
            return ClockTime(None, start, end)
        if am_or_pm is not None:
            return ClockTime(Time(hour % 12 + (12 if am_or_pm == "p" else 0), minute), start, end)
        return ClockTime(Time(hour % 24, minute), start, end, open=not of_24, of_24=of_24)

    def _near(self, match: re.Match[str]) -> tuple[int, int]:
        """Half past, quarter to and the like."""
        hour = int(match["near"])
        named = match["part"] or match["before"] or match["british"]
        spelt = 30 if named in self._half else 15
        minutes = int(named.split()[0]) if named[0].isdigit() else spelt
        return ((hour - 1) % 24, 60 - minutes) if match["before"] else (hour, minutes)


def _half_of(part_of_day: str | None, hour: int) -> str | None:
    if part_of_day is None or hour > 12:
        return None
    if part_of_day == NIGHT:
        return "a" if hour < 6 or hour == 12 else "p"
    return "a" if part_of_day == MORNING else "p"
