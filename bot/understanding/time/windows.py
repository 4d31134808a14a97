"""From when to when: the windows of reminders and the quiet hours."""

from __future__ import annotations

from whenever import Time

from bot.domain.schedules import Window
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import LONGEST_ANSWER
from bot.understanding.time.clock_times import ClockTime, ClockTimes

_JOINED = r"\s*(?:{windows.joined}|-|–|—|->|→|,)\s*(?:{windows.loosely} )?"
_STEP = r"\b{windows.step}\s+[0-9.,]+\s?{time.hours}\b"


class WindowReader:
    """Reads two times of day as a window."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers, clocks: ClockTimes) -> None:
        self._numbers = numbers
        self._clocks = clocks
        self._joined = phrasing.regex(_JOINED)
        self._step = phrasing.regex(_STEP)

    def only_time(self, text: str) -> ClockTime | None:
        """The only time of day in a text; None where there are several, or none."""
        times = list(self._clocks.find(self._numbers.with_figures(text)))
        return times[0] if len(times) == 1 else None

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


def _resolved(start: ClockTime, end: ClockTime, *, at_night: bool) -> Window:
    assert start.time is not None
    assert end.time is not None
    first, second = start.time, end.time
    if start.open and at_night and (end.open or second.hour < 12):
        return Window(_evening(first), second.replace(hour=second.hour % 12) if end.open else second)
    if start.open and end.open:
        if first.hour < 6:
            return _shorter(Window(_later(first), second), Window(_later(first), _later(second)))
        return Window(first, second if second > first else _later(second))
    if start.open and not end.of_24:
        return _shorter(Window(first, second), Window(_later(first), second))
    if end.open and not start.of_24:
        return _shorter(Window(first, second), Window(first, _later(second)))
    return Window(first, second)


def _later(time: Time) -> Time:
    return time.replace(hour=(time.hour + 12) % 24)


def _evening(time: Time) -> Time:
    """An hour as people mean it for the beginning of a night: 10 is 22:00, 1 and 12 are after midnight."""
    return time.replace(hour=time.hour + 12 if 5 < time.hour < 12 else time.hour % 12)


def _shorter(*windows: Window) -> Window:
    return min((window for window in windows if window.minutes), key=lambda window: window.minutes)
