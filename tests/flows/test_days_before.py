"""Days before today: what was done on them is logged for them, and can be asked about. It is Monday, 2 March 2026."""

from __future__ import annotations

import pytest

from tests.flows.people import LISBON, Guest


async def stretched(guest: Guest) -> list[str]:
    """The dates of all stretches that are logged by themselves."""
    kept = await guest.house.store.records.everything(guest.speaker.person)
    return [at.to_tz(LISBON.zone).date().format_iso() for at in kept.stretches]


async def drunk(guest: Guest) -> dict[str, int]:
    """What is logged, by date."""
    kept = await guest.house.store.records.everything(guest.speaker.person)
    return {one.at.to_tz(LISBON.zone).date().format_iso(): one.ml for one in kept.drinks}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("I stretched yesterday and today", ["2026-03-01", "2026-03-02"]),
        ("stretched on friday and saturday", ["2026-02-27", "2026-02-28"]),
        ("I did my stretches fri, sat and sun", ["2026-02-27", "2026-02-28", "2026-03-01"]),
        ("did my stretches every day last week", [f"2026-02-{day}" for day in range(23, 29)] + ["2026-03-01"]),
        ("I stretched on all of the last 3 days", ["2026-02-28", "2026-03-01", "2026-03-02"]),
        ("stretched the day before yesterday", ["2026-02-28"]),
        ("last monday I stretched", ["2026-02-23"]),
        ("I stretched 3 days ago", ["2026-02-27"]),
    ],
)
async def test_stretches_of_several_days_are_logged_for_each(ada: Guest, text: str, dates: list[str]) -> None:
    await ada.says(text)
    assert await stretched(ada) == dates


@pytest.mark.parametrize("text", ["I sat and stretched", "I stretch every monday", "did you stretch on friday?"])
async def test_a_day_that_is_none_of_the_past_logs_nothing(ada: Guest, text: str) -> None:
    await ada.says(text)
    assert await stretched(ada) == []


async def test_a_word_takes_back_all_of_them_and_a_button_one(ada: Guest) -> None:
    await ada.says("I stretched yesterday and today")
    await ada.taps("Take back: yesterday")
    assert await stretched(ada) == ["2026-03-02"]
    assert "Still logged: today" in ada.text
    await ada.says("undo")
    assert await stretched(ada) == []
    await ada.says("I stretched yesterday and today", "undo")
    assert await stretched(ada) == []


async def test_water_is_logged_for_the_day_that_is_named(ada: Guest) -> None:
    await ada.says("drank 500 ml on friday")
    assert "Logged 500 ml for Fri 27 Feb" in ada.text
    await ada.says("had 300 ml the day before yesterday")
    assert await drunk(ada) == {"2026-02-27": 500, "2026-02-28": 300}


async def test_water_of_two_days_in_one_message_is_logged_for_each(ada: Guest) -> None:
    await ada.says("drank 300 ml yesterday and 200 ml today")
    assert await drunk(ada) == {"2026-03-01": 300, "2026-03-02": 200}


async def test_what_was_drunk_can_be_asked_for_a_day_and_for_a_week(ada: Guest) -> None:
    await ada.says("drank 500 ml yesterday", "drank 250 ml on friday", "drank 200 ml")
    for question, answer in {
        "how much did I drink yesterday?": "Yesterday: 500 ml logged.",
        "and how much water on friday": "Fri 27 Feb: 250 ml logged.",
        "water on thursday?": "Thu 26 Feb: no water logged.",
        "how much did I drink last week in total": "23 Feb to 1 Mar: 750 ml logged.",
        "what did I drink this week": "Today: 200 ml logged.",
        "show me what I drank in the last 4 days": "27 Feb to 2 Mar: 950 ml logged.",
    }.items():
        await ada.says(question)
        assert ada.text.startswith(answer), question


async def test_stretches_can_be_asked_for_too(ada: Guest) -> None:
    await ada.says("I stretched yesterday", "did I stretch yesterday?")
    assert "a stretch is logged" in ada.text
    await ada.says("did I do my stretches on friday")
    assert "no stretch logged" in ada.text
    await ada.says("how often did I stretch last week")
    assert "stretches logged on yesterday" in ada.text


@pytest.mark.parametrize(
    "text",
    ["how much should I drink this week", "why did I cramp yesterday after water", "how much did I run last week"],
)
async def test_other_questions_about_days_are_none_of_the_log(ada: Guest, text: str) -> None:
    await ada.says(text)
    assert "logged" not in ada.text


async def test_a_stretch_and_a_question_are_both_heard(ada: Guest) -> None:
    await ada.says("stretched, and what is the stretch reflex?")
    assert await stretched(ada) == ["2026-03-02"]
    assert "reflex" in ada.text


async def test_a_question_that_leans_on_what_was_done_stays_with_it(ada: Guest) -> None:
    await ada.says("I stretched, is it supposed to hurt?")
    assert await stretched(ada) == []
