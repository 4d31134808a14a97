"""A finished draft becomes a reminder, or changes one."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.changes import AddReminder, Change, ChangeReminder, SaveDraft
from bot.domain.conversation import Decision
from bot.domain.messages import Button
from bot.domain.personal_actions import DeskMove
from bot.domain.recurrence import next_after
from bot.domain.reminders import MOST_REMINDERS, Draft, Reminder, Scheduled
from bot.domain.schedule_building import schedule_of
from bot.policy.occurrences import next_due
from bot.policy.personal.buttons import desk_button, new_button
from bot.policy.personal.desk import Desk
from bot.policy.personal.drafts import advance
from bot.policy.personal.wording import coming_words, schedule_words


def save(draft: Draft, desk: Desk) -> Decision:
    """Save what the preview showed; a request that is not complete any more is asked about again."""
    request = draft.request
    assert request is not None
    zone_open = desk.profile.zone is None and request.in_minutes is None
    if request.missing or request.asks_half_day or draft.days_open or zone_open or request.impossible:
        return advance(draft, desk)
    assert request.kind is not None
    schedule = schedule_of(request, desk.zone, draft.asked)
    if schedule is None or next_after(schedule, desk.zone, desk.now) is None:
        return advance(draft, desk)
    old = _replaced(draft, desk)
    if draft.replaces is not None and old is None:
        return desk.decide(desk.say.reminder_gone, ((new_button(desk),),), (SaveDraft(None),))
    reminder = Reminder(desk.speaker.person, desk.speaker.chat, request.kind, schedule)
    if old is not None:
        reminder = replace(old.reminder, kind=request.kind, schedule=schedule)
    elif desk.record.owned >= MOST_REMINDERS:
        return desk.decide(desk.say.too_many, ((_list_button(desk),),), (SaveDraft(None),))
    if _is_there(reminder, desk):
        return desk.decide(desk.say.already_there, ((_list_button(desk),),), (SaveDraft(None),))
    due = next_due(reminder, desk.profile, desk.now)
    change: Change = ChangeReminder(reminder, due) if old is not None else AddReminder(reminder, due)
    said = schedule_words(desk.library, reminder.kind, schedule, desk.profile.zone, desk.now)
    coming = desk.say.next_none.plain
    if due is not None:
        coming = coming_words(desk.library, due, desk.profile.zone, desk.now)
    sentence = desk.say.saved if old is None else desk.say.saved_changed
    text = sentence.fill(schedule=said, moment=coming)
    return desk.decide(text, ((_list_button(desk), new_button(desk)),), (change, SaveDraft(None)))


def _replaced(draft: Draft, desk: Desk) -> Scheduled | None:
    return next((one for one in desk.record.reminders if one.reminder.id == draft.replaces), None)


def _is_there(reminder: Reminder, desk: Desk) -> bool:
    """True where another reminder of the same chat is the same."""
    return any(
        (one.reminder.chat, one.reminder.kind, one.reminder.schedule)
        == (reminder.chat, reminder.kind, reminder.schedule)
        for one in desk.record.reminders
    )


def _list_button(desk: Desk) -> Button:
    return desk_button(desk.label.back_to_list, DeskMove.LIST)
