"""Nobody is there for a time to come: all reminders leave those days out, and come as before after them."""

from __future__ import annotations

from dataclasses import replace

from whenever import Date, Time

from bot.capabilities.context import Context
from bot.capabilities.editing import none_fits
from bot.capabilities.replanning import planned
from bot.capabilities.resting import meant
from bot.capabilities.taking_back import undoable
from bot.domain.away import Away
from bot.domain.conversation import Decision
from bot.domain.editing import Edit, Which
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.said_days import OnceDay
from bot.domain.schedules import AtTimes, Every
from bot.domain.values import dataclass
from bot.reminding.dates import date_of
from bot.reminding.recurrence import next_from
from bot.views import editing as editing_view
from bot.views import skipping as view

_MOST = 62
"""Days; of what is longer the end is likely another one than was meant."""
_WEEK = 7


@dataclass(frozen=True, slots=True)
class AwayWish:
    """When nobody is there, and the reminders that are spoken of, as it was typed."""

    away: Away
    which: Which


def leave_out(wish: AwayWish, context: Context) -> Decision:
    """The days are left out of all that would come on them."""
    if not context.record.reminders:
        return context.decide(editing_view.none_yet_reply(context.library))
    found = meant(wish.which, context)
    if not found:
        return none_fits(Edit(wish.which), context)
    span = _span(wish.away, context.now.to_tz(context.zone).date())
    resting = [without for one in found if span is not None and (without := _without(one, *span, context)) is not None]
    if span is None or not resting:
        return context.decide(view.nothing_then_reply(context.library))
    plans = [planned(one, context.profile, context) for one in resting]
    shown = [Scheduled(one.reminder, one.next_due) for one in plans]
    reply = view.away_reply(context.library, *span, shown, context.profile.zone, context.now)
    return undoable(context.decide(reply, (*plans, *context.close_question())), context)


def _span(away: Away, today: Date) -> tuple[Date, Date] | None:
    """The first and the last day; None where no calendar has them, or they are too far apart."""
    first = date_of(away.first, today) if away.first is not None else None
    if first is None:
        return None
    if away.last is None:
        return first, first.add(days=away.days - 1)
    last = date_of(away.last, today)
    if last is None:
        return None
    if last <= first and isinstance(away.last, OnceDay):
        last = last.add(days=_WEEK)
    last = last if away.through else last.subtract(days=1)
    return (first, last) if first <= last <= first.add(days=_MOST) else None


def _without(one: Scheduled, first: Date, last: Date, context: Context) -> Reminder | None:
    """The reminder without the days of the span on which it would come; None where it comes on none."""
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
