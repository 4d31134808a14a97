"""Nobody is there for a time to come: all reminders leave those days out, and come as before after them."""

from __future__ import annotations

from whenever import Date

from bot.capabilities.context import Context
from bot.capabilities.editing import none_fits
from bot.capabilities.replanning import planned, without_days
from bot.capabilities.resting import meant
from bot.capabilities.taking_back import undoable
from bot.domain.away import Away
from bot.domain.conversation import Decision
from bot.domain.editing import Edit, Which
from bot.domain.reminders import Scheduled
from bot.domain.said_days import OnceDay
from bot.domain.values import dataclass
from bot.reminding.dates import date_of
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
    span = _span(wish.away, context.today)
    resting = [without_days(one, *span, context) for one in found] if span is not None else []
    plans = [planned(one, context.profile, context) for one in resting if one is not None]
    if span is None or not plans:
        return context.decide(view.nothing_then_reply(context.library))
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
