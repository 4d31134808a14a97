"""What a sentence asks for that no reminder can do."""

from __future__ import annotations

from itertools import pairwise

from bot.domain.rules import NO_RULE
from bot.domain.schedules import DAY_MINUTES, EVERY_DAY, WEEKDAYS, WEEKEND, Impossible
from bot.understanding.schedule.finding import Says, masked
from bot.understanding.schedule.heard import Heard, Span
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.days import Days, DaysReader
from bot.understanding.time.intervals import IntervalReader

_NO_SUCH = (
    r"\b(?:2[5-9]|[3-9]\d)[:.h]\d\d\b|\b\d{1,2}[:.][6-9]\d\b(?!\s*{schedule.no_times})|(?<![\w:.])(?:1[3-9]|2\d"
    r"|[3-9]\d|0) ?[ap]m\b|\b(?:2[5-9]|[3-9]\d|\d{3,}) ?{time.oclock}\b|\bat (?:2[5-9]|[3-9]\d"
    r"|\d{3})\b(?! ?{schedule.at_ignored})|\b\d{2,}:\d{3,}\b|\b(?:2[5-9]|[3-9]\d)[0-5]\d {time.hours}\b"
)
_YEAR_MINUTES = 366 * DAY_MINUTES


class Impossibles:
    """Tells why what was heard cannot be done."""

    def __init__(self, phrasing: Phrasing, days: DaysReader, intervals: IntervalReader) -> None:
        self._days = days
        self._intervals = intervals
        self._no_such = phrasing.regex(_NO_SUCH)
        self._this = phrasing.regex(r"\b{schedule.this} {time.weekdays}\b")
        self._sun = phrasing.pattern("schedule.sun")
        self._seconds = phrasing.pattern("time.seconds")
        self._place = phrasing.pattern("schedule.place")
        self._past = phrasing.regex(r"\b{rules.over}\b")
        self._another = phrasing.regex(r"\b{rules.every} (?:{time.weekdays}s?|{said_days.days})\b")
        self._each_date = phrasing.regex(r"\b{rules.every} (?:{time.weekdays}s?,? )?(?:{time.the} )?$")
        self._only = phrasing.regex(r"\b(?:{schedule.only_then}|{schedule.contrasts})\b")
        self._other_days = phrasing.regex(r"\b{schedule.other_days}\b")
        self._comma = phrasing.regex(r"\s*,\s*(?:{days.recurring} )?")
        self._each_part = phrasing.pattern("schedule.each_part")
        self._then = phrasing.regex(r"\b{rules.then}\b")
        self._over = phrasing.regex(r"\b{rules.until} {rules.over}\b")

    def names_no_time(self, said: str) -> bool:
        """Whether something is written like a time that no clock shows."""
        return self._no_such.search(said) is not None

    def cued(self, said: str) -> bool:
        """Whether the sun or a place is to say when."""
        return self._sun.search(said) is not None or self._place.search(said) is not None

    def find(self, heard: Heard) -> Impossible | None:
        """The first reason why what was heard cannot be done; None where it can."""
        timed = bool(heard.times or heard.delay or heard.step)
        for wrong, problem in (
            (not timed and self._sun.search(heard.said), Impossible.SUN),
            (not timed and self._place.search(heard.said), Impossible.PLACE),
            (heard.delay is not None and heard.delay.minutes > _YEAR_MINUTES, Impossible.TOO_FAR),
            (heard.rule.wrong, Impossible.NO_SUCH_DATE),
            (self._over.search(heard.said) or self._is_past(heard), Impossible.OVER),
            (heard.rule.rule.interval > 1 and self._another.search(heard.rest), Impossible.SEVERAL),
            (heard.in_days is not None and heard.in_days.day is None, Impossible.TOO_FAR),
            (heard.vague, Impossible.VAGUE_DATE),
            (self._of_every_year(heard), Impossible.OTHER_RHYTHM),
            (self._intervals.other_rhythm(heard.rest), Impossible.OTHER_RHYTHM),
            (heard.days.none_left, Impossible.NO_DAYS),
            (heard.step is not None and not 1 <= heard.step.minutes <= DAY_MINUTES, Impossible.NO_INTERVAL),
            (heard.delay is not None and heard.delay.minutes <= 0, Impossible.NO_INTERVAL),
            (heard.delay is not None and self._counts_seconds(heard.said, heard.delay.minutes), Impossible.SECONDS),
            (heard.step is not None and self._counts_seconds(heard.said, heard.step.minutes), Impossible.SECONDS),
            (
                bool(heard.rule.rule.bymonthday) and bool(set(EVERY_DAY) - set(heard.weekdays or EVERY_DAY)),
                Impossible.SEVERAL,
            ),
            (heard.rule.rule.bysetpos and self._of_several(heard), Impossible.SEVERAL),
            (self._no_such.search(heard.rest), Impossible.NO_SUCH_TIME),
            (heard.step is None and self._alternates(heard), Impossible.SEVERAL),
        ):
            if wrong:
                return problem
        return None

    def _of_several(self, heard: Heard) -> bool:
        """Whether it is the first of days that are no span of the week: each Tuesday and the first Saturday."""
        return len(heard.weekdays) > 1 and heard.weekdays not in (WEEKDAYS, WEEKEND)

    def _of_every_year(self, heard: Heard) -> bool:
        """Every 5 June, every Friday the 13th."""
        return heard.rule.once is not None and bool(self._each_date.search(heard.said[: heard.rule.at[Says.ONCE][0]]))

    def _is_past(self, heard: Heard) -> bool:
        """Yesterday, two hours ago, last Friday, and no other day."""
        match = self._past.search(heard.rest)
        if match is None or heard.rule.rule != NO_RULE or heard.rule.once or heard.in_days or heard.delay or heard.step:
            return False
        return self._days.read(masked(heard.rest, *match.span())) == Days()

    def _counts_seconds(self, said: str, minutes: float) -> bool:
        """True where a delay is no whole number of minutes because it was said in seconds, or is less than one."""
        return minutes < 1 or (not float(minutes).is_integer() and self._seconds.search(said) is not None)

    def _alternates(self, heard: Heard) -> bool:
        """Monday at 7 and Tuesday at 8: days, times, days, times. This Friday, and every Monday."""
        once = self._this.search(heard.said) is not None or (heard.once is not None and len(heard.times) > 1)
        if once and self._days.recurs(heard.rest) and heard.rule.rule == NO_RULE:
            return True
        if any(self._other_then(heard, only.start()) for only in self._only.finditer(heard.rest)):
            return True
        if any(self._behind_comma(heard, group) for group in self._days.groups(heard.rest)):
            return True
        if any(self._goes_on(heard, then.start()) for then in self._then.finditer(heard.rest)):
            return True
        left_out_at = self._days.leaves_out_at(heard.rest)
        if left_out_at is not None and len({one.start < left_out_at for one in heard.times}) > 1:
            return True
        if len(heard.times) > 1 and self._days.every_and_some(heard.rest):
            return True
        places = [(start, True) for start, _ in self._days.groups(heard.rest)]
        if places and heard.step is None:
            parts = [part.start() for part in self._each_part.finditer(heard.rest)]
            every = [*self._days.every_day_at(heard.rest), *(parts if len(parts) == 1 else ())]
            if every and len(heard.times) > 1:
                before, last = heard.times[-2:]
                if heard.rest[before.end : last.start].strip() == ",":
                    return places[-1][0] >= last.end  # every night at 9, 10 on Saturdays
            places += [(start, True) for start in every]
        if heard.weekdays and heard.rule.rule.says_days:
            places += [
                (start, True) for says, (start, _) in heard.rule.at.items() if says in (Says.RHYTHM, Says.MONTH_DAYS)
            ]
        places += [(time.start, False) for time in heard.times]
        kinds = [kind for _, kind in sorted(places)]
        return sum(one != other for one, other in pairwise(kinds)) > 2 if kinds else False

    def _goes_on(self, heard: Heard, at: int) -> bool:
        """At 9pm until the 20th, then at 10pm: where it has ended, other times or days are named."""
        ends = [heard.rule.at[one] for one in (Says.UNTIL, Says.DURATION) if one in heard.rule.at]
        named = ([one.start for one in heard.times], [start for start, _ in self._days.groups(heard.rest)])
        return any(end <= at for _, end in ends) and any(some and some[0] < at < some[-1] for some in named)

    def _behind_comma(self, heard: Heard, group: Span) -> bool:
        """At 8pm, Fridays at 7pm: days right behind a comma and a time, with a time of their own."""
        before = [one for one in heard.times if one.end <= group[0]]
        if not 0 < len(before) < len(heard.times) or "," in heard.rest[group[1] : heard.times[len(before)].start]:
            return False
        return self._comma.fullmatch(heard.rest[before[-1].end : group[0]]) is not None

    def _other_then(self, heard: Heard, at: int) -> bool:
        """At 8am and 8pm, only 8am on Sundays: times on both sides of the word there, and days behind the first.

        Sundays at 8am, otherwise at 7: the days stand before.
        """
        before = [one for one in heard.times if one.end <= at]
        if not 0 < len(before) < len(heard.times):
            return False
        days = [start for start, _ in self._days.groups(heard.rest)]
        return any(start >= before[-1].end or self._other_days.search(heard.rest, at) for start in days)
