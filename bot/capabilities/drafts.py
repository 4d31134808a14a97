"""Putting a reminder together: what is still open is asked for, one thing at a time; nothing is guessed."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import assert_never

from whenever import Time

from bot.capabilities import previews, zones
from bot.capabilities.capability import Asked
from bot.capabilities.context import Context
from bot.domain.actions import DraftPart
from bot.domain.changes import SaveDraft
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.lookups import FindPlaces
from bot.domain.places import Place
from bot.domain.reminders import LEAST_MINUTES_APART
from bot.domain.rules import NO_RULE
from bot.domain.schedules import DAY_MINUTES, EVERY_DAY, Day, Missing, ScheduleRequest, later, minute_of
from bot.reminding.half_days import settled_by_now
from bot.reminding.other_clocks import on_clock_of
from bot.views import drafts as view
from bot.views.requests import (
    amount_left_out_words,
    left_out_words,
    not_lost_words,
    not_saved_words,
    other_clock_words,
    still_open_words,
)

NOON = Time(12)
MORNING_PART = "morning"

SUMMED_UP_AT = Time(18)
"""When a week is summed up, on Sunday, unless another time is said."""


def wished(asked: Asked) -> ScheduleRequest | None:
    """What a sentence asks to be reminded of; of "I always forget to stretch" the kind alone."""
    known = asked.understanding
    if known is None or known.schedule is not None or known.kind is None:
        return known.schedule if known is not None else None
    return ScheduleRequest(known.kind, EVERY_DAY, days_assumed=True)


def need_clock(request: ScheduleRequest | None, _context: Context) -> FindPlaces | None:
    """The place whose clock a sentence names."""
    return FindPlaces(request.clock) if request is not None and request.clock is not None else None


def begun(request: ScheduleRequest | None, places: tuple[Place, ...] | None, context: Context) -> Decision:
    """As `begin`; times on another clock are brought to the person's, and the reply says so first."""
    known, zone = request, context.profile.zone
    there = {place.zone for place in places or ()}
    if known is None or zone is None or len(there) != 1 or places is None:
        return begin(known, context)
    here = on_clock_of(known, places[0].zone, zone, context.now)
    if here is None:
        return begin(known, context)
    decision = begin(here, context)
    if not here.times or here.times == known.times:
        return decision
    return decision.below(other_clock_words(context.library, places[0], known.times[0], here.times[0]))


def begin(request: ScheduleRequest | None, context: Context) -> Decision:
    """A new reminder from a sentence, or from nothing at all."""
    asked = _usual(request or ScheduleRequest(days=EVERY_DAY, days_assumed=True), context)
    bare = asked.days_assumed and not asked.times and asked.every_minutes is None and not asked.is_once
    draft = Draft(context.next_draft_number(), context.now, asked, days_open=bare and asked.kind is None)
    above = None
    if asked.amount is not None and asked.kind is not None and asked.impossible is None:
        counts = context.library.kind(asked.kind).counts_drinks
        above = amount_left_out_words(context.library, asked.amount) if counts else None
    return _begun(draft, replace(asked, amount=None), context).below(above)


def _begun(draft: Draft, asked: ScheduleRequest, context: Context) -> Decision:
    """The first question, or the preview; beside or in place of what was being made before."""
    before = context.draft
    if before is None or before.request is None or before.replaces is not None:
        return naming_left_out(asked.left_out, advance(draft, context), context)
    if before.asks_place and before.request.also is None and _is_whole(asked) and asked.kind != before.request.kind:
        both = replace(before, request=replace(before.request, also=replace(asked, left_out=())))
        return naming_left_out(asked.left_out, _beside(before.request, advance(both, context), context), context)
    decision = naming_left_out(asked.left_out, advance(draft, context), context)
    if asked.impossible is None and asked.times and _is_same(before, draft, context):
        return decision.below(still_open_words(context.library))
    return _instead_of(before, decision, context)


def _is_same(before: Draft, draft: Draft, context: Context) -> bool:
    """Whether the same is wished again, as far as the person answered nothing since."""
    then, now = before.request, draft.request
    if then is None or now is None or then.kind != now.kind or now.missing or then.missing:
        return False
    zone, asked = context.profile.zone, draft.asked
    same, other = (replace(settled_by_now(one, zone, asked), left_out=(), amount=None) for one in (then, now))
    return same == other


def _is_whole(request: ScheduleRequest) -> bool:
    return not (request.missing or request.asks_half_day or request.impossible or request.also)


def _beside(request: ScheduleRequest, decision: Decision, context: Context) -> Decision:
    """The decision, which names first what is kept beside the new one until the place is known."""
    return decision.below(not_lost_words(context.library, request, context.profile.zone, context.now))


def _instead_of(before: Draft, decision: Decision, context: Context) -> Decision:
    """The decision, which says first that what was being made is not saved, unless something else was shown since."""
    if before.request is None or not context.shows(before):
        return decision
    above = not_saved_words(context.library, before.request, context.profile.zone, before.asked)
    return decision.below(above)


def _usual(request: ScheduleRequest, context: Context) -> ScheduleRequest:
    """What is left open of a summary is its usual time; anything else is asked for."""
    if request.kind is None or not context.library.kind(request.kind).sums_up:
        return request
    if request.is_once and (request.times or request.in_minutes is not None):
        return request
    request = replace(request, once_day=None)  # "the Sunday summary" names no single Sunday
    days = (Day.SUN,) if request.days_assumed or not request.days else request.days
    times = request.times or (SUMMED_UP_AT,) if request.every_minutes is None else request.times
    return replace(request, days=days, days_assumed=False, times=times)


def naming_left_out(parts: tuple[str, ...], decision: Decision, context: Context) -> Decision:
    """The decision, which says first what of the sentence was not understood."""
    return decision.below(left_out_words(context.library, parts) if parts else None)


def advance(draft: Draft, context: Context) -> Decision:
    """Ask for the next open thing, or show the preview."""
    request = draft.request
    assert request is not None
    if request.left_out or request.amount:  # what was typed is not kept, and was named in the first reply
        request = replace(request, left_out=(), amount=None)
        draft = replace(draft, request=request)
    if request.kind not in context.library.kinds:  # nothing was chosen, or what the content no longer has
        request = replace(request, kind=None)
        draft = replace(draft, request=request)
    if request.impossible is not None:
        return context.decide(view.impossible_reply(context.library, request.impossible), context.drop_draft())
    if _too_often(request):
        return _ask(replace(draft, request=_without_times(request)), context, Awaiting.TIME, too_often=True)
    missing = request.missing
    if Missing.KIND in missing:
        return _ask(draft, context, Awaiting.KIND)
    if Missing.DATE_ORDER in missing:
        return _ask(draft, context, Awaiting.DATE_ORDER)
    if draft.days_open or Missing.DAYS in missing:
        return _ask(replace(draft, days_open=True), context, Awaiting.DAYS)
    if Missing.TIME in missing:
        return _ask(draft, context, Awaiting.TIME)
    if Missing.WINDOW in missing:
        return _ask(draft, context, Awaiting.WINDOW)
    request = settled_by_now(_in_its_part(request), context.profile.zone, context.now)
    draft = replace(draft, request=request)
    if request.asks_half_day:
        return _ask(draft, context, Awaiting.HALF_DAY)
    if context.profile.zone is None and request.in_minutes is None:
        return zones.ask(replace(draft, awaiting=Awaiting.ZONE), context)
    return previews.show(replace(draft, awaiting=Awaiting.PREVIEW), context)


def ask_change(draft: Draft, context: Context) -> Decision:
    """What of it should be changed."""
    reply = view.change_reply(context.library, draft, in_group=context.speaker.in_group)
    return context.decide(reply, (SaveDraft(replace(draft, awaiting=Awaiting.PREVIEW)),))


def reopened(draft: Draft, part: DraftPart, context: Context) -> Decision:
    """The same draft with one thing open again."""
    request = draft.request
    assert request is not None
    match part:
        case DraftPart.KIND:
            return advance(replace(draft, request=replace(request, kind=None)), context)
        case DraftPart.DAYS:
            return advance(replace(draft, days_open=True), context)
        case DraftPart.TIMES:
            return advance(replace(draft, request=_without_times(request)), context)
        case DraftPart.INTERVAL:
            return ask_every(draft, context)
        case DraftPart.ZONE:
            return zones.ask(replace(draft, awaiting=Awaiting.ZONE), context)
        case _:
            assert_never(part)


def ask_every(draft: Draft, context: Context) -> Decision:
    """How often, for an interval instead of times."""
    return _ask(draft, context, Awaiting.INTERVAL)


def ask_times(draft: Draft, context: Context) -> Decision:
    """The times picked so far, to pick more."""
    return _ask(draft, context, Awaiting.TIME)


def merged(request: ScheduleRequest, said: ScheduleRequest) -> ScheduleRequest:
    """What was asked for, with all that an answer names in place of what was there."""
    if said.impossible is not None:
        return replace(request, impossible=said.impossible)
    new = replace(request, kind=said.kind or request.kind, part=said.part or request.part)
    if said.rule != NO_RULE:
        new = replace(new, rule=said.rule)
    if said.is_once:
        once = replace(said, kind=new.kind)
        return replace(once, times=said.times or request.times[:1]) if said.in_minutes is None else once
    if said.every_minutes is not None:
        new = replace(_recurring(new), times=(), every_minutes=said.every_minutes, half_day_open=False)
        new = replace(new, window=said.window or request.window)
    elif said.window is not None and new.every_minutes is not None:
        new = replace(new, window=said.window)
    elif said.times:
        times = said.times[:1] if request.once_day is not None else said.times
        if request.per_day is not None and len(request.times) + len(times) <= request.per_day:
            times = tuple(sorted({*request.times, *times}))
        new = replace(new, times=times, half_day_open=said.half_day_open, every_minutes=None, window=None)
    if said.days and not said.days_assumed:
        new = replace(_recurring(new), days=said.days, days_assumed=False, per_week=None)
    return new


def _ask(draft: Draft, context: Context, awaiting: Awaiting, *, too_often: bool = False) -> Decision:
    """One question with its buttons; the draft waits for the answer."""
    asked = replace(draft, awaiting=awaiting)
    return context.decide(
        view.question_reply(context.library, asked, context.profile.zone, too_often=too_often), (SaveDraft(asked),)
    )


def _recurring(request: ScheduleRequest) -> ScheduleRequest:
    if not request.is_once:
        return request
    return replace(request, in_minutes=None, once_day=None, days=EVERY_DAY, days_assumed=True)


def _without_times(request: ScheduleRequest) -> ScheduleRequest:
    """The same, with times (or a moment) still to be named."""
    if request.in_minutes is not None:
        request = _recurring(request)
    return replace(request, times=(), every_minutes=None, window=None, half_day_open=False)


def _in_its_part(request: ScheduleRequest) -> ScheduleRequest:
    """With bare hours in the half of the day that its part, named before, is in."""
    if not request.half_day_open or request.part is None or any(time.hour == NOON.hour for time in request.times):
        return request
    late = request.part != MORNING_PART
    times = tuple(sorted(later(time) for time in request.times)) if late else request.times
    return replace(request, times=times, half_day_open=False)


def _too_often(request: ScheduleRequest) -> bool:
    """True where two nudges would come less than LEAST_MINUTES_APART after each other."""
    if request.every_minutes is not None:
        return request.every_minutes < LEAST_MINUTES_APART
    minutes = sorted({minute_of(time) for time in request.times})
    if len(minutes) < 2:
        return False
    gaps = [after - before for before, after in itertools.pairwise(minutes)]
    if request.days == EVERY_DAY:
        gaps.append(minutes[0] + DAY_MINUTES - minutes[-1])
    return min(gaps) < LEAST_MINUTES_APART
