"""The water log, settings, and what is kept."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from whenever import Time

from bot.domain.actions import (
    AskAmount,
    AskChange,
    AskGlass,
    AskGoal,
    AskQuietHours,
    ConfirmDraft,
    DrinkGlasses,
    DrinkMillilitres,
    DropGoal,
    EraseData,
    FinishDays,
    PersonalAction,
    RequestAction,
    SetQuietHours,
    ShowDays,
    TakeBackDrink,
    ToggleTime,
)
from bot.domain.amounts import MOST_ML, Amount
from bot.domain.corrections import Correction
from bot.domain.drafts import Awaiting
from bot.domain.drinks import Drink
from bot.domain.occurrences import History, HistoryEntry, State
from bot.domain.profile import Profile
from bot.domain.records import Everything, Record
from bot.domain.schedules import EVERY_DAY, AtTimes, ScheduleRequest, Window
from bot.domain.settings_wishes import Setting, SettingWish
from bot.domain.typed_answers import TypedAnswer
from bot.views.buttons import ButtonPhrases
from bot.views.progress import ProgressPhrases
from bot.views.refusals import RefusalPhrases
from bot.views.water import WaterPhrases
from tests.capabilities.visits import BERLIN, MONDAY, Visit
from tests.support.kinds import STRETCHING


def test_an_amount_is_logged_with_today_s_sum(ada: Visit) -> None:
    ada.wants("hydration_log", Amount(ml=300))
    ada.wants("hydration_log", Amount(ml=900))
    assert "1.2 l" in ada.text
    assert ada.record.drunk_ml == 1200


def test_two_drinks_of_the_same_moment_are_two(ada: Visit) -> None:
    for _ in range(3):
        ada.wants("hydration_log", Amount(ml=100))
    assert len({drink.at for drink in ada.record.drinks}) == 3


def test_glasses_wait_for_the_size_of_a_glass(ada: Visit) -> None:
    ada.wants("hydration_log", Amount(glasses=2))
    assert ada.asks() is Awaiting.GLASS
    assert ada.record.drinks == ()
    ada.taps("250 ml")
    assert (ada.record.drunk_ml, ada.record.profile.glass_ml) == (500, 250)
    assert ada.record.draft is None
    ada.wants("hydration_log", Amount(glasses=1))
    assert ada.record.drunk_ml == 750


@pytest.mark.parametrize(
    "reading", [TypedAnswer(amount=Amount(ml=5000)), TypedAnswer(amount=Amount(glasses=1)), TypedAnswer()]
)
def test_a_glass_that_is_none_is_asked_about_again(ada: Visit, reading: TypedAnswer) -> None:
    ada.wants("hydration_log", Amount(glasses=2))
    ada.answers(reading)
    assert ada.draft.glasses == 2
    assert ada.record.profile.glass_ml is None
    ada.taps("300 ml")
    assert ada.record.drunk_ml == 600


def test_a_glass_is_set_by_a_sentence_without_drinking_it(ada: Visit) -> None:
    ada.wants("settings", SettingWish(Setting.GLASS, amount=Amount(ml=300)))
    assert ada.record.profile.glass_ml == 300
    assert ada.record.drinks == ()
    ada.wants("settings", SettingWish(Setting.GLASS, amount=Amount(ml=5000)))
    assert ada.record.profile.glass_ml == 300
    assert "5 l" in ada.text


def test_undo_takes_back_once(ada: Visit) -> None:
    ada.wants("hydration_log", Amount(ml=300))
    undo = ada.action("Take it back")
    ada.wants("hydration_log", Amount(ml=200))
    for _ in range(2):
        ada.presses(undo)
    assert ada.record.drunk_ml == 200


@pytest.mark.parametrize(
    ("logged", "glass", "meant", "drunk"),
    [
        (568, None, 2, 1136),  # "a pint", "make that two"
        (568, 250, 2, 1136),
        (500, 250, 3, 750),  # two glasses: three glasses
        (200, None, 300, 300),  # millilitres
    ],
)
def test_a_bare_number_counts_what_was_just_logged(
    ada: Visit, logged: int, glass: int | None, meant: float, drunk: int
) -> None:
    if glass is not None:
        ada.wants("settings", SettingWish(Setting.GLASS, amount=Amount(ml=glass)))
    ada.wants("hydration_log", Amount(ml=logged))
    ada.types(Correction(number=meant))
    assert ada.record.drunk_ml == drunk


@pytest.mark.parametrize("milliseconds", [-1, 1])
def test_an_undo_of_another_moment_takes_nothing_back(ada: Visit, milliseconds: int) -> None:
    ada.wants("hydration_log", Amount(ml=300))
    ada.presses(TakeBackDrink(ada.record.drinks[0].at.add(milliseconds=milliseconds)))
    assert ada.record.drunk_ml == 300


@pytest.mark.parametrize("amount", [Amount(impossible=True), Amount(ml=MOST_ML + 1), Amount(ml=0), Amount(), None])
def test_what_nobody_drinks_is_not_logged(ada: Visit, amount: Amount | None) -> None:
    ada.wants("hydration_log", amount)
    assert ada.record.drinks == ()
    assert ada.asks() is Awaiting.AMOUNT


def test_an_amount_is_tapped(ada: Visit) -> None:
    ada.presses(AskAmount())
    assert ada.asks() is Awaiting.AMOUNT
    ada.taps("300 ml")
    assert ada.record.drunk_ml == 300
    ada.presses(AskAmount())
    ada.taps(ada.library.phrasebook.of(WaterPhrases).two_glasses, "250 ml")
    assert ada.record.drunk_ml == 800


@pytest.mark.parametrize("ml", [0, MOST_ML + 1])
def test_no_button_logs_what_nobody_drinks(ada: Visit, ml: int) -> None:
    ada.presses(DrinkMillilitres(ml))
    assert ada.record.drinks == ()


def test_the_goal_is_told_when_met_and_never_suggested(ada: Visit) -> None:
    ada.presses(AskGoal())
    assert ada.labels == (ada.library.phrasebook.of(ButtonPhrases).set_off, "Cancel")
    ada.answers(TypedAnswer(amount=Amount(ml=2000)))
    ada.wants("hydration_log", Amount(ml=1500))
    assert "2 l" in ada.text
    met = ada.library.phrasebook.of(WaterPhrases).goal_met.plain
    assert met not in ada.text
    ada.wants("hydration_log", Amount(ml=500))
    assert met in ada.text


@pytest.mark.parametrize("ml", [None, 0, 99, 10_001])
def test_an_impossible_goal_is_asked_about_again(ada: Visit, ml: int | None) -> None:
    ada.presses(AskGoal())
    ada.answers(TypedAnswer(amount=Amount(ml=ml)))
    assert ada.record.profile.goal_ml is None
    assert ada.asks() is Awaiting.GOAL


def test_quiet_hours_are_set_and_switched_off(ada: Visit) -> None:
    ada.wants("settings")
    ada.presses(AskQuietHours())
    ada.taps("22:00 – 07:00")
    assert ada.record.profile.quiet == Window(Time(22), Time(7))
    ada.presses(AskQuietHours())
    ada.answers(TypedAnswer(window=Window(Time(6), Time(6))))
    assert ada.asks() is Awaiting.QUIET_HOURS
    ada.presses(SetQuietHours(None))
    assert ada.record.profile.quiet is None


def test_a_goal_is_given_up(ada: Visit) -> None:
    ada.record = replace(ada.record, profile=replace(ada.record.profile, goal_ml=2000))
    ada.presses(AskGoal())
    ada.taps(ada.library.phrasebook.of(ButtonPhrases).set_off)
    assert ada.record.profile.goal_ml is None
    assert ada.record.draft is None


def test_settings_say_what_is_set(ada: Visit, nomad: Visit) -> None:
    nomad.wants("settings")
    bare = nomad.text
    ada.record = replace(ada.record, profile=Profile("Asia/Tokyo", Window(Time(22), Time(7)), 2000, 250))
    ada.wants("settings")
    for words in ("Tokyo", "22:00", "07:00", "2 l", "250 ml"):
        assert words in ada.text
        assert words not in bare


@pytest.mark.parametrize("action", [ConfirmDraft(1), ToggleTime(1, Time(8)), AskChange(1), FinishDays(1)])
def test_a_setting_has_no_buttons_of_a_reminder(ada: Visit, action: RequestAction) -> None:
    ada.presses(AskGoal())
    assert ada.presses(replace(action, number=ada.draft.number)).toast is not None
    assert ada.schedules == []


@pytest.mark.parametrize(
    ("intent", "slots"),
    [
        ("hydration_log", Amount(ml=300)),
        ("settings", None),
        ("settings", 300),
        ("export_data", None),
        ("delete_data", None),
        ("progress", None),
    ],
)
def test_a_group_sees_nothing_of_anybody_s_own(group: Visit, intent: str, slots: object) -> None:
    group.wants(intent, slots)
    assert group.text == group.library.phrasebook.of(RefusalPhrases).only_in_private.plain
    assert group.record.drinks == ()


@pytest.mark.parametrize(
    "action",
    [
        AskGoal(),
        DropGoal(),
        AskGlass(),
        AskQuietHours(),
        SetQuietHours(Window(Time(22), Time(7))),
        SetQuietHours(None),
        EraseData(),
        AskAmount(),
        DrinkMillilitres(300),
        DrinkGlasses(1),
        TakeBackDrink(MONDAY),
    ],
)
def test_a_forged_setting_in_a_group_changes_nothing(group: Visit, action: PersonalAction) -> None:
    group.record = replace(group.record, profile=Profile(BERLIN, Window(Time(21), Time(6)), 2000, 250))
    before = group.record
    group.presses(action)
    assert group.record == before


def test_the_export_is_a_json_file(ada: Visit) -> None:
    decision = ada.wants("export_data", found=Everything(Profile("Europe/Zürich")))
    assert decision.reply is not None
    everything, *_ = decision.reply.attachments
    assert isinstance(everything.content, bytes)
    assert json.loads(everything.content)["people"][0]["zone"] == "Europe/Zürich"
    assert ada.wants("export_data").reply is not None


def test_everything_is_deleted_after_a_question(ada: Visit) -> None:
    ada.wants("reminder_create", ScheduleRequest(STRETCHING, EVERY_DAY, (Time(20),)))
    ada.taps("Save")
    ada.wants("delete_data")
    assert ada.schedules == [AtTimes(EVERY_DAY, (Time(20),))]
    ada.taps(ada.labels[0])
    assert ada.record == Record()


def test_progress_tells_of_water_and_stretches(ada: Visit) -> None:
    ada.wants("progress", found=History())
    assert ada.text == ada.library.phrasebook.of(ProgressPhrases).none.plain
    told = tuple(
        HistoryEntry(1, STRETCHING, MONDAY.subtract(hours=24 * day), State.DONE if day % 2 else State.SENT)
        for day in range(9, 0, -1)
    )
    drinks = (Drink(MONDAY.subtract(hours=48), 1500), Drink(MONDAY, 2500))
    ada.record = replace(ada.record, profile=replace(ada.record.profile, goal_ml=2000))
    ada.wants("progress", found=History(told, drinks))
    assert "4 l, goal met on 1 of 7 days" in ada.text
    ada.presses(ShowDays(), found=History(told, drinks))
    for words in ("1.5 l", "2.5 l", "Mon", "Sat"):
        assert words in ada.text
    for shame in ("fail", "streak", "lazy", "only"):
        assert shame not in ada.text.lower()
