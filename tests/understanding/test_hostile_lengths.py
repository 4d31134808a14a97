"""A message made to be slow holds up the other chats no longer than a moment: what is done for it is bounded."""

from __future__ import annotations

import random

import pytest

from bot.assistant import Assistant
from bot.understanding.red_flags.screen import MAX_ASSESSED_IN_ALL
from bot.understanding.text.tokens import gist
from tests.support.steps import steps

LONGEST = 4096
MOST_STEPS = 200_000
"""Functions called for a message of that length, whatever it says; they take some 20 ms on a small machine."""
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


HOSTILE["everything"] = ORDINARY


@pytest.mark.parametrize("kind", HOSTILE)
def test_for_4096_characters_no_more_is_done_than_so_much(assistant: Assistant, kind: str) -> None:
    understand = assistant.understander.understand
    assert steps(lambda: understand(HOSTILE[kind], "cramp_relief", ("calf", "hurts"))) < MOST_STEPS


def test_a_text_is_read_whole_up_to_a_thousand_characters_and_by_its_ends_beyond() -> None:
    assert gist("a" * 1000) == "a" * 1000
    assert gist("a" * 600 + "b" * 600) == "a" * 500 + " " + "b" * 500


def test_a_sign_in_the_middle_of_a_long_text_has_its_card(assistant: Assistant) -> None:
    filler = "the weather was nice and we walked along the river. " * 35
    text = f"{filler}I cannot feel my legs and I wet myself. {filler}"
    assert [flag.tier.value for flag in assistant.understander.understand(text).flags][:1] == ["emergency"]


def test_what_stands_behind_more_denied_signs_than_are_judged_counts_as_meant(assistant: Assistant) -> None:
    denied = "no chest pain. no numb leg. no fever. no swollen calf. "
    few, many = (denied * times + "I have no chest pain" for times in (1, MAX_ASSESSED_IN_ALL))
    read = assistant.understander.understand
    assert {flag.assertion.value for flag in read(few).flags} == {"negated"}
    assert "affirmed" in {flag.assertion.value for flag in read(many).flags}
