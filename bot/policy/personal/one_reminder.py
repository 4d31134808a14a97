"""One reminder, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from whenever import Instant

from bot.domain.actions import (
    AskReminderPause,
    AskRemoveReminder,
    EditReminder,
    KeepAsIs,
    PauseReminder,
    ReminderAction,
    RemoveReminder,
    ResumeReminder,
    ShowHistory,
    ShowReminder,
    ShowReminders,
)
from bot.domain.changes import ChangeReminder, DeleteReminder
from bot.domain.conversation import Decision
from bot.domain.drafts import Draft
from bot.domain.messages import Button, ButtonStyle
from bot.domain.occurrences import Occurrence
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.reminders import Scheduled
from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Every, Once, ScheduleRequest
from bot.domain.text import Text, joined
from bot.policy.personal.buttons import in_rows
from bot.policy.personal.context import Context, Row
from bot.policy.personal.drafts import advance, ask_change
from bot.policy.personal.pauses import pause_choices, pause_end
from bot.reminding.occurrences import next_due
from bot.views.wording import coming_words, moment_words, schedule_words


def press(action: ReminderAction, context: Context) -> Decision:
    """A tap on a button of one reminder: `context.target`, where it is there and this chat may see it."""
    if context.target is None:
        return context.decide(context.say.reminder_gone, back_rows(context))
    if not context.may_manage:
        return context.only_toast(context.label.not_administrator)
    match action:
        case ShowReminder():
            return on_show_reminder(action, context)
        case EditReminder():
            return on_edit_reminder(action, context)
        case ShowHistory():
            return on_show_history(action, context)
        case AskReminderPause():
            return on_ask_reminder_pause(action, context)
        case PauseReminder():
            return on_pause_reminder(action, context)
        case ResumeReminder():
            return on_resume_reminder(action, context)
        case AskRemoveReminder():
            return on_ask_remove_reminder(action, context)
        case RemoveReminder():
            return on_remove_reminder(action, context)
        case _:
            assert_never(action)


def on_show_reminder(_: ShowReminder, context: Context) -> Decision:
    """What it is, when it comes, and what can be done with it."""
    return _shown(_target(context), context)


def on_edit_reminder(_: EditReminder, context: Context) -> Decision:
    """A draft that holds what the reminder is now."""
    one = _target(context)
    request = _request_of(one)
    draft = Draft(context.next_draft_number(), context.now, request, replaces=one.reminder.id)
    return ask_change(draft, context) if not request.missing else advance(draft, context)


def on_show_history(_: ShowHistory, context: Context) -> Decision:
    """What happened to it of late, newest first."""
    one = _target(context)
    lines = [_history_line(occurrence, context) for occurrence in context.reminder_history]
    text = context.say.history.fill(schedule=said(one, context))
    return context.decide(joined((text, *(lines or [context.say.history_empty]))), (_back_to(one, context),))


def on_ask_reminder_pause(_: AskReminderPause, context: Context) -> Decision:
    """For how long?"""
    one = _target(context)
    buttons = [Button(words, PauseReminder(id_of(one), length)) for length, words in pause_choices(context)]
    return context.decide(context.say.ask_pause, (*in_rows(buttons, 2), _back_to(one, context)))


def on_pause_reminder(action: PauseReminder, context: Context) -> Decision:
    """It is paused."""
    return _changed(_target(context), pause_end(action.length, context), context)


def on_resume_reminder(_: ResumeReminder, context: Context) -> Decision:
    """Its pause ends."""
    return _changed(_target(context), None, context)


def on_ask_remove_reminder(_: AskRemoveReminder, context: Context) -> Decision:
    """Really delete it?"""
    return ask_remove(_target(context), context)


def on_remove_reminder(_: RemoveReminder, context: Context) -> Decision:
    """It is deleted."""
    one = _target(context)
    text = context.say.deleted.fill(schedule=said(one, context))
    return context.decide(text, back_rows(context), (DeleteReminder(id_of(one)),))


def ask_remove(one: Scheduled, context: Context) -> Decision:
    """Really delete this one?"""
    yes = Button(context.label.delete_yes, RemoveReminder(id_of(one)), ButtonStyle.DANGER)
    return context.decide(context.say.ask_delete.fill(schedule=said(one, context)), ((yes, keep_button(context)),))


def said(one: Scheduled, context: Context) -> str:
    """What comes when, in one line."""
    return schedule_words(context.library, one.reminder.kind, one.reminder.schedule, context.profile.zone, context.now)


def id_of(one: Scheduled) -> int:
    """The id that its buttons carry."""
    assert one.reminder.id is not None
    return one.reminder.id


def back_rows(context: Context) -> tuple[Row, ...]:
    """The way back to the list."""
    return ((Button(context.label.back_to_list, ShowReminders()),),)


def keep_button(context: Context) -> Button:
    """The button that deletes nothing."""
    return Button(context.label.keep, KeepAsIs())


def _target(context: Context) -> Scheduled:
    assert context.target is not None
    return context.target


def _shown(one: Scheduled, context: Context) -> Decision:
    label = context.label
    text = context.say.list_one.fill(schedule=said(one, context), next=_capital(coming(one, context)))
    paused = one.reminder.paused_until is not None and one.reminder.paused_until > context.now
    held = paused or one.reminder.frozen
    number = id_of(one)
    pause = Button(label.resume, ResumeReminder(number)) if held else Button(label.pause, AskReminderPause(number))
    rows = (
        (Button(label.edit, EditReminder(number)), pause),
        (Button(label.history_button, ShowHistory(number)), Button(label.delete, AskRemoveReminder(number))),
        *back_rows(context),
    )
    return context.decide(text, rows)


def _request_of(one: Scheduled) -> ScheduleRequest:
    kind = one.reminder.kind
    match one.reminder.schedule:
        case AtTimes(days, times):
            return ScheduleRequest(kind, days, times)
        case Every(days, minutes, window):
            return ScheduleRequest(kind, days, every_minutes=minutes, window=window)
        case Once() | Countdown():
            return ScheduleRequest(kind, EVERY_DAY, days_assumed=True)


def _changed(one: Scheduled, paused_until: Instant | None, context: Context) -> Decision:
    reminder = replace(one.reminder, paused_until=paused_until, frozen=False)
    due = next_due(reminder, context.profile, context.now)
    shown = _shown(Scheduled(reminder, due), context)
    return replace(shown, changes=(ChangeReminder(reminder, due),))


def _history_line(occurrence: Occurrence, context: Context) -> Text:
    outcome: str = getattr(context.label, f"state_{occurrence.state.value}")
    if occurrence.reason is not None:
        reason: str = getattr(context.label, f"reason_{occurrence.reason.value}")
        outcome = f"{outcome} ({reason})"
    moment = moment_words(context.library, occurrence.due, context.profile.zone, context.now)
    return context.say.history_line.fill(moment=moment, outcome=outcome)


def coming(one: Scheduled, context: Context) -> str:
    """When it comes next, or why it does not."""
    say = context.say
    if one.reminder.frozen:
        return say.next_frozen.plain
    pauses = [
        pause for pause in (one.reminder.paused_until, _pause(context.profile, one)) if pause and pause > context.now
    ]
    if UNTIL_RESUMED in pauses:
        return say.next_paused.plain
    if pauses:
        return say.next_paused_until.fill(
            moment=moment_words(context.library, max(pauses), context.profile.zone, context.now)
        ).plain
    if one.next_due is None:
        return say.next_none.plain
    return say.next_at.fill(moment=coming_words(context.library, one.next_due, context.profile.zone, context.now)).plain


def _pause(profile: Profile, one: Scheduled) -> Instant | None:
    return profile.pause_of(one.reminder.kind)


def _back_to(one: Scheduled, context: Context) -> Row:
    return (Button(context.label.back_to_reminder, ShowReminder(id_of(one))),)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
