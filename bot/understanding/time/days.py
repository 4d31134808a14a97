"""Days in a sentence: which days of each week, or the one day of a one-off."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.schedules import EVERY_DAY, WEEKDAYS, WEEKEND, Day, OnceDay, in_order

_NAME = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)"
)
_RANGE = re.compile(rf"\b(?P<first>{_NAME})s?\s*(?:to|through|until|-|–)\s*(?P<last>{_NAME})s?\b")
_NAMED = re.compile(rf"\b(?P<name>{_NAME})(?P<plural>s)?\b(?!')")
_LETTERS = re.compile(r"\b(?:m[ ,/]*w[ ,/]*f|t[ ,/]+th|tu[ ,/]+th)\b")
_EVERY = re.compile(
    r"\b(?:(?:every|each)(?: single| and every)? (?:day|night|morning|evening|afternoon|noon|midnight)s?\b"
    r"|daily|nightly|(?:all|seven|7) days(?: (?:a|of the|per) week)?\b|24/7|day (?:in|after|by) day|(?:a|per) day\b"
    r"|(?:mornings|evenings|nights|afternoons)\b|throughout the day|all day(?: long)?\b|(?:every"
    r"|each) \d+ ?(?:am|pm)\b)"
)
_WORKING = re.compile(
    r"\b(?:(?:every |each |on |all )?(?:weekday|work ?day|working day|business day|school day|office day)s?"
    r"|week days)\b"
)
_WEEKENDS = re.compile(r"\b(?:(?:every |each |on |at |on the |at the |all )?week ?-?ends?)\b")
_EXCEPT = re.compile(
    r"\b(?:except(?: for| on)?|excluding|but (?:not|skip|leave out)(?: on| for)?|apart from|other than|not on"
    r"|without|minus"
    r"|save(?: for| on)?|skipping|skip|leave out|bar|besides|but no|but(?= (?:on )?(?:mon|tue|wed|thu|fri|sat"
    r"|sun|the week)))\b"
)
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening|night|noon)|later(?: on)? today)\b")
_TOMORROW = re.compile(r"\btomorrow\b")
_PLURAL_PART = re.compile(r"\b(?:mornings|afternoons|evenings|nights)\b")
_ALL = re.compile(r"\b(?:every|each|all) (?:single )?days?\b")
_WEEKLY = re.compile(r"\b(?:every|each|all|weekly|once a week|always on)\b")


@dataclass(frozen=True, slots=True)
class Days:
    """`days` of each week, or `once`; neither where no day is named. `none_left` where all were excluded."""

    days: tuple[Day, ...] = ()
    once: OnceDay | None = None
    none_left: bool = False


def read_days(said: str) -> Days:
    """The days of a searched sentence."""
    excepted = _EXCEPT.search(said)
    if excepted is not None and (
        _NAMED.search(said, excepted.end())
        or _WEEKENDS.search(said, excepted.end())
        or _WORKING.search(said, excepted.end())
        or _ALL.search(said, excepted.end())
    ):
        before, after = said[: excepted.start()], said[excepted.end() :]
        clause, _, rest = after.partition(" at ") if " at " in after else (after, "", "")
        left_out = set(_recurring(clause) or _recurring(after))
        base = _recurring(f"{before} {rest}") or EVERY_DAY
        kept = in_order(day for day in base if day not in left_out)
        return Days(kept, none_left=not kept)
    if _TOMORROW.search(said):
        return Days(once=OnceDay.TOMORROW)
    if _TODAY.search(said) and not _EVERY.search(said):
        return Days(once=OnceDay.TODAY)
    recurring = _recurring(said)
    single = _single(said)
    if single is not None and len(recurring) == 1:
        return Days(once=OnceDay(single.value))
    return Days(recurring)


def _recurring(said: str) -> tuple[Day, ...]:
    """All days named, as those of each week."""
    days: set[Day] = set()
    rest = said
    for match in _RANGE.finditer(said):
        days.update(_between(_day(match["first"]), _day(match["last"])))
    rest = _RANGE.sub(" ", rest)
    if _WORKING.search(rest):
        days.update(WEEKDAYS)
    if _WEEKENDS.search(rest):
        days.update(WEEKEND)
    letters = _LETTERS.search(rest)
    if letters is not None:
        days.update((Day.MON, Day.WED, Day.FRI) if letters.group().startswith("m") else (Day.TUE, Day.THU))
    days.update(_day(match["name"]) for match in _NAMED.finditer(rest))
    if not days and _EVERY.search(rest):
        days.update(EVERY_DAY)
    return in_order(days)


def _single(said: str) -> Day | None:
    """The only day that is named, singular and not as one of every week."""
    if _RANGE.search(said) or _WORKING.search(said) or _WEEKENDS.search(said) or _LETTERS.search(said):
        return None
    named = list(_NAMED.finditer(said))
    if len(named) != 1 or named[0]["plural"] or _WEEKLY.search(said) or _PLURAL_PART.search(said):
        return None
    return _day(named[0]["name"])


def _day(name: str) -> Day:
    return Day(name[:3])


def _between(first: Day, last: Day) -> tuple[Day, ...]:
    start, end = EVERY_DAY.index(first), EVERY_DAY.index(last)
    return EVERY_DAY[start : end + 1] if start <= end else (*EVERY_DAY[start:], *EVERY_DAY[: end + 1])
