"""How the last days went: water by day, a habit by day, and a strength that one missed day does not break."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from math import sqrt

from whenever import Date, Instant, TimeDelta

from bot.domain.kinds import KindId
from bot.domain.occurrences import History, HistoryEntry, Reason, State
from bot.domain.values import dataclass
from bot.domain.week_chart import DayMark

WEEK = 7
"""Days that are told one by one."""

_HALVES_IN = 13
"""Days of a daily habit in which the weight of a day halves."""

_COUNTED = 90
"""Days that the strength looks back on: what is older weighs less than a hundredth in a daily habit."""

CURVE_DAYS = 28
"""Days over which the strength is shown at most."""

_NEUTRAL = 0.5
"""The strength before any day has counted: neither a habit nor none."""

_FIRM = 75
_WORN = 40
"""From the one on a habit is firm, below the other it has worn thin."""

HISTORY = TimeDelta(hours=24 * 100)
"""How far the history reaches that all of it is made of."""

_UNANSWERED = (State.SENT, State.SKIPPED)
"""A nudge that came. What did not come, or of which nobody knows, is not the person's miss."""

_RESTING = (Reason.RESTING, Reason.STOPPED)
"""What the person said of a day: that it is one of rest. A day on which nothing was sent is none."""

_COUNTING = (DayMark.DONE, DayMark.MISSED)


@dataclass(frozen=True, slots=True)
class WaterDay:
    """What was logged on one local day, in millilitres."""

    date: Date
    ml: int


class HabitStanding(StrEnum):
    """What a strength says of the habit."""

    FIRM = "firm"
    GROWING = "growing"
    WORN = "worn"


@dataclass(frozen=True, slots=True)
class Progress:
    """The last seven local days, today included, oldest first: `water` and `marks` have one entry for each.

    A today that is not done yet is no day that was missed. `curve` is the strength, 0 to 100, at the end of each of the
    last 28 days, or of those since the first that counted; empty before any has. `any_water` is False where nothing was
    logged in the days that are looked at. `stretches` are those of the week that were logged by themselves, and make
    their days days that were kept. `begun` of the seven days are those since anything was logged or asked for, today
    at least: nothing is told of the days before.
    """

    water: tuple[WaterDay, ...]
    any_water: bool
    marks: tuple[DayMark, ...]
    curve: tuple[int, ...]
    stretches: int = 0
    begun: int = WEEK

    @property
    def done_days(self) -> int:
        """Days on which the habit was kept."""
        return self.marks.count(DayMark.DONE)

    @property
    def asked_days(self) -> int:
        """Days that count, kept or missed."""
        return self.done_days + self.marks.count(DayMark.MISSED)

    @property
    def rest_days(self) -> int:
        """Days on which the person took a rest."""
        return self.marks.count(DayMark.REST)

    @property
    def strength(self) -> int | None:
        """The strength today, None before any day has counted."""
        return self.curve[-1] if self.curve else None

    @property
    def standing(self) -> HabitStanding:
        """What the strength says; at its start a habit grows."""
        strength = self.curve[-1] if self.curve else round(100 * _NEUTRAL)
        if strength >= _FIRM:
            return HabitStanding.FIRM
        return HabitStanding.WORN if strength < _WORN else HabitStanding.GROWING


@dataclass(frozen=True, slots=True)
class LoggedDay:
    """What was logged on one local day: millilitres, and whether the habit was kept."""

    date: Date
    ml: int = 0
    stretched: bool = False


def logged_between(history: History, habit: KindId | None, zone: str, first: Date, last: Date) -> tuple[LoggedDay, ...]:
    """Each day from the first to the last, both included."""
    drunk = _drunk(history, zone)
    stretched = {at.to_tz(zone).date() for at in history.stretches}
    stretched |= {date for date, mark in _habit_days(history, habit, zone).items() if mark is DayMark.DONE}
    days = []
    while first <= last:
        days.append(LoggedDay(first, drunk.get(first, 0), first in stretched))
        first = first.add(days=1)
    return tuple(days)


def progress_of(history: History, habit: KindId | None, zone: str, now: Instant) -> Progress:
    """The progress of one person, by days of their zone; `habit` is the kind of reminder whose days are judged."""
    today = now.to_tz(zone).date()
    days = [today.subtract(days=back) for back in reversed(range(WEEK))]
    drunk = _drunk(history, zone)
    judged = _habit_days(history, habit, zone)
    stretched = [at.to_tz(zone).date() for at in history.stretches]
    asked = (told.due.to_tz(zone).date() for told in history.occurrences)
    first = min((*drunk, *stretched, *asked), default=today)
    judged |= dict.fromkeys(stretched, DayMark.DONE)
    if judged.get(today) is DayMark.MISSED:
        del judged[today]  # it may still be done
    return Progress(
        water=tuple(WaterDay(day, drunk.get(day, 0)) for day in days),
        any_water=bool(drunk),
        marks=tuple(judged.get(day, DayMark.NONE) for day in days),
        curve=_curve({day: mark is DayMark.DONE for day, mark in judged.items() if mark in _COUNTING}, today),
        stretches=sum(date in days for date in stretched),
        begun=max(1, sum(day >= first for day in days)),
    )


def _drunk(history: History, zone: str) -> dict[Date, int]:
    """What was logged by day."""
    drunk: dict[Date, int] = {}
    for drink in history.drinks:
        date = drink.at.to_tz(zone).date()
        drunk[date] = drunk.get(date, 0) + drink.ml
    return drunk


def _habit_days(history: History, habit: KindId | None, zone: str) -> dict[Date, DayMark]:
    """What became of each day on which a reminder of the habit was due."""
    by_day: dict[Date, list[HistoryEntry]] = {}
    for told in history.occurrences:
        if told.kind == habit and told.state is not State.SNOOZED:  # a snoozed one comes again
            by_day.setdefault(told.due.to_tz(zone).date(), []).append(told)
    return {date: _judged(day) for date, day in by_day.items()}


def _judged(day: list[HistoryEntry]) -> DayMark:
    if any(told.state is State.DONE for told in day):
        return DayMark.DONE
    if any(told.reason in _RESTING for told in day):
        return DayMark.REST
    return DayMark.MISSED if any(told.state in _UNANSWERED for told in day) else DayMark.NONE


def _curve(judged: Mapping[Date, bool], today: Date) -> tuple[int, ...]:
    """The habit's strength after Loop Habit Tracker (github.com/iSoron/uhabits, Score.kt): an exponential average.

    There a day keeps 0.5 ** (sqrt(frequency) / 13) of the score before it, and the rest is 1 (done) or 0. Here the
    frequency is the share of weekdays on which it is asked for, and each day that counts stands for the days up to the
    next. So days that do not count change nothing, however many they are. There it begins at nothing, which reads as a
    bad mark on the first day; here in the middle.
    """
    earliest = today.subtract(days=_COUNTED)
    counted = {day: done for day, done in judged.items() if earliest <= day <= today}
    if not counted:
        return ()
    frequency = len({day.day_of_week() for day in counted}) / WEEK
    kept = 0.5 ** (sqrt(frequency) / _HALVES_IN / frequency)
    score, course = _NEUTRAL, []
    day = min(counted)
    while day <= today:
        done = counted.get(day)
        if done is not None:
            score = score * kept + (1 - kept if done else 0.0)
        course.append(round(100 * score))
        day = day.add(days=1)
    return tuple(course[-CURVE_DAYS:])
