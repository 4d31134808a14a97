"""Short sentences that lean on an answer, written apart from the examples: one half was tuned on, one was not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.domain.intents import FollowUpKind
from bot.domain.library import Library
from bot.understanding.short_replies import FollowUps
from tests.support.readers import readers

LINES = [json.loads(line) for line in Path(__file__).with_name("follow_ups.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def follow_ups(library: Library) -> FollowUps:
    """Knows the examples of intents/follow_ups."""
    return FollowUps(library.training.follow_ups, readers().questions, readers().asking_on)


@pytest.mark.parametrize("half", ["tune", "held"])
def test_most_are_read_as_what_they_ask_and_few_as_another_thing(follow_ups: FollowUps, half: str) -> None:
    lines = [one for one in LINES if one["half"] == half and one["kind"]]
    read = [follow_ups.read(one["text"]) or follow_ups.near(one["text"]) for one in lines]
    right = sum(kind is FollowUpKind(one["kind"]) for kind, one in zip(read, lines, strict=True))
    nothing = sum(kind is None for kind in read)
    assert right >= 0.65 * len(lines)
    assert len(lines) - right - nothing <= 0.13 * len(lines)


def test_what_asks_something_else_is_seldom_taken_for_one(follow_ups: FollowUps) -> None:
    others = [one["text"] for one in LINES if one["kind"] is None]
    taken = [text for text in others if (follow_ups.read(text) or follow_ups.near(text)) is not None]
    assert len(taken) <= 0.2 * len(others), taken


@pytest.mark.parametrize("text", ["", "?", "cool", "\U0001f9b5" * 5, "it " * 30, "a" * 5000])
def test_what_says_nothing_or_too_much_asks_nothing(follow_ups: FollowUps, text: str) -> None:
    assert follow_ups.near(text) is None
