"""The times of day of a sentence that are meant as such, and in which half of the day each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from whenever import Time

from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.clock_times import MORNING, NIGHT, PARTS_OF_DAY, ClockTime, ClockTimes

_PART = r"\b(?:(?P<part>{time.parts_of_day})s?|(?P<other>{schedule.parts_of_day}))\b"
_BEFORE_TIME = r"(?:\b{schedule.before_times}|[,@:/–—&-]|^)\s*$"
_BETWEEN_TIMES = r"\s*(?:{schedule.between_times}|[,&/-]|, {schedule.between_times})*\s*"
_SPAN = r"\s*(?:{windows.joined}|-|–|—|->|→)\s*(?:{windows.loosely} )?"
_AND = r"\s*{numbers.joined}\s*(?:{windows.loosely} )?"
_BETWEEN = r"\b{rules.between}\s+(?:about |around )?$"
NOON = "noon"
_MOST_TIMES = 24
_CONTRASTED = r"\b{schedule.contrasts}\s+$"
_ON_DAYS = r"\s+(?:[a-z]+ ){0,2}(?:{time.weekdays}s?|{days.working}|{days.weekends})\b"


class TimesReader:
    """Reads them in sentences in the form that is searched."""

    def __init__(self, phrasing: Phrasing, clocks: ClockTimes) -> None:
        self._clocks = clocks
        self._part = phrasing.regex(_PART)
        self._parts = {
            **phrasing.meanings("time.parts_of_day"),
            **phrasing.meanings("schedule.parts_of_day", (*PARTS_OF_DAY, NOON)),
        }
        self._before_time = phrasing.regex(_BEFORE_TIME)
        self._bound = phrasing.regex(r"\b{schedule.bounds} $")
        self._span = phrasing.regex(_SPAN)
        self._and = phrasing.regex(_AND)
        self._either = phrasing.regex(r"[\s,]*{schedule.either}\s+(?:{schedule.before_times}\s+)?")
        self._between = phrasing.regex(_BETWEEN)
        self._today = phrasing.pattern("days.today")
        self._meal = phrasing.pattern("schedule.meals")
        self._listing = phrasing.regex(r"\s*,?\s*{schedule.between_times}\s+")
        self._contrasted = phrasing.regex(_CONTRASTED)
        self._on_days = phrasing.regex(_ON_DAYS)
        self._between_times = phrasing.regex(_BETWEEN_TIMES)

    def names_part(self, said: str) -> bool:
        """True where a part of the day is named."""
        return self._part.search(said) is not None

    def names_meal(self, said: str) -> bool:
        """True where a meal is named, which says nearly when."""
        return self._meal.search(said) is not None

    def without_ends(self, said: str, times: list[ClockTime]) -> list[int]:
        """The places of the times but for those that end a span, or would do as well: 8 to 10am comes at 8."""
        kept: list[int] = []
        for at, one in enumerate(times):
            before = times[at - 1] if at else None
            if before is None or not self._ends_span(said, before, one, opened=at - 1 in kept):
                kept.append(at)
        return kept

    def _ends_span(self, said: str, before: ClockTime, one: ClockTime, *, opened: bool) -> bool:
        joint = said[before.end : one.start]
        if self._either.fullmatch(joint):
            return True
        if not opened or not self._span.fullmatch(joint):
            return False
        return not self._and.fullmatch(joint) or self._between.search(said[: before.start]) is not None

    def parts_in(self, said: str) -> Iterator[tuple[int, int, str]]:
        """Where parts of the day are named, and which."""
        for match in self._part.finditer(said):
            yield *match.span(), self._named(match)

    def of_every_day(self, said: str, one: ClockTime) -> tuple[int, int]:
        """The characters of a time but for "tonight" behind it, which no time of every day says."""
        today = self._today.search(said, one.start, one.end)
        return one.start, today.start() if today is not None else one.end

    def part_in(self, said: str) -> str | None:
        """The only part of the day that is named."""
        parts = {self._named(match) for match in self._part.finditer(said)}
        return parts.pop() if len(parts) == 1 else None

    def find(self, said: str) -> list[ClockTime]:
        """The times of day that are meant as such: a bare number only where one would stand."""
        found: list[ClockTime] = []
        first: ClockTime | None = None
        for one in self._clocks.find(said):
            bare = said[one.start : one.end].strip().isdigit() and one.time is not None
            if self._bound.search(said[: one.start]):
                continue
            if bare and not self._stands_for_time(said, one, found):
                first = one
                continue
            if first is not None and self._lists(said[first.end : one.start], bare=bare):
                found.append(first)  # it begins the list: 8, 12 and 9
            first = None
            found.append(one)
        return found[:_MOST_TIMES]

    def _lists(self, between: str, *, bare: bool) -> bool:
        """Whether a bare number before these characters is in a list with the time behind them, which may be `bare`."""
        return self._listing.fullmatch(between) is not None or (bare and between.strip() == ",")

    def names_bound(self, said: str) -> bool:
        """True where a time is named before or after which it is to come, which says nearly when."""
        return any(self._bound.search(said[: one.start]) for one in self._clocks.find(said))

    def _stands_for_time(self, said: str, one: ClockTime, before: list[ClockTime]) -> bool:
        if len(said[one.start : one.end].strip()) == 4:
            return True
        if before and self._between_times.fullmatch(said[before[-1].end : one.start]):
            return True
        if before and self._contrasted.search(said[: one.start]) and self._on_days.match(said, one.end):
            return True
        return self._before_time.search(said[: one.start]) is not None

    def settled(self, said: str, times: list[ClockTime]) -> tuple[list[Time], bool]:
        """Each time with the half of the day that words beside it, or another time, give it."""
        of_24 = any(one.of_24 and one.time is not None and one.time.hour > 12 for one in times)
        settled: list[Time | None] = []
        for at, one in enumerate(times):
            assert one.time is not None
            if not _is_open(said, one) or of_24:
                settled.append(self._as_written(said, times, at) if not of_24 else one.time)
                continue
            part = self._part_near(said, times, at)
            settled.append(in_part(one.time, part) if part is not None else None)
        _carry(times, settled)
        _as_listed(times, settled)
        result = [time if time is not None else (one.time or Time()) for time, one in zip(settled, times, strict=True)]
        still_open = any(time is None for time in settled)
        return result, still_open

    def _as_written(self, said: str, times: list[ClockTime], at: int) -> Time:
        """11:30 as it stands, but for the evening or the like that is named right before or behind it."""
        one = times[at]
        assert one.time is not None
        if not one.open or one.time.hour < 10 or len(times) > 1:
            return one.time
        part = self._part_near(said, times, at)
        return one.time if part in (None, MORNING, NOON) else in_part(one.time, part or MORNING)

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
        parts = {self._named(match) for match in self._part.finditer(said)} - {NOON}
        return parts.pop() if len(parts) == 1 else None

    def _named(self, part: re.Match[str]) -> str:
        return self._parts[part["part"] or part["other"]]


def _is_open(said: str, one: ClockTime) -> bool:
    """A bare hour, spoken or written, or 1:00 to 9:59 without a leading zero."""
    if not one.open or one.time is None:
        return False
    words = said[one.start : one.end]
    figures = re.search(r"\d{1,2}[:.h ]\d{2}", words)
    return figures is None or not words.strip()[:2].isdigit()


def in_part(time: Time, part: str) -> Time:
    """The hour of a clock of twelve hours that is in a part of the day."""
    hour = time.hour % 12
    if part == MORNING or (part == NIGHT and hour < 5):  # at night: 1 to 4 after midnight, 12 is midnight
        return time.replace(hour=hour)
    return time.replace(hour=hour + 12)


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


def _as_listed(times: list[ClockTime], settled: list[Time | None]) -> None:
    """9, 12, 3 and 6, and nothing that says which half: as they are listed they fit into one day in one way alone."""
    hours = [one.time for one in times if one.time is not None]
    falls = [at for at, (before, after) in enumerate(pairwise(hours), 1) if after < before]
    if any(time is not None for time in settled) or len(falls) != 1 or hours[-1] > hours[0]:
        return
    for at, one in enumerate(hours):
        later = at >= falls[0] or one.hour == 12
        settled[at] = one.replace(hour=one.hour % 12 + (12 if later else 0))
