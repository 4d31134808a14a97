"""The list of reminders, and what is done with all of them."""

from __future__ import annotations

from whenever import Time

from bot.capabilities.context import Context
from bot.capabilities.drafts import begin
from bot.capabilities.one_reminder import ask_remove
from bot.capabilities.picking import picked
from bot.capabilities.taking_back import undoable
from bot.domain.actions import AskRemoveAll, AskRemoveReminder, BeginReminder, RemoveAll
from bot.domain.cancelling import Cancel
from bot.domain.changes import Change, DeleteReminder
from bot.domain.conversation import Decision
from bot.domain.kinds import KindId
from bot.domain.picking import Pick
from bot.domain.reminders import Scheduled
from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Every, Once, ScheduleRequest
from bot.domain.values import dataclass
from bot.views import reminders as view


def listed(context: Context) -> Decision:
    """All reminders with their next times."""
    return context.decide(view.list_reply(context.library, context.record.reminders, context.profile, context.now))


def cancel(wanted: Cancel | None, context: Context) -> Decision:
    """Stop what a sentence names, after a confirmation."""
    reminders = context.record.reminders
    if not reminders:
        return context.decide(view.nothing_to_delete_reply(context.library))
    wanted = wanted or Cancel()
    fitting = [one for one in reminders if _fits(one, wanted)]
    if wanted.place is not None and -len(reminders) <= wanted.place < len(reminders):
        fitting = [reminders[wanted.place]]
    if not fitting:
        return context.decide(view.nothing_to_delete_reply(context.library, to_list=True))
    if len(fitting) == 1:
        return ask_remove(fitting[0], context)
    if wanted.all or (wanted.kind is not None and wanted.time is None and not wanted.narrowed):
        return ask_remove_all(wanted.kind, context)
    return context.decide(view.which_reply(context.library, fitting, context.profile.zone))


@dataclass(frozen=True, slots=True)
class DeleteWhich:
    """Those that are to be deleted, of several that are on offer for it."""

    pick: Pick


def delete_which(wanted: DeleteWhich, context: Context) -> Decision:
    """Really delete that one? Which one, where several are meant, or none of those on offer."""
    offered = _on_offer(context)
    left = picked(wanted.pick, offered, context)
    if len(left) == 1:
        return ask_remove(left[0], context)
    return context.decide(view.which_reply(context.library, left or offered, context.profile.zone))


def _on_offer(context: Context) -> list[Scheduled]:
    actions = [button.action for button in context.conversation.offered]
    every = next((one for one in actions if isinstance(one, RemoveAll)), None)
    if every is not None:
        return _of(every.kind, context)
    ids = {one.reminder for one in actions if isinstance(one, AskRemoveReminder)}
    return [one for one in context.record.reminders if one.id in ids]


def ask_remove_all(kind: KindId | None, context: Context) -> Decision:
    """Really delete all, or all of a kind?"""
    fitting = _of(kind, context)
    if not fitting:
        return context.decide(view.nothing_to_delete_reply(context.library))
    zone, now = context.profile.zone, context.now
    return context.decide(view.ask_delete_all_reply(context.library, fitting, kind, zone, now))


def on_begin_reminder(action: BeginReminder, context: Context) -> Decision:
    """A new reminder, on every day unless something else is said."""
    return begin(ScheduleRequest(action.kind, EVERY_DAY, days_assumed=True), context)


def on_ask_remove_all(_: AskRemoveAll, context: Context) -> Decision:
    """Really delete all?"""
    return ask_remove_all(None, context)


def on_remove_all(action: RemoveAll, context: Context) -> Decision:
    """All are deleted, or all of a kind."""
    fitting = _of(action.kind, context)
    if not fitting:
        return context.decide(view.nothing_to_delete_reply(context.library))
    changes: tuple[Change, ...] = tuple(DeleteReminder(one.id) for one in fitting)
    return undoable(context.decide(view.deleted_all_reply(context.library, len(fitting)), changes), context)


def _fits(one: Scheduled, wanted: Cancel) -> bool:
    if wanted.kind is not None and one.reminder.kind != wanted.kind:
        return False
    if wanted.within is not None and not any(map(wanted.within.holds, _times_of(one))):
        return False
    return wanted.time is None or wanted.time in _times_of(one)


def _times_of(one: Scheduled) -> tuple[Time, ...]:
    """The times of day at which it comes, or begins to; none where that is no time of day."""
    match one.reminder.schedule:
        case AtTimes(_, times):
            return times
        case Once(at):
            return (at.time(),)
        case Every(_, _, window):
            return (window.start,)
        case Countdown():
            return ()


def _of(kind: KindId | None, context: Context) -> list[Scheduled]:
    return [one for one in context.record.reminders if kind is None or one.reminder.kind == kind]
