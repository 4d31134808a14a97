from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from whenever import Time

from bot.domain.said_days import OnceDay
from bot.domain.schedules import EVERY_DAY, WEEKEND, Impossible, ScheduleRequest
from bot.evaluation.reader_scores import Phrase, Told, labelled_phrases, phrases_as_json, score_phrases
from bot.evaluation.schedule_form import whole_form_of
from tests.support.kinds import DRINKING, STRETCHING

DAILY = ScheduleRequest(STRETCHING, EVERY_DAY, (Time(8),))
TOMORROW = ScheduleRequest(STRETCHING, once_day=OnceDay.TOMORROW, times=(Time(8),))
NOT_OFFERED = replace(DAILY, impossible=Impossible.SUN)


def phrase(*owed: ScheduleRequest | None, **more: Any) -> Phrase:
    """A phrase to which these are owed."""
    return Phrase("a phrase", tuple(map(whole_form_of, owed)), None, **more)


@pytest.mark.parametrize(
    ("line", "request_read", "told"),
    [
        (phrase(DAILY), DAILY, Told.RIGHT),
        (phrase(TOMORROW, DAILY), DAILY, Told.RIGHT),
        (phrase(None), None, Told.RIGHT),
        (phrase(None), DAILY, Told.LOST),
        (phrase(DAILY), None, Told.MISSED),
        (phrase(replace(DAILY, times=())), replace(DAILY, times=()), Told.ASKED),
        (phrase(DAILY), replace(DAILY, times=()), Told.NEEDLESS),
        (phrase(TOMORROW), replace(TOMORROW, times=()), Told.NEEDLESS),
        (phrase(TOMORROW), replace(DAILY, times=()), Told.LOST),
        (phrase(DAILY), replace(DAILY, half_day_open=True), Told.NEEDLESS),
        (phrase(DAILY, also_times=(("20:00",),)), replace(DAILY, half_day_open=True), Told.ASKED),
        (phrase(DAILY), replace(DAILY, times=(Time(9),)), Told.LOST),
        (phrase(DAILY), replace(DAILY, days=WEEKEND), Told.LOST),
        (phrase(DAILY), replace(DAILY, kind=DRINKING), Told.LOST),
        (phrase(replace(DAILY, times=())), replace(DAILY, times=(), half_day_open=True), Told.ASKED),
        (phrase(DAILY), NOT_OFFERED, Told.REFUSED),
        (phrase(refusable=True), NOT_OFFERED, Told.REFUSED),
        (phrase(refusable=True), DAILY, Told.LOST),
        (phrase(TOMORROW), replace(DAILY, left_out=("tomorrow",)), Told.REFUSED),
        (phrase(TOMORROW), replace(TOMORROW, times=(Time(9),), left_out=("sharp",)), Told.LOST),
    ],
)
def test_what_became_of_a_phrase(line: Phrase, request_read: ScheduleRequest | None, told: Told) -> None:
    assert replace(line, request=request_read).told is told


def test_shares_are_of_all_phrases_and_the_words_of_held_ones_stay_unread() -> None:
    lost = replace(phrase(DAILY), request=TOMORROW)
    missed = phrase(DAILY)
    figures = score_phrases([missed, replace(phrase(DAILY), request=DAILY), lost, replace(lost, held=True)])
    assert figures.share(Told.RIGHT, Told.ASKED) == 0.25
    assert figures.share(Told.LOST) == 0.5
    told = phrases_as_json(figures)
    assert told["shares"]["missed"] == 0.25
    assert [one["told"] for one in told["others"]] == ["lost", "missed"]


def test_lines_become_phrases() -> None:
    line = {"text": "at 8", "owed": [None], "refused": True, "also_times": [["20:00"]], "assumed": ["days"]}
    assert labelled_phrases([line, line | {"half": "held"}]) == [
        Phrase("at 8", (None,), None, True, (("20:00",),), True),
        Phrase("at 8", (None,), None, True, (("20:00",),), True, held=True),
    ]


def test_no_phrases_have_no_shares() -> None:
    assert score_phrases([]).share(Told.LOST) == 0.0
