"""Which days, from when and until when: every other day, the first Monday of a month, for two weeks, not today."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.rules import NO_RULE, Duration, Frequency
from bot.domain.said_days import DateOf, OnceDay, PeriodDay, SaidDay
from bot.domain.schedules import weekday_of
from bot.understanding.schedule.finding import Finding, Says
from bot.understanding.schedule.months import MonthDays
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.said_days import FoundDay, SaidDays

_STEP = r"(?:(?P<step>\d+)(?:{rules.ordinal_ends})?|(?P<word>{rules.steps}))"
_EVERY_DAYS = (
    r"\b(?:{rules.every} " + _STEP + r"(?: {said_days.days}\b| (?={time.parts_of_day}s?\b))"
    r"|{rules.alternate} (?:{said_days.days}\b|(?={time.parts_of_day}s?\b)))"
)
_EVERY_WEEKS = (
    r"\b(?:{rules.every} " + _STEP + r" {said_days.weeks}|{rules.fortnightly}|{rules.alternate} {said_days.weeks})\b"
)
_EVERY_WEEKDAY = r"\b{rules.every} (?P<skipped>" + _STEP + r") (?=(?:{time.weekdays})s?\b)"
_HOUR = r"(?:{time.noon}|{time.midnight}|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?) (?:{rules.before_day} )?"
_UNTIL = r"\b(?:{rules.until}) "
_FROM = r"\b(?:{rules.from}) "
_ONWARDS = r"(?: {rules.onwards}\b)?"
_TO = r"\s*(?:{days.until}|-|–)\s*"
_FOR = r"\b(?:{rules.for}) (?:(?P<number>\d+)|(?P<couple>{time.couple})|{time.one})(?: {rules.more})? "
_FOR_LONG = _FOR + r"(?P<daily>)(?P<unit>{rules.spans})\b(?: {rules.in_a_row}\b)?"
_IN_A_ROW = r"\b(?P<number>\d+)(?P<couple>)(?P<daily>) (?P<unit>{rules.spans}) {rules.in_a_row}\b"
_FOR_DAYS = _FOR + r"(?P<unit>)(?=(?:{days.weekends}|{time.weekdays}s|(?P<daily>{time.parts_of_day}s))\b)"
_COUNT = r"\b(?:{rules.for_times} )?(?P<count>\d+) ?(?:x|{rules.times})\b(?: {rules.in_total}\b)?(?! ?{rules.per}\b)"
_PER_WEEK = (
    r"\b(?:(?P<count>\d+)(?: ?x| {rules.times}| {said_days.days})?|(?P<once>{rules.once})|(?P<twice>{rules.twice}))"
    r" ?(?:{rules.a_week})\b|\b(?P<weekly>{rules.weekly}|{rules.twice_weekly})\b"
)
_EXCEPT = r"\b(?:{rules.except}) (?:{rules.before_day} )?"
_DAY, _WEEK = Duration(days=1), Duration(days=7)
_UNITS = {
    "day": _DAY,
    "week": _WEEK,
    "fortnight": Duration(days=14),
    "month": Duration(months=1),
}
_LISTED = r"\d{1,2}(?:{rules.ordinal_ends})?"
_NUMBER = re.compile(r"\d+")
_MOST = 366
_WEEKDAYS = tuple(OnceDay)[2:]


class RuleReader:
    """Reads rules in sentences in the form that is searched."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._days = SaidDays(phrasing)
        self._months = MonthDays(phrasing)
        self._every_days = phrasing.regex(_EVERY_DAYS)
        self._every_weeks = phrasing.regex(_EVERY_WEEKS)
        self._every_weekday = phrasing.regex(_EVERY_WEEKDAY)
        self._hour = phrasing.regex(_HOUR)
        self._until = phrasing.regex(_UNTIL)
        self._from = phrasing.regex(_FROM)
        self._onwards = phrasing.regex(_ONWARDS)
        self._to = phrasing.regex(_TO)
        self._for = phrasing.regex(_FOR_LONG)
        self._in_a_row = phrasing.regex(_IN_A_ROW)
        self._for_days = phrasing.regex(_FOR_DAYS)
        self._count = phrasing.regex(_COUNT)
        self._twice_weekly = frozenset(phrasing.phrases("rules.twice_weekly"))
        self._per_week = phrasing.regex(_PER_WEEK)
        self._except = phrasing.regex(_EXCEPT)
        self._of_this_week = phrasing.regex(r"{days.of_this_week} ")
        self._not_now: dict[re.Pattern[str], SaidDay] = {
            phrasing.pattern("rules.not_today"): OnceDay.TOMORROW,
            phrasing.pattern("rules.not_this_week"): PeriodDay.NEXT_WEEK,
        }
        self._this_week = phrasing.pattern("rules.this_week")
        self._next_weekend = phrasing.regex(r"\b(?P<next>{time.next}) {days.weekends}")
        self._this_weekend = phrasing.pattern("rules.this_weekend")
        self._weekday_before = phrasing.regex(r"\b{time.weekdays}s? $")
        self._bound = phrasing.regex(r"\b(?:{rules.until}|{rules.from}|{rules.except}) (?:{time.the} )?$")
        self._no_start = phrasing.regex(r"\b{rules.no_start} $")
        self._listed_behind = phrasing.regex(rf"(?:(?: ?,| {{rules.joints}})+ {_LISTED})+(?!\d|[:.]\d| ?[ap]m\b)")
        self._listed_before = phrasing.regex(rf"\b(?:{_LISTED}(?: ?,| {{rules.joints}})+ )+$")
        self._counts_from = phrasing.regex(r"{said_days.from}\b")
        self._steps = phrasing.numbers("rules.steps")
        self._weekday = phrasing.regex(r"\b{time.weekdays}s?\b")
        self._first_of_two = phrasing.regex(r"(?P<day>\d{1,2})(?:{rules.ordinal_ends})?" + _TO)
        self._between = phrasing.regex(r"\b(?:{rules.between}) ")
        self._and = phrasing.regex(r"\s*(?:,|{numbers.joined})\s*(?:{numbers.joined} )?(?:{rules.before_day} )?")
        self._spans = phrasing.meanings("rules.spans", tuple(_UNITS))
        self._this_month = phrasing.pattern("rules.this_month")
        self._next_week_long = phrasing.pattern("rules.next_week_long")
        self._recurs = phrasing.regex(
            r"\b(?:{days.every}|{days.working}|{rules.every}|{time.weekdays}s)\b|{days.until} {time.weekdays}"
        )

    def read(self, said: str) -> Finding:
        """All that is said of it."""
        found = Finding(said)
        for step in (
            self._months.read,
            self._rhythm,
            self._starting,
            self._ending,
            self._leaving_out,
            self._lasting,
            self._how_often,
            self._once,
        ):
            step(found)
        return found

    def in_days(self, said: str) -> FoundDay | None:
        """In so many days or weeks, which is a day where a time is named, and a length of time where none is."""
        return self._days.in_days(said)

    def _rhythm(self, found: Finding) -> None:
        if match := found.take(self._every_days, Says.RHYTHM):
            found.rule = replace(found.rule, freq=Frequency.DAILY, interval=self._step(match))
        elif match := found.take(self._every_weeks, Says.RHYTHM):
            found.rule = replace(found.rule, interval=self._step(match))
            found.weekly = True
        elif match := self._every_weekday.search(found.said):
            found.rule = replace(found.rule, interval=self._step(match))
            found.weekly = True
            found.mask(*match.span("skipped"))

    def _step(self, match: re.Match[str]) -> int:
        """How many days or weeks; two where none is said."""
        said = match.groupdict()
        number = int(said["step"]) if said["step"] else int(self._steps.get(said["word"], 2))
        return min(max(number, 1), _MOST)

    def _starting(self, found: Finding) -> None:
        for pattern, begins in self._not_now.items():
            if found.take(pattern):
                found.rule = replace(found.rule, dtstart=begins)
                return
        if self._within(found):
            return
        for match in self._from.finditer(found.said):
            day = self._days.any_at(found.said, match.end())
            if day is None or self._begins_range(found.said, day) or self._counted_from(found.said, match):
                continue
            found.day(day, lambda rule, on: replace(rule, dtstart=on))
            end = self._onwards.match(found.said, day.end)
            found.mask(match.start(), end.end() if end else day.end)
            if (to := self._to.match(found.said, day.end)) and (last := self._days.any_at(found.said, to.end())):
                found.day(last, lambda rule, on: replace(rule, until=on))
                found.mask(to.start(), last.end)
            return

    def _counted_from(self, said: str, begins: re.Match[str]) -> bool:
        """A week from Friday is a day; two weeks starting Friday are not."""
        counts = self._counts_from.match(begins.group()) is not None
        return counts and self._no_start.search(said[: begins.start()]) is not None

    def _within(self, found: Finding) -> bool:
        """From 3 to 10 January; between Christmas and New Year."""
        for match in self._from.finditer(found.said):
            first = self._first_of_two.match(found.said, match.end())
            last = self._days.any_at(found.said, first.end()) if first else None
            if first and last and isinstance(last.day, DateOf) and last.day.month is not None:
                start_day = DateOf(int(first["day"]), last.day.month, last.day.year)
                found.rule = replace(found.rule, dtstart=start_day, until=last.day)
                found.mask(match.start(), last.end)
                return True
        if begins := self._days.date_in(found.said):
            to = self._to.match(found.said, begins.end)
            last = self._days.any_at(found.said, to.end()) if to else None
            if last is not None and isinstance(begins.day, DateOf) and isinstance(last.day, DateOf):
                month, year = last.day.month or begins.day.month, last.day.year or begins.day.year
                found.rule = replace(found.rule, dtstart=begins.day, until=replace(last.day, month=month, year=year))
                found.mask(begins.start, last.end)
                return True
        for match in self._between.finditer(found.said):
            start = self._days.any_at(found.said, match.end())
            joined = self._and.match(found.said, start.end) if start else None
            last = self._days.any_at(found.said, joined.end()) if joined else None
            if start and last and not {start.day, last.day} & set(_WEEKDAYS):
                found.day(start, lambda rule, on: replace(rule, dtstart=on))
                found.day(last, lambda rule, on: replace(rule, until=on))
                found.mask(match.start(), last.end)
                return True
        return False

    def _begins_range(self, said: str, day: FoundDay) -> bool:
        """Monday to Friday are days of each week, and no first and last day."""
        to = self._to.match(said, day.end)
        return weekday_of(day.day) is not None and to is not None and self._weekday.match(said, to.end()) is not None

    def _ending(self, found: Finding) -> None:
        for match in self._until.finditer(found.said):
            day = self._days.any_at(found.said, match.end())
            if day is None and (hour := self._hour.match(found.said, match.end())) is not None:
                day = self._days.any_at(found.said, hour.end())
                if day is not None:
                    found.hide(*hour.span())
            if day is None or (
                weekday_of(day.day) is not None and self._weekday_before.search(found.said[: match.start()])
            ):
                continue
            if found.rule.until is not None:
                found.hide(match.start(), day.end)  # a second end, which is named
            else:
                found.day(day, lambda rule, on: replace(rule, until=on))
                found.mask(match.start(), day.end, Says.UNTIL)
        if found.rule.until is None and self._this_weekend.search(found.said):
            found.rule = replace(found.rule, until=OnceDay.SUN)
            found.weekly = True  # the words themselves name the days
        elif found.rule == NO_RULE and (coming := self._next_weekend.search(found.said)):
            found.rule = replace(found.rule, dtstart=PeriodDay.NEXT_WEEK, until=PeriodDay.END_OF_NEXT_WEEK)
            found.weekly = True
            found.mask(*coming.span("next"))
        elif found.rule.until is None and found.take(self._this_week):
            found.rule = replace(found.rule, until=PeriodDay.END_OF_WEEK)
        elif found.rule.until is None and found.take(self._this_month):
            found.rule = replace(found.rule, until=PeriodDay.END_OF_MONTH)
        elif found.rule == NO_RULE and self._recurs.search(found.said) and found.take(self._next_week_long):
            found.rule = replace(found.rule, dtstart=PeriodDay.NEXT_WEEK, until=PeriodDay.END_OF_NEXT_WEEK)
            found.weekly = True

    def _leaving_out(self, found: Finding) -> None:
        for match in self._except.finditer(found.said):
            day = self._days.any_at(found.said, match.end())
            if day is None or isinstance(day.day, PeriodDay):
                continue
            if day.day in _WEEKDAYS and not self._of_this_week.match(found.said, match.end()):
                continue  # a day of the week is left out of every week
            named, end = [day], day.end
            while (joined := self._and.match(found.said, end)) and (day := self._days.any_at(found.said, joined.end())):
                if not isinstance(day.day, DateOf):
                    break
                named, end = [*named, day], day.end
            if joined and (also := self._weekday.match(found.said, joined.end())):
                found.hide(*also.span())  # it is left out too, and named
            for one in self._of_their_month(named):
                found.day(one, lambda rule, on: replace(rule, exdates=(*rule.exdates, on)))
            last = named[-1].day
            if isinstance(last, DateOf) and last.month and (listed := self._listed_behind.match(found.said, end)):
                days = [replace(last, day=int(one)) for one in _NUMBER.findall(listed.group())]
                found.rule = replace(found.rule, exdates=(*found.rule.exdates, *days))
                end = listed.end()
            found.mask(match.start(), end)

    def _of_their_month(self, named: list[FoundDay]) -> list[FoundDay]:
        """The 24th and 31st of December are both of December."""
        last = named[-1].day
        if not isinstance(last, DateOf):
            return named
        return [
            replace(one, day=replace(last, day=one.day.day))
            if isinstance(one.day, DateOf) and one.day.month is None and one.day.day < last.day
            else one
            for one in named
        ]

    def _lasting(self, found: Finding) -> None:
        ways = (self._for, self._for_days, self._in_a_row)
        match = next((match for way in ways if (match := found.take(way, Says.DURATION))), None)
        if match is None:
            return
        unit = _UNITS[self._spans[match["unit"]]] if match["unit"] else _DAY if match["daily"] else _WEEK
        number = 2 if match["couple"] else int(match["number"] or 1)
        if number > _MOST:
            found.wrong = True
            return
        found.rule = replace(found.rule, duration=Duration(unit.days * number, unit.months * number))

    def _how_often(self, found: Finding) -> None:
        match = self._per_week.search(found.said)
        if match is not None:
            number = 2 if match["twice"] or match["weekly"] in self._twice_weekly else int(match["count"] or 1)
            found.per_week = number if number < 7 else None
            if number < 7:
                found.mask(*match.span(), Says.PER_WEEK)
            return
        counted = self._count.search(found.said)
        if counted is not None and 1 < int(counted["count"]) <= _MOST:
            found.count = int(counted["count"])
            found.at[Says.COUNT] = counted.span()

    def _once(self, found: Finding) -> None:
        day = self._days.date_in(found.said) or self._days.next_weekday(found.said) or self._days.end_in(found.said)
        if day is None or self._bound.search(found.said[: day.start]):
            return  # the second of two ends
        if not (found.rule != NO_RULE and isinstance(day.day, DateOf) and day.day.month is None):
            found.once = day.day
            found.wrong = found.wrong or day.day is None
            if isinstance(day.day, DateOf) and day.day.month:  # other days of that month are no times of day
                behind = self._listed_behind.match(found.said, day.end)
                before = self._listed_before.search(found.said[: day.start])
                for listed in filter(None, (behind, before)):
                    found.mask(*listed.span())
            found.mask(day.start, day.end, Says.ONCE)
