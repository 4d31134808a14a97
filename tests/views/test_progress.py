"""The week in words: below its card in forty at most, and day by day."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from whenever import Date

from bot.domain.display import Unit
from bot.domain.library import Library
from bot.domain.limits import CAPTION_UNITS, utf16_units
from bot.domain.profile import Profile
from bot.domain.week_chart import DayMark, WeekChart
from bot.reminding.progress import Progress, WaterDay
from bot.views.progress import ProgressPhrases, days_reply, week_chart, week_reply

SUNDAY = Date(2026, 11, 29)
DONE, MISSED, REST, NONE = DayMark.DONE, DayMark.MISSED, DayMark.REST, DayMark.NONE
MARKS = ((NONE,) * 7, (DONE,) * 7, (DONE, MISSED, REST, NONE, DONE, REST, DONE))
WATERS = ((0,) * 7, (12_340,) * 7, (1500, 2450, 900, 0, 2000, 1800, 1250))
CURVES = ((), (30,) * 28, (60,) * 28, (100,) * 28)


def told(water: tuple[int, ...], marks: tuple[DayMark, ...] = MARKS[0], curve: tuple[int, ...] = ()) -> Progress:
    days = tuple(WaterDay(SUNDAY.subtract(days=6 - number), ml) for number, ml in enumerate(water))
    return Progress(days, any(water), marks, curve)


EACH = [told(*one) for one in product(WATERS, MARKS, CURVES)]


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("goal", [None, 2000, 10_000])
def test_the_caption_has_forty_words_at_most_whatever_there_is_to_tell(
    library: Library, unit: Unit, goal: int | None
) -> None:
    near = library.for_person(Profile(unit=unit))
    for progress in EACH:
        text = week_reply(near, progress, goal).text.plain
        assert len(text.replace("•", "").split()) <= 40, text
        assert utf16_units(days_reply(near, progress, goal).text.plain) <= CAPTION_UNITS


def test_the_caption_tells_what_the_card_shows(library: Library) -> None:
    reply = week_reply(library, told(WATERS[2], MARKS[2], CURVES[2]), 2000)
    assert isinstance(reply.picture, WeekChart)
    for words in ("23 Nov to 29 Nov", "9.9 l", "2 of 7 days", "3 of 4 days, rested on 2", "60 of 100"):
        assert words in reply.text.plain
    assert reply.picture.heading.told == "23 Nov – 29 Nov"
    assert reply.picture.means in reply.text.plain
    assert [day.name for day in reply.picture.days if day.today] == ["Sun"]


def test_a_first_day_is_told_as_one_and_not_as_a_week(library: Library) -> None:
    first = replace(told((0,) * 6 + (250,), (NONE,) * 6 + (DONE,), (57,)), begun=1)
    reply = week_reply(library, first, 2000)
    assert isinstance(reply.picture, WeekChart)
    assert reply.picture.stretches.told == "1 of 1 day"
    for words in ("Today, 29 Nov.", "Stretched on 1 of 1 day.", "250 ml, goal not met yet"):
        assert words in reply.text.plain
    assert "0 of" not in reply.text.plain
    assert (reply.picture.heading.told, reply.picture.water.told) == ("29 Nov", "goal not met yet")
    assert [day.before for day in reply.picture.days] == [True] * 6 + [False]
    assert reply.picture.curve_from == ""
    assert days_reply(library, first, 2000).text.plain.count("•") == 1
    met = week_chart(library, first, 250)
    assert met.water.told == "goal met today"


def test_a_third_day_counts_three(library: Library) -> None:
    third = replace(told((0,) * 4 + (2100, 800, 500), MARKS[0], (55, 50, 50)), begun=3)
    reply = week_reply(library, third, 2000)
    assert isinstance(reply.picture, WeekChart)
    assert "27 Nov to 29 Nov" in reply.text.plain
    assert "goal met on 1 of 3 days" in reply.text.plain
    assert [day.before for day in reply.picture.days] == [True] * 4 + [False] * 3
    assert reply.picture.curve_from == "27 Nov"
    text = days_reply(library, third, 2000).text.plain
    assert "on 1 of 3 days" in text
    assert "Thu" not in text
    assert "Fri" in text


@pytest.mark.parametrize(("days", "named"), [(2, "28 Nov"), (27, "3 Nov"), (28, "4 weeks ago")])
def test_the_curve_is_named_by_its_first_day(library: Library, days: int, named: str) -> None:
    assert week_chart(library, told(WATERS[2], MARKS[2], (50,) * days), None).curve_from == named


def test_a_new_person_is_told_how_to_begin(library: Library) -> None:
    phrases = library.phrasebook.of(ProgressPhrases)
    reply = week_reply(library, told(WATERS[0]), None)
    assert reply.text == phrases.none == days_reply(library, told(WATERS[0]), None).text
    assert phrases.by_day not in [button.label for button in reply.buttons]
    assert isinstance(reply.picture, WeekChart)
    assert reply.picture.means == phrases.not_begun


def test_ounces_are_told_in_ounces_alone_on_the_card(library: Library) -> None:
    card = week_chart(library.for_person(Profile(unit=Unit.OUNCES)), told(WATERS[2]), 2000)
    assert [day.amount for day in card.days] == ["51 oz", "83 oz", "30 oz", "0 oz", "68 oz", "61 oz", "42 oz"]
    assert card.goal == "goal 68 oz"


def test_only_marks_that_occur_are_explained(library: Library) -> None:
    assert [mark for mark, _ in week_chart(library, told(WATERS[0], MARKS[1]), None).marks] == [DONE]
    assert [mark for mark, _ in week_chart(library, told(WATERS[0], MARKS[2]), None).marks] == [DONE, MISSED, REST]


def test_each_day_is_told_in_words(library: Library) -> None:
    text = days_reply(library, told(WATERS[2], MARKS[2], CURVES[3]), 2000).text.plain
    assert "• Mon: 1.5 l; stretching: done" in text
    assert "• Tue: 2.45 l, goal met; stretching: not done" in text
    assert "• Wed: 900 ml; stretching: rest day" in text
    assert "• Thu: nothing logged\n" in text
    assert "100 of 100" in text
