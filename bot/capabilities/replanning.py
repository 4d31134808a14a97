"""The next occurrences anew, where settings or days left out change what is pending."""

from __future__ import annotations

from dataclasses import replace

from whenever import Date, Time

from bot.capabilities.context import Context
from bot.domain.changes import ChangeReminder
from bot.domain.profile import Profile
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.schedules import AtTimes, Every
from bot.reminding.occurrences import next_due
from bot.reminding.recurrence import next_from


def replanned(context: Context, profile: Profile) -> tuple[ChangeReminder, ...]:
    """All reminders of the person with their next occurrence under new settings; empty in a group."""
    if context.speaker.in_group:
        return ()
    return tuple(planned(one.reminder, profile, context) for one in context.record.reminders)


def planned(reminder: Reminder, profile: Profile, context: Context) -> ChangeReminder:
    """A reminder with its next occurrence under some settings."""
    kind = context.library.kind(reminder.kind)
    return ChangeReminder(reminder, next_due(reminder, kind, profile, context.now))


def without_days(one: Scheduled, first: Date, last: Date, context: Context) -> Reminder | None:
    """The reminder without the days of a span on which it would come, and without past days that were left out; None
    where it comes on none.
    """
    schedule, zone = one.reminder.schedule, context.profile.wall_clock
    if not isinstance(schedule, AtTimes | Every):
        return None
    days: list[Date] = []
    day = first
    while day <= last:
        begins = day.at(Time()).assume_tz(zone, disambiguation="compatible").to_instant()
        coming = next_from(schedule, zone, max(begins, context.now))
        if coming is None:
            break
        day = max(day, coming.to_tz(zone).date())
        if day <= last:
            days.append(day)
        day = day.add(days=1)
    if not days:
        return None
    today = context.now.to_tz(zone).date()
    exdates = sorted({*(date for date in schedule.rule.exdates if date >= today), *days})
    return replace(one.reminder, schedule=replace(schedule, rule=replace(schedule.rule, exdates=tuple(exdates))))
