"""What a tap under a nudge does. The message becomes what happened; nothing is counted against anybody."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant

from bot.domain.actions import StartCheck
from bot.domain.changes import AnswerOccurrence, Change, ChangeReminder, SaveProfile
from bot.domain.conversation import Decision
from bot.domain.messages import Button
from bot.domain.nudge_actions import (
    NudgeAction,
    NudgeBack,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    NudgeSnoozeFor,
    SkipReason,
)
from bot.domain.personal_actions import ReminderMove, ReminderStep
from bot.domain.reminders import UNTIL_RESUMED, Occurrence, Reason, Reminder, State
from bot.domain.schedules import Kind
from bot.policy.nudges import nudge_rows, nudge_text, skip_rows, snooze_rows
from bot.policy.occurrences import in_quiet_hours, next_due, snooze_until
from bot.policy.personal.desk import Desk
from bot.policy.personal.pauses import tomorrow
from bot.policy.personal.wording import clock_words, coming_words, kind_words

_KEPT_AS = {
    SkipReason.BUSY: Reason.BUSY,
    SkipReason.HURTING: Reason.RESTING,  # that something hurts is nobody's business but the person's
    SkipReason.STOPPED: Reason.STOPPED,
}
_OPEN = (State.SENT, State.UNKNOWN, State.ATTEMPTED)


def press(action: NudgeAction, desk: Desk) -> Decision:
    """A tap under a nudge; `desk.occurrence` is what it was sent for, where this chat may answer it."""
    if desk.occurrence is None:
        return desk.decide(desk.say.reminder_gone)
    occurrence, reminder = desk.occurrence
    if occurrence.state not in _OPEN:
        return desk.only_toast(desk.say.nudge_answered.plain)
    match action:
        case NudgeDone():
            return _done(occurrence, reminder, desk)
        case NudgeSnoozeFor(choice=choice):
            return _snoozed(occurrence, reminder, snooze_until(choice, desk.zone, desk.now), desk)
        case NudgeSkipAs(reason=reason):
            return _skipped(occurrence, reminder, reason, desk)
        case NudgeSnooze():
            rows = snooze_rows(desk.library, occurrence, desk.zone, desk.now)
        case NudgeSkip():
            rows = skip_rows(desk.library, occurrence, reminder)
        case NudgeBack():
            rows = nudge_rows(desk.library, occurrence)
    return desk.decide(nudge_text(desk.library, reminder), rows)


def _done(occurrence: Occurrence, reminder: Reminder, desk: Desk) -> Decision:
    text = desk.say.nudge_done.fill(kind=_kind(reminder, desk), time=_time(desk.now, desk))
    return desk.decide(text, (), (AnswerOccurrence(occurrence.id, State.DONE),))


def _snoozed(occurrence: Occurrence, reminder: Reminder, again: Instant | None, desk: Desk) -> Decision:
    if again is None or in_quiet_hours(desk.profile, desk.zone, again):
        return desk.only_toast(desk.say.nudge_snooze_quiet.plain)
    moment = coming_words(desk.library, again, desk.profile.zone, desk.now)
    text = desk.say.nudge_snoozed.fill(kind=_kind(reminder, desk), moment=moment)
    return desk.decide(text, (), (AnswerOccurrence(occurrence.id, State.SNOOZED, again=again),))


def _skipped(occurrence: Occurrence, reminder: Reminder, reason: SkipReason, desk: Desk) -> Decision:
    answered = AnswerOccurrence(occurrence.id, State.SKIPPED, _KEPT_AS[reason])
    match reason:
        case SkipReason.BUSY:
            text = desk.say.nudge_busy.fill(kind=_kind(reminder, desk), time=_time(occurrence.due, desk))
            return desk.decide(text, (), (answered,))
        case SkipReason.HURTING:
            check = Button(desk.label.check, StartCheck())
            text = desk.say.nudge_hurting.fill(kind=_kind(reminder, desk))
            return desk.decide(text, ((check,),), (answered, *_rest_today(reminder, desk)))
        case SkipReason.STOPPED:
            if not desk.may_manage:
                return desk.only_toast(desk.label.not_administrator)
            stopped = replace(reminder, paused_until=UNTIL_RESUMED)
            number = reminder.id or 0
            rows = (
                (
                    Button(desk.label.resume, ReminderStep(number, ReminderMove.RESUME)),
                    Button(desk.label.delete, ReminderStep(number, ReminderMove.DELETE)),
                ),
            )
            text = desk.say.nudge_stopped.fill(kind=_kind(reminder, desk))
            return desk.decide(text, rows, (answered, ChangeReminder(stopped, None)))


def _rest_today(reminder: Reminder, desk: Desk) -> tuple[Change, ...]:
    """Stretch reminders rest until the person's next midnight; in a group, only the one that was answered."""
    until = tomorrow(desk.zone, desk.now)
    if desk.speaker.in_group:
        resting = replace(reminder, paused_until=max(until, reminder.paused_until or until))
        return (ChangeReminder(resting, next_due(resting, desk.profile, desk.now)),)
    longest = max(until, desk.profile.stretches_paused_until or until)
    profile = replace(desk.profile, stretches_paused_until=longest)
    stretches = [one.reminder for one in desk.record.reminders if one.reminder.kind is Kind.STRETCH]
    return (SaveProfile(profile), *(ChangeReminder(one, next_due(one, profile, desk.now)) for one in stretches))


def _kind(reminder: Reminder, desk: Desk) -> str:
    return kind_words(desk.label, reminder.kind)


def _time(moment: Instant, desk: Desk) -> str:
    return clock_words(moment.to_tz(desk.zone).time())
