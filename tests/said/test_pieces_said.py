"""A sign told in pieces adds up, and what is said of other things adds nothing. The held half is only counted."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.assistant import Assistant
from tests.support.talk import Talk

FILE = Path(__file__).parent / "pieces_of_signs.yaml"
HOW_MANY = {("tune", True): 60, ("tune", False): 63, ("held", True): 60, ("held", False): 63}
FLOORS = {("tune", True): 0.98, ("tune", False): 0.9, ("held", True): 0.98, ("held", False): 0.88}


async def adds(assistant: Assistant, said: list[str]) -> bool:
    """Whether the last message adds a sign to those that stood before it, or makes them graver."""
    talk = Talk(assistant)
    for text in said[:-1]:
        before = (await talk.says(text)).decision.conversation.signs
    after = (await talk.says(said[-1])).decision.conversation.signs
    if after is None or before is None:
        return after is not None
    return after.gravity is not before.gravity or not set(after.told) <= set(before.told)


@pytest.mark.parametrize(("half", "meant"), HOW_MANY)
async def test_pieces_add_up_only_where_they_speak_of_the_body(assistant: Assistant, half: str, meant: bool) -> None:
    rows = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader)["conversations"]
    some = [row["say"] for row in rows if (row["half"], row["adds"]) == (half, meant)]
    good = sum([await adds(assistant, said) is meant for said in some])
    assert len(some) == HOW_MANY[half, meant]
    assert good / len(some) >= FLOORS[half, meant], f"{good} of {len(some)}"
