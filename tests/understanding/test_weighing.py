"""What a second opinion changes of what the lists found, on either side of each of its borders."""

from __future__ import annotations

import pytest

from bot.domain.red_flags import Assertion, OwnCard, RedFlag, Response, Tier, Told
from bot.understanding.red_flags.responses import respond
from bot.understanding.red_flags.second_opinion import Opinion
from bot.understanding.red_flags.weighing import (
    BORNE_OUT,
    CERTAIN,
    DOUBTED,
    DOUBTED_MUCH,
    LINED,
    SURE,
    SURE_ENOUGH,
    SURE_OF_VIOLENCE,
    SURER,
    THOUGH_DENIED,
    Standing,
    weighed,
)

NUMB = RedFlag("numb_tingle", Tier.ROUTINE, Assertion.AFFIRMED)
CHEST = RedFlag("chest_breath", Tier.EMERGENCY, Assertion.AFFIRMED)
MUM = RedFlag("stroke", Tier.EMERGENCY, Assertion.OTHER)
SWOLLEN = RedFlag("calf_clot_signs", Tier.URGENT, Assertion.AFFIRMED)
GRAVE = RedFlag("alarming_words", Tier.ASK_FIRST, Assertion.AFFIRMED)
DENIED = RedFlag("chest_breath", Tier.EMERGENCY, Assertion.NEGATED)
OVER = RedFlag("numb_tingle", Tier.ROUTINE, Assertion.HISTORICAL)
CRISIS = RedFlag("self_harm", Tier.EMERGENCY, Assertion.AFFIRMED, OwnCard.CRISIS)
VIOLENCE = RedFlag("violence", Tier.EMERGENCY, Assertion.AFFIRMED, OwnCard.VIOLENCE)


def heard(flags: tuple[RedFlag, ...], told: Told, lead: float, of_parts: float | None = None) -> tuple[RedFlag, ...]:
    """The signs of one sentence once an opinion was heard; its parts sound the same where nothing is said of them."""
    part = lead if of_parts is None else of_parts
    return weighed(flags, Opinion(told, lead), lambda flag: Standing(lead, lambda: part))


def after(flags: tuple[RedFlag, ...], told: Told, lead: float, of_parts: float | None = None) -> Response:
    """What is owed once an opinion was heard."""
    return respond(heard(flags, told, lead, of_parts))


@pytest.mark.parametrize(
    ("told", "sure", "nearly"),
    [
        (Told.EMERGENCY, Response.START_CHECK, Response.START_CHECK),
        (Told.CRISIS, Response.CRISIS_CARD, Response.CRISIS_ASKED),
        (Told.CRISIS_OTHER, Response.CRISIS_CARD_THIRD_PERSON, Response.CRISIS_ASKED),
        (Told.VIOLENCE, Response.VIOLENCE_CARD, Response.CRISIS_ASKED),
    ],
)
def test_where_the_lists_are_silent_it_speaks_once_it_is_sure(told: Told, sure: Response, nearly: Response) -> None:
    least = {Told.EMERGENCY: SURE, Told.VIOLENCE: SURE_OF_VIOLENCE}.get(told, SURE_ENOUGH)
    assert after((), told, SURER) is sure
    assert after((), told, SURER - 0.01) is after((), told, least) is nearly
    assert after((), told, least - 0.01) is Response.NOTHING


def test_the_line_needs_a_longer_lead_than_the_check() -> None:
    assert after((), Told.PROFESSIONAL, LINED) is Response.FLAG_LINE_AND_CHECK
    assert after((), Told.PROFESSIONAL, LINED - 0.01) is Response.NOTHING
    assert LINED > SURE


def test_where_the_lists_judged_all_signs_denied_it_asks_about_harm_alone_and_much_surer_than_elsewhere() -> None:
    assert heard((DENIED,), Told.EMERGENCY, 9) == (DENIED,)
    assert heard((DENIED,), Told.CRISIS, THOUGH_DENIED - 0.01) == (DENIED,)
    assert after((DENIED,), Told.CRISIS, THOUGH_DENIED) is Response.CRISIS_ASKED
    assert heard((DENIED,), Told.PROFESSIONAL, 9) == (DENIED,)
    assert THOUGH_DENIED > CERTAIN


@pytest.mark.parametrize("flag", [OVER, NUMB], ids=lambda flag: f"{flag.id}, {flag.assertion}")
def test_beside_a_milder_sign_it_asks_once_it_is_certain_and_gives_no_card(flag: RedFlag) -> None:
    assert heard((flag,), Told.EMERGENCY, CERTAIN - 0.01) == (flag,)
    assert after((flag,), Told.EMERGENCY, CERTAIN) is Response.START_CHECK
    assert after((flag,), Told.CRISIS, 9) is Response.CRISIS_ASKED
    assert heard((flag,), Told.PROFESSIONAL, 9) == (flag,)
    assert heard((flag,), Told.EMERGENCY, 9)[1:] == (flag,)


def test_a_sign_that_is_asked_about_gets_its_own_card_but_no_other() -> None:
    assert after((GRAVE,), Told.CRISIS, SURER) is Response.CRISIS_CARD
    assert after((GRAVE,), Told.VIOLENCE, SURER) is Response.VIOLENCE_CARD
    assert after((GRAVE,), Told.CRISIS, SURER - 0.01) is Response.START_CHECK
    assert after((GRAVE,), Told.EMERGENCY, 2) is Response.START_CHECK


@pytest.mark.parametrize("flag", [CHEST, MUM, SWOLLEN], ids=lambda flag: flag.id)
def test_an_alarm_that_it_doubts_is_asked_about_and_never_taken_away(flag: RedFlag) -> None:
    alone = respond((flag,))
    assert after((flag,), Told.EMERGENCY, DOUBTED) is alone
    assert after((flag,), Told.EMERGENCY, DOUBTED - 0.01) is Response.START_CHECK
    assert after((flag,), Told.EMERGENCY, -9) is Response.START_CHECK


def test_an_alarm_that_a_part_of_the_message_bears_out_stands() -> None:
    assert after((CHEST,), Told.EMERGENCY, -9, BORNE_OUT) is Response.EMERGENCY_CARD
    assert after((CHEST,), Told.EMERGENCY, -9, BORNE_OUT - 0.01) is Response.START_CHECK


@pytest.mark.parametrize("flag", [CRISIS, VIOLENCE], ids=lambda flag: flag.id)
def test_self_harm_and_violence_are_asked_about_plainly_only_where_every_part_speaks_against_them(
    flag: RedFlag,
) -> None:
    assert heard((flag,), Told.EMERGENCY, -9, DOUBTED_MUCH) == (flag,)
    assert after((flag,), Told.EMERGENCY, -9, DOUBTED_MUCH - 0.01) is Response.CRISIS_ASKED
    assert after((flag, CHEST), Told.EMERGENCY, -9) is Response.CRISIS_ASKED
    assert DOUBTED_MUCH < DOUBTED


def test_what_other_sentences_say_neither_raises_a_doubt_nor_settles_one() -> None:
    ordinary, sign = Opinion(Told.EMERGENCY, -9), Opinion(Told.EMERGENCY, 9)
    assert weighed((CHEST,), ordinary, lambda flag: Standing(DOUBTED, lambda: -9)) == (CHEST,)
    assert respond(weighed((CHEST,), sign, lambda flag: Standing(-9, lambda: -9))) is Response.START_CHECK


def test_each_sign_is_doubted_where_it_stands() -> None:
    leads = {CHEST.id: 1.0, CRISIS.id: -9.0}
    flags = weighed(
        (CHEST, CRISIS), Opinion(Told.EMERGENCY, -1), lambda flag: Standing(leads[flag.id], lambda: leads[flag.id])
    )
    assert flags[0] == CHEST
    assert flags[1].tier is Tier.ASK_FIRST


def test_the_milder_signs_beside_a_doubted_one_stay_as_they_are() -> None:
    assert heard((CHEST, NUMB), Told.EMERGENCY, -9)[1:] == (NUMB,)
