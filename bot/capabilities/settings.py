"""Quiet hours, the daily goal, the size of a glass, and typed answers to what they ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from bot.capabilities import water
from bot.capabilities.capability import Way, alone, way
from bot.capabilities.context import Context
from bot.domain.actions import (
    Action,
    AskGlass,
    AskGoal,
    AskQuietHours,
    DropGoal,
    SetHours,
    SetQuietHours,
    SetUnit,
    ShowSettings,
    TakeBackSetting,
)
from bot.domain.amounts import Amount
from bot.domain.changes import SaveDraft, SaveProfile
from bot.domain.conversation import Decision
from bot.domain.display import Hours, Unit
from bot.domain.drafts import Awaiting, Draft
from bot.domain.just_done import JustDone
from bot.domain.messages import Reply
from bot.domain.profile import Profile
from bot.domain.schedules import Window
from bot.domain.settings_wishes import USUAL_NIGHT, NightEnd, Setting, SettingWish
from bot.domain.text import Text
from bot.domain.typed_answers import TypedAnswer
from bot.views import settings as view

LEAST_GOAL_ML = 100
MOST_GOAL_ML = 10_000


def settings(wish: SettingWish | None, context: Context) -> Decision:
    """All settings, or one of them set to the value that a sentence names."""
    if wish is None:
        return shown(context)
    if wish.shows:
        reply = view.one_setting_reply(context.library, wish.setting, context.profile)
        return context.decide(reply, setting=wish.setting)
    return set_to(wish, context)


def set_to(wish: SettingWish, context: Context) -> Decision:
    """One setting by its value, as its button and the question behind that would set it."""
    match wish.setting:
        case Setting.QUIET if wish.off or wish.window is not None:
            return _quiet(wish.window, context)
        case Setting.QUIET:
            return _propose_quiet(wish.end, context) if wish.end is not None else ask_quiet(context)
        case Setting.GOAL:
            return _goal_wished(wish, context)
        case Setting.GLASS if wish.amount is None:
            return water.ask_for_glass(context)
        case Setting.GLASS | Setting.BOTTLE:
            awaiting = Awaiting.GLASS if wish.setting is Setting.GLASS else Awaiting.BOTTLE
            draft = Draft(context.next_draft_number(), context.now, awaiting=awaiting)
            return water.vessel_named(draft, wish.amount.ml if wish.amount is not None else None, context)
        case Setting.HOURS:
            return _hours(wish.hours, context)
        case Setting.UNIT:
            return _unit(wish.unit, context)
        case _:
            assert_never(wish.setting)


def shown(context: Context) -> Decision:
    """All settings, with a button for each."""
    return context.decide(view.settings_reply(context.library, context.profile, context.record.reminders))


def ask_quiet(context: Context, *, again: bool = False) -> Decision:
    """When should nothing come?"""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.QUIET_HOURS)
    return context.decide(view.ask_quiet_reply(context.library, draft, again=again), (SaveDraft(draft),))


def ask_goal(context: Context, *, above: Text | None = None) -> Decision:
    """How much a day? Below why it is asked again, where it is."""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.GOAL)
    return context.decide(view.ask_goal_reply(context.library, draft, above), (SaveDraft(draft),))


def on_set_quiet_hours(action: SetQuietHours, context: Context) -> Decision:
    """Set quiet hours, or end them."""
    return _quiet(action.window, context)


def on_drop_goal(context: Context) -> Decision:
    """End the daily goal."""
    return _goal_saved(None, context)


def on_set_hours(action: SetHours, context: Context) -> Decision:
    """Show times with these hours."""
    return _hours(action.hours, context)


def on_set_unit(action: SetUnit, context: Context) -> Decision:
    """Show amounts in this unit."""
    return _unit(action.unit, context)


def on_quiet_answer(answer: TypedAnswer, context: Context) -> Decision:
    """When nothing should come, as it was typed."""
    if answer.end is not None:
        return _propose_quiet(answer.end, context)
    if answer.window is None or answer.window.minutes == 0:
        return ask_quiet(context, again=True)
    return _quiet(answer.window, context)


def on_goal_answer(answer: TypedAnswer, context: Context) -> Decision:
    """The daily goal, as it was typed."""
    return _goal_wished(SettingWish(Setting.GOAL, amount=answer.amount or Amount()), context)


def _propose_quiet(end: NightEnd, context: Context) -> Decision:
    """The night with this end: the other one is that on offer, or set, or usual. Nothing is left to ask once the one
    that was on offer is known.
    """
    offers = [one.action.window for one in context.conversation.offered if isinstance(one.action, SetQuietHours)]
    offered = offers[0] if len(offers) == 1 else None
    night = end.of(offered or context.profile.quiet or USUAL_NIGHT)
    if offered is not None and end.is_guessed_in(offered):
        return _quiet(night, context)
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.QUIET_HOURS)
    return context.decide(view.propose_quiet_reply(context.library, night), (SaveDraft(draft),))


def _quiet(window: Window | None, context: Context) -> Decision:
    undo = TakeBackSetting(context.whole_now)
    reply = view.quiet_saved_reply(context.library, window, undo)
    return _saved(replace(context.profile, quiet=window), reply, Setting.QUIET, context)


def _goal_wished(wish: SettingWish, context: Context) -> Decision:
    """A goal in glasses needs the size of one; an amount out of bounds is named with the bounds, none is asked for."""
    if wish.off:
        return _goal_saved(None, context)
    amount = wish.amount
    if amount is None:
        return ask_goal(context)
    ml = water.counted_ml(amount, context.profile)
    if ml is None and (amount.glasses or amount.bottles):
        return ask_goal(context, above=view.goal_needs_glass(context.library))
    if ml is not None and wish.by:
        ml = (context.profile.goal_ml or 0) + wish.by * ml
    if ml is None or not LEAST_GOAL_ML <= ml <= MOST_GOAL_ML:
        return ask_goal(context, above=view.goal_impossible(context.library, ml))
    return _goal_saved(ml, context)


def _goal_saved(ml: int | None, context: Context) -> Decision:
    reply = view.goal_saved_reply(context.library, ml, TakeBackSetting(context.whole_now))
    return _saved(replace(context.profile, goal_ml=ml), reply, Setting.GOAL, context)


def _hours(hours: Hours | None, context: Context) -> Decision:
    profile = replace(context.profile, hours=hours)
    library = context.library.for_person(profile)
    reply = view.hours_saved_reply(library, context.now.to_tz(context.zone).time(), TakeBackSetting(context.whole_now))
    return _saved(profile, reply, Setting.HOURS, context)


def _unit(unit: Unit | None, context: Context) -> Decision:
    profile = replace(context.profile, unit=unit)
    library = context.library.for_person(profile)
    reply = view.unit_saved_reply(library, context.record.drunk_ml, TakeBackSetting(context.whole_now))
    return _saved(profile, reply, Setting.UNIT, context)


def _saved(profile: Profile, reply: Reply, setting: Setting, context: Context) -> Decision:
    now = context.whole_now
    just = JustDone(now, TakeBackSetting(now), setting=setting, before=context.profile)
    return context.decide(reply, (SaveProfile(profile), *context.close_question()), just)


TAPS: Mapping[type[Action], Way] = {
    ShowSettings: alone(shown),
    AskQuietHours: alone(ask_quiet),
    SetQuietHours: way(on_set_quiet_hours),
    AskGoal: alone(ask_goal),
    DropGoal: alone(on_drop_goal),
    AskGlass: alone(water.ask_for_glass),
    SetHours: way(on_set_hours),
    SetUnit: way(on_set_unit),
}
