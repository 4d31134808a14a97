"""Somebody looks at how their week went."""

from __future__ import annotations

import pytest

from bot.domain.library import Library
from bot.views.home import HomePhrases
from bot.views.progress import ProgressPhrases
from tests.journeys.test_pictures import files
from tests.support.chat import Person
from tests.support.telegram import Telegram


@pytest.mark.parametrize("asked", ["/progress", "how was my week", "show my week"])
async def test_the_week_is_a_card_with_its_words_below(ada: Person, library: Library, asked: str) -> None:
    await ada.say("drank 500 ml")
    week = await ada.say(asked)
    assert week.picture == "photo"
    assert "500 ml in all" in week.text
    assert library.phrasebook.of(ProgressPhrases).by_day in week.buttons


async def test_it_is_drawn_again_only_when_something_on_it_changes(telegram: Telegram, ada: Person) -> None:
    await ada.say("drank 300 ml")
    await ada.say("/progress")
    await ada.say("/progress")
    await ada.say("drank 200 ml")
    await ada.say("/progress")
    first, second, third = await files(telegram)
    assert (first, third) == ("bytes", "bytes")
    assert second != "bytes"


async def test_a_new_person_sees_an_empty_week_and_how_to_begin(ada: Person, library: Library) -> None:
    week = await ada.say("/progress")
    assert (week.picture, week.text) == ("photo", library.phrasebook.of(ProgressPhrases).none.plain)


async def test_a_tap_brings_a_new_card_and_leaves_its_message_as_it_was(ada: Person, library: Library) -> None:
    await ada.say("drank 400 ml")
    home = await ada.say("/home")
    week = await ada.press(library.phrasebook.of(HomePhrases).progress)
    assert (week.picture, week.edited) == ("photo", False)
    assert week.id != home.id


async def test_day_by_day_it_is_told_in_words(ada: Person, library: Library) -> None:
    await ada.say("drank 400 ml")
    await ada.say("I stretched")
    await ada.say("/progress")
    told = await ada.press(library.phrasebook.of(ProgressPhrases).by_day)
    assert told.picture is None
    assert "400 ml; stretching: done" in told.text


@pytest.mark.parametrize("fault", ["400", "500"])
async def test_a_card_that_is_refused_leaves_its_words(telegram: Telegram, ada: Person, fault: str) -> None:
    await ada.say("drank 700 ml")
    await telegram.page.post("faults", method="sendPhoto", kind=fault, times=3)
    week = await ada.say("/progress")
    assert week.picture is None
    assert "700 ml in all" in week.text
    assert ada.heard_all()
