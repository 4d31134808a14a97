"""What is so in general is no report, and who or what is only mentioned lends nothing to what is told beside it."""

from __future__ import annotations

import pytest

from bot.catalogue.files import Folder
from bot.catalogue.red_flags import read_red_flags
from bot.catalogue.root import catalogue_root
from bot.domain.red_flags import Response
from bot.evaluation.warning_scores import CARDS
from bot.understanding.red_flags import RedFlagScreen, respond
from tests.support.readers import cues

GENERAL = [
    ("blood clots often begin in the calf", "blood clots began in my calf"),
    ("a torn hamstring can take months to heal", "a torn hamstring since yesterday"),
    ("chest pain is a sign of many things, my teacher said", "my teacher said go home, my chest hurts"),
    ("an overdose of vitamins harms the liver in some people", "she took an overdose of vitamins"),
    ("paralysis after an accident is rare", "paralysis since the accident this morning"),
]
"""A general statement, and a report in much the same words."""
BESIDE = [
    "I have two dogs and she fainted",
    "never been abroad and the calf red and swollen",
    "history of asthma and the calf red and swollen",
    "is it normal that the calf is red and swollen",
    "if you have a minute: the calf is red and swollen",
]
"""A report beside a harmless phrase."""
DENIED = ["no swelling and redness", "history of fainting"]
"""The same words where they do reach the sign."""


@pytest.fixture(scope="module")
def screen() -> RedFlagScreen:
    """The screen with the words of intents/red_flags."""
    lexicon = read_red_flags(Folder(catalogue_root()), cues())
    assert lexicon is not None
    return RedFlagScreen(lexicon, cues())


@pytest.mark.parametrize(("general", "report"), GENERAL)
def test_a_general_statement_is_no_report(screen: RedFlagScreen, general: str, report: str) -> None:
    assert respond(screen.screen(general)) not in CARDS
    assert respond(screen.screen(report)) in CARDS


@pytest.mark.parametrize("text", BESIDE)
def test_a_harmless_phrase_switches_no_report_off(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) in CARDS


@pytest.mark.parametrize("text", DENIED)
def test_denials_and_histories_reach_their_own_sign(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) not in CARDS


def test_two_grave_words_in_one_report_are_asked_about(screen: RedFlagScreen) -> None:
    assert respond(screen.screen("our boy is listless since the descaler")) is Response.START_CHECK
    assert respond(screen.screen("our boy is listless")) is Response.NOTHING
