"""One reminder, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from whenever import Instant

from bot.capabilities.capability import Way, looking_up, way
from bot.capabilities.context import Context
from bot.capabilities.drafts import advance, ask_change
from bot.capabilities.pauses import pause_end
from bot.capabilities.requests import request_of
from bot.capabilities.taking_back import undoable
from bot.domain.actions import (
    Action,
    AskReminderPause,
    AskRemoveReminder,
    EditReminder,
    PauseReminder,
    ReminderAction,
    RemoveReminder,
    ResumeReminder,
    ShowHistory,
    ShowReminder,
)
from bot.domain.changes import ChangeReminder, DeleteReminder, SaveDraft
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.lookups import ReadReminderHistory
from bot.domain.occurrences import Occurrence
from bot.domain.reminders import Scheduled
from bot.domain.schedules import EVERY_DAY, ScheduleRequest
from bot.reminding.occurrences import next_due
from bot.views import history as history_view
from bot.views import one_reminder as view
from bot.views import pauses as pauses_view

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
    request = request_of(one, context)
    if request.is_once:
        request = ScheduleRequest(request.kind, EVERY_DAY, days_assumed=True)
    draft = Draft(context.next_draft_number(), context.now, request, replaces=one.reminder.id)
    return ask_change(draft, context) if not request.missing else advance(draft, context)


def need_history(action: ShowHistory, context: Context) -> ReadReminderHistory | None:
    """The last of what happened, of a reminder that is there."""
    one = _target(action, context)
    return ReadReminderHistory(one.id, _HISTORY_LINES) if one is not None else None


def on_show_history(action: ShowHistory, history: tuple[Occurrence, ...] | None, context: Context) -> Decision:
    """What happened to it of late, newest first."""
    one = _target(action, context)
    if one is None:
        return _gone(context)
    reply = history_view.history_reply(context.library, one, history or (), context.profile.zone, context.now)
    return context.decide(reply)


def on_ask_reminder_pause(_: AskReminderPause, one: Scheduled, context: Context) -> Decision:
    """For how long?"""
    return ask_pause(one, context, again=False)


def on_pause_reminder(action: PauseReminder, one: Scheduled, context: Context) -> Decision:
    """It is paused."""
    done = _changed(one, pause_end(action.length, context), context)
    return undoable(replace(done, changes=(*done.changes, *context.close_question())), context)


def on_resume_reminder(_: ResumeReminder, one: Scheduled, context: Context) -> Decision:
    """Its pause ends."""
    return _changed(one, None, context)


def on_ask_remove_reminder(_: AskRemoveReminder, one: Scheduled, context: Context) -> Decision:
    """Really delete it?"""
    return ask_remove(one, context)


def on_remove_reminder(_: RemoveReminder, one: Scheduled, context: Context) -> Decision:
    """It is deleted."""
    reply = view.deleted_reply(context.library, one, context.profile.zone, context.now)
    return undoable(context.decide(reply, (DeleteReminder(one.id),)), context)


def ask_pause(one: Scheduled, context: Context, *, again: bool) -> Decision:
    """For how long should this one be paused? What is typed answers it too."""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.PAUSE, replaces=one.id)
    return context.decide(pauses_view.ask_for_one_reply(context.library, one, again=again), (SaveDraft(draft),))


def ask_remove(one: Scheduled, context: Context) -> Decision:
    """Really delete this one?"""
    return context.decide(view.ask_delete_reply(context.library, one, context.profile.zone, context.now))


def _target(action: ReminderAction, context: Context) -> Scheduled | None:
    return next((one for one in context.record.reminders if one.reminder.id == action.reminder), None)


def _gone(context: Context) -> Decision:
    return context.decide(view.gone_reply(context.library))


def _shown(one: Scheduled, context: Context) -> Decision:
    return context.speaking_of(one.reminder, shown=True).decide(
        view.reminder_reply(context.library, one, context.profile, context.now)
    )


def _changed(one: Scheduled, paused_until: Instant | None, context: Context) -> Decision:
    reminder = replace(one.reminder, paused_until=paused_until, frozen=False)
    due = next_due(reminder, context.library.kind(reminder.kind), context.profile, context.now)
    shown = _shown(Scheduled(reminder, due), context)
    return replace(shown, changes=(ChangeReminder(reminder, due),))


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
