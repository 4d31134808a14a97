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
DENIED = ["no swelling and redness", "history of fainting", "no fever, vomiting blood or fainting"]
"""The same words where they do reach the sign."""
ASIDE = [
    ("I have a big garden and chest pain is a sign of many things", "I have a big garden and my chest hurts"),
    (
        "a torn hamstring can take months to heal and I need to feed the cat",
        "my hamstring tore and I need to feed the cat",
    ),
    (
        "quiet tuesday evening and blood clots often begin in the calf",
        "i flew on tuesday and there is a clot in my calf",
    ),
    ("never been abroad and paralysis after an accident is rare", "had an accident and paralysis after it"),
]
"""A general statement beside what tells nothing of it, and one beside what does."""
LISTED = [
    ("no fever, redness or fainting", "no fever, fainted twice"),
    ("no cough, fainting or vomiting blood", "no cough, vomiting blood"),
    ("no swelling, redness and heat", "no swelling, heard a crack and now the leg looks crooked"),
]
"""What a negation reaches over a comma, and what it does not."""


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


@pytest.mark.parametrize(("general", "report"), ASIDE)
def test_what_is_told_beside_makes_no_report_of_it(screen: RedFlagScreen, general: str, report: str) -> None:
    assert respond(screen.screen(general)) not in CARDS
    assert respond(screen.screen(report)) in CARDS


@pytest.mark.parametrize(("denied", "told"), LISTED)
def test_a_list_is_denied_as_far_as_it_is_one(screen: RedFlagScreen, denied: str, told: str) -> None:
    assert respond(screen.screen(denied)) not in CARDS
    assert respond(screen.screen(told)) in CARDS


def test_a_question_that_is_whole_spoils_no_sign(screen: RedFlagScreen) -> None:
    assert respond(screen.screen("SOS leg, should I worry?")) is Response.EMERGENCY_CARD
    assert respond(screen.screen("when should I call SOS")) not in CARDS


def test_a_decimal_is_one_number(screen: RedFlagScreen) -> None:
    assert respond(screen.screen("my sugar is 2.1 and shaking")) is Response.EMERGENCY_CARD
    assert respond(screen.screen("my sugar is fine. 2 stretches and my leg is shaking")) not in CARDS


def test_two_grave_words_in_one_report_are_asked_about(screen: RedFlagScreen) -> None:
    assert respond(screen.screen("our boy is listless since the descaler")) is Response.START_CHECK
    assert respond(screen.screen("our boy is listless")) is Response.NOTHING
