"""How the last days went: water by day, a habit by day, and a strength that one missed day does not break."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from whenever import Date, Instant

from bot.domain.kinds import KindId
from bot.domain.occurrences import History, HistoryEntry, Reason, State

WEEK = 7
"""Days that are told one by one."""

_HALVES_IN = 13
"""Days of a daily habit in which the weight of a day halves."""

_COUNTED = 90
"""Days that the strength looks back on: what is older weighs less than a hundredth in a daily habit."""

_UNANSWERED = (State.SENT, State.SKIPPED)
"""A nudge that came. What did not come, or of which nobody knows, is not the person's miss."""

_RESTING = (Reason.RESTING, Reason.STOPPED)


@dataclass(frozen=True, slots=True)
class WaterDay:
    """What was logged on one local day, in millilitres."""

    date: Date
    ml: int


@dataclass(frozen=True, slots=True)
class Progress:
    """The last seven local days, today included, oldest first.

    On `done_days` of `asked_days` the habit was kept; a today that is not done yet is none of them. `rest_days` had a
    reminder and do not count: held, never came, or a rest. `strength` is 0 to 100, None before any day has counted.
    `any_water` is False where nothing was logged in the days that are looked at. `stretches` are those of the week that
    were logged by themselves, which make their days days that were kept.
    """

    water: tuple[WaterDay, ...]
    any_water: bool
    done_days: int
    asked_days: int
    rest_days: int
    strength: int | None
    stretches: int = 0


def progress_of(history: History, habit: KindId | None, zone: str, now: Instant) -> Progress:
    """The progress of one person, by days of their zone; `habit` is the kind of reminder whose days are judged."""
    today = now.to_tz(zone).date()
    days = [today.subtract(days=back) for back in reversed(range(WEEK))]
    drunk: dict[Date, int] = {}
    for drink in history.drinks:
        date = drink.at.to_tz(zone).date()
        drunk[date] = drunk.get(date, 0) + drink.ml
    judged = _habit_days(history, habit, zone)
    stretched = [at.to_tz(zone).date() for at in history.stretches]
    judged |= dict.fromkeys(stretched, True)
    if judged.get(today) is False:
        del judged[today]  # it may still be done
    week = [judged.get(day, ...) for day in days]
    return Progress(
        water=tuple(WaterDay(day, drunk.get(day, 0)) for day in days),
        any_water=bool(drunk),
        done_days=sum(one is True for one in week),
        asked_days=sum(isinstance(one, bool) for one in week),
        rest_days=sum(one is None for one in week),
        strength=_strength({day: done for day, done in judged.items() if done is not None}, today),
        stretches=sum(date in days for date in stretched),
    )


def _habit_days(history: History, habit: KindId | None, zone: str) -> dict[Date, bool | None]:
    """Days with a reminder of the habit: done, not done, or None where the day does not count."""
    by_day: dict[Date, list[HistoryEntry]] = {}
    for told in history.occurrences:
        if told.kind == habit and told.state is not State.SNOOZED:  # a snoozed one comes again
            by_day.setdefault(told.due.to_tz(zone).date(), []).append(told)
    return {date: _judged(day) for date, day in by_day.items()}


def _judged(day: list[HistoryEntry]) -> bool | None:
    if any(told.state is State.DONE for told in day):
        return True
    if any(told.reason in _RESTING for told in day):
        return None
    return False if any(told.state in _UNANSWERED for told in day) else None


def _strength(judged: Mapping[Date, bool], today: Date) -> int | None:
    """The habit's strength after Loop Habit Tracker (github.com/iSoron/uhabits, Score.kt): an exponential average.

    There a day keeps 0.5 ** (sqrt(frequency) / 13) of the score before it, and the rest is 1 (done) or 0. Here the
    frequency is the share of weekdays on which it is asked for, and each day that counts stands for the days up to the
    next. So days that do not count change nothing, however many they are.
    """
    first = today.subtract(days=_COUNTED)
    counted = {day: done for day, done in judged.items() if first <= day <= today}
    if not counted:
        return None
    frequency = len({day.day_of_week() for day in counted}) / WEEK
    kept = 0.5 ** (sqrt(frequency) / _HALVES_IN / frequency)
    score = 0.0
    for day in sorted(counted):
        score = score * kept + (1 - kept if counted[day] else 0.0)
    return round(100 * score)
