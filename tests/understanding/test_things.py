"""What is said of things, the weather and plans adds nothing to a complaint; what is said of the body does."""

from __future__ import annotations

import pytest

from bot.domain.red_flags import Tier
from bot.understanding.red_flags import RedFlagScreen
from tests.support.whole_screen import whole_screen

FOOT, CALF, CRAMP = "my foot goes numb", "my calf hurts", "my calf cramped"


@pytest.fixture(scope="module")
def screen() -> RedFlagScreen:
    """The whole screen."""
    return whole_screen()


def added(screen: RedFlagScreen, complaint: str, text: str) -> set[Tier]:
    """The tiers of the signs that a text makes with a complaint, and not alone."""
    alone = set(screen.screen(text))
    return {flag.tier for flag in screen.screen(text, screen.pieces(complaint)) if flag not in alone}


@pytest.mark.parametrize(
    ("complaint", "text"),
    [
        (FOOT, "cold beer please"),  # what it describes stands behind it
        (FOOT, "the blue one"),
        (FOOT, "a chilly morning"),
        (FOOT, "my dinner is cold"),  # what it is said of stands before it
        (CALF, "my laptop runs hot"),
        (FOOT, "it's cold outside"),  # the weather, or a room
        (FOOT, "it's so cold in the kitchen"),
        (FOOT, "freezing in the office"),
        (FOOT, "it was a cold winter"),
        (CRAMP, "half an hour is fine"),  # a time that is spoken of, or asked for
        (CRAMP, "give me an hour and a half"),
        (CALF, "that's cool"),
    ],
)
def test_a_thing_adds_nothing(screen: RedFlagScreen, complaint: str, text: str) -> None:
    assert added(screen, complaint, text) == set()


@pytest.mark.parametrize(
    ("complaint", "text"),
    [
        (FOOT, "cold"),
        (FOOT, "white toes"),
        (FOOT, "a blue tinge"),
        (FOOT, "the skin is pale"),
        (FOOT, "the whole thing is cold"),
        (CALF, "horribly hot"),
        (FOOT, "it's cold, my dinner too"),
        (FOOT, "it turned white in the shower"),
        (FOOT, "freezing in the toes"),
        (FOOT, "it has white spots"),
        (CRAMP, "half an hour now"),
        (CRAMP, "it went on for an hour and a half"),
        (FOOT, "it's cool to touch"),
        (FOOT, "my dinner is cold, and my toes are too cold to feel"),
    ],
)
def test_the_body_does(screen: RedFlagScreen, complaint: str, text: str) -> None:
    assert added(screen, complaint, text) & {Tier.EMERGENCY, Tier.URGENT}


def test_a_thing_leaves_no_piece_behind(screen: RedFlagScreen) -> None:
    pieces = screen.pieces(CALF)
    assert screen.pieces("hot chocolate", pieces) == pieces
    assert "hot" in screen.pieces("it's hot", pieces)
