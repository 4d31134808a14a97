"""What is to become of a reminder, beside what says which: one reading for each way to say it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.editing import Edit, Which
from bot.domain.said_days import OnceDay
from bot.domain.schedules import EVERY_DAY, Day, ScheduleRequest, Window
from bot.understanding.editing.values import ValueReader
from bot.understanding.editing.which import WhichReader
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.clock_times import PARTS_OF_DAY, ClockTimes
from bot.understanding.time.intervals import IntervalReader

_ONCE = (OnceDay.TODAY, OnceDay.TOMORROW)
_FIRST_OF_DAY = 5
"""The first hour that is read as one of the morning where a day starts."""


@dataclass(frozen=True, slots=True)
class Told:
    """A searched sentence without the words that say which reminder is meant, and what those said."""

    which: Which
    said: str


class OperationReader:
    """Reads what changes. Each reading gives None where the sentence is not of its kind."""

    def __init__(self, phrasing: Phrasing, values: ValueReader, which: WhichReader, clocks: ClockTimes) -> None:
        self._values = values
        self._which = which
        self._clocks = clocks
        self._intervals = IntervalReader(phrasing)
        self._stripped = phrasing.regex(r"\b{editing.stripped}(?![\w'])")
        self._replacing = phrasing.pattern("editing.replacing")
        self._but = phrasing.regex(r"\W*\b{editing.but_rather} ")
        self._listed = phrasing.regex(r"\s*,[^,]+(?:,|\b{schedule.between_times}\b)")
        self._another = phrasing.regex(r"\b(?:{editing.adds}|{editing.changes}|{editing.sets})\b")
        self._trading = phrasing.regex(r"\b{editing.trading} (?P<gone>.+?) {editing.replaced} (?P<said>.+)")
        self._to = phrasing.regex(r"^(?P<left>.*?)\b{editing.to} (?P<right>.+)$")
        self._earlier = phrasing.regex(r"\b{editing.earlier}\b")
        self._later = phrasing.regex(r"\b{editing.later}\b")
        self._by = phrasing.regex(r"^\W*(?:{editing.by} )*")
        self._delays = phrasing.regex(r"\b{editing.delays}\b.*?\b{editing.by} (?P<length>.+)")
        self._leaves_out = phrasing.pattern("editing.leaves_out")
        self._taken_off = phrasing.pattern("editing.taken_off")
        self._adds = phrasing.regex(r"(?<!\w){editing.adds}(?!\w)|^\W*(?:{editing.joining}) (?={time.weekdays}s?\b)")
        self._only = phrasing.pattern("editing.only")
        self._starting = phrasing.pattern("editing.starting")
        self._goes_on = phrasing.regex(r"\s*(?:{editing.to}|{days.until}|{editing.ending}|-|–)(?![\w'])")
        self._ending = phrasing.pattern("editing.ending")
        self._only_once = phrasing.pattern("editing.only_once")
        self._part = phrasing.regex(r"\b(?P<part>{time.parts_of_day})s?\b")
        self._parts = phrasing.meanings("time.parts_of_day", tuple(PARTS_OF_DAY))
        self._every_day = phrasing.regex(r"\b(?:{intervals.each}|{editing.each_day})\b")

    def read(self, told: Told, *, about: bool, split: bool = True) -> Edit:
        """What changes; an edit that names nothing where it is not said.

        With `split` what stands before "to" is what it was.
        """
        return (
            self._moved(told)
            or self._bounded(told)
            or self._traded(told)
            or self._replaced(told)
            or self._left_out(told)
            or self._set(told, about=about, split=split)
        )

    def _moved(self, told: Told) -> Edit | None:
        """So much earlier or later."""
        minutes = self._minutes_moved(told.said)
        if minutes is None or self._only_once.search(told.said):
            return None
        if self._names_days(told.said):
            return Edit(self._of_kind(told.which, told.said))
        return Edit(self._of_kind(told.which, told.said), minutes=round(minutes))

    def _names_days(self, said: str) -> bool:
        """Whether it is for some days alone, which would be another reminder."""
        days = self._of_weeks(self._value(said)).days
        return bool(days) and days != EVERY_DAY

    def _minutes_moved(self, said: str) -> float | None:
        for pattern, sign in ((self._earlier, -1), (self._later, 1)):
            for word in pattern.finditer(said):
                before = f"{said[: word.start()].rstrip(' ,')} from now"
                step = self._intervals.delay_in(before)
                if step is not None and step.end == len(before):
                    return sign * step.minutes
                step = self._intervals.delay_in(f"in {self._by.sub('', said[word.end() :])}")
                if step is not None and step.start == 0:
                    return sign * step.minutes
        delayed = self._delays.search(said)
        if delayed is None:
            return None
        step = self._intervals.delay_in(f"in {delayed['length']}")
        return step.minutes if step is not None and step.start == 0 else None

    def _bounded(self, told: Told) -> Edit | None:
        """From when or until when an interval goes."""
        edit = Edit(self._of_kind(told.which, told.said))
        for pattern, starts in ((self._starting, True), (self._ending, False)):
            for opening in pattern.finditer(told.said):
                clock = next(iter(self._clocks.find(told.said[opening.end() :])), None)
                after = told.said[opening.end() :]
                if clock is None or clock.time is None or after[: clock.start].strip():
                    continue
                if starts and self._goes_on.match(after, clock.end):
                    continue
                early = clock.time.hour >= _FIRST_OF_DAY and starts
                time = clock.later if clock.open and not early and clock.later is not None else clock.time
                edit = replace(edit, starts=time) if starts else replace(edit, ends=time)
        return None if edit.names_nothing else edit

    def _traded(self, told: Told) -> Edit | None:
        """Swap this for that."""
        found = self._trading.search(told.said)
        return self._in_place(told, found["said"], found["gone"]) if found is not None else None

    def _replaced(self, told: Told) -> Edit | None:
        """This instead of that; this, not that."""
        found = self._replacing.search(told.said)
        if found is None:
            return None
        return self._in_place(told, told.said[: found.start()], told.said[found.end() :], or_nothing=True)

    def _in_place(self, told: Told, said: str, gone: str, *, or_nothing: bool = False) -> Edit | None:
        """What is said comes in place of what goes; with `or_nothing` it need not be said what goes."""
        new, old = self._of_weeks(self._value(said)), self._of_weeks(self._value(gone))
        kinds, others = self._values.kinds_in(said), self._values.kinds_in(gone)
        if len(kinds) == 1 and len(others) == 1 and kinds != others:
            return Edit(replace(told.which, kind=others[0]), replace(new, kind=kinds[0]))
        if not new.names_something or not (old.names_something or (or_nothing and new.every_minutes)):
            return None
        which = self._of_kind(told.which, told.said)
        if old.times and not which.times and new.times:
            return Edit(which, new, ScheduleRequest(times=old.times, half_day_open=old.half_day_open))
        return Edit(which, new, _gone(old))

    def _left_out(self, told: Told) -> Edit | None:
        """Not on these days, not at these times."""
        which = self._of_kind(told.which, told.said)
        for marker in self._leaves_out.finditer(told.said):
            head, tail = told.said[: marker.start()], told.said[marker.end() :]
            if tail.lstrip().startswith(","):  # "no, 10 am"
                continue
            if self._only_once.search(tail):
                return None
            first, *others = self._but.split(tail, maxsplit=1)
            if others and self._listed.match(tail, len(first)) and self._value(first).names_something:
                first, others = tail, []
            if (verb := self._another.search(first)) is not None:
                first = first[: verb.start()]
            gone, said = self._of_weeks(self._value(first)), self._of_weeks(self._value(" ".join(others)))
            before = self._of_weeks(self._value(head))
            if before.days and gone.days:
                return None
            if _gone(gone).names_something:
                return Edit(which, said if said.names_something else before, _gone(gone))
            if gone.names_something or before.names_something:
                continue
            if which.times:
                return Edit(which, said, ScheduleRequest(times=which.times))
            if which.within is not None:
                return Edit(which, said, ScheduleRequest(part=_part_of(which.within)))
        off = self._taken_off.search(told.said)
        if off is None or self._only_once.search(told.said):
            return None
        gone = _gone(self._of_weeks(self._value(told.said[: off.start()])))
        return Edit(which, gone=gone) if gone.days else None

    def _set(self, told: Told, *, about: bool, split: bool) -> Edit:
        """What it shall be, or be too."""
        which, said, left = told.which, told.said, ""
        whole = self._values.read(self._clean(told.said))
        parts = self._to.search(said) if split else None
        if parts is not None and self._names(parts["right"]):
            left, said = parts["left"], parts["right"]
            if not self._names_when(said) and self._names_when(left):  # "add saturdays to the stretch reminder"
                which, left, said = self._of_kind(which, said), "", self._values.without_kinds(left)
        value = self._of_weeks(self._value(said))
        kinds, left_kinds = self._values.kinds_in(said), self._values.kinds_in(left)
        if left_kinds:
            which = self._of_kind(which, left)
            if len(kinds) == 1 and kinds != left_kinds:
                value = replace(value, kind=kinds[0])
        elif len(kinds) == 1 and (value.names_something or which.names_one or not about) and not left:
            which = replace(which, kind=kinds[0])
        elif len(kinds) == 1:
            value = replace(value, kind=kinds[0])
        gone = ScheduleRequest()
        if left:
            times, left = self._which.from_time(left)
            which = replace(which, times=which.times or times)
            value = replace(value, window=value.window or whole.window)
            days = self._of_weeks(self._value(left)).days or which.days
            if value.days and days and set(days) != set(EVERY_DAY):
                gone = ScheduleRequest(days=days)
                which = replace(which, days=days)
        part = self._part.search(said)
        within = None
        if part is not None and not value.times and value.every_minutes is None:
            within = PARTS_OF_DAY[self._parts[part["part"]]]
            if value.days == EVERY_DAY and not self._every_day.search(said):
                value = replace(value, days=())
        adds = self._adds.search(told.said) is not None and self._only.search(told.said) is None
        return Edit(which, value, gone, adds=adds, within=within)

    def _names(self, said: str) -> bool:
        return self._names_when(said) or bool(self._values.kinds_in(said))

    def _names_when(self, said: str) -> bool:
        return self._value(said).names_something or self._part.search(said) is not None

    def _value(self, said: str) -> ScheduleRequest:
        return self._values.read(self._clean(said))

    def _clean(self, said: str) -> str:
        return self._stripped.sub(" ", said)

    def _of_weeks(self, value: ScheduleRequest) -> ScheduleRequest:
        """A single day, as one of every week."""
        if not isinstance(value.once_day, OnceDay) or value.once_day in _ONCE:
            return value
        return replace(value, once_day=None, days=(Day(value.once_day.value),))

    def _of_kind(self, which: Which, said: str) -> Which:
        kinds = self._values.kinds_in(said)
        return replace(which, kind=kinds[0]) if len(kinds) == 1 else which


def _part_of(window: Window) -> str:
    """The part of the day whose window it is."""
    return next(part for part, of_it in PARTS_OF_DAY.items() if of_it == window)


def _gone(value: ScheduleRequest) -> ScheduleRequest:
    """The days and times of a value alone."""
    return ScheduleRequest(days=value.days, times=value.times, half_day_open=value.half_day_open)
