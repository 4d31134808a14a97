"""What a typed answer does to a draft."""

from __future__ import annotations

from dataclasses import replace

from whenever import Time

from bot.capabilities import editing
from bot.capabilities.context import Context
from bot.capabilities.drafts import advance, ask_change, merged, naming_left_out
from bot.capabilities.saving import save
from bot.domain.conversation import Conversation, Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.editing import Edit, EditProblem, fits, revised, without_left_out
from bot.domain.edits_together import together
from bot.domain.intents import ShortReply
from bot.domain.picking import Pick
from bot.domain.schedules import HalfDay, ScheduleRequest, later
from bot.domain.text import Text
from bot.domain.typed_answers import TypedAnswer
from bot.views import drafts as view
from bot.views import editing as edit_view

AWAITED = (
    Awaiting.KIND,
    Awaiting.DATE_ORDER,
    Awaiting.DAYS,
    Awaiting.TIME,
    Awaiting.HALF_DAY,
    Awaiting.INTERVAL,
    Awaiting.WINDOW,
    Awaiting.PREVIEW,
    Awaiting.WHICH,
    Awaiting.EDITS,
)
"""What is asked while a reminder is being put together."""


def answer(answer: TypedAnswer, context: Context) -> Decision:
    """A typed answer to a question about a reminder that is being put together."""
    draft = context.draft
    assert draft is not None
    if draft.request is None:
        return _edit_answered(answer, draft, context)
    if answer.which is not None and (another := editing.for_another(answer.which, draft, context)) is not None:
        return another
    if answer.undecided:
        return _again(view.undecided_words(context.library), draft, context)
    if answer.edit is not None:
        return edited(draft, draft.request, answer.edit, context)
    if draft.awaiting is Awaiting.PREVIEW and answer.word is ShortReply.YES:
        return save(draft, context)
    if answer.word is ShortReply.BACK:
        return _stepped_back(draft, draft.request, context)
    if draft.awaiting is Awaiting.HALF_DAY and answer.half_day is not None:
        return half_day_chosen(draft, draft.request, answer.half_day, context)
    if answer.word is ShortReply.YES:
        return _again(view.one_thing_open_words(context.library), draft, context)
    if answer.request is None:
        return _again(view.not_an_answer_words(context.library), draft, context)
    said = answer.request
    if said.impossible is not None:
        return context.decide(view.impossible_reply(context.library, said.impossible, draft))
    if draft.awaiting is Awaiting.HALF_DAY and said.times and not said.half_day_open:
        return advance(_half_day_said(draft, draft.request, said), context)
    days_open = draft.days_open and not (said.days and not said.days_assumed) and not said.is_once
    answered = advance(replace(draft, request=merged(draft.request, said), days_open=days_open), context)
    return naming_left_out(said.left_out, answered, context)


def cancelled(context: Context) -> Decision:
    """The open question is dropped, and so is what was talked about; nothing else changes."""
    talk = context.conversation
    if context.draft is not None:
        reply = view.dropped_reply(context.library)
    else:
        reply = view.cancelled_reply(context.library, anything=bool(talk.offered))
    return replace(context.decide(reply, context.drop_draft()), conversation=Conversation(talk.at, signs=talk.signs))


def half_day_chosen(draft: Draft, request: ScheduleRequest, half: HalfDay, context: Context) -> Decision:
    """Bare hours are of this half of the day."""
    also = in_half(request.also, half) if request.also is not None else None
    return advance(replace(draft, request=replace(in_half(request, half), also=also)), context)


def in_half(request: ScheduleRequest, half: HalfDay) -> ScheduleRequest:
    """The request with its bare hours, where it has any, in a half of the day."""
    if not request.half_day_open:
        return request
    morning = half is HalfDay.MORNING
    times = request.times if morning else tuple(sorted(later(time) for time in request.times))
    return replace(request, times=times, half_day_open=False)


def edited(draft: Draft, request: ScheduleRequest, edit: Edit, context: Context) -> Decision:
    """A change of what is not saved yet, which says first what of it was not understood."""
    return naming_left_out(edit.left_out, _revised(draft, request, without_left_out(edit), context), context)


def _revised(draft: Draft, request: ScheduleRequest, edit: Edit, context: Context) -> Decision:
    """Days that are named are not asked for any more."""
    also = request.also
    if also is not None and edit.which.names_one and fits(also, edit) and not fits(request, edit):
        request = replace(also, kind=also.kind or request.kind, also=replace(request, also=None))
    if edit.which.kind is not None and (request.kind is None or (edit.corrects and request.kind != edit.which.kind)):
        request = replace(request, kind=edit.which.kind)  # "sorry, I meant water, at 2pm"
    new = revised(request, edit)
    beside = edit.adds and also is None and draft.replaces is None and edit.said.kind not in (None, request.kind)
    if beside and request.kind is not None and not request.missing:  # "can you also do water"
        second = revised(request, replace(edit, adds=False))
        new = second if isinstance(second, EditProblem) else replace(request, also=second)
    if isinstance(new, EditProblem):
        return _again(edit_view.draft_problem_words(context.library, new), draft, context)
    if new.impossible is not None:
        return context.decide(view.impossible_reply(context.library, new.impossible, draft))
    if new.also is not None and edit.within is not None:  # a part of the day is meant for both
        other = revised(new.also, edit)
        new = new if isinstance(other, EditProblem) else replace(new, also=other)
    days_open = draft.days_open and new.days == request.days
    change = (together(draft.edit, edit) or edit) if draft.edit is not None else None
    return advance(replace(draft, request=new, days_open=days_open, edit=change), context)


def _stepped_back(draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """What is to be changed, where all is answered; else the first question, and before that one none."""
    if not request.missing and not request.asks_half_day:
        return ask_change(draft, context)
    if request.kind is None:
        return cancelled(context)
    return advance(replace(draft, request=replace(request, kind=None)), context)


def _again(above: Text, draft: Draft, context: Context) -> Decision:
    """The open question once more, or the preview, below what came of the answer."""
    return advance(draft, context).below(above)


def _edit_answered(answer: TypedAnswer, draft: Draft, context: Context) -> Decision:
    """One of the reminders that a change was offered for, or all of them, or a yes to those that were shown."""
    if draft.awaiting is Awaiting.EDITS and answer.word is ShortReply.YES:
        return editing.on_confirm_changes(draft, context)
    if answer.all:
        return editing.on_change_all(draft, context)
    pick = answer.pick or (Pick(answer.which) if answer.which is not None else None)
    decision = editing.which_answered(pick, draft, context) if pick is not None else None
    return decision or context.decide(view.not_an_answer_reply(context.library))


def _half_day_said(draft: Draft, request: ScheduleRequest, said: ScheduleRequest) -> Draft:
    half = HalfDay.MORNING if min(said.times) < Time(12) else HalfDay.LATER
    also = in_half(request.also, half) if request.also is not None else None
    return replace(draft, request=replace(request, times=said.times, half_day_open=False, also=also))
