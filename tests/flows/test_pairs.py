"""Two reminders of one sentence are shown together and saved by one tap."""

from __future__ import annotations

from whenever import Time

from bot.domain.schedules import EVERY_DAY, WEEKDAYS, WEEKEND, AtTimes, Day
from tests.flows.people import Guest


async def test_both_are_shown_and_saved(ada: Guest) -> None:
    await ada.says("stretch weekdays at 8am and weekends at 10am")
    assert "Stretch on weekdays at 08:00" in ada.text
    assert "Stretch on weekends at 10:00" in ada.text
    await ada.taps("Save both")
    assert await ada.schedules() == [AtTimes(WEEKDAYS, (Time(8),)), AtTimes(WEEKEND, (Time(10),))]


async def test_the_half_of_the_day_is_asked_once_for_both(ada: Guest) -> None:
    await ada.says("stretch weekdays at 8 and weekends at 10", "evening")
    await ada.taps("Save both")
    assert await ada.schedules() == [AtTimes(WEEKDAYS, (Time(20),)), AtTimes(WEEKEND, (Time(22),))]


async def test_what_is_there_already_is_not_saved_twice(ada: Guest) -> None:
    await ada.commands("remind", "stretch on weekends at 10am")
    await ada.taps("Save")
    await ada.says("stretch weekdays at 8am and weekends at 10am")
    await ada.taps("Save both")
    assert len(await ada.schedules()) == 2


async def test_a_time_on_another_clock_is_brought_to_the_own_one(ada: Guest) -> None:
    await ada.says("stretch every day at 8pm EST")
    assert "20:00 in New York is 01:00 on your clock" in ada.text
    await ada.taps("Save")
    assert await ada.schedules() == [AtTimes(EVERY_DAY, (Time(1),))]


async def test_a_clock_that_is_not_known_is_named_as_left_out(ada: Guest) -> None:
    await ada.says("stretch every day at 8pm Narnia time")
    assert "I left out: “narnia time”" in ada.text


async def test_what_for_is_asked_once_for_both(ada: Guest) -> None:
    await ada.says("mon at 7 and tue at 8")
    await ada.taps("Stretch", "07:00", "Save both")
    assert [one.days for one in await ada.schedules() if isinstance(one, AtTimes)] == [(Day.MON,), (Day.TUE,)]


async def test_both_are_named_while_one_thing_is_asked(ada: Guest) -> None:
    await ada.says("mon at 7am and tue at 8am")
    assert "On Mon, at 07:00" in ada.text
    assert "On Tue, at 08:00" in ada.text
