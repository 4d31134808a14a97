"""What became of reminders is taken back, as long as it is the last thing that was done."""

from __future__ import annotations

import pytest
from whenever import TimeDelta

from bot.domain.actions import RemoveReminder
from bot.domain.schedules import AtTimes
from tests.flows.people import GROUP, Guest, House

SCHEDULE = "stretch every day at 8am"


@pytest.fixture
async def ada(house: House) -> Guest:
    """A person with one reminder."""
    guest = house.guest(7)
    await guest.lives_in_lisbon()
    await guest.commands("remind", SCHEDULE)
    await guest.taps("Save")
    return guest


async def test_a_deleted_reminder_comes_back(ada: Guest) -> None:
    before = await ada.schedules()
    await ada.says("delete my stretch reminder")
    await ada.taps("Yes, delete")
    assert await ada.schedules() == []
    await ada.taps("Undo")
    assert await ada.schedules() == before
    assert "Stretch every day at 08:00" in ada.text


async def test_all_deleted_reminders_come_back_by_a_word(ada: Guest) -> None:
    await ada.commands("remind", "water every day at 11am")
    await ada.taps("Save")
    before = await ada.schedules()
    await ada.says("delete all my reminders")
    await ada.taps("Yes, delete")
    await ada.says("oops, bring them back")
    assert await ada.schedules() == before


async def test_a_changed_reminder_is_as_it_was(ada: Guest) -> None:
    before = await ada.schedules()
    await ada.says("change the stretch reminder to 9am")
    await ada.taps("Save")
    assert await ada.schedules() != before
    await ada.says("undo that")
    assert await ada.schedules() == before


async def test_a_pause_ends(ada: Guest) -> None:
    await ada.says("pause my reminders for 3 days")
    assert (await ada.record()).profile.paused_until is not None
    await ada.says("undo")
    record = await ada.record()
    assert record.profile.paused_until is None
    assert all(one.next_due is not None for one in record.reminders)


async def test_nothing_comes_back_once_something_else_was_done_or_minutes_passed(ada: Guest) -> None:
    await ada.says("delete my stretch reminder")
    await ada.taps("Yes, delete")
    assert ada.last is not None
    undo = ada.last.action("Undo")
    await ada.says("drank 500 ml")
    await ada.presses(undo)
    assert await ada.schedules() == []
    ada.house.clock.now += TimeDelta(minutes=11)
    await ada.says("undo")
    assert await ada.schedules() == []


async def test_a_group_is_offered_no_undo(house: House) -> None:
    guest = house.guest(7, GROUP)
    await guest.commands("remind", "stretch in 30 minutes")
    await guest.taps("Save")
    (one,) = (await guest.record()).reminders
    await guest.presses(RemoveReminder(one.id))
    assert await guest.schedules() == []
    assert guest.last is not None
    assert "Undo" not in guest.last.labels


async def test_a_drink_that_was_a_glass_of_unknown_size_is_asked_about(ada: Guest) -> None:
    await ada.says("drank 1 litre", "oops i meant 1 glass")
    assert "How much does your glass hold?" in ada.text
    await ada.says("200")
    assert (await ada.record()).drunk_ml == 200


@pytest.mark.parametrize(
    "text",
    [
        "scrap that last one, I spilled it",
        "undo that, I didn't finish it",
        "take that off again, wrong glass",
        "scratch that, it was just coffee",
        "delete the last entry, spilled most of it",
    ],
)
async def test_a_reason_beside_it_takes_nothing_away_from_an_undo(ada: Guest, text: str) -> None:
    await ada.says("drank 500 ml", text)
    assert (await ada.record()).drunk_ml == 0


@pytest.mark.parametrize(
    "text", ["that was yesterday", "oh wait that was yesterday", "i meant yesterday", "make it yesterday"]
)
async def test_what_was_just_logged_moves_to_the_day_it_was_of(ada: Guest, text: str) -> None:
    await ada.says("drank 300 ml", text)
    record = await ada.record()
    assert record.drunk_ml == 0
    assert "yesterday" in ada.text
    await ada.says("how much did I drink yesterday")
    assert "300 ml" in ada.text


async def test_a_stretch_moves_too_and_can_be_taken_back(ada: Guest) -> None:
    await ada.says("i stretched", "that was yesterday actually")
    assert "yesterday" in ada.text
    assert (await ada.record()).stretches == ()
    await ada.says("undo")
    await ada.says("i stretched yesterday")
    assert "yesterday" in ada.text


@pytest.mark.parametrize("text", ["what was yesterday", "yesterday my leg shook", "that was yesterday's news"])
async def test_another_word_of_yesterday_moves_nothing(ada: Guest, text: str) -> None:
    await ada.says("drank 300 ml", text)
    assert (await ada.record()).drunk_ml == 300


async def left_out_days(guest: Guest) -> int:
    """How many days the only reminder that is kept leaves out."""
    (one,) = (await guest.record()).reminders
    assert isinstance(one.reminder.schedule, AtTimes)
    return len(one.reminder.schedule.rule.exdates)


@pytest.mark.parametrize(
    "text", ["oh the trip got cancelled", "we're not going after all", "I'm staying home after all"]
)
async def test_an_absence_that_comes_to_nothing_is_taken_back(ada: Guest, text: str) -> None:
    await ada.says("I'm away from friday to sunday")
    assert await left_out_days(ada) == 3
    await ada.says(text)
    assert await left_out_days(ada) == 0


@pytest.mark.parametrize("text", ["the trip is on friday", "I'm not going to stretch on friday"])
async def test_a_plan_takes_no_absence_back(ada: Guest, text: str) -> None:
    await ada.says("I'm away from friday to sunday", text)
    assert await left_out_days(ada) >= 3


async def test_a_cancelled_trip_takes_no_drink_back(ada: Guest) -> None:
    await ada.says("drank 500 ml", "the trip got cancelled")
    assert (await ada.record()).drunk_ml == 500


async def test_a_resume_brings_left_out_days_back_and_undo_leaves_them_out_again(ada: Guest) -> None:
    await ada.says("I'm away from friday to sunday")
    await ada.commands("resume")
    assert "Running again" in ada.text
    assert await left_out_days(ada) == 0
    await ada.says("undo")
    assert await left_out_days(ada) == 3


async def test_a_resume_after_a_pause_ends_that_alone(ada: Guest) -> None:
    await ada.says("I'm away from friday to sunday", "pause everything for 2 days")
    await ada.commands("resume")
    assert await left_out_days(ada) == 3
