"""A text that is nothing but a time to come: "in an hour", "at 7pm", "every day at 8"."""

from __future__ import annotations

import re

from bot.domain.schedules import Impossible, ScheduleRequest
from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 60
"""Characters; a time alone is short."""
_MOST_WORDS = 12
_WORD = re.compile(r"(?<!\w)[a-z][a-z']*")
_TIMES = (
    r"{time.weekdays}s?|{time.parts_of_day}s?|{days.every}|{days.working}|{days.weekends}|{days.today}|{days.tomorrow}"
    r"|{time.noon}|{time.midnight}|{time.half}|{time.quarter}|{time.past}|{time.before}|{time.oclock}|{time.units}|{time.hours}"
    r"|{intervals.every}|{intervals.hourly}|{intervals.in}|{intervals.amounts}|{intervals.and_a_part}|{intervals.from_now}"
    r"|{intervals.loosely}|{bare_times.beside}"
)


class BareTimeReader:
    """Reads texts in which nothing but a time is named; what to be reminded of is open then."""

    def __init__(self, phrasing: Phrasing, schedules: ScheduleReader) -> None:
        self._schedules = schedules
        (self._opening,) = phrasing.phrases("bare_times.opening")
        self._known = phrasing.regex(rf"(?<![\w'])(?:{_TIMES})(?![\w'])")

    def read(self, text: str) -> ScheduleRequest | None:
        """The reminder that only lacks its kind; None where anything else is said, or no time of day or length is.

        A number alone is none: it counts something.
        """
        if len(text) > _LONGEST or "?" in text or not self._schedules.may_name_times(text):
            return None
        if len(text.split()) > _MOST_WORDS:
            return None
        said = self._schedules.prepared(text)
        if said.strip(" ,.").isdigit() or _WORD.search(self._known.sub(" ", said)):
            return None
        request = self._schedules.read(f"{self._opening} {said}")
        if request is None or request.impossible is Impossible.SEVERAL:
            return request  # two of them, or a word on why they are not one
        if request.impossible is not None:
            return None
        return request if request.times or request.in_minutes or request.every_minutes else None
