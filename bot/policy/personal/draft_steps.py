"""What a tap or a typed answer does to a draft."""

from __future__ import annotations

import re
from dataclasses import replace

from whenever import Time

from bot.domain.changes import Change, SaveDraft, SaveProfile
from bot.domain.conversation import Conversation, Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.errands import HalfDay, TypedAnswer
from bot.domain.intents import ShortReply
from bot.domain.personal_actions import DraftField, DraftStep
from bot.domain.schedules import EVERY_DAY, WEEKDAYS, WEEKEND, Day, ReminderKind, ScheduleRequest, Window, in_order
from bot.policy.personal import settings, water, zones
from bot.policy.personal.buttons import cancel_button
from bot.policy.personal.context import Context
from bot.policy.personal.drafts import (
    advance,
    ask_change,
    ask_every,
    ask_times,
    impossible_text,
    later,
    merged,
    reopened,
)
from bot.policy.personal.replanning import replanned
from bot.policy.personal.saving import save

_TIME = re.compile(r"([01]\d|2[0-3])([0-5]\d)", re.ASCII)
_MOST_MINUTES = 24 * 60
_SETTINGS = {Awaiting.QUIET_HOURS, Awaiting.GOAL, Awaiting.GLASS, Awaiting.AMOUNT, Awaiting.PAUSE}


def press(step: DraftStep, context: Context) -> Decision:
    """A tap on a button of a draft; one of an older draft, or of somebody else's, changes nothing."""
    draft = context.draft
    if draft is None or draft.number != step.number:
        other = context.speaker.in_group
        return context.only_toast(context.label.draft_not_yours if other else context.label.draft_gone_toast)
    if step.field is DraftField.CANCEL:
        return cancelled(context)
    if step.field is DraftField.ZONE_RIGHT and zones.exists(step.value, context):
        return _zone_confirmed(draft, step.value, context)
    if step.field in (DraftField.REGION, DraftField.ZONE, DraftField.ZONE_RIGHT):
        return zones.press(draft, step.field, step.value, context)
    if step.field is DraftField.GLASS:
        return water.glass_named(draft, _number(step.value), context)
    if draft.request is None:
        return context.only_toast(context.label.draft_gone_toast)
    if not context.may_manage:
        return context.only_toast(context.label.not_administrator)
    return _request_press(draft, draft.request, step, context)


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
        return _zone_confirmed(draft, draft.place, context) if right else zones.ask(draft, context)
    if draft.awaiting in (Awaiting.ZONE, Awaiting.CLOCK_CHECK):
        return zones.named(draft, context)
    if not context.may_manage:
        return context.decide(context.say.only_administrators)
    assert draft.request is not None
    if draft.awaiting is Awaiting.PREVIEW and reading.word is ShortReply.YES:
        return save(draft, context)
    if draft.awaiting is Awaiting.HALF_DAY and reading.half_day is not None:
        return _half_day(draft, draft.request, reading.half_day, context)
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


def _zone_confirmed(draft: Draft, zone: str, context: Context) -> Decision:
    """The zone is set, all that is pending is planned anew, and what was being made goes on."""
    profile = replace(context.profile, zone=zone)
    changes: tuple[Change, ...] = (SaveProfile(profile), *replanned(context, profile))
    if draft.request is not None:
        decision = advance(replace(draft, place=None), context.with_profile(profile))
        return replace(decision, changes=(*changes, *decision.changes))
    return context.decide(zones.saved_text(zone, context), (), (*changes, SaveDraft(None)))


def _request_press(draft: Draft, request: ScheduleRequest, step: DraftStep, context: Context) -> Decision:
    value = step.value
    match step.field:
        case DraftField.KIND if value in list(ReminderKind):
            return advance(replace(draft, request=replace(request, kind=ReminderKind(value))), context)
        case DraftField.DAYS:
            return advance(_days(draft, request, value), context)
        case DraftField.DAYS_DONE if request.days:
            return advance(replace(draft, days_open=False), context)
        case DraftField.TIME if _TIME.fullmatch(value):
            return _toggled(draft, request, Time(int(value[:2]), int(value[2:])), context)
        case DraftField.TIMES_DONE if request.times:
            return advance(draft, context)
        case DraftField.EVERY if not value:
            return ask_every(draft, context)
        case DraftField.EVERY if 0 < _number(value) <= _MOST_MINUTES:
            said = ScheduleRequest(every_minutes=_number(value))
            return advance(replace(draft, request=merged(request, said)), context)
        case DraftField.WINDOW if request.every_minutes and _TIME.fullmatch(value[:4]) and _TIME.fullmatch(value[4:]):
            window = Window(Time(int(value[:2]), int(value[2:4])), Time(int(value[4:6]), int(value[6:])))
            return advance(replace(draft, request=replace(request, window=window)), context)
        case DraftField.HALF_DAY if request.half_day_open:
            return _half_day(draft, request, HalfDay.MORNING if value == "am" else HalfDay.LATER, context)
        case DraftField.CHANGE:
            return reopened(draft, value, context) if value else ask_change(draft, context)
        case DraftField.SAVE:
            return save(draft, context)
    return context.only_toast(context.label.draft_gone_toast)


def _days(draft: Draft, request: ScheduleRequest, value: str) -> Draft:
    whole = {"all": EVERY_DAY, "week": WEEKDAYS, "end": WEEKEND}
    if value in whole:
        return replace(draft, request=replace(request, days=whole[value], days_assumed=False), days_open=False)
    if value == "pick":
        return replace(draft, request=replace(request, days=(), days_assumed=False))
    if value in list(Day):
        days = set(request.days) ^ {Day(value)}
        return replace(draft, request=replace(request, days=in_order(days), days_assumed=False))
    return draft


def _toggled(draft: Draft, request: ScheduleRequest, time: Time, context: Context) -> Decision:
    """A time switched on or off; of a one-off, the only one."""
    if request.once_day is not None:
        return advance(replace(draft, request=replace(request, times=(time,), half_day_open=False)), context)
    times = tuple(sorted(set(request.times) ^ {time}))
    toggled = replace(draft, request=replace(request, times=times, half_day_open=False))
    return ask_times(toggled, context)


def _half_day(draft: Draft, request: ScheduleRequest, half: HalfDay, context: Context) -> Decision:
    morning = half is HalfDay.MORNING
    times = request.times if morning else tuple(sorted(later(time) for time in request.times))
    return advance(replace(draft, request=replace(request, times=times, half_day_open=False)), context)


def _half_day_said(draft: Draft, request: ScheduleRequest, said: ScheduleRequest) -> Draft:
    return replace(draft, request=replace(request, times=said.times, half_day_open=False))


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0
