"""A journey that is ahead changes no clock; what becomes of the times is told, and how to change it when there."""

from __future__ import annotations

import pytest

from tests.flows.people import LISBON, Guest

DAILY = "remind me to stretch every day at 8am"


@pytest.mark.parametrize(
    "text",
    [
        "I'm flying to New York tomorrow",
        "I'll be in New York next week",
        "heading to New York on friday",
        "going on holiday to New York in january",
        "next week I'm travelling to New York for work",
        "I'm off to New York for two weeks",
        "Travelling to New York on Monday, what happens to my reminders?",
        "we're moving to New York this summer",
    ],
)
async def test_the_times_are_told_on_both_clocks_and_nothing_changes(ada: Guest, text: str) -> None:
    await ada.says(DAILY, "save", text)
    assert "go by the clock of Lisbon" in ada.text
    assert "What is set for 08:00 would come at 03:00 in New York" in ada.text
    assert "say “I'm in New York”" in ada.text
    record = await ada.record()
    assert record.profile.zone == LISBON.zone
    assert record.draft is None


async def test_a_place_that_nobody_knows_is_told_without_an_example(ada: Guest) -> None:
    await ada.says("I'm flying to Narnia tomorrow")
    assert "say “I'm in Narnia”" in ada.text
    assert "would come at" not in ada.text


@pytest.mark.parametrize("text", ["I'm in Lisbon now", "I moved to Lisbon", "just landed in Lisbon, here for a week"])
async def test_who_is_there_sets_the_clock(ada: Guest, text: str) -> None:
    await ada.says(text)
    assert "Is that the same?" in ada.text


@pytest.mark.parametrize(
    "text",
    ["I'm going to stretch tomorrow", "off to work tomorrow", "I'm going to bed tonight", "I will be busy next week"],
)
async def test_what_is_no_journey_says_nothing_of_clocks(ada: Guest, text: str) -> None:
    await ada.says(text)
    assert "When you are there" not in ada.text
