"""A typed sentence as the reminder it asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from whenever import Time

from bot.domain.schedules import EVERY_DAY, Impossible, ScheduleRequest, Window
from bot.understanding.schedule.asking import asks, kind_in
from bot.understanding.schedule.wording import searched
from bot.understanding.time.clock_times import ClockTime, clock_times_in
from bot.understanding.time.days import Days, read_days
from bot.understanding.time.intervals import Step, delay_in, interval_in, other_rhythm
from bot.understanding.time.windows import read_window

_HINT = re.compile(
    r"\d|remind|alarm|nudge|ping|buzz|poke|notif|prompt|alert|wake|noon|midnight|midday|every|each|dail|hour|minute"
    r"|week|min|hr|later|morning|evening|night|tomorrow|day\b|forget|half|tell|shout|bug|prod|sure|\b(?:one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|mon\b|tue|wed|thu|fri|sat|sun",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2} (?:of )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov"
    r"|dec)[a-z]*\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober"
    r"|ember)? \d{1,2}\b(?!:)"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b(?:next|this|in) (?:month|year|january|february"
    r"|march|april|june|july|august|september|october|november|december)\b"
    r"|\bin (?:\d+|a|an|a few|a couple of|several) (?:months?|years?)\b"
    r"|\bnext week\b(?! (?:on )?(?:mon|tue|wed|thu|fri|sat|sun))|\bchristmas\b|\bnew year\b"
    r"|\bin 20\d\d\b(?! ?(?:minutes|hours|h\b))"
)
_COUNTED = re.compile(
    r"\b(?:\d+|once|twice|thrice)\s*(?:x|times)?\s*(?:a|per|each|every|in the)?\s*(?:day|daily)\b(?=.*\d)"
    r"|\b\d+ ?x\b|\b\d+ times\b|\b\d+ (?:sets?|reps?|glass(?:es)?|cups?|bottles?|sips?|ml|l|oz|ounces?|pints?"
    r"|litres?|liters?|seconds?)\b"
)
_TIMES_A_DAY = re.compile(
    r"\b(?:\d+|twice|thrice|several|three|two|multiple)\s*(?:x|times)?\s*(?:a|per|each)?\s*(?:day|daily)\b"
)
_PART = re.compile(r"\b(?P<part>mornings?|afternoons?|evenings?|nights?|nightly|tonight|bedtime|noon)\b")
_NO_SUCH = re.compile(
    r"\b(?:2[5-9]|[3-9]\d)[:.h]\d\d\b|\b\d{1,2}[:.][6-9]\d\b(?!\s*(?:l|km|kg|litres?))|(?<![\w:.])(?:1[3-9]|2\d"
    r"|[3-9]\d|0) ?(?:am|pm)\b|\b(?:2[5-9]|[3-9]\d|\d{3,}) ?oclock\b|\bat (?:2[5-9]|[3-9]\d"
    r"|\d{3})\b(?! ?minutes)|\b\d{2,}:\d{3,}\b|\b(?:2[5-9]|[3-9]\d)[0-5]\d hours\b"
)
_AT = re.compile(
    r"(?:\b(?:at|@|around|about|by|for|and|or|from|past|to|until|before|after|then|approx|circa|ca|roughly|daily"
    r"|day|days|night|morning|evening|afternoon|weekdays?|weekends?|weekend|tomorrow|today|tonight|reminder"
    r"|alarm|(?:mon|tue|wed|thu|fri|sat|sun)\w*)|[,@:/–—&-]|^)\s*$"
)
_TO_THE_HOUR = re.compile(
    r"(?<!from )(?<!between )(?<![:.,/])\b(5|10|20|25) to (?=(?:[1-9]|1[0-2])\b(?![:.,/]\d)"
    r"(?! ?(?:minutes|hours|h|days|ml|times|x)\b))"
)
"""Ten to eight; with an interval that would be a window."""
_MOST_TIMES = 24
_WEEK_MINUTES = 7 * 24 * 60
_DAY_MINUTES = 24 * 60


def read_schedule(text: str) -> ScheduleRequest | None:
    """What a text asks to be reminded of and when; None where it asks for no new reminder.

    Nothing is guessed: what the text leaves out is open in the request. What cannot be done says why.
    """
    if not _HINT.search(text[:400]):
        return None
    said = searched(text)
    delay, step = delay_in(said), interval_in(said)
    if step is not None:
        delay = None
    else:
        said = _TO_THE_HOUR.sub(r"\1 minutes to ", said)
    days = read_days(_without(said, delay))
    date = _DATE.search(said)
    counted = _COUNTED.sub(" , ", _without(_without(said, step), delay)) if date is None else said
    times = _times(counted)
    named = bool(
        delay
        or step
        or days.days
        or days.once
        or days.none_left
        or times
        or date
        or _NO_SUCH.search(said)
        or other_rhythm(said)
    )
    part = _PART.search(said) is not None
    when = bool(delay or step or days.days or times or (days.once and part))
    if not asks(
        said, times=named or part, when=when, timed=bool(delay or step or times), asked=text.rstrip().endswith("?")
    ):
        return None
    request = ScheduleRequest(kind=kind_in(said))
    problem = _impossible(said, step, delay, days, date)
    if problem is not None:
        return replace(request, impossible=problem)
    if delay is not None:
        minutes = round(delay.minutes)
        return replace(request, in_minutes=minutes)
    if step is not None:
        return _with_interval(replace(request, days=days.days or EVERY_DAY), said, step)
    request = _with_days(request, days, said)
    return _with_times(request, counted, times)


def _impossible(
    said: str, step: Step | None, delay: Step | None, days: Days, date: re.Match[str] | None
) -> Impossible | None:
    if date is not None:
        return Impossible.CALENDAR_DATE
    if other_rhythm(said):
        return Impossible.OTHER_RHYTHM
    if days.none_left:
        return Impossible.NO_DAYS
    if step is not None and (step.minutes < 1 or step.minutes > _DAY_MINUTES):
        return Impossible.NO_INTERVAL
    if delay is not None and delay.minutes < 1:
        return Impossible.NO_INTERVAL
    if delay is not None and delay.minutes > _WEEK_MINUTES:
        return Impossible.TOO_FAR
    if _NO_SUCH.search(_without(said, step)):
        return Impossible.NO_SUCH_TIME
    return None


def _with_interval(request: ScheduleRequest, said: str, step: Step) -> ScheduleRequest:
    minutes = round(step.minutes)
    rest = f"{said[: step.start]} , {said[step.end :]}"
    window = _window(rest)
    if window is None:
        if any(time.time is None for time in clock_times_in(rest)):
            return replace(request, impossible=Impossible.NO_SUCH_TIME)
        return replace(request, every_minutes=minutes)
    if window.minutes == 0:
        return replace(request, impossible=Impossible.EMPTY_WINDOW)
    if minutes > window.minutes:
        return replace(request, impossible=Impossible.INTERVAL_TOO_LONG)
    return replace(request, every_minutes=minutes, window=window)


def _window(said: str) -> Window | None:
    night = re.search(r"\b(?:overnight|night shift|through the night)\b", said) is not None
    ends = list(clock_times_in(said))
    if len(ends) == 2 and ends[0].time is not None and _written(said, ends[0]) == _written(said, ends[1]):
        return Window(ends[0].time, ends[0].time)
    return read_window(said, at_night=night)


def _written(said: str, one: ClockTime) -> str | int:
    """The time as it is written, where it is written to the minute; else something that equals no other."""
    words = said[one.start : one.end].strip()
    return words if ":" in words or (one.time is not None and not one.open) else one.start


def _with_days(request: ScheduleRequest, days: Days, said: str) -> ScheduleRequest:
    if days.once is not None:
        return replace(request, once_day=days.once)
    if days.days:
        return replace(request, days=days.days)
    return replace(request, days=EVERY_DAY, days_assumed=not _TIMES_A_DAY.search(said))


def _times(said: str) -> list[ClockTime]:
    """The times of day that are meant as such: a bare number only where one would stand."""
    found: list[ClockTime] = []
    for one in clock_times_in(said):
        words = said[one.start : one.end]
        if words.strip().isdigit() and one.time is not None and not _stands_for_time(said, one, found):
            continue
        found.append(one)
    return found[:_MOST_TIMES]


def _stands_for_time(said: str, one: ClockTime, before: list[ClockTime]) -> bool:
    if len(said[one.start : one.end].strip()) == 4:
        return True
    if before and re.fullmatch(r"\s*(?:,|and|&|/|or|then|, and|-)*\s*", said[before[-1].end : one.start]):
        return True
    return _AT.search(said[: one.start]) is not None


def _with_times(request: ScheduleRequest, said: str, times: list[ClockTime]) -> ScheduleRequest:
    if any(one.time is None for one in times):
        return replace(request, impossible=Impossible.NO_SUCH_TIME)
    if not times:
        return request
    settled, still_open = _settled(said, times)
    if request.once_day is not None:
        settled = settled[:1]
    return replace(request, times=tuple(sorted(set(settled))), half_day_open=still_open)


def _settled(said: str, times: list[ClockTime]) -> tuple[list[Time], bool]:
    """Each time with the half of the day that words beside it, or another time, give it."""
    of_24 = any(one.of_24 and one.time is not None and one.time.hour > 12 for one in times)
    settled: list[Time | None] = []
    for at, one in enumerate(times):
        assert one.time is not None
        if not _is_open(said, one) or of_24:
            settled.append(one.time)
            continue
        part = _part_near(said, times, at)
        settled.append(_in_part(one.time, part) if part is not None else None)
    _carry(times, settled)
    result = [time if time is not None else (one.time or Time()) for time, one in zip(settled, times, strict=True)]
    still_open = any(time is None for time in settled)
    return result, still_open


def _is_open(said: str, one: ClockTime) -> bool:
    """A bare hour, spoken or written, or 1:00 to 9:59 without a leading zero."""
    if not one.open or one.time is None:
        return False
    words = said[one.start : one.end]
    figures = re.search(r"\d{1,2}[:.h ]\d{2}", words)
    return figures is None or not words.strip()[:2].isdigit()


def _part_near(said: str, times: list[ClockTime], at: int) -> str | None:
    """The part of the day that goes with a time: the nearest before it since the time before, else the one after."""
    one = times[at]
    start = times[at - 1].end if at else 0
    end = times[at + 1].start if at + 1 < len(times) else len(said)
    before = list(_PART.finditer(said, start, one.start))
    if before:
        return before[-1]["part"]
    after = _PART.search(said, one.end, end)
    if after is not None:
        return after["part"]
    parts = {match["part"].rstrip("s") for match in _PART.finditer(said)}
    return parts.pop() if len(parts) == 1 else None


def _in_part(time: Time, part: str) -> Time | None:
    hour = time.hour % 12
    if part.startswith("morning"):
        return time.replace(hour=hour)
    if part.startswith("afternoon") or part == "noon":
        return time.replace(hour=hour + 12)
    if part.startswith("evening"):
        return time.replace(hour=hour + 12)
    if hour < 5:  # at night: 1 to 4 after midnight, 12 is midnight
        return time.replace(hour=hour)
    return time.replace(hour=hour + 12)


def _carry(times: list[ClockTime], settled: list[Time | None]) -> None:
    """7 and 9pm are both in the evening; 8am and 5 are the morning and the afternoon."""
    for at in range(len(times) - 2, -1, -1):
        one, following = times[at].time, settled[at + 1]
        if settled[at] is None and following is not None and one is not None and not times[at + 1].of_24:
            same_half = one.replace(hour=one.hour % 12 + (12 if following.hour >= 12 else 0))
            settled[at] = same_half if same_half < following else one
    for at, (before, after) in enumerate(pairwise(list(settled)), 1):
        one = times[at].time
        if after is None and before is not None and one is not None and settled[at] is None:
            settled[at] = one if one > before else one.replace(hour=one.hour % 12 + 12)


def _without(said: str, step: Step | None) -> str:
    return said if step is None else f"{said[: step.start]} , {said[step.end :]}"
