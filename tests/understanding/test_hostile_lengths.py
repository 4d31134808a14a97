"""A message made to be slow holds up the other chats no longer than a moment."""

from __future__ import annotations

import random
import time

import pytest

from bot.assistant import Assistant

LONGEST = 4096
MOST = 2.5
"""Times what an ordinary text of that length costs in the same run."""
_WORDS = (
    "pain",
    "my",
    "leg",
    "numb",
    "calf",
    "not",
    "no",
    "but",
    "chest",
    "cannot",
    "feel",
    "swollen",
    "since",
    "if",
    "8",
)
_CHANCE = random.Random(3)


def _filled(words: str) -> str:
    return (words * (LONGEST // len(words) + 1))[:LONGEST]


HOSTILE = {
    "numbers": _filled("8 "),
    "and": _filled("8 and "),
    "one word": _filled("cramp "),
    "one long word": _filled("hamstring"),
    "two letters": _filled("rt rt"),
    "digits": _filled("1234567890"),
    "slips": _filled("hamstrnig "),
    "nonsense": " ".join("".join(_CHANCE.choices("abcdefghijklmnop", k=7)) for _ in range(512)),
    "brackets": "([" * (LONGEST // 2),
    "blanks": f"remind me at{' ' * 4000}8",
    "signs": _filled("numb leg, "),
    "guards": _filled("my friend has chest pain and "),
    "supposed": _filled("if i had numb legs "),
}
ORDINARY = " ".join(_CHANCE.choices(_WORDS, k=900))[:LONGEST]


@pytest.mark.parametrize("kind", HOSTILE)
def test_4096_characters_take_no_longer_than_an_ordinary_text_of_that_length(assistant: Assistant, kind: str) -> None:
    def took(text: str) -> float:
        began = time.process_time()
        assistant.understander.understand(text, "cramp_relief", ("calf", "hurts"))
        return time.process_time() - began

    assert min(took(HOSTILE[kind]) for _ in range(4)) < MOST * min(took(ORDINARY) for _ in range(4))
