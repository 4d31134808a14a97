"""What each reader finds in a sentence, one after the other, so that no two read the same characters."""

from __future__ import annotations

import re

from whenever import Time

from bot.understanding.schedule.finding import masked
from bot.understanding.schedule.heard import Heard, Span, all_masked
from bot.understanding.schedule.left_out import LeftOut
from bot.understanding.schedule.moments import Moments, MomentsReader
from bot.understanding.schedule.rules import RuleReader
from bot.understanding.schedule.times import TimesReader
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.clock_times import ClockTimes
from bot.understanding.time.days import DaysReader
from bot.understanding.time.intervals import IntervalReader
from bot.understanding.time.shifted_times import TO_THE_HOUR, with_minutes

_VAGUE = r"\b{schedule.dates}\b|\b{intervals.in} 20\d\d\b(?! ?(?:{time.minutes}|{time.hours})\b)"
_COUNTED = (
    r"\b(?:\d+|{schedule.count_words})\s*{schedule.times}?\s*{schedule.a_day}?\s*{schedule.days}\b(?=.*\d)"
    r"|\b\d+ ?x\b|\b(?:\d+ ?(?:-|–|{schedule.choosing}) ?)?\d+ {schedule.counted}\b"
)


class Hearing:
    """Hears sentences in the form that is searched."""

    def __init__(self, phrasing: Phrasing, clocks: ClockTimes, left_out: LeftOut) -> None:
        self.days = DaysReader(phrasing)
        self.intervals = IntervalReader(phrasing)
        self.rules = RuleReader(phrasing)
        self.times = TimesReader(phrasing, clocks)
        self._moments = MomentsReader(phrasing, self.times)
        self._left_out = left_out
        self._vague = phrasing.regex(_VAGUE)
        self._counted = phrasing.regex(_COUNTED)
        self._year = phrasing.regex(r"\b{time.months},? 20\d\d\b(?! ?{time.hours}\b)")
        self._times_alone = phrasing.regex(
            r"\d+ ?(?:x|{schedule.times})|\d+ ?(?:-|–|{schedule.choosing}) ?\d+ ?(?:x|{schedule.times})\b.*"
        )
        self._to_the_hour = phrasing.regex(TO_THE_HOUR)

    def hear(self, said: str) -> Heard:
        """All that is found."""
        if self.intervals.step_in(said) is None:
            said = self._to_the_hour.sub(with_minutes, said)
        unmeant = self._left_out.not_then(said)
        rule = self.rules.read(all_masked(said, unmeant))
        rest = all_masked(said, (*rule.spans, *rule.hidden, *unmeant))
        in_days = self.rules.in_days(rest) if rule.once is None else None
        delay, step = self.intervals.delay_in(rest), self.intervals.step_in(rest)
        delay = None if step is not None else delay
        without = all_masked(rest, [(one.start, one.end) for one in (delay, step) if one is not None])
        if in_days is not None:
            then = masked(rest, in_days.start, in_days.end)
            if times := self.times.find(self._uncounted(then)):
                return Heard(said, then, rule, in_days, None, None, self.days.read(then), times, self._is_vague(then))
        times = self.times.find(self._uncounted(without))
        return Heard(said, without, rule, None, delay, step, self.days.read(without), times, self._is_vague(without))

    def counts(self, rest: str) -> list[Span]:
        """Where something is counted that is no time: 3 sets, twice a day."""
        found = [match.span() for match in self._counted.finditer(rest)]
        return [one for one in found if not self._times_alone.fullmatch(rest[slice(*one)])]

    def settled(self, heard: Heard) -> tuple[list[Time], bool]:
        """The times in their half of the day, and whether that is open; every one is on a clock."""
        return self.times.settled(self._uncounted(heard.rest), heard.times)

    def moments(self, heard: Heard) -> Moments:
        """What is named of the day beside the times."""
        if not self._moments.may_name(heard.rest) or any(one.time is None for one in heard.times):
            return Moments()
        settled, _ = self.settled(heard)
        once = heard.days.once is not None
        days = list(self.days.spans(heard.rest, heard.days)) if once else self.days.groups(heard.rest)
        return self._moments.read(heard, settled, days)

    def _is_vague(self, rest: str) -> bool:
        return self._vague.search(rest) is not None

    def _uncounted(self, rest: str) -> str:
        return self._counted.sub(_blank, self._year.sub(_blank, rest))


def _blank(match: re.Match[str]) -> str:
    return masked(match.group(), 0, len(match.group()))
