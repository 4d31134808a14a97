"""Water and stretches are logged by doing, settings are set by value, and the last thing can be taken back."""

from __future__ import annotations

import pytest
from whenever import Time, TimeDelta

from bot.domain.display import Hours, Unit
from bot.domain.messages import Speaker
from bot.domain.occurrences import State
from bot.domain.profile import Profile
from bot.domain.schedules import Window
from tests.flows.people import GROUP, Guest, House
from tests.flows.test_open_nudge import became, nudged
from tests.support.kinds import DRINKING

NIGHT = Window(Time(22), Time(7))


async def profile(guest: Guest) -> Profile:
    """The settings."""
    return (await guest.record()).profile


async def drunk(guest: Guest) -> int:
    """What is logged of today."""
    return (await guest.record()).drunk_ml


async def stretched(guest: Guest) -> int:
    """How many stretches are logged of today."""
    return len((await guest.record()).stretches)


async def test_a_water_nudge_logs_a_glass_and_shows_the_day_against_the_goal(ada: Guest) -> None:
    await ada.says("my glass is 250 ml", "goal 1 l")
    due = await nudged(ada, DRINKING)
    await ada.says("done")
    assert await became(ada, due) == (State.DONE, None)
    assert await drunk(ada) == 250
    assert "250 ml of your 1 l" in ada.text
    assert "▰▰▱" in ada.text


async def test_a_glass_of_unknown_size_is_asked_for_once_and_ends_the_nudge(ada: Guest) -> None:
    due = await nudged(ada, DRINKING)
    await ada.says("done")
    assert await became(ada, due) == (State.SENT, None)
    await ada.says("300 ml")
    assert (await became(ada, due), await drunk(ada)) == ((State.DONE, None), 300)


async def test_what_was_logged_from_a_nudge_is_taken_back_with_its_answer(ada: Guest) -> None:
    await ada.says("my glass is 250 ml")
    due = await nudged(ada, DRINKING)
    await ada.says("done", "oh wait, undo that")
    assert (await became(ada, due), await drunk(ada)) == ((State.SENT, None), 0)
    await ada.says("done")
    assert await drunk(ada) == 250


async def test_in_a_group_done_is_nobodys_drink(house: House) -> None:
    ada = house.guest(7, GROUP)
    due = await nudged(ada, DRINKING)
    await ada.says("done")
    assert await became(ada, due) == (State.DONE, None)
    assert await drunk(house.guest(7)) == 0


@pytest.mark.parametrize("said", ["undo", "take that back", "that was a mistake", "I did not do it", "cancel that"])
async def test_a_done_is_taken_back(ada: Guest, said: str) -> None:
    due = await nudged(ada)
    await ada.says("done", said)
    assert await became(ada, due) == (State.SENT, None)


@pytest.mark.parametrize(
    ("said", "ml"),
    [("undo", 0), ("oops, 200 not 300", 200), ("that was wrong, 200", 200), ("sorry I meant half a litre", 500)],
)
async def test_the_last_drink_is_taken_back_or_put_right(ada: Guest, said: str, ml: int) -> None:
    await ada.says("drank 300 ml", said)
    assert await drunk(ada) == ml


async def test_what_was_put_right_can_be_taken_back(ada: Guest) -> None:
    await ada.says("drank 300 ml", "make that 200", "undo")
    assert await drunk(ada) == 0


async def test_only_the_last_thing_is_taken_back_and_only_while_it_is_remembered(ada: Guest) -> None:
    await ada.says("drank 300 ml", "goal 2 l", "undo")
    assert (await drunk(ada), (await profile(ada)).goal_ml) == (300, None)
    ada.house.clock.forward(minutes=11)
    await ada.says("undo")
    assert await drunk(ada) == 300
    await ada.taps("Take it back")
    assert await drunk(ada) == 0


async def test_a_bottle_is_asked_for_once(ada: Guest) -> None:
    await ada.says("drank two bottles", "600 ml", "another bottle")
    assert await drunk(ada) == 1800


async def test_what_was_drunk_yesterday_is_of_yesterday(ada: Guest) -> None:
    await ada.says("500 ml yesterday")
    assert await drunk(ada) == 0
    (drink,) = (await ada.house.store.records.everything(7)).drinks
    assert ada.house.clock() - drink.at == TimeDelta(hours=24)


@pytest.mark.parametrize(("said", "ml"), [("yes", 250), ("no", 0)])
async def test_a_coffee_counts_where_the_person_says_so(ada: Guest, said: str, ml: int) -> None:
    await ada.says("my glass is 250 ml", "a coffee")
    assert await drunk(ada) == 0
    await ada.says(said)
    assert await drunk(ada) == ml


@pytest.mark.parametrize("said", ["I stretched", "did my stretches this morning", "log a stretch"])
async def test_a_stretch_is_logged_and_taken_back(ada: Guest, said: str) -> None:
    await ada.says(said)
    assert await stretched(ada) == 1
    await ada.says("undo")
    assert await stretched(ada) == 0


async def test_a_stretch_of_yesterday_is_of_yesterday(ada: Guest) -> None:
    await ada.commands("stretch", "yesterday")
    assert await stretched(ada) == 0
    assert len((await ada.house.store.records.everything(7)).stretches) == 1


@pytest.mark.parametrize("said", ["I stretched and now it hurts", "should I have stretched?", "I want to stretch"])
async def test_what_is_no_report_logs_no_stretch(ada: Guest, said: str) -> None:
    await ada.says(said)
    assert await stretched(ada) == 0


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("goal 2 l", "goal_ml", 2000),
        ("quiet hours 22 to 7", "quiet", NIGHT),
        ("no messages between 10pm and 7am", "quiet", NIGHT),
        ("my glass is 330 ml", "glass_ml", 330),
        ("my bottle holds 750 ml", "bottle_ml", 750),
        ("use 12 hour clock", "hours", Hours.TWELVE),
        ("am/pm please", "hours", Hours.TWELVE),
        ("ounces please", "unit", Unit.OUNCES),
    ],
)
async def test_a_setting_is_set_by_its_value_and_taken_back(ada: Guest, said: str, field: str, value: object) -> None:
    await ada.says(said)
    assert getattr(await profile(ada), field) == value
    await ada.says("undo")
    assert getattr(await profile(ada), field) is None


async def test_what_is_set_can_be_ended_and_a_goal_counts_glasses(ada: Guest) -> None:
    await ada.says("my glass is 250 ml", "8 glasses a day as goal", "quiet hours 22 to 7")
    assert (await profile(ada)).goal_ml == 2000
    await ada.says("quiet hours off", "remove my goal")
    assert ((await profile(ada)).goal_ml, (await profile(ada)).quiet) == (None, None)


@pytest.mark.parametrize(
    ("said", "named", "bound"),
    [
        ("goal 50 litres", "50 l", "10 l"),
        ("my glass is 4 l", "4 l", "1.5 l"),
        ("my bottle holds 20 ml", "20 ml", "100 ml"),
    ],
)
async def test_what_is_out_of_bounds_is_named_with_the_bound(ada: Guest, said: str, named: str, bound: str) -> None:
    await ada.says(said)
    assert named in ada.text
    assert bound in ada.text
    assert await profile(ada) == Profile("Europe/Lisbon", town="Lisbon, Portugal")


@pytest.mark.parametrize(
    "said",
    [
        "is it bad to drink 2 litres at once?",
        "should my goal be 3 litres?",
        "what are quiet hours?",
        "can I use ounces?",
    ],
)
async def test_a_question_sets_and_logs_nothing(ada: Guest, said: str) -> None:
    before = await ada.record()
    await ada.says(said)
    assert await ada.record() == before


async def test_times_and_amounts_are_shown_as_chosen(ada: Guest) -> None:
    await ada.says("am/pm please", "ounces please", "drank 16 oz")
    assert "16 oz (473 ml)" in ada.text
    await ada.says("quiet hours 22 to 7")
    assert "10:00 pm to 7:00 am" in ada.text


async def test_whoever_is_new_sees_the_hours_of_their_language(house: House) -> None:
    ben = Guest(house, Speaker(8, 8, twelve_hours=True))
    await ben.says("quiet hours 22 to 7")
    assert "10:00 pm" in ben.text
    assert (await profile(ben)).hours is Hours.TWELVE
    await ben.says("24 hour clock please")
    assert (await profile(ben)).hours is Hours.TWENTY_FOUR


async def test_one_more_is_one_glass_or_the_same_amount(ada: Guest) -> None:
    await ada.says("my glass is 250 ml", "drank two glasses", "and another one")
    assert await drunk(ada) == 750
    await ada.says("drank 330 ml", "same again")
    assert await drunk(ada) == 750 + 660


async def test_water_told_in_words_answers_the_open_nudge_and_is_taken_back_with_it(ada: Guest) -> None:
    due = await nudged(ada, DRINKING)
    await ada.says("had 400ml")
    assert (await became(ada, due), await drunk(ada)) == ((State.DONE, None), 400)
    await ada.says("undo")
    assert (await became(ada, due), await drunk(ada)) == ((State.SENT, None), 0)


async def test_water_of_yesterday_and_another_kind_answer_no_nudge(ada: Guest) -> None:
    due = await nudged(ada, DRINKING)
    await ada.says("drank 400 ml yesterday", "did my stretches this morning")
    assert await became(ada, due) == (State.SENT, None)
    assert await stretched(ada) == 1


async def test_two_acts_in_one_message_are_both_done(ada: Guest) -> None:
    await ada.says("did my stretches and drank 500ml")
    assert (await drunk(ada), await stretched(ada)) == (500, 1)
    await ada.says("goal 2 l, and remind me to drink every 2 hours from 9am to 5pm")
    assert (await profile(ada)).goal_ml == 2000
    assert await ada.draft() is not None


async def test_an_amount_that_is_wanted_every_day_is_a_goal(ada: Guest) -> None:
    await ada.says("i want to drink 2.5 litres a day")
    assert (await profile(ada)).goal_ml == 2500
    await ada.says("I want to drink a glass every day at 8pm")
    assert (await profile(ada)).goal_ml == 2500


@pytest.mark.parametrize("words", ["quiet from 10pm to 7am", "silent between 22:00 and 7:00"])
async def test_quiet_hours_without_the_word_hours_are_set(ada: Guest, words: str) -> None:
    await ada.says(words)
    assert "from 22:00 to 07:00" in ada.text


@pytest.mark.parametrize("text", ["and another 200", "plus 200", "another 200 please"])
async def test_more_of_the_same_is_logged_by_its_number_alone(ada: Guest, text: str) -> None:
    await ada.says("drank 300 ml", text)
    assert (await ada.record()).drunk_ml == 500


@pytest.mark.parametrize("text", ["another 200 questions", "plus 2 reps", "another 2000 steps done"])
async def test_more_of_something_else_is_not(ada: Guest, text: str) -> None:
    await ada.says("drank 300 ml", text)
    assert (await ada.record()).drunk_ml == 300
