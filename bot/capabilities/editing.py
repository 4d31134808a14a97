"""Changes of saved reminders that were typed: which one is meant, what becomes of it, and nothing before a yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.capabilities.capability import Way, way
from bot.capabilities.context import Context
from bot.capabilities.drafts import advance, ask_change, naming_left_out
from bot.capabilities.moving import is_of_one_day, moved
from bot.capabilities.picking import picked
from bot.capabilities.reminders import listed
from bot.capabilities.replanning import planned
from bot.capabilities.requests import request_of
from bot.capabilities.taking_back import undoable
from bot.domain.changes import Change, SaveDraft
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.editing import Edit, EditProblem, Which, fits, revised, without_left_out
from bot.domain.picking import Pick
from bot.domain.reminders import Scheduled
from bot.domain.schedules import ScheduleRequest
from bot.domain.values import dataclass
from bot.reminding.schedule_building import schedule_of
from bot.views import editing as view


@dataclass(frozen=True, slots=True)
class ChangeSaved:
    """A change of a reminder that is kept, as it was typed."""

    edit: Edit


@dataclass(frozen=True, slots=True)
class Fitting:
    """A reminder that is meant, and what becomes of it."""

    one: Scheduled
    request: ScheduleRequest
    outcome: ScheduleRequest | EditProblem

    @property
    def works(self) -> bool:
        """True where something comes of the change."""
        return not isinstance(self.outcome, EditProblem)


def fitting(edit: Edit, context: Context) -> list[Fitting]:
    """The reminders that are meant, in the order of the list.

    Where something comes of the change for some of them, it is those; where an interval is named, it is those that
    have one. Where none is described it is the one that was spoken of last.
    """
    found = _like(edit, context)
    spoken_of = [one for one in found if _is_spoken_of(one.one, edit, context)]
    if spoken_of:
        return spoken_of
    if edit.names_nothing:
        return found
    found = [one for one in found if one.works] or found
    intervals = [one for one in found if one.request.every_minutes is not None]
    return intervals if intervals and edit.said.every_minutes is not None else found


def _like(edit: Edit, context: Context) -> list[Fitting]:
    """The reminders that a change describes."""
    found = []
    for number, one in enumerate(context.record.reminders):
        request = request_of(one, context)
        if _is_at(edit.which.place, number, len(context.record.reminders)) and fits(request, edit):
            found.append(Fitting(one, request, revised(request, edit)))
    return found


def change(slots: ChangeSaved | Edit | None, context: Context) -> Decision:
    """Show what would become of the reminder that is meant; ask where several are."""
    edit = slots.edit if isinstance(slots, ChangeSaved) else slots
    if not context.record.reminders:
        return context.decide(view.none_yet_reply(context.library))
    if edit is None:
        return listed(context)
    return naming_left_out(edit.left_out, _changing(without_left_out(edit), context), context)


def _changing(edit: Edit, context: Context) -> Decision:
    found = fitting(edit, context)
    if not found:
        return none_fits(edit, context)
    if edit.names_nothing:
        return _asking_what(found, context)
    if len(found) == 1:
        return _shown(found[0], edit, context)
    if edit.which.several and len(_complete(found, context)) == len(found):
        return _all_shown(edit, found, context)
    return _asking_which(edit, found, context)


def on_change_this(reminder: int, draft: Draft, context: Context) -> Decision:
    """The change is for this one of several."""
    assert draft.edit is not None
    chosen = next((one for one in fitting(draft.edit, context) if one.one.id == reminder), None)
    if chosen is None:
        return none_fits(draft.edit, context)
    return _shown(chosen, draft.edit, context)


def for_another(which: Which, draft: Draft, context: Context) -> Decision | None:
    """The change that is shown is for another one; None where none is shown, or no other one is like that."""
    if draft.edit is None or draft.replaces is None:
        return None
    edit = replace(draft.edit, which=which)
    found = [one for one in _like(edit, context) if one.one.id != draft.replaces]
    if len(found) > 1:
        return _asking_which(edit, found, context)
    return _shown(found[0], edit, context) if found else None


def on_change_all(draft: Draft, context: Context) -> Decision:
    """The change is for all of them."""
    assert draft.edit is not None
    return _all_shown(draft.edit, fitting(draft.edit, context), context)


def on_confirm_changes(draft: Draft, context: Context) -> Decision:
    """All that were shown are changed, each with its history."""
    assert draft.edit is not None
    changed = [
        replace(one.one.reminder, kind=kind, schedule=schedule)
        for one, kind, schedule in _complete(fitting(draft.edit, context), context)
    ]
    if not changed:
        return none_fits(draft.edit, context)
    plans = [planned(reminder, context.profile, context) for reminder in changed]
    reply = view.changed_reply(
        context.library, [Scheduled(one.reminder, one.next_due) for one in plans], context.profile.zone, context.now
    )
    changes: tuple[Change, ...] = (*plans, SaveDraft(None))
    return undoable(context.decide(reply, changes), context)


def which_answered(pick: Pick, draft: Draft, context: Context) -> Decision | None:
    """A typed word for one of those that were offered, or for all of them; None where it fits none, or several."""
    assert draft.edit is not None
    offered = fitting(draft.edit, context)
    left = picked(pick, [one.one for one in offered], context)
    return on_change_this(left[0].id, draft, context) if len(left) == 1 else None


def none_fits(edit: Edit, context: Context) -> Decision:
    """None is like that."""
    reminders, kind, zone = context.record.reminders, edit.which.kind, context.profile.zone
    return context.decide(view.none_fits_reply(context.library, reminders, kind, zone))


def _shown(chosen: Fitting, edit: Edit, context: Context) -> Decision:
    """What it is and what it would be; or what is open of it, or why nothing comes of it."""
    if isinstance(chosen.outcome, EditProblem):
        reply = view.problem_reply(context.library, chosen.outcome, chosen.one, context.profile.zone, context.now)
        return context.decide(reply)
    if is_of_one_day(chosen.one, edit):
        return moved(chosen.one, edit, chosen.outcome, context)
    draft = Draft(context.next_draft_number(), context.now, chosen.outcome, replaces=chosen.one.id, edit=edit)
    return advance(draft, context)


def _asking_what(found: Sequence[Fitting], context: Context) -> Decision:
    if len(found) > 1:
        return context.decide(
            view.which_to_open_reply(context.library, [one.one for one in found], context.profile.zone)
        )
    one = found[0]
    return ask_change(Draft(context.next_draft_number(), context.now, one.request, replaces=one.one.id), context)


def _asking_which(edit: Edit, found: Sequence[Fitting], context: Context) -> Decision:
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.WHICH, edit=edit)
    every = len(_complete(found, context)) == len(found)
    reply = view.which_reply(
        context.library, draft, [one.one for one in found], context.profile.zone, all_of_them=every
    )
    return context.decide(reply, (SaveDraft(draft),))


def _all_shown(edit: Edit, found: Sequence[Fitting], context: Context) -> Decision:
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.EDITS, edit=edit)
    pairs = [
        (one.one, Scheduled(replace(one.one.reminder, kind=kind, schedule=schedule), None))
        for one, kind, schedule in _complete(found, context)
    ]
    reply = view.all_reply(context.library, draft, pairs, context.profile.zone, context.now)
    return context.decide(reply, (SaveDraft(draft),))


def _complete(found: Sequence[Fitting], context: Context) -> list[tuple[Fitting, Any, Any]]:
    """Those of which nothing is left open, with kind and schedule."""
    whole = []
    for one in found:
        request = one.outcome
        if isinstance(request, EditProblem) or request.missing or request.impossible or request.asks_half_day:
            continue
        schedule = schedule_of(request, context.zone, context.now)
        if schedule is not None and request.kind is not None:
            whole.append((one, request.kind, schedule))
    return whole


def _is_at(place: int | None, number: int, count: int) -> bool:
    return place is None or number == (place if place >= 0 else count + place)


def _is_spoken_of(one: Scheduled, edit: Edit, context: Context) -> bool:
    """Whether it is the one that was shown last, or saved last where the text corrects what was said.

    As it was saved it had no id yet.
    """
    last = context.conversation.reminder
    if last is None or edit.which.names_one or edit.which.several or not (last.shown or edit.corrects):
        return False
    return (one.reminder.kind, one.reminder.schedule) == (last.reminder.kind, last.reminder.schedule)


TYPED: Mapping[type[Any], Way] = {ChangeSaved: way(change, manages=True)}
