"""Whatever is typed or tapped while a question is open: never an error, and never into what belongs to others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.actions import Action, AskGoal, AskQuietHours, DraftAction, PersonalAction
from bot.domain.conversation import Outcome
from bot.domain.drafts import Awaiting
from bot.domain.messages import Said
from tests.flows.people import GROUP, Guest, House
from tests.storage.keeping import claim_one
from tests.support.actions import actions_of
from tests.support.examples import examples

Opener = Callable[[Guest], Awaitable[object]]


async def _days(guest: Guest) -> None:
    await guest.commands("remind")
    await guest.taps("Stretch")


async def _interval(guest: Guest) -> None:
    await guest.says("remind me to stretch")
    await guest.taps("Every few hours")


OPENERS: dict[Awaiting, Opener] = {
    Awaiting.KIND: lambda guest: guest.says("remind me every day at 8 pm"),
    Awaiting.DAYS: _days,
    Awaiting.TIME: lambda guest: guest.says("remind me to stretch"),
    Awaiting.HALF_DAY: lambda guest: guest.says("remind me to stretch every day at 8"),
    Awaiting.INTERVAL: _interval,
    Awaiting.WINDOW: lambda guest: guest.says("remind me to drink water every hour"),
    Awaiting.ZONE: lambda guest: guest.commands("timezone"),
    Awaiting.CLOCK_CHECK: lambda guest: guest.commands("timezone", "lisbon"),
    Awaiting.PREVIEW: lambda guest: guest.says("remind me to stretch every day at 8 pm"),
    Awaiting.QUIET_HOURS: lambda guest: guest.presses(AskQuietHours()),
    Awaiting.GOAL: lambda guest: guest.presses(AskGoal()),
    Awaiting.GLASS: lambda guest: guest.says("i drank two glasses"),
    Awaiting.BOTTLE: lambda guest: guest.says("i drank two bottles"),
    Awaiting.AMOUNT: lambda guest: guest.commands("water"),
    Awaiting.PAUSE: lambda guest: guest.commands("pause"),
}
TYPED = (
    "",
    " ",
    "\n\t",
    "a" * 5000,
    "stretch every day at 8 " * 220,
    "💧💧💧",
    "👍",
    "👎🏽",
    "ذكرني بالتمدد كل يوم الساعة الثامنة",
    "\u202eevif ta em dnimer",
    "<b>8 pm</b> & <script>alert(1)</script>",
    "{schedule} {0} %s",
    "Erinnere mich jeden Tag um acht an das Dehnen",
    "每天八点提醒我",
    "0",
    "1",
    "2",
    "-1",
    "250",
    "25:99",
    "99999999999999999999",
    "1e308",
    "½",
    "٨",
    "1/0",
    "yes",
    "no",
    "back",
    "cancel",
    "stop",
    "ok",
    "thanks",
    "?",
    ".",
    "'; DROP TABLE people; --",
    "/",
    "\x00",
    "\ud83d",
    "2 litres",
    "8 to 8",
    "in 0 minutes",
    "every 0 minutes",
    "until yesterday",
    "from 22 to 7",
)
QUESTION = "why does my leg shake when I stretch?"
EMERGENCY = "I have chest pain and I cannot breathe"


@pytest.mark.parametrize("awaiting", OPENERS)
async def test_each_opener_opens_what_it_names(ada: Guest, awaiting: Awaiting) -> None:
    await OPENERS[awaiting](ada)
    draft = await ada.draft()
    assert draft is not None
    assert draft.awaiting is awaiting


@pytest.mark.parametrize("awaiting", OPENERS)
async def test_whatever_is_typed_gets_a_reply(ada: Guest, awaiting: Awaiting) -> None:
    for text in TYPED:
        draft = await ada.draft()
        if draft is None or draft.awaiting is not awaiting:
            await ada.commands("cancel")
            await OPENERS[awaiting](ada)
        assert (await ada.says(text)).reply is not None, text
    await ada.commands("cancel")
    assert await ada.draft() is None


@pytest.mark.parametrize("awaiting", OPENERS)
async def test_a_question_is_answered_and_the_draft_stays(ada: Guest, awaiting: Awaiting) -> None:
    await OPENERS[awaiting](ada)
    before = await ada.draft()
    decision = await ada.says(QUESTION)
    assert decision.intent == "shaking_causes"
    assert await ada.draft() == before


@pytest.mark.parametrize("awaiting", OPENERS)
async def test_an_emergency_comes_before_any_open_question(ada: Guest, awaiting: Awaiting) -> None:
    await OPENERS[awaiting](ada)
    before = await ada.draft()
    decision = await ada.says(EMERGENCY)
    assert decision.outcome is Outcome.EMERGENCY
    assert await ada.draft() == before


@pytest.mark.parametrize("awaiting", OPENERS)
async def test_an_edited_message_answers_nothing(ada: Guest, awaiting: Awaiting) -> None:
    await OPENERS[awaiting](ada)
    before = await ada.draft()
    for text in ("yes", "no", "8 pm", "250 ml"):
        await ada.does(Said(text, edited=True))
    assert await ada.draft() == before


@pytest.mark.parametrize("awaiting", OPENERS)
async def test_what_was_asked_hours_ago_is_answered_by_its_buttons_alone(ada: Guest, awaiting: Awaiting) -> None:
    await OPENERS[awaiting](ada)
    before = await ada.draft()
    ada.house.clock.forward(minutes=61)
    await ada.says("yes")
    assert await ada.draft() == before


async def test_the_change_menu_may_be_answered_in_words(ada: Guest) -> None:
    await ada.says("remind me to stretch every day at 8 pm")
    await ada.taps("Change")
    await ada.says("at 9 pm")
    assert "at 21:00" in ada.text
    await ada.taps("Change")
    await ada.says("cancel")
    assert await ada.draft() is None


@pytest.mark.parametrize("text", ["25:00", "250"])
async def test_a_slip_of_the_pen_does_not_lose_what_was_said_before(ada: Guest, text: str) -> None:
    await ada.says("remind me to stretch")
    before = await ada.draft()
    await ada.says(text)
    assert "no such time" in ada.text
    assert await ada.draft() == before


@pytest.mark.parametrize("awaiting", [Awaiting.KIND, Awaiting.TIME, Awaiting.WINDOW, Awaiting.ZONE, Awaiting.PREVIEW])
async def test_a_drink_in_between_leaves_a_new_reminder_open(ada: Guest, awaiting: Awaiting) -> None:
    await OPENERS[Awaiting.TIME](ada)
    await OPENERS[awaiting](ada)
    before = await ada.draft()
    assert before is not None
    await ada.says("i drank 300 ml")
    assert (await ada.record()).drunk_ml == 300
    assert await ada.draft() == (before if before.request is not None else None)


@pytest.mark.parametrize("awaiting", [Awaiting.GOAL, Awaiting.GLASS])
async def test_a_drink_is_neither_a_goal_nor_a_glass(ada: Guest, awaiting: Awaiting) -> None:
    await OPENERS[awaiting](ada)
    await ada.says("i drank 300 ml")
    record = await ada.record()
    assert (record.drunk_ml, record.profile.goal_ml, record.profile.glass_ml) == (300, None, None)


async def test_stop_ends_the_question_about_the_clock(ada: Guest) -> None:
    await OPENERS[Awaiting.CLOCK_CHECK](ada)
    await ada.says("cancel")
    assert await ada.draft() is None


NUMBERS = st.integers(0, 4)
REGIONS = st.sampled_from(["europe", "asia", "atlantis"])
ZONES = st.sampled_from(["UTC", "Europe/Lisbon", "Etc/GMT+5", "posix/UTC", "../x", "Europe/Nowhere"])
FORGED: st.SearchStrategy[Action] = st.one_of(
    [
        actions_of(kind, reminder=NUMBERS, occurrence=NUMBERS, region=REGIONS, zone=ZONES)
        for kind in get_args(PersonalAction)
    ]
)


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(forged=st.lists(FORGED, min_size=5, max_size=25), opener=st.sampled_from(list(OPENERS)), in_group=st.booleans())
async def test_forged_buttons_reach_nothing_of_others(
    house: House, forged: list[Action], opener: Awaiting, in_group: bool
) -> None:
    ben = house.guest(8)
    if not await ben.schedules():
        await _somebody_with_everything(house, ben)
    export, record = await house.store.records.everything(8), await ben.record()
    ada = house.guest(7, GROUP if in_group else None)
    if not in_group:
        await ada.commands("cancel")  # what an example before this one left open
        await ada.lives_in_lisbon()
        await OPENERS[opener](ada)
    for action in forged:
        draft = await ada.draft()
        if isinstance(action, DraftAction):
            action = replace(action, number=draft.number if draft is not None else 1)
        decision = await ada.presses(action)
        assert decision.reply is not None or decision.toast is not None
    assert await ben.record() == record
    assert await house.store.records.everything(8) == export


async def _somebody_with_everything(house: House, ben: Guest) -> None:
    """Two reminders, one of them sent, a drink, settings and an open question."""
    await ben.lives_in_lisbon()
    for text in ("remind me to stretch in 20 minutes", "remind me to drink water every day at 9 pm"):
        await ben.says(text)
        await ben.taps("Save")
    await ben.says("i drank 300 ml")
    house.clock.forward(minutes=20)
    due = await claim_one(house.store, house.clock.now)
    assert await house.store.ticks.attempt("one", due.occurrence.id)
    await ben.commands("pause")
