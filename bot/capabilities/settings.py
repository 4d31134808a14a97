"""Quiet hours, the daily goal, the size of a glass, and typed answers to what they ask."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities import water
from bot.capabilities.capability import Asked
from bot.capabilities.context import Context
from bot.domain.actions import (
    AskGlass,
    AskGoal,
    AskQuietHours,
    DropGoal,
    SetQuietHours,
    ShowSettings,
)
from bot.domain.changes import SaveDraft, SaveProfile
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.messages import Reply
from bot.domain.profile import Profile
from bot.domain.schedules import Window
from bot.domain.typed_answers import TypedAnswer
from bot.domain.understanding import Verdict
from bot.views import settings as view

LEAST_GOAL_ML = 100
MOST_GOAL_ML = 10_000


def glass_ml(asked: Asked) -> int | None:
    """What a glass holds in millilitres, where a sentence that reads like an amount is rather about that setting."""
    known = asked.understanding
    if asked.command or known is None or known.ranking.best is None or known.drink is None:
        return None
    if known.ranking.best.intent != "settings" or known.ranking.verdict is Verdict.MISS:
        return None
    return known.drink.ml if "glass" in asked.text.casefold() else None


def settings(ml: int | None, context: Context) -> Decision:
    """All settings, or the size of a glass where a sentence names it."""
    if ml is None:
        return shown(context)
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.GLASS)
    return water.glass_named(draft, ml, context)


def shown(context: Context) -> Decision:
    """All settings, with a button for each."""
    return context.decide(view.settings_reply(context.library, context.profile))


def ask_quiet(context: Context, *, again: bool = False) -> Decision:
    """When should nothing come?"""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.QUIET_HOURS)
    return context.decide(view.ask_quiet_reply(context.library, draft, again=again), (SaveDraft(draft),))


def ask_goal(context: Context, *, impossible: bool = False) -> Decision:
    """How much a day?"""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.GOAL)
    return context.decide(view.ask_goal_reply(context.library, draft, impossible=impossible), (SaveDraft(draft),))


def on_show_settings(_: ShowSettings, context: Context) -> Decision:
    """Show all settings."""
    return shown(context)


def on_ask_quiet_hours(_: AskQuietHours, context: Context) -> Decision:
    """Ask when nothing should come."""
    return ask_quiet(context)


def on_set_quiet_hours(action: SetQuietHours, context: Context) -> Decision:
    """Set quiet hours, or end them."""
    return _quiet(action.window, context)


def on_ask_goal(_: AskGoal, context: Context) -> Decision:
    """Ask for the daily goal."""
    return ask_goal(context)


def on_drop_goal(_: DropGoal, context: Context) -> Decision:
    """End the daily goal."""
    reply = view.goal_saved_reply(context.library, None)
    return _saved(replace(context.profile, goal_ml=None), reply, context)


def on_ask_glass(_: AskGlass, context: Context) -> Decision:
    """Ask for the size of a glass."""
    return water.ask_for_glass(context)


def on_quiet_answer(answer: TypedAnswer, context: Context) -> Decision:
    """When nothing should come, as it was typed."""
    if answer.window is None or answer.window.minutes == 0:
        return ask_quiet(context, again=True)
    return _quiet(answer.window, context)


def on_goal_answer(answer: TypedAnswer, context: Context) -> Decision:
    """The daily goal, as it was typed."""
    return _goal(answer.amount.ml if answer.amount is not None else None, context)


def _quiet(window: Window | None, context: Context) -> Decision:
    reply = view.quiet_saved_reply(context.library, window)
    return _saved(replace(context.profile, quiet=window), reply, context)


def _goal(ml: int | None, context: Context) -> Decision:
    if ml is None or not LEAST_GOAL_ML <= ml <= MOST_GOAL_ML:
        return ask_goal(context, impossible=True)
    reply = view.goal_saved_reply(context.library, ml)
    return _saved(replace(context.profile, goal_ml=ml), reply, context)


def _saved(profile: Profile, reply: Reply, context: Context) -> Decision:
    return context.decide(reply, (SaveProfile(profile), *context.close_question()))
