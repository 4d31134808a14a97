"""A reminder before it is saved: when it would come next, and whether it would come at all."""

from __future__ import annotations

from bot.capabilities.context import Context
from bot.domain.changes import SaveDraft
from bot.domain.conversation import Decision
from bot.domain.drafts import Draft
from bot.domain.kinds import KindId
from bot.domain.schedules import AtTimes, Every, Schedule
from bot.reminding.clock_changes import next_shift
from bot.reminding.occurrences import preview
from bot.reminding.recurrence import next_after
from bot.reminding.schedule_building import schedule_of
from bot.views import previews as view
from bot.views.one_reminder import said

_LOOKED_AT = 60
"""Times to come that are looked at before a reminder is said to be all in quiet hours."""


def all_quiet(schedule: Schedule, kind: KindId, context: Context) -> bool:
    """Whether it would never come, because each of its times falls into quiet hours."""
    if context.profile.quiet is None:
        return False
    times = preview(schedule, context.library.kind(kind), context.profile, context.zone, context.now, count=_LOOKED_AT)
    return bool(times) and all(time.quiet for time in times)


def show(draft: Draft, context: Context) -> Decision:
    """What would be saved. The draft's request is complete."""
    assert draft.request is not None
    assert draft.request.kind is not None
    schedule = schedule_of(draft.request, context.zone, draft.asked)
    if schedule is None or next_after(schedule, context.zone, context.now) is None:
        return context.decide(view.time_passed_reply(context.library, draft), (SaveDraft(draft),))
    if all_quiet(schedule, draft.request.kind, context):
        reply = view.all_quiet_reply(context.library, draft, schedule, context.profile, context.now)
        return context.decide(reply, (SaveDraft(draft),))
    times = preview(schedule, context.library.kind(draft.request.kind), context.profile, context.zone, context.now)
    recurs = isinstance(schedule, AtTimes | Every)
    shift = next_shift(context.zone, context.now, times[-1].at) if recurs and times else None
    old = next((one for one in context.record.reminders if one.reminder.id == draft.replaces), None)
    before = said(context.library, old, context.profile.zone, context.now) if old is not None else None
    shown = view.Preview(draft.request.kind, schedule, times, recurs, shift, before)
    reply = view.preview_reply(context.library, draft, shown, context.profile.zone, context.now)
    return context.decide(reply, (SaveDraft(draft),))
