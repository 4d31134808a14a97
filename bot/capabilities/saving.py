"""A finished draft becomes a reminder, or changes one."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.context import Context
from bot.capabilities.drafts import advance
from bot.capabilities.previews import is_there, second_of
from bot.capabilities.taking_back import undoable
from bot.domain.changes import AddReminder, Change, ChangeReminder, SaveDraft
from bot.domain.conversation import Decision
from bot.domain.drafts import Draft
from bot.domain.reminders import MOST_REMINDERS, Reminder, Scheduled
from bot.reminding.occurrences import next_due
from bot.reminding.quiet_hours import all_in_quiet_hours
from bot.reminding.recurrence import next_after
from bot.reminding.schedule_building import schedule_of
from bot.views import saving as view


def save(draft: Draft, context: Context) -> Decision:
    """Save what the preview showed; a request that is not complete any more is asked about again."""
    request = draft.request
    assert request is not None
    zone_open = context.profile.zone is None and request.in_minutes is None
    open_kind = request.kind not in context.library.kinds
    if open_kind or request.missing or request.asks_half_day or draft.days_open or zone_open or request.impossible:
        return advance(draft, context)
    assert request.kind is not None
    schedule = schedule_of(request, context.zone, draft.asked)
    never = schedule is None or next_after(schedule, context.zone, context.now) is None
    if schedule is None or never or all_in_quiet_hours(schedule, context.profile, context.zone, context.now):
        return advance(draft, context)
    old = _replaced(draft, context)
    if draft.replaces is not None and old is None:
        return context.decide(view.changed_one_gone_reply(context.library), (SaveDraft(None),))
    reminder = Reminder(
        context.speaker.person, context.speaker.chat, request.kind, schedule, thread=context.speaker.thread
    )
    if old is not None:
        reminder = replace(old.reminder, kind=request.kind, schedule=schedule)
    elif context.record.owned >= MOST_REMINDERS:
        return context.decide(view.too_many_reply(context.library), (SaveDraft(None),))
    if is_there(reminder.kind, reminder.schedule, context):
        return context.decide(view.already_there_reply(context.library), (SaveDraft(None),))
    due = next_due(reminder, context.library.kind(reminder.kind), context.profile, context.now)
    change: Change = AddReminder(reminder, due, MOST_REMINDERS)
    if old is not None:
        change = ChangeReminder(reminder, due)
    kept = Scheduled(reminder, due)
    second = _second(draft, reminder, context) if old is None else None
    if second is not None:
        both = view.both_saved_reply(context.library, (kept, second), context.profile, context.now)
        added = AddReminder(second.reminder, second.next_due, MOST_REMINDERS)
        return context.speaking_of(reminder).decide(both, (change, added, SaveDraft(None)))
    reply = view.saved_reply(context.library, kept, context.profile, context.now, changed=old is not None)
    return undoable(context.speaking_of(reminder).decide(reply, (change, SaveDraft(None))), context)


def _second(draft: Draft, first: Reminder, context: Context) -> Scheduled | None:
    """The second reminder of the sentence; None where there is none, it is there already, or it has no room."""
    second = second_of(draft, context)
    if second is None or context.record.owned + 2 > MOST_REMINDERS:
        return None
    kind, schedule = second
    reminder = replace(first, kind=kind, schedule=schedule)
    if is_there(kind, schedule, context):
        return None
    return Scheduled(reminder, next_due(reminder, context.library.kind(kind), context.profile, context.now))


def _replaced(draft: Draft, context: Context) -> Scheduled | None:
    return next((one for one in context.record.reminders if one.reminder.id == draft.replaces), None)
