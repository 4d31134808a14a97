"""A typed sentence as the reminder it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.domain.kinds import KindId
from bot.domain.rules import NO_RULE, Frequency, RuleRequest
from bot.domain.said_days import OnceDay
from bot.domain.schedules import EVERY_DAY, Impossible, ScheduleRequest, Window, weekday_of
from bot.understanding.schedule.asking import Asking
from bot.understanding.schedule.finding import Says
from bot.understanding.schedule.heard import Heard, Span, all_masked, spans
from bot.understanding.schedule.hearing import Hearing
from bot.understanding.schedule.impossible import Impossibles
from bot.understanding.schedule.left_out import LeftOut
from bot.understanding.schedule.moments import Moments
from bot.understanding.schedule.wording import MOST_CHARACTERS, Wording
from bot.understanding.text.fold import fold
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.recent import ITS_FORMS, ITS_PARTS, Recently
from bot.understanding.time.clock_times import ClockTime, ClockTimes
from bot.understanding.time.windows import WindowReader

_TIMES_A_DAY = (
    r"(?<![\w.,:/–-])(?<!\b{schedule.choosing} )(?:(?P<number>\d+)\s*{schedule.times}\s*{schedule.a_day}?"
    r"|(?P<words>{schedule.times_words})\s*{schedule.times}?\s*{schedule.a_day}?)\s*{schedule.days}\b"
)
_NEAR = 2
"""Characters between a date and the day of the week it is on."""


class ScheduleReader:
    """Reads sentences that ask for a reminder."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers, clocks: ClockTimes, windows: WindowReader) -> None:
        self._wording = Wording(phrasing, numbers)
        self._asking = Asking(phrasing)
        self._left_out = LeftOut(phrasing)
        hearing = self._hearing = Hearing(phrasing, clocks, self._left_out)
        self._days, self._intervals, self._times = hearing.days, hearing.intervals, hearing.times
        self._beside_bounds = phrasing.regex(r"\b(?:{answers.beside}|{editing.only}|{editing.openings})\b")
        self._impossibles = Impossibles(phrasing, self._days, self._intervals)
        self._clocks = clocks
        self._windows = windows
        self._hint = phrasing.regex(r"\d|{schedule.hints}|\b{numbers.units}(?:{schedule.near})?\b")
        self._has_hint = Recently(self._hinted, ITS_PARTS)
        self._times_a_day = phrasing.regex(_TIMES_A_DAY)
        self._times_words = phrasing.numbers("schedule.times_words")
        self._in_total = phrasing.pattern("rules.in_total")
        self._overnight = phrasing.pattern("schedule.overnight")
        self._recently = Recently(self._read, ITS_FORMS)

    def read(self, text: str) -> ScheduleRequest | None:
        """What a text asks to be reminded of and when; None where it asks for no new reminder.

        Nothing is guessed: what the text leaves out is open in the request. What cannot be done says why, and what
        sounds like a time or a condition and was not understood is in `left_out`.
        """
        return self._recently[text]

    def _read(self, text: str) -> ScheduleRequest | None:
        if not self.may_name_times(text):
            return None
        said = self._wording.searched(text)
        declines = self._asking.declines(said, asked=text.rstrip().endswith("?"))
        if declines and self._intervals.delay_in(said) is None:
            return None
        heard = self.hear(said)
        if not self._asks(heard, declines=declines):
            return None
        request = ScheduleRequest(kind=self._asking.kind_in(heard.said))
        problem = self._impossibles.find(heard)
        if problem is not None:
            return replace(request, impossible=problem)
        moments = self.moments(heard)
        request, read = self._as_request(request, heard, moments)
        if request.impossible is not None:
            return request
        timed = bool(request.times or request.in_minutes or request.every_minutes)
        left_out = self._left_out.find(heard.said, read, moments.unmet, timed=timed, once=request.is_once)
        clock = next(filter(None, (self._left_out.clock_behind(heard.said, one.end) for one in heard.times)), None)
        left_out = tuple(dict.fromkeys(filter(None, (*left_out, clock))))
        return replace(request, left_out=left_out, clock=clock)

    def told(self, text: str) -> ScheduleRequest | None:
        """When a text says that something is, whether or not it asks for a reminder; None where it names no time."""
        if not self.may_name_times(text):
            return None
        heard = self.hear(self._wording.searched(text))
        if self._impossibles.find(heard) is not None:
            return None
        request, _ = self._as_request(ScheduleRequest(), heard, self.moments(heard))
        return request if request.impossible is None else None

    def kind_in(self, text: str) -> KindId | None:
        """What a text is about; None where it names no kind of reminder, or several."""
        return self._asking.kind_in(fold(text[:MOST_CHARACTERS]))

    def may_name_times(self, text: str) -> bool:
        """Whether it is worth while to look for times and reminders in a text; misspelt words aside."""
        return self._has_hint[text[:MOST_CHARACTERS]]

    def _hinted(self, text: str) -> bool:
        return self._hint.search(text.lower()) is not None

    def prepared(self, text: str) -> str:
        """The form of a text that is searched."""
        return self._wording.searched(text)

    def hear(self, said: str) -> Heard:
        """What each reader of times finds in a sentence in the form that is searched."""
        return self._hearing.hear(said)

    def moments(self, heard: Heard) -> Moments:
        """What such a sentence names of the day beside its times."""
        return self._hearing.moments(heard)

    def bounds_in(self, text: str) -> RuleRequest | None:
        """Until when or for how long it comes, where a text says that and nothing else; None where it does not."""
        said = self.prepared(text)
        found = self._hearing.rules.read(said)
        rule = RuleRequest(until=found.rule.until, duration=found.rule.duration)
        left = self._beside_bounds.sub("", all_masked(said, found.spans))
        alone = not any(char.isalnum() for char in left)
        return rule if alone and found.rule == rule != NO_RULE and not found.wrong else None

    def _asks(self, heard: Heard, *, declines: bool) -> bool:
        if heard.delay is not None and not re.search(r"\w", heard.rest):
            return True
        if declines:
            return False
        timed = bool(heard.delay or heard.step or heard.times)
        meal = self._times.names_meal(heard.said) or self._times.names_bound(heard.rest)
        part = meal or self._times.names_part(heard.said)
        dated = bool(heard.rule.spans or heard.in_days)
        named = bool(
            timed
            or dated
            or heard.days.days
            or heard.days.once
            or heard.days.none_left
            or heard.vague
            or self._impossibles.names_no_time(heard.said)
            or self._intervals.other_rhythm(heard.said)
        )
        cued = self._impossibles.cued(heard.said)
        cued = cued or meal or self._intervals.long_rhythm(heard.said)
        when = bool(timed or dated or cued or heard.vague or heard.days.days or (heard.days.once and part))
        days = self._days.groups(heard.rest)
        bare = self._left_out.without_conditions(all_masked(heard.said, (*heard.rule.spans, *days)))
        return self._asking.asks(heard.said, bare, times=named or part, when=when, timed=timed)

    def _as_request(
        self, request: ScheduleRequest, heard: Heard, moments: Moments
    ) -> tuple[ScheduleRequest, list[Span]]:
        """The request, and the characters that it was read from."""
        read: list[Span] = self._hearing.counts(heard.rest)
        if heard.delay is not None:
            today = [one for one in self._days.spans(heard.rest, heard.days) if heard.days.once is OnceDay.TODAY]
            return replace(request, in_minutes=round(heard.delay.minutes)), [
                *read,
                *spans(heard.delay),
                *today,
            ]
        request = self._with_days(request, heard)
        if request.once_day is not None:
            read += self._once_spans(heard)
        else:
            read += self._day_spans(request, heard)
        if heard.step is not None:
            return self._with_interval(request, heard, [*read, *spans(heard.step)])
        request, of_times = self._with_times(request, heard, moments)
        return request, [*read, *of_times]

    def _once_spans(self, heard: Heard) -> list[Span]:
        """What names the one day, and the day of the week beside a date."""
        if heard.in_days is not None:
            return [(heard.in_days.start, heard.in_days.end)]
        named = list(self._days.spans(heard.rest, heard.days))
        if heard.rule.once is None:
            return named
        date, its_name = heard.rule.at[Says.ONCE], weekday_of(heard.days.once) is not None
        near = [one for one in named if 0 <= date[0] - one[1] <= _NEAR or 0 <= one[0] - date[1] <= _NEAR]
        return [date, *near] if its_name else [date]

    def _day_spans(self, request: ScheduleRequest, heard: Heard) -> Iterator[Span]:
        """What names and narrows the days, as far as the request has it."""
        found, once = heard.rule, heard.once in (request.rule.dtstart, request.rule.until, OnceDay.TODAY)
        unused = set() if found.per_week in (request.per_week, len(request.days)) else {found.at.get(Says.PER_WEEK)}
        if not once:
            unused.add(found.at.get(Says.ONCE))
        yield from (span for span in found.spans if span not in unused)
        if heard.weekdays or heard.days.once is None or (once and heard.once is heard.days.once):
            yield from self._days.spans(heard.rest, heard.days)

    def _with_days(self, request: ScheduleRequest, heard: Heard) -> ScheduleRequest:
        if heard.once is not None and heard.step is None:
            return replace(request, once_day=heard.once)
        found, days = heard.rule, heard.weekdays
        if heard.once is not None and not days and found.rule.dtstart is None:  # every so many minutes of one day
            first = None if heard.once is OnceDay.TODAY else heard.once
            rule = replace(found.rule, dtstart=first, until=found.rule.until or heard.once)
            return replace(request, days=EVERY_DAY, rule=rule)
        request = replace(request, rule=found.rule, days=days)
        if days or found.rule.says_days:
            return replace(request, days=days or EVERY_DAY)
        if found.per_week is not None or found.rule.interval > 1 or found.rule.freq is Frequency.MONTHLY:
            return replace(request, per_week=found.per_week)
        assumed = heard.step is None and not self._times_a_day.search(heard.said)
        return replace(request, days=EVERY_DAY, days_assumed=assumed)

    def _with_interval(
        self, request: ScheduleRequest, heard: Heard, read: list[Span]
    ) -> tuple[ScheduleRequest, list[Span]]:
        assert heard.step is not None
        minutes = round(heard.step.minutes)
        window = self._window(heard.rest)
        if window is None:
            if any(time.time is None for time in self._clocks.find(heard.rest)):
                return replace(request, impossible=Impossible.NO_SUCH_TIME), read
            return replace(request, every_minutes=minutes), read
        if window.minutes == 0:
            return replace(request, impossible=Impossible.EMPTY_WINDOW), read
        if minutes > window.minutes:
            return replace(request, impossible=Impossible.INTERVAL_TOO_LONG), read
        ends = list(self._clocks.find(heard.rest))
        read = [*read, (ends[0].start, ends[-1].end), *(one.span() for one in self._overnight.finditer(heard.said))]
        return replace(request, every_minutes=minutes, window=window), read

    def _window(self, said: str) -> Window | None:
        night = self._overnight.search(said) is not None
        ends = list(self._clocks.find(said))
        if len(ends) == 2 and ends[0].time is not None and _written(said, ends[0]) == _written(said, ends[1]):
            return Window(ends[0].time, ends[0].time)
        return self._windows.read(said, at_night=night)

    def _with_times(
        self, request: ScheduleRequest, heard: Heard, moments: Moments
    ) -> tuple[ScheduleRequest, list[Span]]:
        times = heard.times
        if any(one.time is None for one in times):
            return replace(request, impossible=Impossible.NO_SUCH_TIME), []
        request, read = self._how_often(request, heard)
        window = len(self._times.without_ends(heard.rest, times)) < len(times)
        if request.rule.count and window and not self._in_all(heard):  # 4 times from 9 to 5
            return replace(request, per_day=request.rule.count, rule=heard.rule.rule), read
        if not times:
            return replace(request, part=self._times.part_in(heard.said)), read
        settled, still_open = self._hearing.settled(heard)
        kept = self._times.without_ends(heard.rest, times)
        settled, times = [settled[at] for at in kept], [times[at] for at in kept]
        if request.once_day is not None:
            settled, times = settled[:1], times[:1]
            read += [(one.start, one.end) for one in times]
        else:
            read += [self._times.of_every_day(heard.rest, one) for one in times]
            settled += moments.shared
        unsaid = len(times) == 1 and times[0].open and not still_open and settled[0] == times[0].time
        unsaid = unsaid and self._written_short(heard, times[0])
        request = replace(request, half_day_open=still_open, half_day_unsaid=unsaid)
        return replace(request, times=tuple(sorted(set(settled)))), read

    def _written_short(self, heard: Heard, time: ClockTime) -> bool:
        """10:30 as it stands, with no part of the day anywhere."""
        return not self._times.names_part(heard.said) and heard.rest[time.start : time.end].strip()[:1] == "1"

    def _in_all(self, heard: Heard) -> bool:
        """10 times in total."""
        return self._in_total.search(heard.said[slice(*heard.rule.at[Says.COUNT])]) is not None

    def _how_often(self, request: ScheduleRequest, heard: Heard) -> tuple[ScheduleRequest, list[Span]]:
        """So many times a day, or so many in all; what the times themselves say is no more than that."""
        count, named = heard.rule.count, len(heard.times)
        if match := self._times_a_day.search(heard.said):
            number = int(match["number"] or self._times_words[match["words"]])
            per_day = number if named < number <= len(EVERY_DAY) * 3 and request.once_day is None else None
            return replace(request, per_day=per_day), [match.span()] if per_day or number in (0, named) else []
        if count is None or request.once_day is not None:
            return request, []
        if count != named:
            request = replace(request, rule=replace(request.rule, count=count))
        return request, [heard.rule.at[Says.COUNT]]


def _written(said: str, one: ClockTime) -> str | int:
    """The time as it is written, where it is written to the minute; else something that equals no other."""
    words = said[one.start : one.end].strip()
    return words if ":" in words or (one.time is not None and not one.open) else one.start
