"""What is said of quiet hours, of the daily goal, and of all settings at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whenever import Time

from bot.domain.actions import (
    AskGlass,
    AskGoal,
    AskQuietHours,
    AskRemoveReminder,
    AskZone,
    BeginReminder,
    DropGoal,
    SetHours,
    SetQuietHours,
    SetUnit,
    TakeBackSetting,
)
from bot.domain.amounts import MUCH_ML
from bot.domain.display import Hours, Unit
from bot.domain.drafts import Draft
from bot.domain.library import Library
from bot.domain.messages import Button, Reply, Row
from bot.domain.phrasebook import Phrases, slots
from bot.domain.profile import Profile
from bot.domain.reminders import Scheduled
from bot.domain.schedules import Window
from bot.domain.settings_wishes import Setting
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases, cancel_button, in_rows, list_button, settings_button
from bot.views.progress import summary_of
from bot.views.water import WaterPhrases
from bot.views.wording import amount_words, capital, clock_words, town_words, window_words

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
    propose_quiet: Text = slots("window")
    propose_yes: str
    other_hours: str
    quiet_saved: Text = slots("start", "until")
    quiet_off: Text
    ask_goal: Text
    goal_saved: Text = slots("goal")
    goal_off: Text
    goal_impossible: Text
    goal_beyond: Text = slots("amount")
    goal_needs_glass: Text
    hours: Text = slots("clock")
    hours_saved: Text = slots("clock")
    unit: Text = slots("unit")
    unit_saved: Text = slots("unit", "example")
    bottle: Text = slots("bottle")
    no_bottle: Text
    summary: Text
    no_summary: Text
    begin_summary: str
    end_summary: str
    twelve: str
    twenty_four: str
    unit_names: Mapping[Unit, str]


def settings_reply(library: Library, profile: Profile, reminders: Sequence[Scheduled] = ()) -> Reply:
    """All settings, with a button for each; `reminders` say whether the week is summed up."""
    shared = library.phrasebook.of(ButtonPhrases)
    rows = (
        (Button(shared.set_zone, AskZone()), Button(shared.set_quiet, AskQuietHours())),
        (Button(shared.set_goal, AskGoal()), Button(shared.set_glass, AskGlass())),
        _display_row(library),
        (*_summary_buttons(library, reminders), list_button(library)),
    )
    lines = (*_lines(library, profile), _summary_line(library, reminders))
    return Reply(joined((library.phrasebook.of(SettingsPhrases).all, *lines)), rows)


def one_setting_reply(library: Library, setting: Setting, profile: Profile) -> Reply:
    """One setting as it is, with the button that changes it."""
    shared = library.phrasebook.of(ButtonPhrases)
    change = {
        Setting.QUIET: Button(shared.set_quiet, AskQuietHours()),
        Setting.GOAL: Button(shared.set_goal, AskGoal()),
        Setting.GLASS: Button(shared.set_glass, AskGlass()),
    }
    return Reply(setting_line(library, setting, profile), ((change[setting], settings_button(library)),))


def ask_quiet_reply(library: Library, draft: Draft, *, again: bool = False) -> Reply:
    """When should nothing come? `again` where an answer could not be read."""
    phrases = library.phrasebook.of(SettingsPhrases)
    buttons = [Button(window_words(library, window), SetQuietHours(window)) for window in _QUIET]
    off = Button(library.phrasebook.of(ButtonPhrases).set_off, SetQuietHours(None))
    rows = (*in_rows(buttons, 2), (off, cancel_button(library, draft)))
    return Reply(phrases.ask_quiet_again if again else phrases.ask_quiet, rows)


def propose_quiet_reply(library: Library, window: Window) -> Reply:
    """Shall these be the quiet hours? Only one end of them was said."""
    phrases = library.phrasebook.of(SettingsPhrases)
    words = window_words(library, window)
    rows = ((Button(phrases.propose_yes, SetQuietHours(window)), Button(phrases.other_hours, AskQuietHours())),)
    return Reply(phrases.propose_quiet.fill(window=words), rows)


def ask_goal_reply(library: Library, draft: Draft, above: Text | None = None) -> Reply:
    """How much a day? Typed, as no amount is suggested. Below why it is asked again, where it is."""
    phrases = library.phrasebook.of(SettingsPhrases)
    off = Button(library.phrasebook.of(ButtonPhrases).set_off, DropGoal())
    text = (above or phrases.ask_goal) + library.phrasebook.of(AnswerPhrases).drinking_limits
    return Reply(text, ((off, cancel_button(library, draft)),))


def goal_impossible(library: Library, ml: int | None) -> Text:
    """Why the goal is asked again: it could not be read, or it is out of bounds."""
    phrases = library.phrasebook.of(SettingsPhrases)
    return phrases.goal_impossible if ml is None else phrases.goal_beyond.fill(amount=amount_words(library, ml))


def goal_needs_glass(library: Library) -> Text:
    """Why the goal is asked again: it counts glasses of a size that is not known."""
    return library.phrasebook.of(SettingsPhrases).goal_needs_glass


def quiet_saved_reply(library: Library, window: Window | None, undo: TakeBackSetting) -> Reply:
    """Quiet hours are kept, or off."""
    phrases = library.phrasebook.of(SettingsPhrases)
    text = phrases.quiet_off
    if window is not None:
        start, until = clock_words(library, window.start), clock_words(library, window.until)
        text = phrases.quiet_saved.fill(start=start, until=until)
    return _saved(library, text, undo)


def goal_saved_reply(library: Library, ml: int | None, undo: TakeBackSetting) -> Reply:
    """The daily goal is kept, or off."""
    phrases = library.phrasebook.of(SettingsPhrases)
    text = phrases.goal_off
    if ml is not None:
        text = phrases.goal_saved.fill(goal=amount_words(library, ml))
        text = text + library.phrasebook.of(WaterPhrases).much if ml > MUCH_ML else text
    return _saved(library, text, undo)


def hours_saved_reply(library: Library, time: Time, undo: TakeBackSetting) -> Reply:
    """Times are shown like this one from now on."""
    text = library.phrasebook.of(SettingsPhrases).hours_saved.fill(clock=clock_words(library, time))
    return _saved(library, text, undo)


def unit_saved_reply(library: Library, example_ml: int, undo: TakeBackSetting) -> Reply:
    """Amounts are shown in this unit from now on."""
    phrases = library.phrasebook.of(SettingsPhrases)
    unit, example = phrases.unit_names[library.unit], amount_words(library, example_ml)
    return _saved(library, phrases.unit_saved.fill(unit=unit, example=example), undo)


def _saved(library: Library, text: Text, undo: TakeBackSetting) -> Reply:
    undoing = Button(library.phrasebook.of(WaterPhrases).undo, undo)
    return Reply(text, ((undoing, settings_button(library)),))


def _display_row(library: Library) -> Row:
    """The other hours and the other unit, each a tap away."""
    phrases = library.phrasebook.of(SettingsPhrases)
    twelve, ounces = library.hours is Hours.TWELVE, library.unit is Unit.OUNCES
    hours = Hours.TWENTY_FOUR if twelve else Hours.TWELVE
    unit = Unit.MILLILITRES if ounces else Unit.OUNCES
    label = phrases.twenty_four if twelve else phrases.twelve
    return Button(capital(label), SetHours(hours)), Button(capital(phrases.unit_names[unit]), SetUnit(unit))


def _summary_line(library: Library, reminders: Sequence[Scheduled]) -> Text:
    phrases = library.phrasebook.of(SettingsPhrases)
    return phrases.no_summary if summary_of(library, reminders) is None else phrases.summary


def _summary_buttons(library: Library, reminders: Sequence[Scheduled]) -> Row:
    """What ends the summary of the week, or begins it."""
    phrases, kind, kept = library.phrasebook.of(SettingsPhrases), library.summary, summary_of(library, reminders)
    if kind is None:
        return ()
    if kept is None:
        return (Button(phrases.begin_summary, BeginReminder(kind.id)),)
    return (Button(phrases.end_summary, AskRemoveReminder(kept.id)),)


def setting_line(library: Library, setting: Setting, profile: Profile) -> Text:
    """One setting as it is."""
    return _each(library, profile)[setting]


def _lines(library: Library, profile: Profile) -> list[Text]:
    phrases = library.phrasebook.of(SettingsPhrases)
    zone = phrases.zone.fill(zone=town_words(library, profile.zone)) if profile.zone else phrases.no_zone
    shown = {**_each(library, profile)}
    if profile.bottle_ml is None:
        del shown[Setting.BOTTLE]
    return [zone, *shown.values()]


def _each(library: Library, profile: Profile) -> Mapping[Setting, Text]:
    phrases = library.phrasebook.of(SettingsPhrases)
    quiet, goal, glass, bottle = profile.quiet, profile.goal_ml, profile.glass_ml, profile.bottle_ml
    return {
        Setting.QUIET: phrases.quiet.fill(
            start=clock_words(library, quiet.start), until=clock_words(library, quiet.until)
        )
        if quiet
        else phrases.no_quiet,
        Setting.GOAL: phrases.goal.fill(goal=amount_words(library, goal)) if goal else phrases.no_goal,
        Setting.GLASS: phrases.glass.fill(glass=amount_words(library, glass)) if glass else phrases.no_glass,
        Setting.BOTTLE: phrases.bottle.fill(bottle=amount_words(library, bottle)) if bottle else phrases.no_bottle,
        Setting.HOURS: phrases.hours.fill(
            clock=phrases.twelve if library.hours is Hours.TWELVE else phrases.twenty_four
        ),
        Setting.UNIT: phrases.unit.fill(unit=phrases.unit_names[library.unit]),
    }
