"""Which reminders a sentence wants to stop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whenever import Time

from bot.domain.cancelling import Cancel
from bot.understanding.time.clock_times import EVENING, PARTS_OF_DAY
from tests.support.kinds import DRINKING, STRETCHING
from tests.support.readers import read_cancel

WORDS = "stop the 8 am reminders one water all at"


@pytest.mark.parametrize(
    ("text", "cancel"),
    [
        ("stop the water reminders", Cancel(DRINKING)),
        ("delete all my reminders", Cancel(all=True)),
        ("cancel my 8am stretch", Cancel(STRETCHING, time=Time(8))),
        ("turn off reminders on weekends", Cancel(narrowed=True)),
        ("drop the tuesday stretch reminder", Cancel(STRETCHING, narrowed=True)),
        ("no more water reminders after 8pm please", Cancel(DRINKING, narrowed=True)),
        ("pls remove 14:00", Cancel(time=Time(14))),
        ("turn off the 8am one", Cancel(time=Time(8))),
        ("get rid of the nine o'clock one", Cancel(time=Time(9))),
        ("STOP THE REMINDERS", Cancel()),
        ("don't remind me to drink any more", Cancel(DRINKING)),
        ("I no longer need to be reminded to stretch", Cancel(STRETCHING)),
        ("kill the hourly water thing", Cancel(DRINKING)),
        ("get rid of my evening reminder", Cancel(narrowed=True, within=PARTS_OF_DAY[EVENING])),
        ("delete the 3 stretch reminders", Cancel(STRETCHING)),
        ("cancel both stretch and water reminders", Cancel(all=True)),
        ("reminder off", Cancel()),
        ("cancle my remindr", Cancel()),
    ],
)
def test_what_is_to_stop(text: str, cancel: Cancel) -> None:
    assert read_cancel(text) == cancel


@pytest.mark.parametrize(
    "text",
    [
        "stop the pain",
        "how do I stop the cramps",
        "when do the cramps stop",
        "should I stop stretching",
        "can you cancel my gym membership",
        "cancel my dentist reminder",
        "remind me it's bin day on thursday",
        "pause all reminders for a week",
        "mute the water reminders",
        "no reminders till monday",
        "don't delete my reminders",
        "delete everything you know about me",
        "remove my last glass",
        "delete 500 ml",
        "remind me to stretch every day at 8",
        "thanks for the reminder",
        "",
    ],
)
def test_nothing_is_to_stop(text: str) -> None:
    assert read_cancel(text) is None


@given(st.text(max_size=400) | st.lists(st.sampled_from(WORDS.split())).map(" ".join))
def test_any_text_is_read_or_left_alone(text: str) -> None:
    read_cancel(text)


@pytest.mark.parametrize(
    "text",
    ["I want to lose 5 kg", "drop 2 dress sizes", "quit 3 bad habits", "lose 10 pounds", "stop 2 reps early"],
)
def test_a_number_that_counts_something_is_no_time_of_a_reminder(text: str) -> None:
    assert read_cancel(text) is None


@pytest.mark.parametrize("text", ["cancel 8", "cancel the 8 on mondays", "drop the 8 please", "lose the 8 oclock one"])
def test_a_number_that_counts_nothing_is_one(text: str) -> None:
    cancel = read_cancel(text)
    assert cancel is not None
    assert Time(8) == cancel.time
