"""Pausing all reminders and resuming them."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from whenever import Instant, Time, TimeDelta

from bot.capabilities.context import Context
from bot.capabilities.replanning import planned, replanned
from bot.capabilities.taking_back import undoable
from bot.domain.actions import PauseAll, PauseLength
from bot.domain.changes import Change, ChangeReminder, SaveDraft, SaveProfile
from bot.domain.conversation import Decision, Outcome
from bot.domain.drafts import Awaiting, Draft
from bot.domain.lookups import ReadFrozen
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.reminders import Scheduled
from bot.domain.values import dataclass
from bot.views import pauses as view


@dataclass(frozen=True, slots=True)
class PauseInstead:
    """When a pause that was just made is to end after all."""

    until: Instant


def pause_end(length: PauseLength, context: Context) -> Instant:
    """When a pause of a length ends that begins now."""
    match length:
        case PauseLength.TWO_HOURS:
            return context.now.add(TimeDelta(hours=2))
        case PauseLength.UNTIL_TOMORROW:
            return tomorrow(context.zone, context.now)
        case PauseLength.THREE_DAYS:
            return context.now.add(TimeDelta(hours=3 * 24))
        case PauseLength.WEEK:
            return context.now.add(TimeDelta(hours=7 * 24))
        case PauseLength.UNTIL_RESUMED:
            return UNTIL_RESUMED
        case _:
            assert_never(length)


def tomorrow(zone: str, now: Instant) -> Instant:
    """The person's next midnight."""
    return now.to_tz(zone).date().add(days=1).at(Time()).assume_tz(zone, disambiguation="compatible").to_instant()


def on_pause_all(action: PauseAll, context: Context) -> Decision:
    """Pause everything for a length."""
    return paused(context, pause_end(action.length, context))


def paused(context: Context, until: Instant) -> Decision:
    """Everything is paused until then."""
    reply = view.paused_reply(context.library, until, context.profile.zone, context.now)
    return undoable(context.decide(reply, (*_all_until(context, until), *context.close_question())), context)


def paused_instead(wish: PauseInstead, context: Context) -> Decision:
    """The pause that was just made is as long as that instead."""
    return paused(context, wish.until)


def resume(context: Context) -> Decision:
    """All pauses end, those of single reminders and those of a warning sign too."""
    profile = _unpaused(context)
    if not is_anything_paused(context):
        return context.decide(view.resumed_reply(context.library, anything=False))
    running = tuple(replace(one.reminder, paused_until=None, frozen=False) for one in context.record.reminders)
    settings: tuple[Change, ...] = () if context.speaker.in_group else (SaveProfile(profile),)
    used = context.profile if context.speaker.in_group else profile
    changes = (*settings, *(planned(one, used, context) for one in running))
    return context.decide(view.resumed_reply(context.library, anything=True), changes)


def is_anything_paused(context: Context) -> bool:
    """Whether a pause could end, of everything, of stretches or of a single reminder."""
    ones = (one.reminder for one in context.record.reminders)
    return _unpaused(context) != context.profile or any(one.paused_until or one.frozen for one in ones)


def _unpaused(context: Context) -> Profile:
    return replace(context.profile, paused_until=None, stretches_paused_until=None)


def need_frozen(_slots: object, _context: Context) -> ReadFrozen:
    """What Telegram's no had stopped."""
    return ReadFrozen()


def offer_to_resume(_slots: object, frozen: tuple[Scheduled, ...] | None, context: Context) -> Decision:
    """The chat is back: its frozen reminders stay paused until the person says so."""
    if not frozen:
        return Decision(Outcome.ACTION, None, context.conversation)
    paused_ones = tuple(replace(one.reminder, frozen=False, paused_until=UNTIL_RESUMED) for one in frozen)
    changes = tuple(ChangeReminder(one, None) for one in paused_ones)
    return context.decide(view.back_again_reply(context.library, len(changes)), changes)


def ask(context: Context, *, again: bool = False) -> Decision:
    """For how long should everything be paused?"""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.PAUSE)
    return context.decide(view.ask_reply(context.library, draft, again=again), (SaveDraft(draft),))


def _all_until(context: Context, until: Instant) -> tuple[Change, ...]:
    """In a private chat everything of the person; in a group everything of the group."""
    if context.speaker.in_group:
        ones = tuple(replace(one.reminder, paused_until=until) for one in context.record.reminders)
        return tuple(planned(one, Profile(zone=context.zone), context) for one in ones)
    profile = replace(context.profile, paused_until=until)
    return (SaveProfile(profile), *replanned(context, profile))
