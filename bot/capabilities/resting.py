"""Pauses and their ends as they are typed: of the reminders that the words describe, or of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whenever import Instant

from bot.capabilities import pauses
from bot.capabilities.capability import Asked
from bot.capabilities.context import Context
from bot.capabilities.editing import fitting, none_fits
from bot.capabilities.one_reminder import ask_pause
from bot.capabilities.replanning import planned
from bot.capabilities.taking_back import undoable
from bot.domain.changes import Change, ChangeReminder, SaveProfile
from bot.domain.conversation import Decision
from bot.domain.editing import Edit, Which
from bot.domain.lookups import ReadPause
from bot.domain.profile import Profile
from bot.domain.reminders import Scheduled
from bot.domain.schedules import AtTimes, Every
from bot.domain.typed_answers import TypedAnswer
from bot.views import pauses as view


def need(asked: Asked, _context: Context) -> ReadPause | None:
    """The length that a text names."""
    return ReadPause(asked.text) if asked.text else None


def pause(asked: Asked, until: Instant | None, context: Context) -> Decision:
    """Pause what a text describes, everything where that is nothing, for as long as it says; ask for what it leaves
    open.
    """
    which = _which(asked)
    if which.names_one and context.record.reminders:
        found = meant(which, context)
        if not found:
            return none_fits(Edit(which), context)
        if len(found) > 1 and not which.several:
            return context.decide(view.which_reply(context.library, found, context.profile.zone))
        if until is not None:
            return paused_ones(found, until, context)
        if len(found) == 1:
            return ask_pause(found[0], context, again=False)
        return context.decide(view.which_reply(context.library, found, context.profile.zone))
    if until is None:
        return pauses.ask(context, again=asked.command and bool(asked.text))
    return pauses.paused(context, until)


def on_answer(answer: TypedAnswer, context: Context) -> Decision:
    """The length that was asked for, of one reminder or of all."""
    asked = context.draft.replaces if context.draft is not None else None
    one = next((one for one in context.record.reminders if one.id == asked), None)
    if answer.until is None:
        return ask_pause(one, context, again=True) if one is not None else pauses.ask(context, again=True)
    return paused_ones([one], answer.until, context) if one is not None else pauses.paused(context, answer.until)


def paused_ones(ones: Sequence[Scheduled], until: Instant, context: Context) -> Decision:
    """These are paused until then, and no others."""
    changes = [planned(replace(one.reminder, paused_until=until), context.profile, context) for one in ones]
    reply = view.ones_paused_reply(context.library, ones, until, context.profile.zone, context.now)
    return undoable(context.decide(reply, (*changes, *context.close_question())), context)


def resume(asked: Asked | None, context: Context) -> Decision:
    """The pauses end of what the words describe; all of them where that is nothing. Where nothing is paused, days to
    come that are left out come back.
    """
    which = _which(asked)
    if not which.names_one or not context.record.reminders:
        return (not pauses.is_anything_paused(context) and _days_back(context)) or pauses.resume(context)
    found = meant(which, context)
    if not found:
        return none_fits(Edit(which), context)
    profile, changes = _without_pause(found, context)
    if not changes:
        return context.decide(view.resumed_reply(context.library, anything=False))
    shown = [Scheduled(one.reminder, one.next_due) for one in changes if isinstance(one, ChangeReminder)]
    mine = [one for one in shown if one.id in {other.id for other in found}]
    reply = view.ones_resumed_reply(context.library, mine, profile, context.now)
    return undoable(context.decide(reply, (*changes, *context.close_question())), context)


def _days_back(context: Context) -> Decision | None:
    """No reminder leaves days to come out any more; None where none did."""
    today = context.today
    plans = []
    for one in context.record.reminders:
        schedule = one.reminder.schedule
        if isinstance(schedule, AtTimes | Every) and any(date >= today for date in schedule.rule.exdates):
            rule = replace(schedule.rule, exdates=())
            plans.append(
                planned(replace(one.reminder, schedule=replace(schedule, rule=rule)), context.profile, context)
            )
    if not plans:
        return None
    shown = [Scheduled(one.reminder, one.next_due) for one in plans]
    reply = view.ones_resumed_reply(context.library, shown, context.profile, context.now)
    return undoable(context.decide(reply, (*plans, *context.close_question())), context)


def meant(which: Which, context: Context) -> list[Scheduled]:
    """The reminders that are described, in the order of the list."""
    return [one.one for one in fitting(Edit(which), context)]


def _without_pause(found: Sequence[Scheduled], context: Context) -> tuple[Profile, tuple[Change, ...]]:
    """A pause of everything goes on for the others, each by itself; empty where nothing of these was paused."""
    ids, profile, now = {one.id for one in found}, context.profile, context.now
    everything = profile.paused_until if profile.paused_until is not None and profile.paused_until > now else None
    kinds = [context.library.kind(one.reminder.kind) for one in found]
    rests = any(kind.rests for kind in kinds) and profile.stretches_paused_until is not None
    if not (everything or rests or any(one.reminder.paused_until or one.reminder.frozen for one in found)):
        return profile, ()
    if everything is not None:
        profile = replace(profile, paused_until=None)
    if rests:
        profile = replace(profile, stretches_paused_until=None)
    plans = []
    for one in context.record.reminders:
        reminder = one.reminder
        if one.id in ids:
            reminder = replace(reminder, paused_until=None, frozen=False)
        elif everything is not None:
            reminder = replace(reminder, paused_until=max(everything, reminder.paused_until or everything))
        plans.append(planned(reminder, profile, context))
    settings: tuple[Change, ...] = (SaveProfile(profile),) if profile != context.profile else ()
    return profile, (*settings, *plans)


def _which(asked: Asked | None) -> Which:
    return asked.understanding.which if asked is not None and asked.understanding is not None else Which()
