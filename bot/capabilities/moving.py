"""One day of a reminder that comes again and again is moved: "make it 8 tonight". All other days stay as they are."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.context import Context
from bot.capabilities.replanning import planned, without_days
from bot.capabilities.taking_back import undoable
from bot.domain.changes import AddReminder
from bot.domain.conversation import Decision
from bot.domain.editing import Edit
from bot.domain.reminders import MOST_REMINDERS, Scheduled
from bot.domain.said_days import OnceDay
from bot.domain.schedules import AtTimes, Once, ScheduleRequest
from bot.reminding.dates import date_of
from bot.reminding.occurrences import next_due
from bot.reminding.recurrence import next_after
from bot.views import saving, skipping

_ONE_DAY = (OnceDay.TODAY, OnceDay.TOMORROW)
"""Other days that are named come every week."""


def is_of_one_day(one: Scheduled, edit: Edit) -> bool:
    """Whether a change that names a day is of that day alone."""
    timed = edit.said.times or edit.minutes
    return bool(timed) and edit.said.once_day in _ONE_DAY and isinstance(one.reminder.schedule, AtTimes)


def moved(one: Scheduled, edit: Edit, then: ScheduleRequest, context: Context) -> Decision:
    """That day is left out, and what comes on it comes by itself, at the times of the request."""
    day = date_of(edit.said.once_day, context.today) if edit.said.once_day is not None else None
    rest = without_days(one, day, day, context) if day is not None else None
    if day is None or rest is None:
        return context.decide(skipping.nothing_then_reply(context.library))
    schedules = [Once(day.at(time)) for time in then.times]
    coming = [once for once in schedules if next_after(once, context.zone, context.now) is not None]
    if not coming:
        return context.decide(skipping.nothing_then_reply(context.library))
    if context.record.owned + len(coming) > MOST_REMINDERS:
        return context.decide(saving.too_many_reply(context.library))
    kind = context.library.kind(rest.kind)
    moved_ones = [replace(rest, id=None, schedule=once) for once in coming]
    added = [AddReminder(new, next_due(new, kind, context.profile, context.now), MOST_REMINDERS) for new in moved_ones]
    plan = planned(rest, context.profile, context)
    shown = [Scheduled(one.reminder, one.next_due) for one in added]
    shown.append(Scheduled(plan.reminder, plan.next_due))
    reply = skipping.moved_reply(context.library, day, shown, context.profile.zone, context.now)
    return undoable(context.decide(reply, (*added, plan, *context.close_question())), context)
