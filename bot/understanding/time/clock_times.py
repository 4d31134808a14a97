"""Times of day in typed text: 7pm, 22:30, 9, half past seven, noon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whenever import Time


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
        return Time((self.time.hour + 12) % 24, self.time.minute) if self.time is not None else None


_OTHER_UNITS = (
    r"ml|cl|dl|l|lit\w+|oz|pints?|days?|hours?|hrs?|mins?|minutes?|secs?|seconds?|weeks?|wks?|months?|years?|times"
    r"|glass\w*|cups?|sets?|reps?|st|nd|rd|th|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*"
    r"|nov\w*|dec\w*"
)
_HALF = r"(?:\s*(?P<{0}>a\.?\s?m\b\.?|p\.?\s?m\b\.?))?"
_CLOCK = re.compile(
    r"(?<![\w.,:/])(?:(?P<noon>(?:12 )?(?:noon|midday)\b)|(?P<midnight>(?:12 )?midnight\b)"
    r"|(?:(?P<part>half|(?:a )?quarter|(?:5|10|20|25)(?: min(?:ute)?s?)?) (?P<way>past|after)"
    r"|(?P<before>(?:a )?quarter|(?:5|10|20|25) min(?:ute)?s?) (?:to|before)"
    r"|(?P<british>half)) (?P<near>[0-9]{1,2})(?![\w.,:/]*[0-9])" + _HALF.format("near_half") + r"(?: o'?clock)?"
    r"|(?P<figures>(?:[01][0-9]|2[0-3])[0-5][0-9])(?:\s?h(?:rs|ours)?)?(?![\w/:.,]*[0-9])"
    r"|(?P<hour>[0-9]{1,2})(?:(?:[:.]|\s?h\s?|uhr | (?=(?:15|30|45)\b))(?P<minute>[0-9]{2})(?![0-9])"
    r"|(?P<hour_sign>\s?h|\s?uhr)\b)?(?![0-9]|[.,:/][0-9])" + _HALF.format("half") + r"(?:\s*o'?clock)?"
    r"(?!\s*(?:" + _OTHER_UNITS + r")\b|\s*%))"
    r"(?:\s*(?:in the |at |this |to)(?P<of>morning|afternoon|evening|night)\b)?"
)
_MINUTES_NAMED = {"half": 30, "quarter": 15, "a quarter": 15}


def clock_times_in(text: str) -> Iterator[ClockTime]:
    """All times of day of a folded text whose numbers are in figures, in order."""
    for match in _CLOCK.finditer(text):
        yield _read(match)


def _read(match: re.Match[str]) -> ClockTime:
    start, end = match.span()
    if match["noon"] or match["midnight"]:
        return ClockTime(Time(12 if match["noon"] else 0), start, end)
    if match["figures"]:
        return ClockTime(Time(int(match["figures"][:2]), int(match["figures"][2:])), start, end, of_24=True)
    half = match["half"] or match["near_half"]
    if match["near"]:
        hour, minute = _near(match)
        of_24 = hour > 12
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        of_24 = hour > 12 or match["hour"].startswith("0") or match["hour_sign"] is not None
    am_or_pm = half[0] if half else _half_of(match["of"], hour)
    if minute > 59 or hour > 24 or (hour == 24 and minute) or (half and not 1 <= hour <= 12):
        return ClockTime(None, start, end)
    if am_or_pm is not None:
        return ClockTime(Time(hour % 12 + (12 if am_or_pm == "p" else 0), minute), start, end)
    return ClockTime(Time(hour % 24, minute), start, end, open=not of_24, of_24=of_24)


def _near(match: re.Match[str]) -> tuple[int, int]:
    """Half past, quarter to and the like."""
    hour = int(match["near"])
    named = match["part"] or match["before"] or match["british"]
    minutes = _MINUTES_NAMED.get(named) or int(named.split()[0])
    return ((hour - 1) % 24, 60 - minutes) if match["before"] else (hour, minutes)


def _half_of(part_of_day: str | None, hour: int) -> str | None:
    if part_of_day is None or hour > 12:
        return None
    if part_of_day == "night":
        return "a" if hour < 6 or hour == 12 else "p"
    return "a" if part_of_day == "morning" else "p"
