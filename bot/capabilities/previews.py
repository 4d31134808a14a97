"""A reminder before it is saved: when it would come next, and whether it would come at all."""

from __future__ import annotations

from whenever import TimeDelta

from bot.capabilities.context import Context
from bot.domain.changes import SaveDraft
from bot.domain.conversation import Decision
from bot.domain.drafts import Draft
from bot.domain.kinds import KindId
from bot.domain.schedules import AtTimes, Every, Impossible, Schedule
from bot.reminding.clock_changes import next_shift
from bot.reminding.occurrences import preview
from bot.reminding.quiet_hours import all_in_quiet_hours, out_of_quiet_hours
from bot.reminding.recurrence import next_after
from bot.reminding.schedule_building import schedule_of
from bot.views import previews as view
from bot.views.drafts import impossible_reply
from bot.views.one_reminder import said
from bot.views.saving import already_there_reply

_FARTHEST = TimeDelta(hours=24 * 372)
"""A year, and some days: so far may the first Sunday of March be from the one before."""


def show(draft: Draft, context: Context) -> Decision:
    """What would be saved. The draft's request is complete."""
    assert draft.request is not None
    assert draft.request.kind is not None
    schedule = schedule_of(draft.request, context.zone, draft.asked)
    first = next_after(schedule, context.zone, context.now) if schedule is not None else None
    if schedule is None or first is None:
        return context.decide(view.time_passed_reply(context.library, draft), (SaveDraft(draft),))
    if first > context.now + _FARTHEST:
        return context.decide(impossible_reply(context.library, Impossible.TOO_FAR), context.drop_draft())
    if draft.replaces is None and draft.request.also is None and is_there(draft.request.kind, schedule, context):
        return context.decide(already_there_reply(context.library), context.drop_draft())
    times = preview(schedule, context.library.kind(draft.request.kind), context.profile, context.zone, context.now)
    recurs = isinstance(schedule, AtTimes | Every)
    shift = next_shift(context.zone, context.now, times[-1].at) if recurs and times else None
    old = next((one for one in context.record.reminders if one.reminder.id == draft.replaces), None)
    before = said(context.library, old, context.profile.zone, context.now) if old is not None else None
    shown = view.Preview(draft.request.kind, schedule, times, recurs, shift, before)
    if all_in_quiet_hours(schedule, context.profile, context.zone, context.now):
        moves = out_of_quiet_hours(context.profile) if not isinstance(schedule, Every) else ()
        reply = view.all_quiet_reply(context.library, draft, shown, moves, context.profile.zone, context.now)
        return context.decide(reply, (SaveDraft(draft),))
    second = second_of(draft, context)
    also = None
    if second is not None:
        kind = context.library.kind(second[0])
        coming = preview(second[1], kind, context.profile, context.zone, context.now)
        also = view.Preview(*second, coming, isinstance(second[1], AtTimes | Every))
    reply = view.preview_reply(context.library, draft, shown, context.profile.zone, context.now, also)
    return context.decide(reply, (SaveDraft(draft),))


def is_there(kind: KindId, schedule: Schedule, context: Context) -> bool:
    """True where a reminder of this chat is the same."""
    return any(
        (one.reminder.chat, one.reminder.kind, one.reminder.schedule) == (context.speaker.chat, kind, schedule)
        for one in context.record.reminders
    )


def second_of(draft: Draft, context: Context) -> tuple[KindId, Schedule] | None:
    """The second reminder of the sentence; None where there is none, or it would never come."""
    request = draft.request
    if request is None or request.also is None or request.kind is None:
        return None
    schedule = schedule_of(request.also, context.zone, draft.asked)
    if schedule is None or next_after(schedule, context.zone, context.now) is None:
        return None
    return request.also.kind or request.kind, schedule
