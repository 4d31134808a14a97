"""Updates of every type of the Bot API with anything in them: no handler fails, and the next message is answered."""

from __future__ import annotations

import logging
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.library import Library
from bot.views.about import AboutPhrases
from tests.support.chat import Person
from tests.support.examples import examples
from tests.support.hostile_updates import HostileUpdates, Known
from tests.support.telegram import Telegram

UPDATES = HostileUpdates()


def test_every_kind_of_update_is_made_up_and_the_same_chance_makes_the_same_one() -> None:
    assert {"message", "callback_query", "inline_query", "chat_member", "poll_answer"} <= set(UPDATES.kinds)
    for kind in UPDATES.kinds:
        made = [UPDATES.update(kind, Random(5)) for _ in range(2)]
        assert made[0] == made[1]


@given(seed=st.integers(0, 2**32))
@settings(max_examples=examples(6), suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_comes_in_no_handler_fails_and_everybody_is_answered_afterwards(
    telegram: Telegram, ada: Person, library: Library, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    chance, known = Random(seed), Known((ada.id,))
    with caplog.at_level(logging.INFO, logger="bot"):
        for kind in 2 * UPDATES.kinds:
            await telegram.page.post("updates", kind=kind, content=UPDATES.update(kind, chance, known), unasked=True)
        bob = await telegram.person("Bob")
        assert (await bob.say("/help")).text == library.phrasebook.of(AboutPhrases).help.plain
    assert [line for line in caplog.messages if "failed" in line] == []
