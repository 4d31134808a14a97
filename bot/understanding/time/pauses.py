"""For how long something rests, or until when."""

from __future__ import annotations

import re
from typing import Final

from whenever import Date, Instant, Time, ZonedDateTime

from bot.domain.profile import UNTIL_RESUMED
from bot.domain.schedules import later
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import LONGEST_ANSWER
from bot.understanding.time.calendar_days import CalendarDays, NamedDay
from bot.understanding.time.clock_times import AFTERNOON, EVENING, MORNING, NIGHT, ClockTimes

_MOST_DAYS = 366
_AS_CLOCKS_DO: Final = "compatible"
"""A time that a clock change skips is as much later; of one that comes twice it is the first."""
_LENGTH = (
    r"(?<![\w.,:/-])(?:(?P<number>[0-9]+(?:[.,][0-9]+)?)\s*(?P<letter>{time.unit_letters}\b)?|(?P<half>{time.half_a})\s"
    r"|(?P<couple>{time.couple})\s|(?:{time.one})\s)"
    r"(?(letter)|\s*(?P<unit>{time.units})\b)"
    r"(?P<and_half> {time.and_a_half})?"
)
_DAYS = {"days": 1, "weeks": 7, "fortnights": 14, "years": 365}
_UNITS = ("minutes", "hours", *_DAYS, "months")
_BEGINS = {MORNING: Time(6), AFTERNOON: Time(12), EVENING: Time(18), NIGHT: Time(20)}
_ENDS = {MORNING: _BEGINS[AFTERNOON], AFTERNOON: _BEGINS[EVENING]}
_TONIGHT = Time(18)


class PauseReader:
    """Reads the end of a pause."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers, days: CalendarDays, clocks: ClockTimes) -> None:
        self._numbers = numbers
        self._days = days
        self._clocks = clocks
        self._length = phrasing.regex(_LENGTH)
        self._units = {
            **phrasing.meanings("time.units", _UNITS),
            **phrasing.meanings("time.unit_letters", _UNITS),
        }
        self._endless = phrasing.pattern("pauses.endless")
        self._repeated = phrasing.pattern("pauses.repeated")
        self._passed = phrasing.pattern("pauses.passed")
        self._until = phrasing.pattern("pauses.until")
        self._back = phrasing.pattern("pauses.back")
        self._to_its_end = phrasing.pattern("pauses.to_its_end")
        self._starts_later = phrasing.pattern("pauses.starts_later")
        self._rest_of_today = phrasing.pattern("pauses.rest_of_today")
        self._whole_tomorrow = phrasing.pattern("pauses.whole_tomorrow")
        self._this_period = phrasing.pattern("pauses.this_period")
        self._periods_to_come = phrasing.pattern("pauses.periods_to_come")
        self._beside = phrasing.words("pauses.beside")
        self._tomorrow = phrasing.pattern("time.tomorrow")
        self._next = phrasing.pattern("time.next")
        self._weekend = phrasing.pattern("time.weekend")
        self._part = phrasing.regex(r"\b(?:(?P<part>{time.parts_of_day})|{time.tonight})\b")
        self._parts = phrasing.meanings("time.parts_of_day")

    def read(self, text: str, zone: str, now: Instant) -> Instant | None:
        """The end of the pause that a text asks for, on the wall clock of a zone; UNTIL_RESUMED for one without an end.

        None where the text names no end, an ambiguous one, one that has passed, or one that is over a year away. A day
        begins at its midnight: "until friday" ends as Friday begins, "through friday" as it ends.
        """
        if len(text) > LONGEST_ANSWER:
            return None
        said = self._numbers.with_figures(text).strip(" .!?,")
        if self._repeated.search(said) or self._passed.search(said):
            return None
        here = now.to_tz(zone)
        end = self._named_end(said, here)
        if end is None:
            return UNTIL_RESUMED if self._endless.search(said) else None
        return end.to_instant() if here < end <= here.add(days=_MOST_DAYS, disambiguation=_AS_CLOCKS_DO) else None

    def tells_of_return(self, text: str) -> bool:
        """Whether a text begins by saying when somebody is there again: "I'm back on friday"."""
        return self._back.match(self._numbers.with_figures(text)) is not None

    def _named_end(self, said: str, here: ZonedDateTime) -> ZonedDateTime | None:
        until = self._until.search(said)
        if until is not None:
            after = said[until.end() :].strip()
            return self._moment(after, here, to_its_end=bool(self._to_its_end.search(said))) or self._after_length(
                after, here
            )
        if self._starts_later.search(said):
            return None
        return self._after_length(said, here) or self._rest_of(said, here) or self._moment_alone(said, here)

    def _after_length(self, said: str, here: ZonedDateTime) -> ZonedDateTime | None:
        """Now and a length of time: hours and minutes as they pass, days and more on the wall clock."""
        end = here
        found = list(self._length.finditer(said))
        for match in found:
            number = _number(match) + (0.5 if match["and_half"] else 0.0)
            if number > 1_000_000:
                return None
            unit = self._units[match["letter"] or match["unit"]]
            days = number * _DAYS.get(unit, 0)
            if days > 2 * _MOST_DAYS:
                return None
            if unit == "months":
                end = end.add(months=min(int(number), 24), days=round(number % 1 * 30), disambiguation=_AS_CLOCKS_DO)
            elif days:
                end = end.add(days=int(days), disambiguation=_AS_CLOCKS_DO).add(hours=round(days % 1 * 24))
            else:
                end = end.add(minutes=min(round(number * (60 if unit == "hours" else 1)), 2 * _MOST_DAYS * 24 * 60))
        return end if found else None

    def _rest_of(self, said: str, here: ZonedDateTime) -> ZonedDateTime | None:
        """The end of today, of tomorrow, of this week or month, without the word until."""
        today = here.date()
        if self._whole_tomorrow.search(said):
            return _at(today.add(days=2), Time(), here)
        if (
            (period := self._this_period.search(said))
            and (named := self._days.find(period.group(), today))
            and named.day
        ):
            return _at(named.day, Time(), here)
        if self._tomorrow.search(said) or (rest := self._rest_of_today.search(said)) is None:
            return None
        part = self._part.search(rest.group())
        end = _ENDS.get(self._parts[part["part"]]) if part is not None and part["part"] else None
        return _at(today, end, here) if end is not None else _at(today.add(days=1), Time(), here)

    def _moment_alone(self, said: str, here: ZonedDateTime) -> ZonedDateTime | None:
        """A day or a time of day with nothing but small words beside it."""
        today = here.date()
        named = self._days.find(said, today)
        rest = said if named is None else said[: named.start] + " " + said[named.end :]
        for clock in reversed(list(self._clocks.find(rest))):
            rest = rest[: clock.start] + " " + rest[clock.end :]
        words = re.findall(r"\w+(?:'\w+)*", self._part.sub(" ", rest))
        if not all(word in self._beside for word in words) or self._periods_to_come.search(said):
            return None
        return self._moment(said, here, to_its_end=False)

    def _moment(self, said: str, here: ZonedDateTime, *, to_its_end: bool) -> ZonedDateTime | None:
        """The moment that a day, a time of day or both name; with `to_its_end` a day counts to its end."""
        today = here.date()
        named = self._days.find(said, today)
        if named is None:
            time = self._time_in(said)
            if time is not None:
                return _next_time(*time, here)
            return _at(today.add(days=1), Time(), here) if self._rest_of_today.search(said) else None
        if named.day is None:
            return None
        time = self._time_in(said[: named.start] + " | " + said[named.end :])
        if time is not None:
            clock, _ = time
            own_weekday = named.day == today.add(days=7) and not self._next.search(said) and clock > here.time()
            return _at(today if own_weekday else named.day, clock, here)
        return _at(_after_day(named) if to_its_end else self._before_day(named, said), Time(), here)

    def _time_in(self, said: str) -> tuple[Time, bool] | None:
        """The only time of day in a text, and whether it may be twelve hours later; a part of the day where none is."""
        times = list(self._clocks.find(said))
        if len(times) == 1 and times[0].time is not None:
            return times[0].time, times[0].open
        part = self._part.search(said)
        if part is None or times:
            return None
        return _BEGINS[self._parts[part["part"]]] if part["part"] else _TONIGHT, False

    def _before_day(self, named: NamedDay, said: str) -> Date:
        assert named.day is not None
        return named.day.add(days=-2) if self._weekend.search(said) else named.day


def _number(match: re.Match[str]) -> float:
    if match["number"]:
        return float(match["number"][:12].replace(",", "."))
    if match["half"]:
        return 0.5
    return 2.0 if match["couple"] else 1.0


def _after_day(named: NamedDay) -> Date:
    assert named.day is not None
    return named.day if named.whole else named.day.add(days=1)


def _next_time(time: Time, may_be_later: bool, here: ZonedDateTime) -> ZonedDateTime:
    """The next moment that a clock shows a time, in either reading where it has two."""
    readings = [time, later(time)] if may_be_later else [time]
    days = (here.date(), here.date().add(days=1))
    return min(moment for day in days for one in readings if (moment := _at(day, one, here)) > here)


def _at(day: Date, time: Time, here: ZonedDateTime) -> ZonedDateTime:
    return day.at(time).assume_tz(here.tz_id or "UTC", disambiguation=_AS_CLOCKS_DO)
