"""Somebody would rather look than read."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.library import Library
from bot.views.answers import AnswerPhrases
from tests.journeys.reminded import is_nudge, nudged, reminded
from tests.support.chat import Person
from tests.support.telegram import Telegram

HOW = "how should I breathe in a stretch?"
CRAMP = "how do I stop a hamstring cramp right now?"
ANATOMY = "what and where are the hamstrings?"
EMERGENCY = "I have chest pain and I can't breathe"


def says(library: Library, topic: str) -> str:
    """How the answer to a topic begins."""
    return library.answers[topic].short.plain


async def files(telegram: Telegram, *methods: str) -> list[str]:
    """What was sent as a picture: "bytes", or the name that Telegram gave it."""
    calls: list[dict[str, Any]] = await telegram.page.calls(*(methods or ("sendPhoto", "sendAnimation")))
    sent = [call["params"].get("photo") or call["params"].get("animation") for call in calls]
    return ["bytes" if str(one).startswith("<file") else str(one) for one in sent]


async def test_how_to_and_anatomy_are_answered_below_their_pictures(ada: Person, library: Library) -> None:
    for text, topic, kind in (
        (HOW, "stretch_breathing", "photo"),
        (ANATOMY, "hamstring_anatomy", "photo"),
        (CRAMP, "cramp_relief", "animation"),
    ):
        answer = await ada.say(text)
        assert answer.text.startswith(says(library, topic))
        assert answer.picture == kind
        assert library.phrasebook.of(AnswerPhrases).show not in answer.buttons


async def test_a_picture_is_uploaded_once_and_sent_by_its_name_even_after_a_restart(
    unattended: Telegram, library: Library
) -> None:
    async with unattended.bot():
        ada = await unattended.person("Ada")
        for _ in range(2):
            assert (await ada.say(HOW)).picture == "photo"
        first, second = await files(unattended)
        assert first == "bytes"
        assert second != "bytes"
    async with unattended.bot():
        bob = await unattended.person("Bob")
        assert (await bob.say(HOW)).picture == "photo"
    assert await files(unattended) == [first, second, second]


@pytest.mark.parametrize("fault", ["400", "500", "409"])
async def test_an_answer_whose_picture_is_refused_comes_in_words(
    telegram: Telegram, ada: Person, library: Library, fault: str
) -> None:
    await telegram.page.post("faults", method="sendPhoto", kind=fault, times=3)
    answer = await ada.say(HOW)
    assert answer.text.startswith(says(library, "stretch_breathing"))
    assert answer.picture is None
    assert library.phrasebook.of(AnswerPhrases).show in answer.buttons
    assert ada.heard_all()


async def test_show_me_brings_the_picture_that_did_not_come(telegram: Telegram, ada: Person, library: Library) -> None:
    await telegram.page.post("faults", method="sendPhoto", kind="400")
    await ada.say(HOW)
    shown = await ada.press(library.phrasebook.of(AnswerPhrases).show)
    picture = library.picture_of("stretch_breathing")
    assert picture is not None
    assert (shown.picture, shown.text, shown.edited) == ("photo", picture.alt, False)


async def test_more_and_less_change_the_words_below_the_picture(ada: Person, library: Library) -> None:
    phrases = library.phrasebook.of(AnswerPhrases)
    answer = await ada.say("what does the golgi tendon organ do?")
    more = await ada.press(phrases.more)
    assert (more.edited, more.id, more.picture) == (True, answer.id, "photo")
    assert library.answers["golgi_tendon_organs"].more.plain.split("\n")[0] in more.text
    less = await ada.press(phrases.less)
    assert (less.edited, less.text) == (True, answer.text)


async def test_an_answer_that_would_grow_too_long_for_a_picture_keeps_it_behind_a_button(
    ada: Person, library: Library
) -> None:
    phrases = library.phrasebook.of(AnswerPhrases)
    answer = await ada.say("why does my leg shake when I stretch?")
    assert answer.picture is None
    assert (await ada.press(phrases.more)).id == answer.id
    assert (await ada.press(phrases.show)).picture == "photo"


async def test_a_nudge_shows_how_it_is_done(unattended: Telegram, library: Library) -> None:
    async with unattended.bot(reminds=True):
        ada = await unattended.person("Ada")
        await reminded(unattended, ada, library)
        nudge = await nudged(unattended, ada)
        assert is_nudge(library, nudge)
        shown = await ada.press(library.phrasebook.of(AnswerPhrases).show)
    picture = library.picture_of("stretch_technique")
    assert picture is not None
    assert (shown.picture is not None, shown.text) == (True, picture.alt)


async def test_an_emergency_has_no_picture_and_holds_those_that_invite_to_stretch(
    ada: Person, library: Library
) -> None:
    answer = await ada.say(HOW)
    card = await ada.say(EMERGENCY)
    assert (card.picture, card.buttons) == (None, ())
    held = await ada.press(answer.buttons[0], under=answer)
    assert held.picture is None
