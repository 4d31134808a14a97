"""Stretches that are logged by doing, whatever reminder there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whenever import Date, Instant, Time

from bot.capabilities.capability import Asked
from bot.capabilities.context import Context
from bot.domain.actions import Action, NudgeUndo, TakeBackStretch
from bot.domain.changes import AnswerOccurrence, Change, LogStretch, UndoStretch
from bot.domain.conversation import Decision
from bot.domain.just_done import JustDone
from bot.domain.occurrences import State
from bot.domain.past_days import FURTHEST
from bot.domain.stretches import DayPart, StretchReport
from bot.domain.values import dataclass
from bot.views import stretching as view
from bot.views import water as water_view

_TIMES = {DayPart.MORNING: Time(8), DayPart.MIDDAY: Time(13), DayPart.EVENING: Time(20)}
"""When a stretch counts as done of which only the part of the day is known."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the words report, None where that is nothing for certain; a `bare` command may ask to be guided as well."""

    report: StretchReport | None
    bare: bool = False


def slots(asked: Asked) -> Wish:
    """What a sentence reports; a command reports one, with the day that stands behind it."""
    read = asked.understanding.stretched if asked.understanding is not None else None
    return Wish(read or (StretchReport() if asked.command else None), bare=asked.command and not asked.text)


def stretched(wish: Wish, context: Context) -> Decision:
    """Log a stretch; where the words report none for certain, the button that does is shown."""
    if wish.report is None:
        return context.decide(view.ask_reply(context.library))
    today = context.today
    dates = wish.report.dates(today)
    if dates[0] < today.subtract(days=FURTHEST):
        return context.decide(view.too_long_ago_reply(context.library, FURTHEST))
    if len(dates) > 1:
        return _log_several([_moment(date, wish.report.part, context) for date in dates], context)
    answered = context.nudge_for(lambda kind: kind.habit) if dates[0] == today else None
    at = _moment(dates[0], wish.report.part, context)
    return _log(at, context, answered, guides=wish.bare and answered is None)


def on_stretch_now(context: Context) -> Decision:
    """A stretch was just done."""
    return _log(context.whole_now, context)


def moved(at: Instant, days: int, context: Context) -> Decision:
    """A stretch that was just logged was done so many days earlier."""
    decision = _log(at.to_tz(context.zone).subtract(days=days).to_instant(), context)
    return replace(decision, changes=(UndoStretch(at), *decision.changes))


def on_take_back(action: TakeBackStretch, context: Context) -> Decision:
    """It was not done."""
    just = context.conversation.just
    told = just.stretches if just is not None else ()
    if action.at not in (*context.record.stretches, *told):
        return context.decide(water_view.nothing_to_undo_reply(context.library))
    if context.in_place or just is None or just.undo != action:  # a tap means the day that its button names
        back: tuple[Instant, ...] = (action.at,)
    else:
        back = just.stretches or (action.at,)
    left = tuple(at for at in told if at not in back)
    reply = view.taken_back_reply(context.library, back, left, context.profile.zone, context.now)
    still = JustDone(context.now, TakeBackStretch(left[0]), stretches=left) if left else None
    return context.decide(reply, tuple(map(UndoStretch, back)), still)


def _log(at: Instant, context: Context, occurrence: int | None = None, *, guides: bool = False) -> Decision:
    """Log it; where a nudge asked for it, that is done, and counts alone."""
    undo: Action = TakeBackStretch(at)
    done: Change = LogStretch(at)
    if occurrence is not None:
        undo, done = NudgeUndo(occurrence), AnswerOccurrence(occurrence, State.DONE)
    reply = view.logged_reply(context.library, at, context.profile.zone, context.now, undo, guides=guides)
    just = JustDone(context.now, undo, stretches=(at,) if occurrence is None else ())
    return context.decide(reply, (done, *context.close_question()), just)


def _log_several(moments: Sequence[Instant], context: Context) -> Decision:
    """Log one for each of several days; a word takes all of them back, a button one."""
    reply = view.several_logged_reply(context.library, moments, context.profile.zone, context.now)
    just = JustDone(context.now, TakeBackStretch(moments[0]), stretches=tuple(moments))
    return context.decide(reply, (*map(LogStretch, moments), *context.close_question()), just)


def _moment(date: Date, part: DayPart | None, context: Context) -> Instant:
    """When it was, as far as that was said; never later than now."""
    if date == context.today and part is None:
        return context.whole_now
    at = date.at(_TIMES[part or DayPart.MIDDAY]).assume_tz(context.zone, disambiguation="compatible").to_instant()
    return min(at, context.whole_now)
