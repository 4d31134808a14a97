"""What a typed answer does to a draft."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.changes import Change, SaveDraft, SaveProfile
from bot.domain.conversation import Conversation, Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.errands import TypedAnswer
from bot.domain.intents import ShortReply
from bot.domain.schedules import HalfDay, ScheduleRequest
from bot.policy.personal import settings, zones
from bot.policy.personal.buttons import cancel_button
from bot.policy.personal.context import Context
from bot.policy.personal.drafts import advance, impossible_text, later, merged
from bot.policy.personal.replanning import replanned
from bot.policy.personal.saving import save

_SETTINGS = {Awaiting.QUIET_HOURS, Awaiting.GOAL, Awaiting.GLASS, Awaiting.AMOUNT, Awaiting.PAUSE}


def answer(reading: TypedAnswer, context: Context) -> Decision:
    """A typed answer to the open question."""
    draft = context.draft
    assert draft is not None
    if reading.word is ShortReply.STOP or (
        reading.word is ShortReply.NO and draft.awaiting is not Awaiting.CLOCK_CHECK
    ):
        return cancelled(context)
    if draft.awaiting in _SETTINGS:
        return settings.answer(draft, reading, context)
    if draft.awaiting is Awaiting.CLOCK_CHECK and draft.place is not None and reading.word is not None:
        right = reading.word is ShortReply.YES
        return zone_confirmed(draft, draft.place, context) if right else zones.ask(draft, context)
    if draft.awaiting in (Awaiting.ZONE, Awaiting.CLOCK_CHECK):
        return zones.named(draft, context)
    if not context.may_manage:
        return context.decide(context.say.only_administrators)
    assert draft.request is not None
    if draft.awaiting is Awaiting.PREVIEW and reading.word is ShortReply.YES:
        return save(draft, context)
    if draft.awaiting is Awaiting.HALF_DAY and reading.half_day is not None:
        return half_day_chosen(draft, draft.request, reading.half_day, context)
    if reading.request is None:
        return context.decide(context.say.not_an_answer)
    said = reading.request
    if said.impossible is not None:
        return context.decide(impossible_text(said.impossible, context), ((cancel_button(draft, context),),))
    if draft.awaiting is Awaiting.HALF_DAY and said.times and not said.half_day_open:
        return advance(_half_day_said(draft, draft.request, said), context)
    days_open = draft.days_open and not (said.days and not said.days_assumed) and not said.is_once
    return advance(replace(draft, request=merged(draft.request, said), days_open=days_open), context)


def cancelled(context: Context) -> Decision:
    """The open question is dropped, and so is what was talked about; nothing else changes."""
    talk = context.conversation
    if context.draft is not None:
        text = context.say.draft_dropped
    else:
        text = context.say.cancelled if talk.offered or talk.checking else context.say.nothing_to_cancel
    return replace(context.decide(text, (), context.drop_draft()), conversation=Conversation(talk.at))


def zone_confirmed(draft: Draft, zone: str, context: Context) -> Decision:
    """The zone is set, all that is pending is planned anew, and what was being made goes on."""
    profile = replace(context.profile, zone=zone)
    changes: tuple[Change, ...] = (SaveProfile(profile), *replanned(context, profile))
    if draft.request is not None:
        decision = advance(replace(draft, place=None), context.with_profile(profile))
        return replace(decision, changes=(*changes, *decision.changes))
    return context.decide(zones.saved_text(zone, context), (), (*changes, SaveDraft(None)))


def half_day_chosen(draft: Draft, request: ScheduleRequest, half: HalfDay, context: Context) -> Decision:
    """Bare hours are of this half of the day."""
    morning = half is HalfDay.MORNING
    times = request.times if morning else tuple(sorted(later(time) for time in request.times))
    return advance(replace(draft, request=replace(request, times=times, half_day_open=False)), context)


def _half_day_said(draft: Draft, request: ScheduleRequest, said: ScheduleRequest) -> Draft:
    return replace(draft, request=replace(request, times=said.times, half_day_open=False))
