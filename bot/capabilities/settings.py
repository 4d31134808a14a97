"""Quiet hours, the daily goal, the size of a glass, and typed answers to what they ask."""

from __future__ import annotations

from dataclasses import replace

from whenever import Time

from bot.capabilities import water
from bot.capabilities.buttons import cancel_button, in_rows
from bot.capabilities.capability import Asked
from bot.capabilities.context import Context
from bot.domain.actions import (
    AskGlass,
    AskGoal,
    AskQuietHours,
    AskZone,
    DropGoal,
    SetQuietHours,
    ShowReminders,
    ShowSettings,
)
from bot.domain.changes import SaveDraft, SaveProfile
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.messages import Button
from bot.domain.profile import Profile
from bot.domain.schedules import Window
from bot.domain.text import Text, joined
from bot.domain.typed_answers import TypedAnswer
from bot.domain.understanding import Verdict
from bot.views.wording import amount_words, clock_words, window_words, zone_words

LEAST_GOAL_ML = 100
MOST_GOAL_ML = 10_000
_QUIET = (
    Window(Time(22), Time(7)),
    Window(Time(21), Time(8)),
    Window(Time(23), Time(9)),
    Window(Time(0), Time(8)),
)


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
    label = context.label
    rows = (
        (Button(label.set_zone, AskZone()), Button(label.set_quiet, AskQuietHours())),
        (Button(label.set_goal, AskGoal()), Button(label.set_glass, AskGlass())),
        (Button(label.back_to_list, ShowReminders()),),
    )
    return context.decide(joined((context.say.settings, *_lines(context))), rows)


def ask_quiet(context: Context, text: Text | None = None) -> Decision:
    """When should nothing come?"""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.QUIET_HOURS)
    buttons = [Button(window_words(window), SetQuietHours(window)) for window in _QUIET]
    off = Button(context.label.set_off, SetQuietHours(None))
    rows = (*in_rows(buttons, 2), (off, cancel_button(draft, context)))
    return context.decide(text or context.say.ask_quiet, rows, (SaveDraft(draft),))


def ask_goal(context: Context, text: Text | None = None) -> Decision:
    """How much a day? Typed, as no amount is suggested."""
    draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.GOAL)
    off = Button(context.label.set_off, DropGoal())
    asked = joined((text or context.say.ask_goal, context.say.drinking_limits))
    return context.decide(asked, ((off, cancel_button(draft, context)),), (SaveDraft(draft),))


def on_show_settings(_: ShowSettings, context: Context) -> Decision:
    """Show all settings."""
    return shown(context)


def on_ask_quiet_hours(_: AskQuietHours, context: Context) -> Decision:
    """Ask when nothing should come."""
    return ask_quiet(context)


def on_set_quiet_hours(action: SetQuietHours, context: Context) -> Decision:
    """Set quiet hours, or end them."""
    if action.window is None:
        return _saved(replace(context.profile, quiet=None), context.say.quiet_off, context)
    return _quiet(action.window, context)


def on_ask_goal(_: AskGoal, context: Context) -> Decision:
    """Ask for the daily goal."""
    return ask_goal(context)


def on_drop_goal(_: DropGoal, context: Context) -> Decision:
    """End the daily goal."""
    return _saved(replace(context.profile, goal_ml=None), context.say.goal_off, context)


def on_ask_glass(_: AskGlass, context: Context) -> Decision:
    """Ask for the size of a glass."""
    return water.ask_for_glass(context)


def on_quiet_answer(answer: TypedAnswer, context: Context) -> Decision:
    """When nothing should come, as it was typed."""
    if answer.window is None or answer.window.minutes == 0:
        return ask_quiet(context, context.say.ask_quiet_again)
    return _quiet(answer.window, context)


def on_goal_answer(answer: TypedAnswer, context: Context) -> Decision:
    """The daily goal, as it was typed."""
    return _goal(answer.amount.ml if answer.amount is not None else None, context)


def _quiet(window: Window, context: Context) -> Decision:
    text = context.say.quiet_saved.fill(start=clock_words(window.start), until=clock_words(window.until))
    return _saved(replace(context.profile, quiet=window), text, context)


def _goal(ml: int | None, context: Context) -> Decision:
    if ml is None or not LEAST_GOAL_ML <= ml <= MOST_GOAL_ML:
        return ask_goal(context, context.say.goal_impossible)
    text = context.say.goal_saved.fill(goal=amount_words(context.library, ml))
    return _saved(replace(context.profile, goal_ml=ml), text, context)


def _saved(profile: Profile, text: Text, context: Context) -> Decision:
    rows = ((Button(context.label.settings_button, ShowSettings()),),)
    return context.decide(text, rows, (SaveProfile(profile), *context.close_question()))


def _lines(context: Context) -> list[Text]:
    say, profile = context.say, context.profile
    zone, quiet = profile.zone, profile.quiet
    return [
        say.settings_zone.fill(zone=zone_words(zone)) if zone else say.settings_no_zone,
        say.settings_quiet.fill(start=clock_words(quiet.start), until=clock_words(quiet.until))
        if quiet
        else say.settings_no_quiet,
        say.settings_goal.fill(goal=amount_words(context.library, profile.goal_ml))
        if profile.goal_ml
        else say.settings_no_goal,
        say.settings_glass.fill(glass=amount_words(context.library, profile.glass_ml))
        if profile.glass_ml
        else say.settings_no_glass,
    ]
