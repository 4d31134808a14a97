"""What becomes of reminders can be taken back, as long as it is the last thing that was done."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.context import Context
from bot.capabilities.replanning import planned
from bot.domain.actions import TakeBackReminders
from bot.domain.changes import AddReminder, Change, ChangeReminder, DeleteReminder, SaveProfile
from bot.domain.conversation import Decision
from bot.domain.just_done import JustDone
from bot.domain.reminders import MOST_REMINDERS, Scheduled
from bot.views import undoing as view
from bot.views import water as water_view


def undoable(decision: Decision, context: Context) -> Decision:
    """The decision with a button that brings back what it changes or deletes; in a group there is none."""
    if decision.reply is None or context.speaker.in_group:
        return decision
    touched = {_touched(change) for change in decision.changes} - {None}
    before = tuple(one.reminder for one in context.record.reminders if one.id in touched)
    paused = any(isinstance(change, SaveProfile) for change in decision.changes)
    if not before and not paused:
        return decision
    undo = TakeBackReminders(context.whole_now)
    added = tuple(change.reminder for change in decision.changes if isinstance(change, AddReminder))
    just = JustDone(context.now, undo, before=context.profile if paused else None, reminders=before, added=added)
    reply = view.with_undo(decision.reply, undo, context.library)
    return replace(decision, reply=reply, conversation=replace(decision.conversation, just=just))


def on_take_back(action: TakeBackReminders, context: Context) -> Decision:
    """They are as they were before; what was deleted comes back, without its history."""
    just = context.conversation.just
    if just is None or just.undo != action:
        return context.decide(water_view.nothing_to_undo_reply(context.library))
    profile = context.profile
    changes: list[Change] = []
    if just.before is not None:
        paused = just.before
        profile = replace(
            profile,
            paused_until=paused.paused_until,
            stretches_paused_until=paused.stretches_paused_until,
        )
        changes.append(SaveProfile(profile))
    there = {one.id for one in context.record.reminders}
    back = [planned(one, profile, context) for one in just.reminders]
    for one in back:
        gone = replace(one.reminder, id=None)
        changes.append(one if one.reminder.id in there else AddReminder(gone, one.next_due, MOST_REMINDERS))
    new = {(one.kind, one.schedule) for one in just.added}
    old = {one.id for one in just.reminders}
    changes += [
        DeleteReminder(one.id)
        for one in context.record.reminders
        if one.id not in old and (one.reminder.kind, one.reminder.schedule) in new
    ]
    shown = tuple(Scheduled(one.reminder, one.next_due) for one in back)
    reply = view.reminders_back_reply(context.library, shown, profile.zone, context.now)
    return context.decide(reply, tuple(changes))


def _touched(change: Change) -> int | None:
    """The reminder that a change concerns."""
    match change:
        case ChangeReminder(reminder):
            return reminder.id
        case DeleteReminder(number):
            return number
        case _:
            return None
