"""What a sentence that changes a reminder names of days and times, and the change that was read in it does not say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whenever import Time

from bot.domain.editing import Edit
from bot.domain.rules import NO_RULE
from bot.domain.said_days import OnceDay
from bot.domain.schedules import Day
from bot.understanding.schedule.heard import Heard
from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.clock_times import ClockTime


class Accounting:
    """Holds a change against all that is named in its sentence."""

    def __init__(self, phrasing: Phrasing, schedules: ScheduleReader) -> None:
        self._schedules = schedules
        self._day = phrasing.regex(r"\b(?P<name>{time.weekdays})s?\b(?!')")
        self._except = phrasing.pattern("days.except")
        self._weekdays = phrasing.meanings("time.weekdays", tuple(Day))

    def lost(self, said: str, edit: Edit) -> tuple[str, ...]:
        """Words of a searched sentence that name a day, a time or a part of the day, and are nothing of the change.

        The sentence has no names of kinds, of which some have a day in them.
        """
        if edit.said.impossible is not None:
            return ()
        heard = self._schedules.hear(said)
        known = set(_times_of(edit))
        spans = [(one.start, one.end) for one in heard.times if known.isdisjoint(_readings(one))]
        spans += self._days_lost(said, edit)
        if edit.within is None and edit.which.within is None and edit.gone.part is None:
            spans += self._schedules.moments(_as_known(heard, known)).unmet
        words = (said[start:end].strip() for start, end in sorted(spans))
        return tuple(dict.fromkeys(words))

    def _days_lost(self, said: str, edit: Edit) -> Iterator[tuple[int, int]]:
        """A day of the week may be one of a rule, which is read as a whole."""
        if edit.said.rule != NO_RULE or not isinstance(edit.said.once_day, OnceDay | None):
            return
        known = {*edit.said.days, *edit.gone.days, *edit.which.days}
        once = edit.said.once_day
        denied = self._except.search(said) if edit.said.days else None
        for named in self._day.finditer(said, 0, denied.start() if denied is not None else len(said)):
            day = Day(self._weekdays[named["name"]])
            if day not in known and (once is None or once.value != day.value):
                yield named.span()


def _times_of(edit: Edit) -> Iterator[Time]:
    yield from edit.which.times
    for value in (edit.said, edit.gone):
        yield from value.times
        if value.window is not None:
            yield from (value.window.start, value.window.until)
    yield from (time for time in (edit.starts, edit.ends) if time is not None)


def _readings(one: ClockTime) -> set[Time]:
    """The time, and where its half of the day is open the other one; none where no clock shows it."""
    if one.time is None:
        return set()
    return {one.time, one.later or one.time}


def _as_known(heard: Heard, known: set[Time]) -> Heard:
    """The sentence with each time in the half of the day in which the change has it."""
    times = [
        replace(one, time=one.later, open=False) if one.later in known and one.time not in known else one
        for one in heard.times
    ]
    return replace(heard, times=times)
