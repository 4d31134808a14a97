"""What is said of quiet hours, of the daily goal, and of all settings at once."""

from __future__ import annotations

from dataclasses import dataclass

from whenever import Time

from bot.domain.actions import AskGlass, AskGoal, AskQuietHours, AskZone, DropGoal, SetQuietHours
from bot.domain.drafts import Draft
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.profile import Profile
from bot.domain.schedules import Window
from bot.domain.text import Text, joined
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases, cancel_button, in_rows, list_button, settings_button
from bot.views.wording import amount_words, clock_words, window_words, zone_words

_QUIET = (
    Window(Time(22), Time(7)),
    Window(Time(21), Time(8)),
    Window(Time(23), Time(9)),
    Window(Time(0), Time(8)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPhrases(Phrases):
    """All settings, and the questions for those that have no view of their own."""

    all: Text
    zone: Text = slots("zone")
    no_zone: Text
    quiet: Text = slots("start", "until")
    no_quiet: Text
    goal: Text = slots("goal")
    no_goal: Text
    glass: Text = slots("glass")
    no_glass: Text
    ask_quiet: Text
    ask_quiet_again: Text
    quiet_saved: Text = slots("start", "until")
    quiet_off: Text
    ask_goal: Text
    goal_saved: Text = slots("goal")
    goal_off: Text
    goal_impossible: Text


def settings_reply(library: Library, profile: Profile) -> Reply:
    """All settings, with a button for each."""
    shared = library.phrasebook.of(ButtonPhrases)
    rows = (
        (Button(shared.set_zone, AskZone()), Button(shared.set_quiet, AskQuietHours())),
        (Button(shared.set_goal, AskGoal()), Button(shared.set_glass, AskGlass())),
        (list_button(library),),
    )
    return Reply(joined((library.phrasebook.of(SettingsPhrases).all, *_lines(library, profile))), rows)


def ask_quiet_reply(library: Library, draft: Draft, *, again: bool = False) -> Reply:
    """When should nothing come? `again` where an answer could not be read."""
    phrases = library.phrasebook.of(SettingsPhrases)
    buttons = [Button(window_words(window), SetQuietHours(window)) for window in _QUIET]
    off = Button(library.phrasebook.of(ButtonPhrases).set_off, SetQuietHours(None))
    rows = (*in_rows(buttons, 2), (off, cancel_button(library, draft)))
    return Reply(phrases.ask_quiet_again if again else phrases.ask_quiet, rows)


def ask_goal_reply(library: Library, draft: Draft, *, impossible: bool = False) -> Reply:
    """How much a day? Typed, as no amount is suggested. `impossible` where it was too much, too little or none."""
    phrases = library.phrasebook.of(SettingsPhrases)
    asked = phrases.goal_impossible if impossible else phrases.ask_goal
    off = Button(library.phrasebook.of(ButtonPhrases).set_off, DropGoal())
    text = asked + library.phrasebook.of(AnswerPhrases).drinking_limits
    return Reply(text, ((off, cancel_button(library, draft)),))


def quiet_saved_reply(library: Library, window: Window | None) -> Reply:
    """Quiet hours are kept, or off."""
    phrases = library.phrasebook.of(SettingsPhrases)
    text = phrases.quiet_off
    if window is not None:
        text = phrases.quiet_saved.fill(start=clock_words(window.start), until=clock_words(window.until))
    return Reply(text, ((settings_button(library),),))


def goal_saved_reply(library: Library, ml: int | None) -> Reply:
    """The daily goal is kept, or off."""
    phrases = library.phrasebook.of(SettingsPhrases)
    text = phrases.goal_off
    if ml is not None:
        text = phrases.goal_saved.fill(goal=amount_words(library, ml))
    return Reply(text, ((settings_button(library),),))


def _lines(library: Library, profile: Profile) -> list[Text]:
    phrases = library.phrasebook.of(SettingsPhrases)
    zone, quiet, goal, glass = profile.zone, profile.quiet, profile.goal_ml, profile.glass_ml
    return [
        phrases.zone.fill(zone=zone_words(zone)) if zone else phrases.no_zone,
        phrases.quiet.fill(start=clock_words(quiet.start), until=clock_words(quiet.until))
        if quiet
        else phrases.no_quiet,
        phrases.goal.fill(goal=amount_words(library, goal)) if goal else phrases.no_goal,
        phrases.glass.fill(glass=amount_words(library, glass)) if glass else phrases.no_glass,
    ]
