"""A typed sentence as the reminder it asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from whenever import Time

from bot.domain.kinds import KindId
from bot.domain.schedules import EVERY_DAY, Impossible, ScheduleRequest, Window
from bot.understanding.schedule.asking import Asking
from bot.understanding.schedule.wording import MOST_CHARACTERS, Wording
from bot.understanding.text.fold import fold
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.clock_times import MORNING, NIGHT, PARTS_OF_DAY, ClockTime, ClockTimes
from bot.understanding.time.days import Days, DaysReader
from bot.understanding.time.intervals import IntervalReader, Step
from bot.understanding.time.windows import WindowReader

_DATE = (
    r"\b(?:{time.the} )?\d{1,2}{time.ordinals}\b|\b\d{1,2} (?:{time.of_month} )?{time.months}[a-z]*\b"
    r"|\b{time.months} \d{1,2}\b(?!:)"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b{schedule.dates}\b"
    r"|\b{intervals.in} 20\d\d\b(?! ?(?:{time.minutes}|{time.hours})\b)"
)
_COUNTED = (
    r"\b(?:\d+|{schedule.count_words})\s*{schedule.times}?\s*{schedule.a_day}?\s*{schedule.days}\b(?=.*\d)"
    r"|\b\d+ ?x\b|\b\d+ {schedule.counted}\b"
)
_TIMES_A_DAY = r"\b(?:\d+|{schedule.times_words})\s*{schedule.times}?\s*{schedule.a_day}?\s*{schedule.days}\b"
_PART = r"\b(?:(?P<part>{time.parts_of_day})s?|(?P<other>{schedule.parts_of_day}))\b"
_NO_SUCH = (
    r"\b(?:2[5-9]|[3-9]\d)[:.h]\d\d\b|\b\d{1,2}[:.][6-9]\d\b(?!\s*{schedule.no_times})|(?<![\w:.])(?:1[3-9]|2\d"
    r"|[3-9]\d|0) ?[ap]m\b|\b(?:2[5-9]|[3-9]\d|\d{3,}) ?{time.oclock}\b|\bat (?:2[5-9]|[3-9]\d"
    r"|\d{3})\b(?! ?{schedule.at_ignored})|\b\d{2,}:\d{3,}\b|\b(?:2[5-9]|[3-9]\d)[0-5]\d {time.hours}\b"
)
_BEFORE_TIME = r"(?:\b{schedule.before_times}|[,@:/–—&-]|^)\s*$"
_BETWEEN_TIMES = r"\s*(?:{schedule.between_times}|[,&/-]|, {schedule.between_times})*\s*"
_TO_THE_HOUR = (
    r"(?P<opener>{schedule.window_openers} )?(?<![:.,/])\b(?P<minutes>5|10|20|25) {schedule.to} (?=(?:[1-9]|1[0-2])\b"
    r"(?![:.,/]\d)(?! ?{schedule.to_hour_excluded}\b))"
)
"""Ten to eight; with an interval that would be a window."""
_NOON = "noon"
_MOST_TIMES = 24
_WEEK_MINUTES = 7 * 24 * 60
_DAY_MINUTES = 24 * 60


class ScheduleReader:
    """Reads sentences that ask for a reminder."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers, clocks: ClockTimes, windows: WindowReader) -> None:
        self._wording = Wording(phrasing, numbers)
        self._asking = Asking(phrasing)
        self._days = DaysReader(phrasing)
        self._intervals = IntervalReader(phrasing)
        self._clocks = clocks
        self._windows = windows
        self._hint = phrasing.regex(r"\d|{schedule.hints}|\b{numbers.units}\b")
        self._date = phrasing.regex(_DATE)
        self._counted = phrasing.regex(_COUNTED)
        self._times_a_day = phrasing.regex(_TIMES_A_DAY)
        self._part = phrasing.regex(_PART)
        self._parts = {
            **phrasing.meanings("time.parts_of_day"),
            **phrasing.meanings("schedule.parts_of_day", (*PARTS_OF_DAY, _NOON)),
        }
        self._no_such = phrasing.regex(_NO_SUCH)
        self._before_time = phrasing.regex(_BEFORE_TIME)
        self._between_times = phrasing.regex(_BETWEEN_TIMES)
        self._to_the_hour = phrasing.regex(_TO_THE_HOUR)
        self._overnight = phrasing.pattern("schedule.overnight")

    def read(self, text: str) -> ScheduleRequest | None:
        """What a text asks to be reminded of and when; None where it asks for no new reminder.

        Nothing is guessed: what the text leaves out is open in the request. What cannot be done says why.
        """
        if not self._hint.search(text[:MOST_CHARACTERS].lower()):
            return None
        said = self._wording.searched(text)
        delay, step = self._intervals.delay_in(said), self._intervals.step_in(said)
        if step is not None:
            delay = None
        else:
            said = self._to_the_hour.sub(_with_minutes, said)
        days = self._days.read(_without(said, delay))
        date = self._date.search(said)
        counted = self._counted.sub(" , ", _without(_without(said, step), delay)) if date is None else said
        times = self._times(counted)
        named = bool(
            delay
            or step
            or days.days
            or days.once
            or days.none_left
            or times
            or date
            or self._no_such.search(said)
            or self._intervals.other_rhythm(said)
        )
        part = self._part.search(said) is not None
        when = bool(delay or step or days.days or times or (days.once and part))
        if not self._asking.asks(
            said, times=named or part, when=when, timed=bool(delay or step or times), asked=text.rstrip().endswith("?")
        ):
            return None
        request = ScheduleRequest(kind=self._asking.kind_in(said))
        problem = self._impossible(said, step, delay, days, date)
        if problem is not None:
            return replace(request, impossible=problem)
        if delay is not None:
            minutes = round(delay.minutes)
            return replace(request, in_minutes=minutes)
        if step is not None:
            return self._with_interval(replace(request, days=days.days or EVERY_DAY), said, step)
        request = self._with_days(request, days, said)
        return self._with_times(request, counted, times)

    def kind_in(self, text: str) -> KindId | None:
        """What a text is about; None where it names no kind of reminder, or several."""
        return self._asking.kind_in(fold(text[:MOST_CHARACTERS]))

    def may_name_times(self, text: str) -> bool:
        """Whether it is worth while to look for times and reminders in a text; misspelt words aside."""
        return self._hint.search(text[:MOST_CHARACTERS].lower()) is not None

    def prepared(self, text: str) -> str:
        """The form of a text that is searched."""
        return self._wording.searched(text)

    def _impossible(
        self, said: str, step: Step | None, delay: Step | None, days: Days, date: re.Match[str] | None
    ) -> Impossible | None:
        if date is not None:
            return Impossible.CALENDAR_DATE
        if self._intervals.other_rhythm(said):
            return Impossible.OTHER_RHYTHM
        if days.none_left:
            return Impossible.NO_DAYS
        if step is not None and (step.minutes < 1 or step.minutes > _DAY_MINUTES):
            return Impossible.NO_INTERVAL
        if delay is not None and delay.minutes < 1:
            return Impossible.NO_INTERVAL
        if delay is not None and delay.minutes > _WEEK_MINUTES:
            return Impossible.TOO_FAR
        if self._no_such.search(_without(said, step)):
            return Impossible.NO_SUCH_TIME
        return None

    def _with_interval(self, request: ScheduleRequest, said: str, step: Step) -> ScheduleRequest:
        minutes = round(step.minutes)
        rest = f"{said[: step.start]} , {said[step.end :]}"
        window = self._window(rest)
        if window is None:
            if any(time.time is None for time in self._clocks.find(rest)):
                return replace(request, impossible=Impossible.NO_SUCH_TIME)
            return replace(request, every_minutes=minutes)
        if window.minutes == 0:
            return replace(request, impossible=Impossible.EMPTY_WINDOW)
        if minutes > window.minutes:
            return replace(request, impossible=Impossible.INTERVAL_TOO_LONG)
        return replace(request, every_minutes=minutes, window=window)

    def _window(self, said: str) -> Window | None:
        night = self._overnight.search(said) is not None
        ends = list(self._clocks.find(said))
        if len(ends) == 2 and ends[0].time is not None and _written(said, ends[0]) == _written(said, ends[1]):
            return Window(ends[0].time, ends[0].time)
        return self._windows.read(said, at_night=night)

    def _with_days(self, request: ScheduleRequest, days: Days, said: str) -> ScheduleRequest:
        if days.once is not None:
            return replace(request, once_day=days.once)
        if days.days:
            return replace(request, days=days.days)
        return replace(request, days=EVERY_DAY, days_assumed=not self._times_a_day.search(said))

    def _times(self, said: str) -> list[ClockTime]:
        """The times of day that are meant as such: a bare number only where one would stand."""
        found: list[ClockTime] = []
        for one in self._clocks.find(said):
            words = said[one.start : one.end]
            if words.strip().isdigit() and one.time is not None and not self._stands_for_time(said, one, found):
                continue
            found.append(one)
        return found[:_MOST_TIMES]

    def _stands_for_time(self, said: str, one: ClockTime, before: list[ClockTime]) -> bool:
        if len(said[one.start : one.end].strip()) == 4:
            return True
        if before and self._between_times.fullmatch(said[before[-1].end : one.start]):
            return True
        return self._before_time.search(said[: one.start]) is not None

    def _with_times(self, request: ScheduleRequest, said: str, times: list[ClockTime]) -> ScheduleRequest:
        if any(one.time is None for one in times):
            return replace(request, impossible=Impossible.NO_SUCH_TIME)
        if not times:
            return request
        settled, still_open = self._settled(said, times)
        if request.once_day is not None:
            settled = settled[:1]
        return replace(request, times=tuple(sorted(set(settled))), half_day_open=still_open)

    def _settled(self, said: str, times: list[ClockTime]) -> tuple[list[Time], bool]:
        """Each time with the half of the day that words beside it, or another time, give it."""
        of_24 = any(one.of_24 and one.time is not None and one.time.hour > 12 for one in times)
        settled: list[Time | None] = []
        for at, one in enumerate(times):
            assert one.time is not None
            if not _is_open(said, one) or of_24:
                settled.append(one.time)
                continue
            part = self._part_near(said, times, at)
            settled.append(_in_part(one.time, part) if part is not None else None)
        _carry(times, settled)
        result = [time if time is not None else (one.time or Time()) for time, one in zip(settled, times, strict=True)]
        still_open = any(time is None for time in settled)
        return result, still_open

    def _part_near(self, said: str, times: list[ClockTime], at: int) -> str | None:
        """The part of the day that goes with a time: the nearest before it, else the one after."""
        one = times[at]
        start = times[at - 1].end if at else 0
        end = times[at + 1].start if at + 1 < len(times) else len(said)
        before = list(self._part.finditer(said, start, one.start))
        if before:
            return self._named(before[-1])
        after = self._part.search(said, one.end, end)
        if after is not None:
            return self._named(after)
        parts = {self._named(match) for match in self._part.finditer(said)}
        return parts.pop() if len(parts) == 1 else None

    def _named(self, part: re.Match[str]) -> str:
        return self._parts[part["part"] or part["other"]]


def _written(said: str, one: ClockTime) -> str | int:
    """The time as it is written, where it is written to the minute; else something that equals no other."""
    words = said[one.start : one.end].strip()
    return words if ":" in words or (one.time is not None and not one.open) else one.start


def _is_open(said: str, one: ClockTime) -> bool:
    """A bare hour, spoken or written, or 1:00 to 9:59 without a leading zero."""
    if not one.open or one.time is None:
        return False
    words = said[one.start : one.end]
    figures = re.search(r"\d{1,2}[:.h ]\d{2}", words)
    return figures is None or not words.strip()[:2].isdigit()


def _in_part(time: Time, part: str) -> Time:
    hour = time.hour % 12
    if part == MORNING or (part == NIGHT and hour < 5):  # at night: 1 to 4 after midnight, 12 is midnight
        return time.replace(hour=hour)
    return time.replace(hour=hour + 12)


def _with_minutes(to_the_hour: re.Match[str]) -> str:
    """ "10 to 8" with its minutes named, but for the "from 10 to 8" of a window."""
    return to_the_hour.group() if to_the_hour["opener"] else f"{to_the_hour['minutes']} minutes to "


def _carry(times: list[ClockTime], settled: list[Time | None]) -> None:
    """7 and 9pm are both in the evening; 8am and 5 are the morning and the afternoon."""
    for at in range(len(times) - 2, -1, -1):
        one, following = times[at].time, settled[at + 1]
        if settled[at] is None and following is not None and one is not None and not times[at + 1].of_24:
            same_half = one.replace(hour=one.hour % 12 + (12 if following.hour >= 12 else 0))
            settled[at] = same_half if same_half < following else one
    for at, (before, after) in enumerate(pairwise(list(settled)), 1):
        one = times[at].time
        if after is None and before is not None and one is not None and settled[at] is None:
            settled[at] = one if one > before else one.replace(hour=one.hour % 12 + 12)


def _without(said: str, step: Step | None) -> str:
    return said if step is None else f"{said[: step.start]} , {said[step.end :]}"
