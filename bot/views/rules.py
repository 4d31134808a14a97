"""The days of a schedule in words, with its rule: every other day, the first Monday of the month, until 24 Dec."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from whenever import Date, PlainDateTime

from bot.domain.library import Library
from bot.domain.phrasebook import Phrases, slots
from bot.domain.rules import EVERY_WEEK, WHOLE_DAY, Frequency, Rule
from bot.domain.schedules import EVERY_DAY, AtTimes, Day, Every
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.wording import clock_words, day_name, day_words, days_words, listed


class Place(StrEnum):
    """The how manieth within a month."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIFTH = "fifth"
    LAST = "last"
    SECOND_LAST = "second_last"


_PAIR = 2
"""Days; more of them in a row are named by the first and the last."""
_PLACES = dict(zip((1, 2, 3, 4, 5, -1, -2), Place, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePhrases(Phrases):
    """Rhythms and bounds, as they are put behind or before times."""

    every_days: Text = slots("count")
    every_weeks: Text = slots("count", "days")
    every_months: Text = slots("count", "days")
    month_day: Text = slots("days")
    month_place: Text = slots("place", "days")
    starting: Text = slots("words", "day")
    ending: Text = slots("words", "day")
    ending_at: Text = slots("words", "day", "time")
    excepting: Text = slots("words", "days")
    from_to: Text = slots("first", "last")
    every_other_day: str
    day_number: Text = slots("number")
    from_the_end: Text = slots("place")
    places: Mapping[Place, str]


def rhythm_words(library: Library, days: tuple[Day, ...], rule: Rule) -> str:
    """On which days it comes, without its bounds."""
    phrases = library.phrasebook.of(RulePhrases)
    match rule.freq:
        case Frequency.DAILY if rule.interval > 1:
            every = phrases.every_days.fill(count=str(rule.interval)).plain
            every = phrases.every_other_day if rule.interval == 2 else every
            return every if days == EVERY_DAY else f"{every}, {days_words(library, days)}"
        case Frequency.MONTHLY:
            on = _of_month(library, days, rule)
            return on if rule.interval == 1 else phrases.every_months.fill(count=str(rule.interval), days=on).plain
        case _ if rule.interval > 1:
            return phrases.every_weeks.fill(count=str(rule.interval), days=days_words(library, days)).plain
        case _:
            return days_words(library, days)


def _runs(dates: list[Date]) -> list[list[Date]]:
    """Dates in order, those that follow each other day by day together; two of them are no run."""
    runs: list[list[Date]] = []
    for date in dates:
        if runs and runs[-1][-1].add(days=1) == date:
            runs[-1].append(date)
        else:
            runs.append([date])
    return [part for run in runs for part in ([run] if len(run) > _PAIR else [[date] for date in run])]


def _run_words(library: Library, run: list[Date], today: Date) -> str:
    first, last = day_words(library, run[0], today), day_words(library, run[-1], today)
    if len(run) == 1:
        return first
    return library.phrasebook.of(RulePhrases).from_to.fill(first=first, last=last).plain


def bounded_words(library: Library, words: str, schedule: AtTimes | Every, today: Date) -> str:
    """Words of a schedule with its first day, where that is to come, its last, and the days it leaves out."""
    rule, phrases = schedule.rule, library.phrasebook.of(RulePhrases)
    if rule == EVERY_WEEK:
        return words
    if rule.dtstart is not None and rule.dtstart > today:
        words = phrases.starting.fill(words=words, day=day_words(library, rule.dtstart, today)).plain
    if rule.until is not None:
        words = _ending(library, words, rule.until, today)
    coming = [date for date in rule.exdates if date >= today]
    if coming:
        left_out = listed(library, [_run_words(library, run, today) for run in _runs(coming)])
        words = phrases.excepting.fill(words=words, days=left_out).plain
    return words


def _ending(library: Library, words: str, until: PlainDateTime, today: Date) -> str:
    phrases, day = library.phrasebook.of(RulePhrases), day_words(library, until.date(), today)
    if until.time() == WHOLE_DAY:
        return phrases.ending.fill(words=words, day=day).plain
    return phrases.ending_at.fill(words=words, day=day, time=clock_words(library, until.time())).plain


def _of_month(library: Library, days: tuple[Day, ...], rule: Rule) -> str:
    phrases = library.phrasebook.of(RulePhrases)
    if rule.bysetpos:
        named = [day_name(library, day) for day in days]
        places = listed(library, [phrases.places[_PLACES[place]] for place in rule.bysetpos])
        return phrases.month_place.fill(place=places, days=listed(library, named)).plain
    numbered = [
        phrases.from_the_end.fill(place=phrases.places[_PLACES[day]])
        if day < 0
        else phrases.day_number.fill(number=str(day))
        for day in rule.bymonthday
    ]
    return phrases.month_day.fill(days=listed(library, [one.plain for one in numbered])).plain
