"""What a tap or a word under a nudge does. The message becomes what happened; nothing is counted against anybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, assert_never

from whenever import Instant

from bot.capabilities import water
from bot.capabilities.capability import Way, looking_up
from bot.capabilities.context import Context
from bot.capabilities.pauses import tomorrow
from bot.domain.actions import (
    Action,
    NudgeAction,
    NudgeAmount,
    NudgeBack,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    NudgeSnoozeFor,
    NudgeUndo,
    SkipReason,
)
from bot.domain.changes import AnswerOccurrence, Change, ChangeReminder, ReopenOccurrence, SaveProfile, UndoDrink
from bot.domain.conversation import Decision
from bot.domain.just_done import JustDone
from bot.domain.lookups import ReadOccurrence
from bot.domain.messages import Reply
from bot.domain.occurrences import ANSWERABLE, Occurrence, Reason, State
from bot.domain.profile import UNTIL_RESUMED
from bot.domain.reminders import Reminder
from bot.domain.values import dataclass
from bot.reminding.occurrences import LEAST_SNOOZE, in_quiet_hours, next_due, snooze_until
from bot.views import nudge_answers as view
from bot.views.nudges import nudge_rows, nudge_text, skip_rows, snooze_rows

_KEPT_AS = {
    SkipReason.BUSY: Reason.BUSY,
    SkipReason.HURTING: Reason.RESTING,  # that something hurts is nobody's business but the person's
    SkipReason.STOPPED: Reason.STOPPED,
}


@dataclass(frozen=True, slots=True)
class SnoozeUntil:
    """Come back at a moment that was typed; None where it is over by now."""

    occurrence: int
    again: Instant | None


@dataclass(frozen=True, slots=True)
class AnsweredAfterAll:
    """Another answer to a nudge that was just answered: done, or `again` at a moment."""

    occurrence: int
    again: Instant | None = None


N = TypeVar("N", bound=NudgeAction | SnoozeUntil)


def need(action: NudgeAction | SnoozeUntil | AnsweredAfterAll, _context: Context) -> ReadOccurrence:
    """What the nudge was sent for."""
    return ReadOccurrence(action.occurrence)


def of_nudge(
    handle: Callable[[N, Occurrence, Reminder, Context], Decision],
) -> Callable[[N, tuple[Occurrence, Reminder] | None, Context], Decision]:
    """A tap under a nudge that is not answered yet."""

    def of_one(action: N, found: tuple[Occurrence, Reminder] | None, context: Context) -> Decision:
        if found is None:
            return context.decide(view.gone_reply(context.library))
        if found[0].state not in ANSWERABLE:
            return context.only_toast(view.answered_toast(context.library))
        return handle(action, *found, context)

    return of_one


def on_done(_: NudgeDone, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """It was done: one that counts drinks logs a glass; in a group nobody's log is meant."""
    if context.library.kind(reminder.kind).counts_drinks and not context.speaker.in_group:
        return water.a_glass(occurrence.id, context)
    undo = NudgeUndo(occurrence.id)
    reply = view.done_reply(context.library, reminder, context.now, context.zone, undo)
    return context.decide(reply, (AnswerOccurrence(occurrence.id, State.DONE),), JustDone(context.now, undo))


def on_amount(_: NudgeAmount, occurrence: Occurrence, _reminder: Reminder, context: Context) -> Decision:
    """How much was drunk? The nudge is done once that is known."""
    return water.ask_amount(context, occurrence=occurrence.id)


def on_undo(action: NudgeUndo, found: tuple[Occurrence, Reminder] | None, context: Context) -> Decision:
    """The nudge is open again, and what was drunk is not logged any more."""
    if found is None:
        return context.decide(view.gone_reply(context.library))
    occurrence, reminder = found
    changes: tuple[Change, ...] = (ReopenOccurrence(occurrence.id),)
    if action.drink is not None:
        changes = (UndoDrink(action.drink), *changes)
    rows = nudge_rows(context.library, occurrence, reminder, context.profile.glass_ml)
    return context.decide(view.reopened_reply(context.library, reminder, rows), changes)


def on_after_all(answer: AnsweredAfterAll, found: tuple[Occurrence, Reminder] | None, context: Context) -> Decision:
    """The nudge is answered anew."""
    if found is None:
        return context.decide(view.gone_reply(context.library))
    if answer.again is not None:
        decision = on_snooze_until(SnoozeUntil(answer.occurrence, answer.again), *found, context)
    else:
        decision = on_done(NudgeDone(answer.occurrence), *found, context)
    return replace(decision, changes=(ReopenOccurrence(answer.occurrence), *decision.changes))


def on_snooze(_: NudgeSnooze, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """For how long?"""
    rows = snooze_rows(context.library, occurrence, context.zone, context.now)
    return context.decide(Reply(nudge_text(context.library, reminder), rows))


def on_snooze_for(action: NudgeSnoozeFor, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """It comes back later, unless that is within quiet hours."""
    again = snooze_until(action.choice, context.zone, context.now)
    if again is None or in_quiet_hours(context.profile, context.zone, again):
        return context.only_toast(view.snooze_quiet_toast(context.library))
    return _comes_again(again, occurrence, reminder, context)


def on_snooze_until(typed: SnoozeUntil, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """The same by words, for any length; where it cannot be then, the choices are shown."""
    again = max(typed.again, context.now + LEAST_SNOOZE) if typed.again is not None else None
    if again is None or in_quiet_hours(context.profile, context.zone, again):
        rows = snooze_rows(context.library, occurrence, context.zone, context.now)
        return context.decide(view.snooze_quiet_reply(context.library, rows))
    return _comes_again(again, occurrence, reminder, context)


def _comes_again(again: Instant, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    undo = NudgeUndo(occurrence.id)
    reply = view.snoozed_reply(context.library, reminder, again, context.profile.zone, context.now)
    answered = AnswerOccurrence(occurrence.id, State.SNOOZED, again=again)
    return context.decide(reply, (answered,), JustDone(context.now, undo))


def on_skip(_: NudgeSkip, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """Why?"""
    rows = skip_rows(context.library, occurrence, reminder)
    return context.decide(Reply(nudge_text(context.library, reminder), rows))


def on_back(_: NudgeBack, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """Done, Snooze and Skip again."""
    rows = nudge_rows(context.library, occurrence, reminder, context.profile.glass_ml)
    return context.decide(Reply(nudge_text(context.library, reminder), rows))


def on_skip_as(action: NudgeSkipAs, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """Not this time. What hurts rests today, and what is to stop stops."""
    answered = AnswerOccurrence(occurrence.id, State.SKIPPED, _KEPT_AS[action.reason])
    match action.reason:
        case SkipReason.BUSY:
            reply = view.busy_reply(context.library, reminder, occurrence.due, context.zone)
            return context.decide(reply, (answered,), JustDone(context.now, NudgeUndo(occurrence.id)))
        case SkipReason.HURTING:
            rests = _rest_today(reminder, context)
            return context.decide(view.hurting_reply(context.library, reminder), (answered, *rests))
        case SkipReason.STOPPED:
            stopped = replace(reminder, paused_until=UNTIL_RESUMED)
            changes = (answered, ChangeReminder(stopped, None))
            return context.decide(view.stopped_reply(context.library, reminder), changes)
        case _:
            assert_never(action.reason)


def _rest_today(reminder: Reminder, context: Context) -> tuple[Change, ...]:
    """What may hurt rests until the person's next midnight; in a group, only the one that was answered."""
    until = tomorrow(context.zone, context.now)
    if context.speaker.in_group:
        resting = replace(reminder, paused_until=max(until, reminder.paused_until or until))
        kind = context.library.kind(resting.kind)
        return (ChangeReminder(resting, next_due(resting, kind, context.profile, context.now)),)
    longest = max(until, context.profile.stretches_paused_until or until)
    profile = replace(context.profile, stretches_paused_until=longest)
    kinds = {kind.id: kind for kind in context.library.resting}
    found = [one.reminder for one in context.record.reminders if one.reminder.kind in kinds]
    return (
        SaveProfile(profile),
        *(ChangeReminder(one, next_due(one, kinds[one.kind], profile, context.now)) for one in found),
    )


def _stops(action: NudgeSkipAs) -> bool:
    """In a group, only administrators stop a reminder; everybody may leave one out."""
    return action.reason is SkipReason.STOPPED


TAPS: Mapping[type[Action], Way] = {
    NudgeDone: looking_up(need, of_nudge(on_done)),
    NudgeSnooze: looking_up(need, of_nudge(on_snooze)),
    NudgeSnoozeFor: looking_up(need, of_nudge(on_snooze_for)),
    NudgeSkip: looking_up(need, of_nudge(on_skip)),
    NudgeSkipAs: looking_up(need, of_nudge(on_skip_as), manages=_stops),
    NudgeBack: looking_up(need, of_nudge(on_back)),
    NudgeAmount: looking_up(need, of_nudge(on_amount)),
    NudgeUndo: looking_up(need, on_undo),
}

TYPED: Mapping[type[Any], Way] = {
    SnoozeUntil: looking_up(need, of_nudge(on_snooze_until)),
    AnsweredAfterAll: looking_up(need, on_after_all),
}
