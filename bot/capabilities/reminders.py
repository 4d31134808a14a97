"""The list of reminders, and what is done with all of them."""

from __future__ import annotations

from bot.capabilities.buttons import in_rows, new_button
from bot.capabilities.context import Context, Row
from bot.capabilities.drafts import begin
from bot.capabilities.one_reminder import ask_remove, back_rows, coming, id_of, keep_button, said
from bot.domain.actions import (
    AskPause,
    AskRemoveAll,
    AskRemoveReminder,
    BeginReminder,
    RemoveAll,
    ResumeAll,
    ShowReminder,
)
from bot.domain.cancelling import Cancel
from bot.domain.changes import Change, DeleteReminder
from bot.domain.conversation import Decision
from bot.domain.kinds import KindId
from bot.domain.messages import Button, ButtonStyle
from bot.domain.reminders import Scheduled
from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Every, Once, ScheduleRequest
from bot.domain.text import joined
from bot.views.wording import clock_words, kind_words


def listed(_slots: object, context: Context) -> Decision:
    """All reminders with their next times."""
    if not context.record.reminders:
        new = [Button(kind.new, BeginReminder(kind.id)) for kind in context.library.kinds.values()]
        return context.decide(context.say.list_none, in_rows(new, 2))
    lines = [
        context.say.list_entry.fill(number=str(number), schedule=said(one, context), next=coming(one, context))
        for number, one in enumerate(context.record.reminders, 1)
    ]
    buttons = [
        Button(f"{number}. {_short(one, context)}", ShowReminder(id_of(one)))
        for number, one in enumerate(context.record.reminders, 1)
    ]
    return context.decide(joined((context.say.list_all, *lines)), (*in_rows(buttons, 2), *_list_rows(context)))


def cancel(wanted: Cancel | None, context: Context) -> Decision:
    """Stop what a sentence names, after a confirmation."""
    reminders = context.record.reminders
    if not reminders:
        return context.decide(context.say.nothing_to_delete, ((new_button(context),),))
    wanted = wanted or Cancel()
    fitting = [one for one in reminders if _fits(one, wanted)]
    if not fitting:
        return context.decide(context.say.nothing_to_delete, back_rows(context))
    if len(fitting) == 1:
        return ask_remove(fitting[0], context)
    if wanted.all or (wanted.kind is not None and wanted.time is None and not wanted.narrowed):
        return ask_remove_all(wanted.kind, context)
    buttons = [Button(_short(one, context), AskRemoveReminder(id_of(one))) for one in fitting]
    return context.decide(context.say.which_to_delete, (*in_rows(buttons, 2), (keep_button(context),)))


def ask_remove_all(kind: KindId | None, context: Context) -> Decision:
    """Really delete all, or all of a kind?"""
    fitting = _of(kind, context)
    if not fitting:
        return context.decide(context.say.nothing_to_delete, ((new_button(context),),))
    yes = Button(context.label.delete_yes, RemoveAll(kind), ButtonStyle.DANGER)
    lines = [context.say.list_confirm.fill(schedule=said(one, context)) for one in fitting]
    text = context.say.ask_delete_all.fill(count=str(len(fitting)))
    return context.decide(joined((text, *lines)), ((yes, keep_button(context)),))


def on_begin_reminder(action: BeginReminder, context: Context) -> Decision:
    """A new reminder, on every day unless something else is said."""
    return begin(ScheduleRequest(action.kind, EVERY_DAY, days_assumed=True), context)


def on_ask_remove_all(_: AskRemoveAll, context: Context) -> Decision:
    """Really delete all?"""
    return ask_remove_all(None, context)


def on_remove_all(action: RemoveAll, context: Context) -> Decision:
    """All are deleted, or all of a kind."""
    changes: tuple[Change, ...] = tuple(DeleteReminder(id_of(one)) for one in _of(action.kind, context))
    text = context.say.deleted_all.fill(count=str(len(changes))) if changes else context.say.nothing_to_delete
    return context.decide(text, ((new_button(context),),), changes)


def _short(one: Scheduled, context: Context) -> str:
    """A few words for a button."""
    name = kind_words(context.library, one.reminder.kind)
    match one.reminder.schedule:
        case AtTimes(_, times):
            more = " …" if len(times) > 1 else ""
            return f"{name} {clock_words(times[0])}{more}"
        case Every(_, _, window):
            return f"{name} {clock_words(window.start)}–{clock_words(window.until)}"
        case Once(at):
            return f"{name} {clock_words(at.time())}"
        case Countdown(at):
            return f"{name} {clock_words(at.to_tz(context.zone).time())}"


def _fits(one: Scheduled, wanted: Cancel) -> bool:
    if wanted.kind is not None and one.reminder.kind != wanted.kind:
        return False
    if wanted.time is None:
        return True
    match one.reminder.schedule:
        case AtTimes(_, times):
            return wanted.time in times
        case Once(at):
            return at.time() == wanted.time
        case Every(_, _, window):
            return window.start == wanted.time
    return False


def _of(kind: KindId | None, context: Context) -> list[Scheduled]:
    return [one for one in context.record.reminders if kind is None or one.reminder.kind == kind]


def _list_rows(context: Context) -> tuple[Row, ...]:
    paused = context.profile.paused_until is not None and context.profile.paused_until > context.now
    stretches = context.profile.stretches_paused_until
    held = paused or (stretches is not None and stretches > context.now)
    pause = Button(context.label.resume_all, ResumeAll()) if held else Button(context.label.pause_all, AskPause())
    return (
        (new_button(context), pause),
        (Button(context.label.delete_all, AskRemoveAll()),),
    )
