"""The home: what comes next and how today goes for a person who has something; the ways to begin for a newcomer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Time

from bot.domain.actions import AskAmount, BeginReminder, BrowseTopics, ShowReminders, ShowWeek, StartCheck, StretchNow
from bot.domain.amounts import Amount
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.records import Record
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.schedules import EVERY_DAY, AtTimes
from bot.views.home import HomePhrases
from bot.views.water import WaterPhrases
from bot.views.welcome import WelcomePhrases
from bot.views.wording import bar_words
from tests.capabilities.visits import BERLIN, MONDAY, Visit
from tests.support.kinds import STRETCHING

AT_HOME = {StretchNow, AskAmount, ShowReminders, ShowWeek, BrowseTopics}
WAYS_TO_BEGIN = {BrowseTopics, BeginReminder, StartCheck}


def stretching(number: int, hours: float | None) -> Scheduled:
    """A stretch at eight in the evening that comes after so many hours."""
    reminder = Reminder(7, 7, STRETCHING, AtTimes(EVERY_DAY, (Time(20),)), id=number)
    return Scheduled(reminder, MONDAY.add(hours=hours) if hours is not None else None)


def has(visit: Visit, *reminders: Scheduled, profile: Profile | None = None) -> None:
    """The person has these reminders."""
    visit.record = Record(profile or visit.record.profile, reminders, len(reminders))


def buttons(visit: Visit) -> set[type]:
    """What the buttons shown last do."""
    assert visit.shown is not None
    return {type(button.action) for button in visit.shown.buttons}


@pytest.mark.parametrize("command", ["start", "home"])
def test_whoever_has_a_reminder_reads_when_it_comes(ada: Visit, command: str) -> None:
    has(ada, stretching(1, 9))
    ada.commands(command)
    assert "today at 19:00" in ada.text
    assert buttons(ada) == AT_HOME


def test_a_hello_of_whoever_has_something_is_met_at_home(ada: Visit) -> None:
    has(ada, stretching(1, 9))
    decision = ada.wants("greeting")
    assert decision.intent == "greeting"
    assert ada.text.startswith(ada.library.phrasebook.of(HomePhrases).hello.plain)
    assert "today at 19:00" in ada.text
    assert buttons(ada) == AT_HOME


def test_the_soonest_of_several_is_told(ada: Visit) -> None:
    has(ada, stretching(1, 30), stretching(2, 2), stretching(3, None))
    ada.commands("home")
    assert "today at 12:00" in ada.text


def test_one_that_is_held_is_not_the_next(ada: Visit) -> None:
    paused, blocked = stretching(1, 1), stretching(2, 2)
    paused = replace(paused, reminder=replace(paused.reminder, paused_until=MONDAY.add(hours=48)))
    blocked = replace(blocked, reminder=replace(blocked.reminder, frozen=True))
    has(ada, paused, blocked, stretching(3, 3))
    ada.commands("home")
    assert "today at 13:00" in ada.text


def test_where_all_are_paused_it_says_so(ada: Visit) -> None:
    has(ada, stretching(1, 9), profile=Profile(zone=BERLIN, paused_until=UNTIL_RESUMED))
    ada.commands("home")
    assert "paused until you resume" in ada.text
    assert "19:00" not in ada.text


def test_without_a_zone_it_says_how_long_it_takes(nomad: Visit) -> None:
    has(nomad, stretching(1, 9))
    nomad.commands("home")
    assert "in 9 hours" in nomad.text
    assert "19:00" not in nomad.text


def test_water_is_told_against_the_goal_with_a_bar(ada: Visit) -> None:
    ada.record = Record(Profile(zone=BERLIN, goal_ml=2000))
    ada.wants("hydration_log", Amount(ml=500))
    ada.commands("home")
    told = ada.library.phrasebook.of(WaterPhrases).today_goal.fill(total="500 ml", goal="2 l").plain
    assert told in ada.text
    assert bar_words(ada.library, 500, 2000) in ada.text
    assert ada.library.phrasebook.of(HomePhrases).no_reminder.plain in ada.text


def test_without_a_goal_there_is_nothing_to_measure_by(ada: Visit) -> None:
    ada.wants("hydration_log", Amount(ml=500))
    ada.commands("home")
    assert "500 ml" in ada.text
    assert bar_words(ada.library, 0, 1)[0] not in ada.text


def test_whoever_logs_no_water_reads_nothing_of_it(ada: Visit) -> None:
    has(ada, stretching(1, 9))
    ada.commands("home")
    assert "ml" not in ada.text


@pytest.mark.parametrize(
    ("part", "whole", "full"),
    [(0, 2000, 0), (1, 2000, 1), (500, 2000, 2), (1000, 2000, 5), (1999, 2000, 9), (2000, 2000, 10), (9000, 2000, 10)],
)
def test_a_bar_is_full_only_when_the_goal_is_reached(ada: Visit, part: int, whole: int, full: int) -> None:
    bar = bar_words(ada.library, part, whole)
    all_full, none_full = bar_words(ada.library, 1, 1), bar_words(ada.library, 0, 1)
    assert len(bar) == 10
    assert bar == all_full[:full] + none_full[full:]


@pytest.mark.parametrize("command", ["start", "home"])
def test_a_newcomer_is_welcomed_with_three_ways_to_begin(ada: Visit, command: str) -> None:
    ada.commands(command)
    assert ada.text == ada.library.phrasebook.of(WelcomePhrases).start.plain
    assert buttons(ada) >= WAYS_TO_BEGIN


def test_a_hello_of_a_newcomer_offers_the_same_three(ada: Visit) -> None:
    decision = ada.wants("greeting")
    assert decision.intent == "greeting"
    assert ada.text.startswith(ada.library.answers["greeting"].short.plain)
    assert buttons(ada) >= WAYS_TO_BEGIN


def test_a_group_has_no_home(group: Visit) -> None:
    has(group, stretching(1, 9))
    for command in ("start", "home"):
        group.commands(command)
        assert group.text == group.library.phrasebook.of(WelcomePhrases).start_group.plain
    group.wants("greeting")
    assert "19:00" not in group.text
    assert not buttons(group) & {BeginReminder, StartCheck}


def test_a_deep_link_leads_past_the_home(ada: Visit) -> None:
    has(ada, stretching(1, 9))
    ada.commands("start", "topic_cramp_relief")
    assert ada.text.startswith(ada.library.answers["cramp_relief"].short.plain)
