"""What a tap under a nudge does. The message becomes what happened; nothing is counted against anybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar, assert_never

from whenever import Instant

from bot.capabilities.capability import Way, looking_up
from bot.capabilities.context import Context
from bot.capabilities.pauses import tomorrow
from bot.domain.actions import (
    Action,
    AskRemoveReminder,
    NudgeAction,
    NudgeBack,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    NudgeSnoozeFor,
    ResumeReminder,
    SkipReason,
    StartCheck,
)
from bot.domain.changes import AnswerOccurrence, Change, ChangeReminder, SaveProfile
from bot.domain.conversation import Decision
from bot.domain.lookups import ReadOccurrence
from bot.domain.messages import Button
from bot.domain.occurrences import Occurrence, Reason, State
from bot.domain.profile import UNTIL_RESUMED
from bot.domain.reminders import Reminder
from bot.reminding.occurrences import in_quiet_hours, next_due, snooze_until
from bot.views.nudges import nudge_rows, nudge_text, resting_words, skip_rows, snooze_rows
from bot.views.wording import clock_words, coming_words, kind_words

_KEPT_AS = {
    SkipReason.BUSY: Reason.BUSY,
    SkipReason.HURTING: Reason.RESTING,  # that something hurts is nobody's business but the person's
    SkipReason.STOPPED: Reason.STOPPED,
}
_OPEN = (State.SENT, State.UNKNOWN, State.ATTEMPTED)


N = TypeVar("N", bound=NudgeAction)


def need(action: NudgeAction, _context: Context) -> ReadOccurrence:
    """What the nudge was sent for."""
    return ReadOccurrence(action.occurrence)


def of_nudge(
    handle: Callable[[N, Occurrence, Reminder, Context], Decision],
) -> Callable[[N, tuple[Occurrence, Reminder] | None, Context], Decision]:
    """A tap under a nudge that is not answered yet."""

    def of_one(action: N, found: tuple[Occurrence, Reminder] | None, context: Context) -> Decision:
        if found is None:
            return context.decide(context.say.reminder_gone)
        if found[0].state not in _OPEN:
            return context.only_toast(context.say.nudge_answered.plain)
        return handle(action, *found, context)

    return of_one


def on_done(_: NudgeDone, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """It was done."""
    text = context.say.nudge_done.fill(kind=_kind(reminder, context), time=_time(context.now, context))
    return context.decide(text, (), (AnswerOccurrence(occurrence.id, State.DONE),))


def on_snooze(_: NudgeSnooze, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """For how long?"""
    rows = snooze_rows(context.library, occurrence, context.zone, context.now)
    return context.decide(nudge_text(context.library, reminder), rows)


def on_snooze_for(action: NudgeSnoozeFor, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """It comes back later, unless that is within quiet hours."""
    again = snooze_until(action.choice, context.zone, context.now)
    if again is None or in_quiet_hours(context.profile, context.zone, again):
        return context.only_toast(context.say.nudge_snooze_quiet.plain)
    moment = coming_words(context.library, again, context.profile.zone, context.now)
    text = context.say.nudge_snoozed.fill(kind=_kind(reminder, context), moment=moment)
    return context.decide(text, (), (AnswerOccurrence(occurrence.id, State.SNOOZED, again=again),))


def on_skip(_: NudgeSkip, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """Why?"""
    return context.decide(nudge_text(context.library, reminder), skip_rows(context.library, occurrence, reminder))


def on_back(_: NudgeBack, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """Done, Snooze and Skip again."""
    return context.decide(nudge_text(context.library, reminder), nudge_rows(context.library, occurrence))


def on_skip_as(action: NudgeSkipAs, occurrence: Occurrence, reminder: Reminder, context: Context) -> Decision:
    """Not this time. What hurts rests today, and what is to stop stops."""
    answered = AnswerOccurrence(occurrence.id, State.SKIPPED, _KEPT_AS[action.reason])
    match action.reason:
        case SkipReason.BUSY:
            text = context.say.nudge_busy.fill(kind=_kind(reminder, context), time=_time(occurrence.due, context))
            return context.decide(text, (), (answered,))
        case SkipReason.HURTING:
            check = Button(context.label.check, StartCheck())
            text = context.say.nudge_hurting.fill(
                kind=_kind(reminder, context), reminders=resting_words(context.library)
            )
            return context.decide(text, ((check,),), (answered, *_rest_today(reminder, context)))
        case SkipReason.STOPPED:
            stopped = replace(reminder, paused_until=UNTIL_RESUMED)
            number = reminder.id or 0
            rows = (
                (
                    Button(context.label.resume, ResumeReminder(number)),
                    Button(context.label.delete, AskRemoveReminder(number)),
                ),
            )
            text = context.say.nudge_stopped.fill(kind=_kind(reminder, context))
            return context.decide(text, rows, (answered, ChangeReminder(stopped, None)))
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


def _kind(reminder: Reminder, context: Context) -> str:
    return kind_words(context.library, reminder.kind)


def _time(moment: Instant, context: Context) -> str:
    return clock_words(moment.to_tz(context.zone).time())


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
}
