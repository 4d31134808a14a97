"""For how long something rests, or until when."""

from __future__ import annotations

import re
from typing import Final

from whenever import Date, Instant, Time, ZonedDateTime

from bot.domain.profile import UNTIL_RESUMED
from bot.understanding.text.numbers import with_figures
from bot.understanding.text.tokens import LONGEST_ANSWER
from bot.understanding.time.calendar_days import NamedDay, day_in
from bot.understanding.time.clock_times import clock_times_in
from bot.understanding.word_sets import word_set

_MOST_DAYS = 366
_AS_CLOCKS_DO: Final = "compatible"
"""A time that a clock change skips is as much later; of one that comes twice it is the first."""
_LENGTH = re.compile(
    r"(?<![\w.,:/-])(?:(?P<number>[0-9]+(?:[.,][0-9]+)?)\s*(?P<letter>[mhdw]\b)?|(?P<half>half an?|1/2)\s"
    r"|(?P<couple>(?:a )?couple(?: of)?)\s|(?:an?|one|the next)\s)"
    r"(?(letter)|\s*(?P<unit>minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|fortnights?|months?|years?|yrs?)\b)"
    r"(?P<and_half> and a half)?"
)
_ENDLESS = re.compile(
    r"\b(?:forever|for ever|indefinit\w+|permanently|for good|for now|endless\w*|open[- ]ended|unlimited|no end)\b"
    r"|\b(?:until|untill|till|til|unless|before) (?:i|further|you hear|told|resumed?|we)\b"
    r"|\b(?:until|untill|till|til) (?:it|my [\w ]+) (?:is|are|feels?|gets?|heals?|ends?)\b"
)
_REPEATED = re.compile(
    r"\b(?:every|each)\b|\b(?:on|at|during|in the) (?:the )?"
    r"(?:weekends|weekdays|nights?|mornings|evenings|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b"
)
_PASSED = re.compile(r"\b(?:yesterday|last (?:week|month|year|night|mon|tue|wed|thu|fri|sat|sun)|ago)")
_UNTIL = re.compile(r"(?<!\w)(?:until|untill|unitl|till|til|'til|by|through|thru|up to|before|bis)\b")
_TO_ITS_END = re.compile(r"\b(?:through|thru|end of|including|incl|inclusive|after)\b")
_STARTS_LATER = re.compile(r"\b(?:from|starting|beginning|as of) (?!now\b|today\b|this moment\b|right now\b)")
_REST_OF_TODAY = re.compile(
    r"\b(?:today|tonight|this (?:evening|afternoon|morning)|the (?:rest of the )?day|all day)\b"
)
_WHOLE_TOMORROW = re.compile(r"\b(?:for|and) (?:tomorrow|tmr)\b")
_THIS_PERIOD = re.compile(r"\b(?:this|the|the rest of the|end of the|over the|for) (?:week|weekend|month)\b")
_PART_OF_DAY = re.compile(r"\b(?:morning|afternoon|evening|night|tonight)\b")
_PARTS = {"morning": Time(6), "afternoon": Time(12), "evening": Time(18), "night": Time(20), "tonight": Time(18)}
_BESIDE_END = word_set(
    "on the maybe say to let's lets please pls ok okay resume again back at this next coming of day start then "
    "continue i'll i'm i am be"
)


def read_pause(text: str, zone: str, now: Instant) -> Instant | None:
    """The end of the pause that a text asks for, on the wall clock of a zone; UNTIL_RESUMED for one without an end.

    None where the text names no end, an ambiguous one, one that has passed, or one that is over a year away. A day
    begins at its midnight: "until friday" ends as Friday begins, "through friday" as it ends.
    """
    if len(text) > LONGEST_ANSWER:
        return None
    said = with_figures(text).strip(" .!?,")
    if _REPEATED.search(said) or _PASSED.search(said):
        return None
    here = now.to_tz(zone)
    end = _named_end(said, here)
    if end is None:
        return UNTIL_RESUMED if _ENDLESS.search(said) else None
    return end.to_instant() if here < end <= here.add(days=_MOST_DAYS, disambiguation=_AS_CLOCKS_DO) else None


def _named_end(said: str, here: ZonedDateTime) -> ZonedDateTime | None:
    until = _UNTIL.search(said)
    if until is not None:
        after = said[until.end() :].strip()
        return _moment(after, here, to_its_end=bool(_TO_ITS_END.search(said))) or _after_length(after, here)
    if _STARTS_LATER.search(said):
        return None
    return _after_length(said, here) or _rest_of(said, here) or _moment_alone(said, here)


def _after_length(said: str, here: ZonedDateTime) -> ZonedDateTime | None:
    """Now and a length of time: hours and minutes as they pass, days and more on the wall clock."""
    end = here
    found = list(_LENGTH.finditer(said))
    for match in found:
        number = _number(match) + (0.5 if match["and_half"] else 0.0)
        if number > 1_000_000:
            return None
        unit = match["letter"] or match["unit"]
        days = number * {"d": 1, "w": 7, "f": 14, "y": 365}.get(unit[0], 0)
        if days > 2 * _MOST_DAYS:
            return None
        if unit.startswith("mo"):
            end = end.add(months=min(int(number), 24), days=round(number % 1 * 30), disambiguation=_AS_CLOCKS_DO)
        elif days:
            end = end.add(days=int(days), disambiguation=_AS_CLOCKS_DO).add(hours=round(days % 1 * 24))
        else:
            end = end.add(minutes=min(round(number * (60 if unit[0] == "h" else 1)), 2 * _MOST_DAYS * 24 * 60))
    return end if found else None


def _number(match: re.Match[str]) -> float:
    if match["number"]:
        return float(match["number"][:12].replace(",", "."))
    if match["half"]:
        return 0.5
    return 2.0 if match["couple"] else 1.0


def _rest_of(said: str, here: ZonedDateTime) -> ZonedDateTime | None:
    """The end of today, of tomorrow, of this week or month, without the word until."""
    today = here.date()
    if _WHOLE_TOMORROW.search(said):
        return _at(today.add(days=2), Time(), here)
    if (period := _THIS_PERIOD.search(said)) and (named := day_in(period.group(), today)) and named.day:
        return _at(named.day, Time(), here)
    if "tomorrow" not in said and _REST_OF_TODAY.search(said):
        return _at(today.add(days=1), Time(), here)
    return None


def _moment_alone(said: str, here: ZonedDateTime) -> ZonedDateTime | None:
    """A day or a time of day with nothing but small words beside it."""
    today = here.date()
    named = day_in(said, today)
    rest = said if named is None else said[: named.start] + " " + said[named.end :]
    for clock in reversed(list(clock_times_in(rest))):
        rest = rest[: clock.start] + " " + rest[clock.end :]
    words = re.findall(r"\w+(?:'\w+)*", _PART_OF_DAY.sub(" ", rest))
    if not all(word in _BESIDE_END for word in words) or "next week" in said or "next month" in said:
        return None
    return _moment(said, here, to_its_end=False)


def _moment(said: str, here: ZonedDateTime, *, to_its_end: bool) -> ZonedDateTime | None:
    """The moment that a day, a time of day or both name; with `to_its_end` a day counts to its end."""
    today = here.date()
    named = day_in(said, today)
    if named is None:
        time = _time_in(said)
        if time is not None:
            return _next_time(*time, here)
        return _at(today.add(days=1), Time(), here) if _REST_OF_TODAY.search(said) else None
    if named.day is None:
        return None
    time = _time_in(said[: named.start] + " | " + said[named.end :])
    if time is not None:
        clock, _ = time
        own_weekday = named.day == today.add(days=7) and "next" not in said and clock > here.time()
        return _at(today if own_weekday else named.day, clock, here)
    return _at(_after_day(named) if to_its_end else _before_day(named, said), Time(), here)


def _before_day(named: NamedDay, said: str) -> Date:
    assert named.day is not None
    starts_before = "weekend" in said
    return named.day.add(days=-2) if starts_before else named.day


def _after_day(named: NamedDay) -> Date:
    assert named.day is not None
    return named.day if named.whole else named.day.add(days=1)


def _time_in(said: str) -> tuple[Time, bool] | None:
    """The only time of day in a text, and whether it may be twelve hours later; a part of the day where none is."""
    times = list(clock_times_in(said))
    if len(times) == 1 and times[0].time is not None:
        return times[0].time, times[0].open
    part = _PART_OF_DAY.search(said)
    return (_PARTS[part.group()], False) if part is not None and not times else None


def _next_time(time: Time, may_be_later: bool, here: ZonedDateTime) -> ZonedDateTime:
    """The next moment that a clock shows a time, in either reading where it has two."""
    readings = [time, time.replace(hour=(time.hour + 12) % 24)] if may_be_later else [time]
    days = (here.date(), here.date().add(days=1))
    return min(moment for day in days for one in readings if (moment := _at(day, one, here)) > here)


def _at(day: Date, time: Time, here: ZonedDateTime) -> ZonedDateTime:
    return day.at(time).assume_tz(here.tz_id or "UTC", disambiguation=_AS_CLOCKS_DO)
