"""Days in a sentence: which days of each week, or the one day of a one-off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.said_days import OnceDay
from bot.domain.schedules import EVERY_DAY, WEEKDAYS, WEEKEND, Day, in_order
from bot.understanding.text.phrasing import Phrasing

_RANGE = r"\b(?P<first>{time.weekdays})s?\s*(?:{days.until}|-|–)\s*(?P<last>{time.weekdays})s?\b"
_NAMED = r"\b(?P<name>{time.weekdays})(?P<plural>s)?\b(?!')"
_LETTERS = r"\b(?:(?P<three>m[ ,/]*w[ ,/]*f)|(?P<two>m[,/]*w)|tu?[ ,/]*th)\b"
_PAIRS = r"\b{schedule.day_letters}(?:[\s,/&+]+(?:{numbers.joined} )?{schedule.day_letters})+\b"


@dataclass(frozen=True, slots=True)
class Days:
    """`days` of each week, or `once`; neither where no day is named. `none_left` where all were excluded."""

    days: tuple[Day, ...] = ()
    once: OnceDay | None = None
    none_left: bool = False


class DaysReader:
    """Reads the days of a reminder."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._weekdays = phrasing.meanings("time.weekdays")
        self._range = phrasing.regex(_RANGE)
        self._named = phrasing.regex(_NAMED)
        self._letters = re.compile(_LETTERS)
        self._pairs = phrasing.regex(_PAIRS)
        self._pair = phrasing.regex(r"\b{schedule.day_letters}\b")
        self._pair_days = phrasing.meanings("schedule.day_letters")
        self._coming = phrasing.regex(r"(?:\b(?:{time.coming}|{days.until}|{days.recurring}) )+$")
        self._other_week = phrasing.regex(r"\b(?:{time.next}|{rules.places}) (?:{time.coming} )*$")
        self._beside = phrasing.regex(r"\b{days.beside} {time.weekdays}\b")
        self._every_and = phrasing.regex(
            r"{days.every}(?:(?!\b{time.weekdays}).)*?\s{numbers.joined} (?:{days.recurring} )?"
            r"(?P<more>{time.weekdays}s?\b)"
        )
        self._or_another = phrasing.regex(r"(?<=[a-z])[ ,]+{days.or_on} (?:{days.recurring} )?{time.weekdays}s?\b")
        self._of_this_week = phrasing.regex(r"\b{days.of_this_week} (?P<name>{time.weekdays})\b")
        self._every = phrasing.pattern("days.every")
        self._working = phrasing.pattern("days.working")
        self._weekends = phrasing.pattern("days.weekends")
        self._except = phrasing.pattern("days.except")
        self._several = (self._range, self._working, self._weekends, self._letters, self._pairs)
        self._back_to_time = phrasing.regex(" {days.back_to_time} ")
        self._today = phrasing.pattern("days.today")
        self._tomorrow = phrasing.pattern("days.tomorrow")
        self._plural_parts = phrasing.pattern("days.plural_parts")
        self._all = phrasing.pattern("days.all_days")
        self._weekly = phrasing.pattern("days.weekly")

    def read(self, said: str) -> Days:
        """The days of a searched sentence."""
        said = self._without_bounds(said)
        excepted = self._except.search(said)
        left = (self._named, self._weekends, self._working, self._all)
        if excepted is not None and any(pattern.search(said, excepted.end()) for pattern in left):
            before, after = said[: excepted.start()], said[excepted.end() :]
            clause, *rest = self._back_to_time.split(after, maxsplit=1)
            if not (left_out := set(self._recurring(clause))):
                left_out, rest = set(self._recurring(after)), []
            named = f"{before} {' '.join(rest)}"
            if (single := self._single(named)) is not None and single not in left_out:
                return Days(once=OnceDay(single.value))
            kept = in_order(day for day in self._recurring(named) or EVERY_DAY if day not in left_out)
            return Days(kept, none_left=not kept)
        if self._tomorrow.search(said):
            return Days(once=OnceDay.TOMORROW)
        if (this := self._of_this_week.search(said)) is not None:
            return Days(once=OnceDay(self._day(this["name"]).value))
        if self._today.search(said) and not self._every.search(said):
            return Days(once=OnceDay.TODAY)
        recurring = self._recurring(said)
        single = self._single(said)
        if single is not None and len(recurring) == 1:
            return Days(once=OnceDay(single.value))
        return Days(recurring)

    def spans(self, said: str, days: Days) -> Iterator[tuple[int, int]]:
        """The characters that name these days, as they were read in a searched sentence."""
        said = self._without_bounds(said)
        patterns = [self._every, *self._several, self._named]
        if days.once is OnceDay.TOMORROW:
            patterns = [self._tomorrow]
        elif days.once is OnceDay.TODAY:
            patterns = [self._today]
        elif days.once is not None:
            this = self._of_this_week.search(said)
            patterns = [self._named] if this is None else [self._of_this_week]
        elif not days.days:
            patterns = []
        elif self._except.search(said) is not None:
            patterns = [*patterns, self._except, self._all]
        else:
            patterns = [*patterns, self._weekly]
        for pattern in patterns:
            for match in pattern.finditer(said):
                before = self._coming.search(said[: match.start()])
                if self._other_week.search(said, before.start() if before is not None else 0, match.start()):
                    continue  # which is read elsewhere or not at all
                yield (before.start() if before is not None else match.start()), match.end()

    def recurs(self, said: str) -> bool:
        """True where some days are said to be those of each week."""
        patterns = (self._every, self._working, self._weekly)
        return any(pattern.search(said) is not None for pattern in patterns)

    def leaves_out_at(self, said: str) -> int | None:
        """Where days begin to be left out; None where none are."""
        excepted = self._except.search(said)
        return excepted.start() if excepted is not None else None

    def every_and_some(self, said: str) -> bool:
        """Whether every day is named, and some days of the week beside it."""
        said = self._without_bounds(said)
        return self._all.search(said) is not None and bool(self.groups(said)) and self.leaves_out_at(said) is None

    def _without_bounds(self, said: str) -> str:
        """Every day before Friday is not every Friday, Friday or Saturday is one of them; the rest stays in place."""
        if self._every.search(said):
            said = self._beside.sub(_blank, said)
            if more := self._every_and.search(said):  # every day, and Sunday is one of them
                said = said[: more.start("more")] + " " * len(more["more"]) + said[more.end("more") :]
        return self._or_another.sub(_blank, said) if self._named.search(said) else said

    def every_day_at(self, said: str) -> list[int]:
        """Where every day is named."""
        return [match.start() for match in self._all.finditer(said)]

    def groups(self, said: str) -> list[tuple[int, int]]:
        """Where days of the week are named, in order; days that are left out are none."""
        excepted = self._except.search(said)
        end = excepted.start() if excepted is not None else len(said)
        return sorted(
            match.span() for pattern in (*self._several, self._named) for match in pattern.finditer(said, 0, end)
        )

    def _recurring(self, said: str) -> tuple[Day, ...]:
        """All days named, as those of each week."""
        days: set[Day] = set()
        rest = said
        for match in self._range.finditer(said):
            days.update(_between(self._day(match["first"]), self._day(match["last"])))
        rest = self._range.sub(" ", rest)
        if self._working.search(rest):
            days.update(WEEKDAYS)
        if self._weekends.search(rest):
            days.update(WEEKEND)
        letters = self._letters.search(rest)
        if letters is not None:
            two = (Day.MON, Day.WED) if letters["two"] else (Day.TUE, Day.THU)
            days.update((Day.MON, Day.WED, Day.FRI) if letters["three"] else two)
        for run in self._pairs.finditer(rest):
            days.update(Day(self._pair_days[pair.group()]) for pair in self._pair.finditer(run.group()))
        days.update(self._day(match["name"]) for match in self._named.finditer(rest))
        if not days and self._every.search(rest):
            days.update(EVERY_DAY)
        return in_order(days)

    def _single(self, said: str) -> Day | None:
        """The only day that is named, singular and not as one of every week."""
        if any(pattern.search(said) for pattern in self._several):
            return None
        named = list(self._named.finditer(said))
        if len(named) != 1 or named[0]["plural"] or self._weekly.search(said) or self._plural_parts.search(said):
            return None
        return self._day(named[0]["name"])

    def _day(self, name: str) -> Day:
        return Day(self._weekdays[name])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _between(first: Day, last: Day) -> tuple[Day, ...]:
    start, end = EVERY_DAY.index(first), EVERY_DAY.index(last)
    return EVERY_DAY[start : end + 1] if start <= end else (*EVERY_DAY[start:], *EVERY_DAY[: end + 1])
