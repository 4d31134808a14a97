"""One time of a reminder is left out, and all others come as before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whenever import Date, Time, TimeDelta

from bot.capabilities.context import Context
from bot.capabilities.editing import none_fits
from bot.capabilities.one_reminder import ask_remove
from bot.capabilities.replanning import planned
from bot.capabilities.resting import meant
from bot.capabilities.taking_back import undoable
from bot.domain.changes import ChangeReminder
from bot.domain.conversation import Decision
from bot.domain.editing import Edit, Which
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.schedules import AtTimes, Every
from bot.domain.skipping import Skip
from bot.domain.values import dataclass
from bot.reminding.dates import date_of
from bot.reminding.recurrence import next_from
from bot.views import editing as editing_view
from bot.views import skipping as view

_PAST_IT = TimeDelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SkipWish:
    """What is left out, and of which reminders, as it was typed."""

    skip: Skip
    which: Which


def skip(wish: SkipWish, context: Context) -> Decision:
    """Leave it out where there is such a time; a reminder that comes only once may be deleted instead."""
    if not context.record.reminders:
        return context.decide(editing_view.none_yet_reply(context.library))
    found = meant(wish.which, context)
    if not found:
        return none_fits(Edit(wish.which), context)
    if wish.skip.day is None:
        return _next_one(found, context)
    today = context.now.to_tz(context.zone).date()
    day = date_of(wish.skip.day, today)
    left_out = [without for one in found if day is not None and (without := _without(one, day, context)) is not None]
    if day is None or not left_out:
        return context.decide(view.nothing_then_reply(context.library))
    plans = [planned(one, context.profile, context) for one in left_out]
    return _done(plans, view.day_skipped(context.library, day, today), context)


def _next_one(found: Sequence[Scheduled], context: Context) -> Decision:
    """Of several it is the one that comes first; it rests until that time is past."""
    coming = [(one.next_due, number, one) for number, one in enumerate(found) if one.next_due is not None]
    if not coming:
        return context.decide(view.nothing_then_reply(context.library))
    due, _, one = min(coming)
    if not isinstance(one.reminder.schedule, AtTimes | Every):
        return ask_remove(one, context)
    plan = planned(replace(one.reminder, paused_until=due + _PAST_IT), context.profile, context)
    return _done([plan], view.time_skipped(context.library, due, context.profile.zone, context.now), context)


def _done(plans: Sequence[ChangeReminder], left_out: str, context: Context) -> Decision:
    shown = [Scheduled(one.reminder, one.next_due) for one in plans]
    reply = view.skipped_reply(context.library, left_out, shown, context.profile.zone, context.now)
    return undoable(context.decide(reply, (*plans, *context.close_question())), context)


def _without(one: Scheduled, day: Date, context: Context) -> Reminder | None:
    """The reminder without that day, and without days left out that are past; None where it does not come on it."""
    schedule = one.reminder.schedule
    zone = context.profile.wall_clock
    if not isinstance(schedule, AtTimes | Every):
        return None
    begins = day.at(Time()).assume_tz(zone, disambiguation="compatible").to_instant()
    coming = next_from(schedule, zone, max(begins, context.now))
    if coming is None or coming.to_tz(zone).date() != day:
        return None
    today = context.now.to_tz(zone).date()
    exdates = sorted({*(date for date in schedule.rule.exdates if date >= today), day})
    return replace(one.reminder, schedule=replace(schedule, rule=replace(schedule.rule, exdates=tuple(exdates))))
