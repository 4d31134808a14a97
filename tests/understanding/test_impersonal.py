"""What may be kept of a sentence names nobody."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.understanding.impersonal import GONE, NUMBER


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("why does my calf twitch when Sarah Miller rubs it?", "why does my calf twitch when … rubs it?"),
        ("my name is john smith and i want to stretch", "my name is … and i want to stretch"),
        ("call me on +44 7700 900123 about my leg please", "call me on # about my leg please"),
        ("my mail is ada.l@example.org what do you think of it", "my … is … what do you think of it"),
        ("@ada_l how is that with stretching", "… how is that with stretching"),
        ("see https://example.org/ada is that true for my legs", "see … is that true for my legs"),
        ("is 45 min ok after the three hour run on 12/05/1980", "is # min ok after the # hour run on #"),
        ("my insurance number is AB123456C what now", "my insurance number is # what now"),
        ("WHY DOES MY LEG DO THIS AFTER FOOTBALL", "why does my leg do this after football"),
        ("I’m Zoë and I can't touch my toes", "i'm … and i can't touch my toes"),
    ],
)
def test_names_numbers_and_addresses_go(assistant: Assistant, text: str, left: str) -> None:
    assert assistant.understander.impersonal(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bloop blarp",
        "Okonkwo Adebayo Chukwuemeka",
        "+44 7700 900123",
        "ada.l@example.org is my mail",
        "und was ist mit meinem bein bitte",
        "my leg " * 13,
    ],
)
def test_of_some_nothing_is_left(assistant: Assistant, text: str) -> None:
    assert assistant.understander.impersonal(text) is None


NAMES = [
    "sarah", "Sarah", "Priya", "priya", "Ahmed", "ahmed", "john", "Smith", "o'brien", "Lisbon", "london", "berlin",
    "nguyen", "Zoë", "maria", "MARIA", "Dr Patel", "müller",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "sentence", ["{} told me to ask what that is", "what did {} say about my leg", "ask my doctor {}"]
)
def test_a_name_is_never_kept(assistant: Assistant, name: str, sentence: str) -> None:
    left = assistant.understander.impersonal(sentence.format(name)) or ""
    assert not set(name.lower().split()[-1:]) & set(left.replace("?", "").split())


@pytest.mark.parametrize("name", ["Mark", "Will", "Hope", "Max", "Green", "Young"])
def test_a_name_that_is_a_word_goes_where_it_is_written_as_a_name(assistant: Assistant, name: str) -> None:
    assert assistant.understander.impersonal(f"what did {name} say about my leg") == "what did … say about my leg"


def test_what_is_left_says_nothing_else_when_it_is_read_again(assistant: Assistant) -> None:
    once = assistant.understander.impersonal("why does my calf twitch when Sarah rubs it 3 times?")
    assert once is not None
    assert {GONE, NUMBER} <= set(once.replace("?", "").split())
    assert assistant.understander.impersonal(once) == once
