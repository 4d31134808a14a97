"""One reminder, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from whenever import Instant

from bot.capabilities.buttons import in_rows
from bot.capabilities.capability import Way, looking_up, way
from bot.capabilities.context import Context, Row
from bot.capabilities.drafts import advance, ask_change
from bot.capabilities.pauses import pause_choices, pause_end
from bot.domain.actions import (
    Action,
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
from bot.domain.lookups import ReadReminderHistory
from bot.domain.messages import Button, ButtonStyle
from bot.domain.occurrences import Occurrence
from bot.domain.profile import UNTIL_RESUMED
from bot.domain.reminders import Scheduled
from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Every, Once, ScheduleRequest
from bot.domain.text import Text, joined
from bot.reminding.occurrences import next_due
from bot.views.wording import capital, coming_words, moment_words, schedule_words

R = TypeVar("R", bound=ReminderAction)

_HISTORY_LINES = 10


def of_reminder(handle: Callable[[R, Scheduled, Context], Decision]) -> Callable[[R, Context], Decision]:
    """A tap on a button of one reminder, which has to be there still, and one that this chat may see."""

    def of_one(action: R, context: Context) -> Decision:
        one = _target(action, context)
        return handle(action, one, context) if one is not None else _gone(context)

    return of_one


def on_show_reminder(_: ShowReminder, one: Scheduled, context: Context) -> Decision:
    """What it is, when it comes, and what can be done with it."""
    return _shown(one, context)


def on_edit_reminder(_: EditReminder, one: Scheduled, context: Context) -> Decision:
    """A draft that holds what the reminder is now."""
    request = _request_of(one)
    draft = Draft(context.next_draft_number(), context.now, request, replaces=one.reminder.id)
    return ask_change(draft, context) if not request.missing else advance(draft, context)


def need_history(action: ShowHistory, context: Context) -> ReadReminderHistory | None:
    """The last of what happened, of a reminder that is there."""
    one = _target(action, context)
    return ReadReminderHistory(id_of(one), _HISTORY_LINES) if one is not None else None


def on_show_history(action: ShowHistory, history: tuple[Occurrence, ...] | None, context: Context) -> Decision:
    """What happened to it of late, newest first."""
    one = _target(action, context)
    if one is None:
        return _gone(context)
    lines = [_history_line(occurrence, context) for occurrence in history or ()]
    text = context.say.history.fill(schedule=said(one, context))
    return context.decide(joined((text, *(lines or [context.say.history_empty]))), (_back_to(one, context),))


def on_ask_reminder_pause(_: AskReminderPause, one: Scheduled, context: Context) -> Decision:
    """For how long?"""
    buttons = [Button(words, PauseReminder(id_of(one), length)) for length, words in pause_choices(context)]
    return context.decide(context.say.ask_pause, (*in_rows(buttons, 2), _back_to(one, context)))


def on_pause_reminder(action: PauseReminder, one: Scheduled, context: Context) -> Decision:
    """It is paused."""
    return _changed(one, pause_end(action.length, context), context)


def on_resume_reminder(_: ResumeReminder, one: Scheduled, context: Context) -> Decision:
    """Its pause ends."""
    return _changed(one, None, context)


def on_ask_remove_reminder(_: AskRemoveReminder, one: Scheduled, context: Context) -> Decision:
    """Really delete it?"""
    return ask_remove(one, context)


def on_remove_reminder(_: RemoveReminder, one: Scheduled, context: Context) -> Decision:
    """It is deleted."""
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


def _target(action: ReminderAction, context: Context) -> Scheduled | None:
    return next((one for one in context.record.reminders if one.reminder.id == action.reminder), None)


def _gone(context: Context) -> Decision:
    return context.decide(context.say.reminder_gone, back_rows(context))


def _shown(one: Scheduled, context: Context) -> Decision:
    label = context.label
    text = context.say.list_one.fill(schedule=said(one, context), next=capital(coming(one, context)))
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
    due = next_due(reminder, context.library.kind(reminder.kind), context.profile, context.now)
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
    pauses = [pause for pause in (one.reminder.paused_until, _pause(one, context)) if pause and pause > context.now]
    if UNTIL_RESUMED in pauses:
        return say.next_paused.plain
    if pauses:
        return say.next_paused_until.fill(
            moment=moment_words(context.library, max(pauses), context.profile.zone, context.now)
        ).plain
    if one.next_due is None:
        return say.next_none.plain
    return say.next_at.fill(moment=coming_words(context.library, one.next_due, context.profile.zone, context.now)).plain


def _pause(one: Scheduled, context: Context) -> Instant | None:
    return context.profile.pause_of(context.library.kind(one.reminder.kind))


def _back_to(one: Scheduled, context: Context) -> Row:
    return (Button(context.label.back_to_reminder, ShowReminder(id_of(one))),)


TAPS: Mapping[type[Action], Way] = {
    ShowReminder: way(of_reminder(on_show_reminder), manages=True),
    EditReminder: way(of_reminder(on_edit_reminder), manages=True),
    ShowHistory: looking_up(need_history, on_show_history, manages=True),
    AskReminderPause: way(of_reminder(on_ask_reminder_pause), manages=True),
    PauseReminder: way(of_reminder(on_pause_reminder), manages=True),
    ResumeReminder: way(of_reminder(on_resume_reminder), manages=True),
    AskRemoveReminder: way(of_reminder(on_ask_remove_reminder), manages=True),
    RemoveReminder: way(of_reminder(on_remove_reminder), manages=True),
}
