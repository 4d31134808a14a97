"""From when to when: the windows of reminders and the quiet hours."""

from __future__ import annotations

from dataclasses import replace

from whenever import Time

from bot.domain.schedules import Window, later
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import LONGEST_ANSWER
from bot.understanding.time.clock_times import ClockTime, ClockTimes

_JOINED = r"\s*(?:{windows.joined}|-|–|—|->|→|,)\s*(?:{windows.loosely} )?"
_SPANS = ("8-20", "9-17", "6-12", "12-18", "18-22")
_EARLIEST = 5
"""The first hour at which somebody gets up; a bare one before it is one of the afternoon."""
_NOON = 12
_ASIDE = r"(?:\W*\b{windows.aside}\b)*"
_MARKED = (
    r"\b{windows.marks} [0-9]|[0-9] ?{time.oclock}|[0-9][:.][0-9]{2}\b"
    r"|\b(?:{time.half}|{time.quarter}) (?:{time.past}|{time.before}|[0-9])"
)
_STEP = r"\b{windows.step}\s+[0-9.,]+\s?{time.hours}\b"


class WindowReader:
    """Reads two times of day as a window."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers, clocks: ClockTimes) -> None:
        self._numbers = numbers
        self._clocks = clocks
        self._joined = phrasing.regex(_JOINED)
        self._step = phrasing.regex(_STEP)
        self._closing = phrasing.pattern("windows.closing")
        self._named = phrasing.pattern("windows.named")
        self._hours = phrasing.numbers("windows.named")
        self._marked = phrasing.regex(_MARKED)
        self._span_alone = phrasing.regex(rf"{_ASIDE}\W*(?P<span>{{windows.spans}}){_ASIDE}\W*")
        self._span = phrasing.pattern("windows.spans")
        self._spans = phrasing.meanings("windows.spans", _SPANS)

    def only_time(self, text: str) -> ClockTime | None:
        """The only time of day in a text; None where there are several, or none."""
        times = list(self._clocks.find(self._numbers.with_figures(text)))
        return times[0] if len(times) == 1 else None

    def beside(self, clock: ClockTime, text: str) -> str:
        """What a text says beside the only time of day in it, with its numbers in figures."""
        said = self._numbers.with_figures(text)
        return f"{said[: clock.start]} {said[clock.end :]}"

    def read(self, text: str, *, at_night: bool = False) -> Window | None:
        """From when to when: the two times of day in a text; None where there are not just two, or no clock shows them.

        A bare hour takes the reading of the other one's kind: 22-7 is from 22:00 to 07:00. With neither said, it is a
        span of the day (9 to 5 ends at 17:00), or of the night with `at_night` (10 to 7 begins at 22:00). Both ends
        the same are a window without length.
        """
        if len(text) > LONGEST_ANSWER:
            return None
        said = self._step.sub(" ", self._numbers.with_figures(text))
        times = list(self._clocks.find(said))
        if len(times) != 2 or not self._joined.fullmatch(said[times[0].end : times[1].start]):
            return None
        start, end = times
        if start.time is None or end.time is None:
            return None
        return _resolved(start, end, at_night=at_night)

    def asked(self, text: str) -> Window | None:
        """From when to when, as an answer: two times of day, or a span by its name and nothing else."""
        named = self._span_alone.fullmatch(self._numbers.with_figures(text)[:LONGEST_ANSWER])
        return self.read(text) if named is None else self._span_named(named["span"])

    def marks_a_time(self, text: str) -> bool:
        """Whether a number of a text is said to be a time of day."""
        return self._marked.search(self._numbers.with_figures(text)) is not None

    def _span_named(self, name: str) -> Window:
        first, until = self._spans[name].split("-")
        return Window(Time(int(first)), Time(int(until)))

    def told(self, text: str) -> Window | None:
        """From when to when, where that was asked: two times of day among other words, what begins and ends a day by
        its name, or a span that has one. None where a text says neither.
        """
        if len(text) > LONGEST_ANSWER or "?" in text:
            return None
        said = self._step.sub(" ", self._numbers.with_figures(text))
        ends = [(clock.start, clock) for clock in self._clocks.find(said)]
        without = _masked(said, [clock for _, clock in ends])
        for name in self._named.finditer(without):
            if len(ends) < 2:
                hour = Time(int(self._hours[name.group()]))
                ends.append((name.start(), ClockTime(hour, name.start(), name.end(), of_24=True)))
        if not ends and (span := self._span.search(said)) is not None:
            return self._span_named(span.group())
        if len(ends) != 2 or (all(clock.open for _, clock in ends) and not self.marks_a_time(text)):
            return None
        start, end = (clock for _, clock in sorted(ends, key=lambda one: one[0]))
        if start.time is None or end.time is None:
            return None
        before, between = said[: start.start], said[start.end : end.start]
        if self._closing.search(before) and not self._closing.search(between):
            start, end, between = end, start, before
        assert start.time is not None
        assert end.time is not None
        if self._closing.search(between) and end.open and end.time.hour < _NOON:
            end = replace(end, time=later(end.time), open=False, of_24=True)
        if end.of_24 and start.open and start.time.hour >= _EARLIEST:
            start = replace(start, open=False, of_24=True)
        window = _resolved(start, end, at_night=False)
        return window if window.minutes else None


def _masked(said: str, ones: list[ClockTime]) -> str:
    for one in ones:
        said = said[: one.start] + " " * (one.end - one.start) + said[one.end :]
    return said


def _resolved(start: ClockTime, end: ClockTime, *, at_night: bool) -> Window:
    assert start.time is not None
    assert end.time is not None
    first, second = start.time, end.time
    if start.open and at_night and (end.open or second.hour < 12):
        return Window(_evening(first), second.replace(hour=second.hour % 12) if end.open else second)
    if start.open and end.open:
        if first.hour < 6:
            return _shorter(Window(later(first), second), Window(later(first), later(second)))
        return Window(first, second if second > first else later(second))
    if start.open and not end.of_24:
        return _shorter(Window(first, second), Window(later(first), second))
    if end.open and not start.of_24:
        return _shorter(Window(first, second), Window(first, later(second)))
    return Window(first, second)


def _evening(time: Time) -> Time:
    """An hour as people mean it for the beginning of a night: 10 is 22:00, 1 and 12 are after midnight."""
    return time.replace(hour=time.hour + 12 if 5 < time.hour < 12 else time.hour % 12)


def _shorter(*windows: Window) -> Window:
    return min((window for window in windows if window.minutes), key=lambda window: window.minutes)
