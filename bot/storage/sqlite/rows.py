"""Rows to what they mean, and back."""

from __future__ import annotations

from typing import Any

from whenever import Instant, PlainDateTime, Time

from bot.domain.display import Hours, Unit
from bot.domain.kinds import KindId
from bot.domain.occurrences import Occurrence, Reason, State
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.records import KeptOccurrence
from bot.domain.reminders import Reminder
from bot.domain.schedules import (
    AtTimes,
    Countdown,
    Day,
    Every,
    Once,
    Schedule,
    Window,
)
from bot.storage.sqlite.connection import Row
from bot.storage.sqlite.rule_rows import NO_VALUES, RULE, rule_of, rule_values

_REASONS = frozenset(Reason)

_FOREVER = 253_402_300_799_000
"""The stored end of a pause that has none."""

PROFILE = (
    "zone, quiet_start, quiet_until, goal_ml, glass_ml, paused_until, stretches_paused_until"
    ", town, bottle_ml, hours, unit"
)
"""Columns of `profile_of` and `profile_values`, in the table people."""

PROFILE_COLUMNS = PROFILE.count(",") + 1

_SCHEDULE = f"form, days, times, every_minutes, window_start, window_until, once_at, countdown_at, {RULE}"
_PLAIN_COLUMNS = 8

REMINDER = f"id, person, chat, kind, {_SCHEDULE}, paused_until, frozen, last_nudge, last_sent, thread"
"""Columns of `reminder_of`, in the table reminders."""

REMINDER_COLUMNS = REMINDER.count(",") + 1

REMINDER_SET = f"kind, {_SCHEDULE}, paused_until, frozen, thread"
"""Columns of `reminder_values`: those that a person changes."""

OCCURRENCE = "id, reminder, due, wake, state, reason, parent, attempts, missed_before, message, answered, snoozed"
"""Columns of `occurrence_of`, in the table occurrences."""

OCCURRENCE_COLUMNS = OCCURRENCE.count(",") + 1


def columns(names: str, table: str) -> str:
    """Column names with their table before each."""
    return ", ".join(f"{table}.{name.strip()}" for name in names.split(","))


def assigned(names: str) -> str:
    """Column names for SET, each with its value to come."""
    return ", ".join(f"{name.strip()} = ?" for name in names.split(","))


def marks(number: int) -> str:
    """So many values to come."""
    return ", ".join("?" * number)


def ms(moment: Instant) -> int:
    """A moment as it is stored."""
    return _FOREVER if moment == UNTIL_RESUMED else moment.timestamp(unit="millisecond")


def moment(stored: int) -> Instant:
    """A stored moment."""
    return UNTIL_RESUMED if stored == _FOREVER else Instant.from_timestamp(stored, unit="millisecond")


def ms_or_none(one: Instant | None) -> int | None:
    """The same where there may be none."""
    return None if one is None else ms(one)


def moment_or_none(stored: int | None) -> Instant | None:
    """The same where there may be none."""
    return None if stored is None else moment(stored)


def local_text(at: Instant) -> str:
    """The wall clock of UTC, in the form of the moments that have no zone."""
    return at.to_tz("UTC").to_plain().format_iso()


def clock(time: Time) -> str:
    """A time of day as HH:MM."""
    return f"{time.hour:02}:{time.minute:02}"


def time_of(stored: str) -> Time:
    """A stored time of day."""
    return Time(int(stored[:2]), int(stored[3:5]))


def profile_of(row: Row) -> Profile:
    """A person's settings."""
    zone, start, until, goal, glass, paused, stretches, town, bottle, hours, unit = row
    quiet = Window(time_of(start), time_of(until)) if start is not None else None
    return Profile(
        zone,
        quiet,
        goal,
        glass,
        moment_or_none(paused),
        moment_or_none(stretches),
        town,
        bottle,
        Hours(hours) if hours is not None else None,
        Unit(unit) if unit is not None else None,
    )


def profile_values(profile: Profile) -> tuple[Any, ...]:
    """The same as values."""
    quiet = profile.quiet
    return (
        profile.zone,
        clock(quiet.start) if quiet else None,
        clock(quiet.until) if quiet else None,
        profile.goal_ml,
        profile.glass_ml,
        ms_or_none(profile.paused_until),
        ms_or_none(profile.stretches_paused_until),
        profile.town,
        profile.bottle_ml,
        profile.hours,
        profile.unit,
    )


def reminder_of(row: Row) -> Reminder:
    """A reminder."""
    number, person, chat, kind, *schedule, paused, frozen, last_nudge, last_sent, thread = row
    return Reminder(
        person,
        chat,
        KindId(kind),
        _schedule_of(schedule),
        id=number,
        paused_until=moment_or_none(paused),
        frozen=bool(frozen),
        last_nudge=last_nudge,
        last_sent=moment_or_none(last_sent),
        thread=thread,
    )


def reminder_values(reminder: Reminder) -> tuple[Any, ...]:
    """What a person changes of it, as values."""
    paused = ms_or_none(reminder.paused_until)
    return (reminder.kind, *schedule_values(reminder.schedule), paused, reminder.frozen, reminder.thread)


def schedule_values(schedule: Schedule) -> tuple[Any, ...]:
    """form, days, times, every_minutes, window_start, window_until, once_at, countdown_at, and those of its rule."""
    match schedule:
        case AtTimes(days, times, rule):
            at = ",".join(clock(time) for time in times)
            return ("times", ",".join(days), at, None, None, None, None, None, *rule_values(rule))
        case Every(days, minutes, window, rule):
            ends = (clock(window.start), clock(window.until))
            return ("every", ",".join(days), None, minutes, *ends, None, None, *rule_values(rule))
        case Once(at):
            return ("once", None, None, None, None, None, at.format_iso(), None, *NO_VALUES)
        case Countdown(at):
            return ("countdown", None, None, None, None, None, None, ms(at), *NO_VALUES)


def _schedule_of(row: Row) -> Schedule:
    form, days, times, minutes, start, until, once_at, countdown_at = row[:_PLAIN_COLUMNS]
    if form == "once":
        return Once(PlainDateTime.parse_iso(once_at))
    if form == "countdown":
        return Countdown(moment(countdown_at))
    on, rule = tuple(Day(day) for day in days.split(",")), rule_of(row[_PLAIN_COLUMNS:])
    if form == "every":
        return Every(on, minutes, Window(time_of(start), time_of(until)), rule)
    return AtTimes(on, tuple(time_of(time) for time in times.split(",")), rule)


def reason_of(stored: str | None) -> Reason | None:
    """A stored reason; None for one that this version does not know, as what became of a reminder counts without it."""
    return Reason(stored) if stored in _REASONS else None


def occurrence_of(row: Row) -> Occurrence:
    """An occurrence; a snoozed one whose parent is gone by now is its own parent."""
    number, reminder, due, wake, state, reason, parent, attempts, missed, message, answered, snoozed = row
    return Occurrence(
        number,
        reminder,
        moment(due),
        moment(wake),
        State(state),
        reason_of(reason),
        parent if parent is not None or not snoozed else number,
        attempts,
        missed,
        message,
        moment_or_none(answered),
    )


def kept_occurrence_of(row: Row) -> KeptOccurrence:
    """The same with what only the store needs: `snoozed, owner, retired` behind the columns of OCCURRENCE."""
    snoozed, owner, retired = row[OCCURRENCE_COLUMNS:]
    return KeptOccurrence(occurrence_of(row[:OCCURRENCE_COLUMNS]), bool(snoozed), owner, bool(retired))
