"""A reader that fails is a line in the log, and costs nobody the card."""

from __future__ import annotations

import pytest

from bot.domain.conversation import Outcome
from bot.understanding.answers import AnswerReader
from bot.understanding.drinks import DrinkReader
from tests.flows.people import House


async def test_a_reader_that_fails_is_a_line_in_the_log_and_costs_nobody_the_card(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ada = house.guest(7)
    await ada.commands("water")

    def stumbles(*_: object) -> None:
        raise ValueError("my words")

    monkeypatch.setattr(DrinkReader, "read", stumbles)
    monkeypatch.setattr(AnswerReader, "read", stumbles)
    decision = await ada.says("I cannot feel my legs and I wet myself")
    assert decision.outcome is Outcome.EMERGENCY
    assert "ValueError in stumbles" in caplog.messages[0]
    assert "my words" not in caplog.text
    assert (await ada.says("250")).reply is not None
