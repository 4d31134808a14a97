"""A harmless phrase beside a message changes nothing: a report stays a report, an ordinary message stays ordinary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.catalogue.wrapping import load_wrappings
from bot.domain.red_flags import Response
from bot.domain.wrapping import Wrapping
from bot.evaluation.warning_scores import NONE, Warned
from bot.evaluation.wrapping import WrappedFigures, score_wrapping
from bot.understanding.red_flags import respond
from tests.support.whole_screen import whole_screen

HERE = Path(__file__).parent
FILES = ("red_flags", "own_red_flags", "more_red_flags", "fresh_red_flags")
EVERY, TURNS = 3, 12
"""The suite looks at every third message, and puts each phrase around a twelfth of them, in turn; nightly and
`hammy evaluate --wrapped` put each around all."""
MAX_MEAN_LOST, MAX_MEAN_ALARMED = 0.03, 0.02


def scored(every: int, turns: int) -> list[WrappedFigures]:
    """The figures of every phrase, around one of so many `turns` of every so many messages."""
    screen = whole_screen()

    def responded(text: str) -> Response:
        return respond(screen.screen(text))

    lines = [
        json.loads(line) for name in FILES for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    alone = [Warned(line["text"], line["flag"], responded(line["text"])) for line in lines[::every]]
    phrases = load_wrappings(HERE / "wrapping.yaml")
    return [score_wrapping(one, alone[turn % turns :: turns], responded) for turn, one in enumerate(phrases)]


def test_harmless_phrases_switch_no_sign_off_and_alarm_nobody() -> None:
    holds(scored(EVERY, TURNS))


@pytest.mark.nightly
def test_none_of_them_does_around_any_message() -> None:
    holds(scored(1, 1))


def holds(figures: list[WrappedFigures]) -> None:
    """Few signs are lost, and few ordinary messages alarm."""
    assert len(figures) >= 40
    assert sum(one.lost for one in figures) / len(figures) <= MAX_MEAN_LOST
    assert sum(one.alarmed for one in figures) / len(figures) <= MAX_MEAN_ALARMED


def test_a_phrase_that_switches_signs_off_is_counted() -> None:
    alone = [
        Warned("my leg is numb", "see_professional", Response.FLAG_LINE_AND_CHECK),
        Warned("hi", NONE, Response.NOTHING),
    ]
    answers = {"my leg is numb, lol": Response.NOTHING, "hi, lol": Response.EMERGENCY_CARD}
    figures = score_wrapping(Wrapping("lol", "{}, lol"), alone, answers.__getitem__)
    assert (figures.lost, figures.alarmed) == (1, 1)
    assert score_wrapping(Wrapping("lol", "{}, lol", ("numb", "hi")), alone, answers.__getitem__).signs == 0
