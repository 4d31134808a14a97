"""Telegram has a bad day, and people get their answers all the same."""

from __future__ import annotations

import pytest

from bot.domain.library import Library
from bot.views.about import AboutPhrases
from bot.views.answers import AnswerPhrases
from bot.views.misses import MissPhrases
from tests.support.chat import Person
from tests.support.telegram import Telegram

pytestmark = pytest.mark.filterwarnings(
    "ignore::telegram.warnings.PTBDeprecationWarning"
)  # retry_after, inside the library


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "429", "retry_after": 1},
        {"kind": "500"},
        {"kind": "500", "times": 2},
        {"kind": "400"},
        pytest.param({"kind": "slow", "retry_after": 6}, id="an answer that takes six seconds"),
    ],
)
async def test_an_answer_arrives_once_the_trouble_is_over(
    telegram: Telegram, ada: Person, library: Library, fault: dict[str, object]
) -> None:
    await telegram.page.post("faults", method="sendMessage", **fault)
    assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
    assert (await ada.say("/topics")).text == library.phrasebook.of(AnswerPhrases).topics.plain
    assert ada.heard_all()


async def test_an_answer_that_may_have_gone_out_is_sent_again(
    telegram: Telegram, ada: Person, library: Library
) -> None:
    """The line breaks before Telegram says whether it took the message: twice is better than never."""
    await telegram.page.fault("sendMessage", "cut")
    assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
    assert (await ada.hear()).text == library.phrasebook.of(AboutPhrases).help.plain
    assert (await ada.say("/topics")).text == library.phrasebook.of(AnswerPhrases).topics.plain


async def test_an_answer_that_cannot_be_sent_at_all_is_owned_up_to(
    telegram: Telegram, ada: Person, library: Library
) -> None:
    await telegram.page.fault("sendMessage", "409")
    assert (await ada.say("/help")).text == library.phrasebook.of(MissPhrases).failure.plain


async def test_someone_who_blocked_the_bot_does_not_stop_the_others(
    telegram: Telegram, ada: Person, library: Library
) -> None:
    bob = await telegram.person("Bob")
    await telegram.page.fault("sendMessage", "403")
    await ada.write("/help")
    await telegram.page.called("sendMessage", times=1)
    assert (await bob.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
    assert ada.heard_all()
    assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain


async def test_a_slow_chat_does_not_hold_up_another(telegram: Telegram, ada: Person, library: Library) -> None:
    bob = await telegram.person("Bob")
    await telegram.page.fault("sendMessage", "429", retry_after=25)
    for _ in range(40):
        await ada.write("/help")
    await telegram.page.called("sendMessage", times=1)
    assert (await bob.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
    assert ada.heard_all()


@pytest.mark.parametrize("kind", ["400", "500", "403", "409", "cut"])
async def test_a_tap_is_answered_even_where_its_spinner_cannot_be_stopped(
    telegram: Telegram, ada: Person, library: Library, kind: str
) -> None:
    topics = await ada.say("/topics")
    await telegram.page.fault("answerCallbackQuery", kind)
    assert (await ada.press(library.categories[0].title)).id == topics.id


@pytest.mark.parametrize(("kind", "edited"), [("400", False), ("500", True), ("cut", True)])
async def test_a_tap_is_answered_in_place_or_else_below(
    telegram: Telegram, ada: Person, library: Library, kind: str, edited: bool
) -> None:
    await ada.say("/topics")
    await telegram.page.fault("editMessageText", kind)
    shelf = await ada.press(library.categories[0].title)
    assert shelf.edited is edited
    assert shelf.buttons[0] == library.title(library.categories[0].topics[0])
    assert "bold" in shelf.entities


@pytest.mark.parametrize("kind", ["500", "409", "cut"])
async def test_the_bot_goes_on_listening(telegram: Telegram, ada: Person, library: Library, kind: str) -> None:
    await telegram.page.fault("getUpdates", kind)
    for _ in range(2):
        assert (await ada.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
