"""Reminders are changed by typing: what is meant is shown before and after, and one tap or a yes keeps it."""

from __future__ import annotations

import pytest
from whenever import Time, TimeDelta

from bot.domain.actions import Action, EditReminder, NudgeDone, NudgeSkip, ShowReminder
from bot.domain.changes import AddReminder
from bot.domain.kinds import KindId
from bot.domain.messages import Button, Said
from bot.domain.profile import UNTIL_RESUMED
from bot.domain.reminders import Reminder
from bot.domain.schedules import EVERY_DAY, WEEKDAYS, WEEKEND, AtTimes, Day, Every, Schedule, Window
from tests.flows.people import GROUP, Guest, House
from tests.storage import keeping
from tests.support.kinds import DRINKING, STRETCHING

EIGHT, NINE, ELEVEN = Time(8), Time(9), Time(11)
DAILY = AtTimes(EVERY_DAY, (EIGHT,))
NOT_ON_SUNDAYS = EVERY_DAY[:6]
TWO_HOURLY = Every(EVERY_DAY, 120, Window(Time(9), Time(17)))


async def has(guest: Guest, schedule: Schedule = DAILY, kind: KindId = STRETCHING, **more: object) -> None:
    store, now, speaker = guest.house.store, guest.house.clock(), guest.speaker
    one = Reminder(speaker.person, speaker.chat, kind, schedule, **more)  # type: ignore[arg-type]
    await store.records.apply(speaker, [AddReminder(one, now + TimeDelta(hours=1))], now)


async def test_what_was_and_what_would_be_are_shown_and_nothing_is_kept_before_a_tap(ada: Guest) -> None:
    await has(ada)
    await ada.says("change the stretch reminder to 9am")
    assert "08:00" in ada.text
    assert "09:00" in ada.text
    assert await ada.schedules() == [DAILY]
    await ada.taps("Save")
    assert await ada.schedules() == [AtTimes(EVERY_DAY, (NINE,))]


@pytest.mark.parametrize("said", ["yes", "ok", "looks good", "perfect", "great, save it please"])
async def test_a_yes_that_is_typed_keeps_it(ada: Guest, said: str) -> None:
    await has(ada)
    await ada.says("move stretching to 9am", said)
    assert await ada.schedules() == [AtTimes(EVERY_DAY, (NINE,))]
    assert await ada.draft() is None


@pytest.mark.parametrize("said", ["no", "forget it", "i changed my mind", "actually, leave it as it is", "never mind"])
async def test_what_is_dropped_stays_as_it_was(ada: Guest, said: str) -> None:
    await has(ada)
    await ada.says("move stretching to 9am", said)
    assert await ada.schedules() == [DAILY]
    assert await ada.draft() is None


async def test_a_change_keeps_the_history_and_the_pause(ada: Guest) -> None:
    await has(ada, paused_until=UNTIL_RESUMED)
    before = (await ada.record()).reminders[0].reminder
    await ada.says("move stretching to 9am", "yes")
    after = (await ada.record()).reminders[0].reminder
    assert (after.id, after.paused_until) == (before.id, UNTIL_RESUMED)


async def test_what_ended_before_a_change_is_still_in_the_history(ada: Guest) -> None:
    store, now, speaker = ada.house.store, ada.house.clock(), ada.speaker
    await store.records.apply(speaker, [AddReminder(Reminder(7, 7, STRETCHING, DAILY), now)], now)
    await keeping.send(store, now, following=now + TimeDelta(hours=24))
    await ada.says("done")
    number = (await ada.record()).reminders[0].id
    before = await store.records.reminder_history(number, 10)
    await ada.says("move stretching to 9am", "yes")
    assert before
    assert await store.records.reminder_history(number, 10) == before


async def test_days_that_are_left_out_never_delete(ada: Guest) -> None:
    await has(ada)
    await ada.says("don't remind me on sundays", "yes")
    assert await ada.schedules() == [AtTimes(NOT_ON_SUNDAYS, (EIGHT,))]


async def test_the_only_day_is_not_left_out(ada: Guest) -> None:
    await has(ada, AtTimes((Day.SUN,), (EIGHT,)))
    await ada.says("don't remind me on sundays", "yes")
    assert await ada.schedules() == [AtTimes((Day.SUN,), (EIGHT,))]


async def test_which_of_several_is_asked_and_changed_alone(ada: Guest) -> None:
    await has(ada, AtTimes(WEEKDAYS, (EIGHT,)))
    await has(ada, AtTimes(WEEKEND, (Time(10),)))
    await ada.says("change my stretch reminder to 9am")
    await ada.taps("Stretch 08:00", "Save")
    assert await ada.schedules() == [AtTimes(WEEKDAYS, (NINE,)), AtTimes(WEEKEND, (Time(10),))]


@pytest.mark.parametrize("said", ["the weekday one", "the 8 o'clock one", "the first", "8am"])
async def test_which_of_several_may_be_typed(ada: Guest, said: str) -> None:
    await has(ada, AtTimes(WEEKDAYS, (EIGHT,)))
    await has(ada, AtTimes(WEEKEND, (Time(10),)))
    await ada.says("change my stretch reminder to 9am", said, "yes")
    assert await ada.schedules() == [AtTimes(WEEKDAYS, (NINE,)), AtTimes(WEEKEND, (Time(10),))]


async def test_all_of_several_are_changed_with_one_tap(ada: Guest) -> None:
    await has(ada)
    await has(ada, AtTimes(EVERY_DAY, (ELEVEN,)), DRINKING)
    await ada.says("no reminders on sundays")
    assert "08:00" in ada.text
    assert "11:00" in ada.text
    assert await ada.schedules() == [DAILY, AtTimes(EVERY_DAY, (ELEVEN,))]
    await ada.taps("Save")
    assert await ada.schedules() == [AtTimes(NOT_ON_SUNDAYS, (EIGHT,)), AtTimes(NOT_ON_SUNDAYS, (ELEVEN,))]


async def test_one_of_several_that_were_shown_may_be_changed_alone(ada: Guest) -> None:
    await has(ada)
    await has(ada, AtTimes(EVERY_DAY, (ELEVEN,)), DRINKING)
    await ada.says("no reminders on sundays")
    await ada.taps("Only Drink water 11:00", "Save")
    assert await ada.schedules() == [DAILY, AtTimes(NOT_ON_SUNDAYS, (ELEVEN,))]


async def test_all_may_be_typed_where_one_was_asked_for(ada: Guest) -> None:
    await has(ada)
    await has(ada, AtTimes(EVERY_DAY, (ELEVEN,)), DRINKING)
    await ada.says("an hour later", "both", "yes")
    assert await ada.schedules() == [AtTimes(EVERY_DAY, (NINE,)), AtTimes(EVERY_DAY, (Time(12),))]


async def test_an_interval_is_what_another_interval_is_for(ada: Guest) -> None:
    await has(ada)
    await has(ada, TWO_HOURLY, DRINKING)
    await ada.says("every 3 hours instead", "yes")
    assert await ada.schedules() == [DAILY, Every(EVERY_DAY, 180, TWO_HOURLY.window)]


async def test_where_none_fits_those_there_are_are_offered(ada: Guest) -> None:
    await has(ada)
    await ada.says("move my water reminder to 9am")
    assert ada.last is not None
    assert ada.last.labels == ("Stretch 08:00", "Water reminder")
    assert await ada.schedules() == [DAILY]


async def test_where_there_is_none_it_says_so(ada: Guest) -> None:
    await ada.says("change my stretch reminder to 9am")
    assert ada.last is not None
    assert ada.last.decision.intent == "reminder_edit"
    assert await ada.schedules() == []


async def test_it_is_the_one_that_was_saved_last(ada: Guest) -> None:
    await has(ada, AtTimes(EVERY_DAY, (ELEVEN,)), DRINKING)
    await ada.says("remind me to stretch every day at 8am", "yes", "actually make that 9am", "yes")
    assert await ada.schedules() == [AtTimes(EVERY_DAY, (ELEVEN,)), AtTimes(EVERY_DAY, (NINE,))]


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("make it 9 instead", AtTimes(EVERY_DAY, (NINE,))),
        ("not on sundays", AtTimes(NOT_ON_SUNDAYS, (EIGHT,))),
        ("also at 18:00", AtTimes(EVERY_DAY, (EIGHT, Time(18)))),
        ("weekdays only", AtTimes(WEEKDAYS, (EIGHT,))),
        ("half an hour earlier", AtTimes(EVERY_DAY, (Time(7, 30),))),
        ("no wait, evening is better, 7pm", AtTimes(EVERY_DAY, (Time(19),))),
        ("evening rather", AtTimes(EVERY_DAY, (Time(20),))),
    ],
)
async def test_what_is_not_saved_yet_is_changed_without_saving_it(ada: Guest, said: str, becomes: Schedule) -> None:
    await ada.says("remind me to stretch every day at 8am", said)
    assert await ada.schedules() == []
    await ada.taps("Save")
    assert await ada.schedules() == [becomes]


def shown(*actions: Action) -> tuple[Button, ...]:
    """The buttons of a message."""
    return tuple(Button("Tap", action) for action in actions)


async def test_a_reply_to_a_reminders_message_speaks_of_that_one(ada: Guest) -> None:
    await has(ada)
    await has(ada, AtTimes(EVERY_DAY, (ELEVEN,)), DRINKING)
    number = (await ada.record()).reminders[0].id
    await ada.does(Said("9am", quoted=shown(ShowReminder(number), EditReminder(number))))
    await ada.taps("Save")
    assert await ada.schedules() == [AtTimes(EVERY_DAY, (NINE,)), AtTimes(EVERY_DAY, (ELEVEN,))]


async def test_a_reply_to_a_nudge_speaks_of_its_reminder(ada: Guest) -> None:
    store, now, speaker = ada.house.store, ada.house.clock(), ada.speaker
    await store.records.apply(speaker, [AddReminder(Reminder(7, 7, STRETCHING, DAILY), now)], now)
    due = await keeping.send(store, now, following=now + TimeDelta(hours=24))
    await has(ada, AtTimes(EVERY_DAY, (ELEVEN,)), DRINKING)
    await ada.does(Said("not on sundays", quoted=shown(NudgeDone(due.occurrence.id), NudgeSkip(due.occurrence.id))))
    await ada.taps("Save")
    assert AtTimes(NOT_ON_SUNDAYS, (EIGHT,)) in await ada.schedules()


async def test_a_reply_to_a_reminder_that_is_gone_speaks_of_none(ada: Guest) -> None:
    await ada.does(Said("9am", quoted=shown(ShowReminder(99))))
    draft = await ada.draft()
    assert draft is None or draft.replaces is None


async def test_another_kind_of_what_is_not_saved_yet(ada: Guest) -> None:
    await ada.says("remind me to stretch every day at 8am", "I meant water, not stretch", "yes")
    assert [one.reminder.kind for one in (await ada.record()).reminders] == [DRINKING]


async def test_a_reminder_that_is_named_is_changed_though_another_is_being_made(ada: Guest) -> None:
    await has(ada, AtTimes(EVERY_DAY, (ELEVEN,)), DRINKING)
    await ada.says("remind me to stretch every day at 8am", "move the water one to noon", "yes")
    assert await ada.schedules() == [AtTimes(EVERY_DAY, (Time(12),))]


async def test_a_new_wish_does_not_take_over_what_was_left_open(ada: Guest) -> None:
    await ada.says("remind me to stretch every day at 8pm")
    await ada.commands("reminders")
    await ada.says("remind me to stretch every day")
    assert "20:00" not in ada.text


@pytest.mark.parametrize("said", ["in an hour", "at 7pm", "every day at 8:30"])
async def test_a_time_alone_asks_what_it_is_for(ada: Guest, said: str) -> None:
    await ada.says(said)
    assert ada.last is not None
    assert ada.last.labels[:2] == ("Stretch", "Drink water")


@pytest.mark.parametrize("said", ["9", "2", "monday"])
async def test_no_number_and_no_question_is_a_time_alone(ada: Guest, said: str) -> None:
    await ada.says(said)
    assert await ada.draft() is None


async def test_only_administrators_change_the_reminders_of_a_group(house: House) -> None:
    administrator, other = house.guest(7, GROUP), house.guest(8, GROUP)
    await has(administrator)
    await other.says("change the stretch reminder to 9am")
    assert await other.draft() is None
    await administrator.says("change the stretch reminder to 9am")
    assert await administrator.draft() is not None


@pytest.mark.parametrize(
    "said",
    ["is it better to stretch an hour earlier?", "don't change my reminder", "remind me to drink every day at 9am"],
)
async def test_no_question_and_no_new_wish_is_a_change(ada: Guest, said: str) -> None:
    await has(ada)
    await ada.says(said)
    draft = await ada.draft()
    assert draft is None or draft.replaces is None


@pytest.mark.parametrize(
    "text",
    [
        "drop the evening one, mornings are enough",
        "I don't need the evening stretch anymore",
        "cancel the evening reminder",
    ],
)
async def test_the_times_of_a_part_of_the_day_go(ada: Guest, text: str) -> None:
    await has(ada, AtTimes(EVERY_DAY, (EIGHT, Time(20))))
    await ada.says(text)
    await ada.taps("Save")
    assert await ada.schedules() == [DAILY]


async def test_the_one_reminder_of_that_part_of_the_day_is_asked_to_be_deleted(ada: Guest) -> None:
    await has(ada, DAILY)
    await has(ada, AtTimes(EVERY_DAY, (Time(20),)))
    await ada.says("drop the evening one, mornings are enough")
    assert "Delete this reminder? Stretch every day at 20:00" in ada.text
    await ada.taps("Yes, delete")
    assert await ada.schedules() == [DAILY]


ONCE_A_DAY_AT_ELEVEN = AtTimes(EVERY_DAY, (ELEVEN,))


@pytest.mark.parametrize(
    ("said", "stretching", "drinking"),
    [
        (("move the stretch to 9am", "no, the water one"), DAILY, AtTimes(EVERY_DAY, (NINE,))),
        (("move the stretch to 9am", "the other one"), DAILY, AtTimes(EVERY_DAY, (NINE,))),
        (("move the stretch to 9am", "make it 10am", "no, water"), DAILY, AtTimes(EVERY_DAY, (Time(10),))),
        (
            ("move the stretch to 9am", "and not on sundays", "no, water"),
            DAILY,
            AtTimes(NOT_ON_SUNDAYS, (NINE,)),
        ),
        (("move the stretch to 9am", "no, 10am"), AtTimes(EVERY_DAY, (Time(10),)), ONCE_A_DAY_AT_ELEVEN),
        (("move the stretch to 9am", "wait, not that, the water one"), DAILY, AtTimes(EVERY_DAY, (NINE,))),
    ],
)
async def test_the_one_that_is_shown_is_turned_down_for_another(
    ada: Guest, said: tuple[str, ...], stretching: Schedule, drinking: Schedule
) -> None:
    await has(ada)
    await has(ada, ONCE_A_DAY_AT_ELEVEN, DRINKING)
    await ada.says(*said, "yes")
    kept = {one.reminder.kind: one.reminder.schedule for one in (await ada.record()).reminders}
    assert kept == {STRETCHING: stretching, DRINKING: drinking}


@pytest.mark.parametrize("said", ["cancel tomorrows", "drop tomorrow's", "skip tomorrow's please"])
async def test_what_is_of_one_day_is_skipped_and_not_deleted(ada: Guest, said: str) -> None:
    await has(ada)
    await ada.says(said)
    assert "Delete" not in ada.text
    [left] = await ada.schedules()
    assert isinstance(left, AtTimes)
    assert len(left.rule.exdates) == 1


async def test_a_town_named_while_a_reminder_is_made_leaves_its_question_open(ada: Guest) -> None:
    await ada.says("remind me at 10pm", "I'm in Lisbon now", "yes")
    assert "What should I remind you of?" in ada.text


async def test_another_goal_without_a_value_is_asked_for_and_nothing_is_called_impossible(ada: Guest) -> None:
    await ada.says("make my goal smaller")
    assert "How much water a day" in ada.text
    assert "could not" not in ada.text
    await ada.says("1.5")
    assert (await ada.record()).profile.goal_ml == 1500
