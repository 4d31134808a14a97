"""One time of a reminder is left out, and all others come as before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whenever import TimeDelta

from bot.capabilities.context import Context
from bot.capabilities.editing import none_fits
from bot.capabilities.one_reminder import ask_remove
from bot.capabilities.replanning import planned, without_days
from bot.capabilities.resting import meant
from bot.capabilities.taking_back import undoable
from bot.domain.changes import ChangeReminder
from bot.domain.conversation import Decision
from bot.domain.editing import Edit, Which
from bot.domain.reminders import Scheduled
from bot.domain.schedules import AtTimes, Every
from bot.domain.skipping import Skip
from bot.domain.values import dataclass
from bot.reminding.dates import date_of
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
    day = date_of(wish.skip.day, context.today)
    left_out = [without_days(one, day, day, context) for one in found] if day is not None else []
    plans = [planned(one, context.profile, context) for one in left_out if one is not None]
    if day is None or not plans:
        return context.decide(view.nothing_then_reply(context.library))
    return _done(plans, view.day_skipped(context.library, day, context.today), context)


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
