"""Thumbs under an answer: one tap counts, and they go; nothing else on the message changes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.feedback import Thumbs
from bot.storage.sqlite.store import Store
from tests.support.chat import Person
from tests.support.telegram import Telegram

UP, DOWN = THUMBS = ("👍 Helped", "👎 Did not help")


@pytest.fixture
async def store(unattended: Telegram) -> AsyncIterator[Store]:
    """What is kept by a bot that asks for thumbs."""
    async with unattended.bot(learns=True) as kept:
        yield kept


@pytest.fixture
async def ada(store: Store, unattended: Telegram) -> Person:
    assert store.path is not None
    return await unattended.person("Ada")


async def counted(store: Store) -> list[tuple[str, int, int]]:
    """Thumbs by answer."""
    kept: tuple[Thumbs, ...] = (await store.feedback.all()).thumbs
    return [(one.intent, one.up, one.down) for one in kept]


async def test_one_tap_counts_and_only_the_thumbs_go(ada: Person, store: Store, unattended: Telegram) -> None:
    answer = await ada.say("how do I stretch my hamstrings")
    assert answer.rows[-1] == THUMBS
    changed = await ada.press(UP)
    assert (changed.id, changed.text, changed.picture) == (answer.id, answer.text, answer.picture)
    assert changed.edited
    assert changed.rows == answer.rows[:-1]
    assert await counted(store) == [("stretch_technique", 1, 0)]
    (said,) = await unattended.page.calls("answerCallbackQuery")
    assert said["params"]["text"] == "Thank you. I only count this."
    assert ada.heard_all()


async def test_two_taps_in_a_row_are_one(ada: Person, store: Store, unattended: Telegram) -> None:
    answer = await ada.say("how do I stretch my hamstrings")
    await ada.tap(DOWN, answer)
    await ada.tap(DOWN, answer)
    await ada.hear()
    await unattended.page.called("answerCallbackQuery", times=2)
    assert await counted(store) == [("stretch_technique", 0, 1)]


async def test_an_answer_unfolds_with_its_thumbs_until_one_was_tapped(ada: Person, store: Store) -> None:
    await ada.say("why does my leg shake when I stretch?")
    unfolded = await ada.press("More")
    assert unfolded.rows[-1] == THUMBS
    rated = await ada.press(UP)
    assert not set(THUMBS) & set(rated.buttons)
    folded = await ada.press("Less")
    assert not set(THUMBS) & set(folded.buttons)
    assert await counted(store) == [("shaking_causes", 1, 0)]


async def test_a_message_that_cannot_be_edited_costs_nobody_the_thanks(
    ada: Person, store: Store, unattended: Telegram
) -> None:
    await ada.say("why does my leg shake when I stretch?")
    await unattended.page.fault("editMessageReplyMarkup", "400", times=1)
    await ada.tap(UP)
    await unattended.page.called("answerCallbackQuery", times=1)
    assert (await ada.say("thanks")).text
    assert await counted(store) == [("shaking_causes", 1, 0)]


async def test_in_a_group_nobody_is_asked(ada: Person, unattended: Telegram) -> None:
    (in_group,) = await unattended.page.group(ada)
    answer = await in_group.say("@hammy_playground_bot why does my leg shake when I stretch?")
    assert not set(THUMBS) & set(answer.buttons)
