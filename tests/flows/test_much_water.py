"""A lot of water is asked about before it is logged, and never left without a word."""

from __future__ import annotations

import pytest

from tests.flows.people import Guest


async def drunk(guest: Guest) -> int:
    """What is logged of today."""
    return (await guest.record()).drunk_ml


@pytest.mark.parametrize("text", ["drank 5 l", "just had 3 litres of water", "log 2500 ml"])
async def test_a_lot_for_once_is_logged_after_a_yes(ada: Guest, text: str) -> None:
    await ada.says(text)
    assert await drunk(ada) == 0
    assert "too much water can harm" in ada.text
    await ada.says("yes")
    assert await drunk(ada) > 2000


async def test_a_no_leaves_it_out(ada: Guest) -> None:
    await ada.says("drank 5 l", "no")
    assert await drunk(ada) == 0


async def test_two_litres_are_logged_at_once(ada: Guest) -> None:
    await ada.says("drank 2 litres today")
    assert await drunk(ada) == 2000
    assert "harm" not in ada.text


async def test_a_lot_for_a_day_before_is_logged_for_that_day(ada: Guest) -> None:
    await ada.says("drank 3 l yesterday", "yes")
    assert "Logged 3 l for yesterday" in ada.text
    assert await drunk(ada) == 0


async def test_much_on_one_day_is_logged_with_a_word(ada: Guest) -> None:
    await ada.says("drank 2 l", "drank 2 l")
    assert "harm" not in ada.text
    await ada.says("drank 500 ml")
    assert await drunk(ada) == 4500
    assert "harm" in ada.text


async def test_a_high_goal_is_kept_with_a_word(ada: Guest) -> None:
    await ada.says("my goal is 5 litres")
    assert "harm" in ada.text
    await ada.says("my goal is 3 litres")
    assert "harm" not in ada.text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("remind me to drink 5 litres a day", "5 l"),
        ("remind me to drink 500 ml every day at 8am", "500 ml"),
        ("remind me to drink two glasses of water every morning at 9am", "glasses"),
    ],
)
async def test_an_amount_that_a_reminder_cannot_hold_is_named(ada: Guest, text: str, named: str) -> None:
    await ada.says(text)
    assert "I left out" in ada.text
    assert named in ada.text


@pytest.mark.parametrize(
    "text", ["remind me to drink a glass of water at 9am", "remind me to stretch for 5 minutes at 9am"]
)
async def test_a_wish_without_an_amount_of_weight_is_left_alone(ada: Guest, text: str) -> None:
    await ada.says(text)
    assert "when to drink" not in ada.text
