"""Several questions in one message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.readers import is_question, questions_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Why does it shake? How do I stop it?", ["Why does it shake?", "How do I stop it?"]),
        ("why does it shake and how do i stop it", ["why does it shake", "how do i stop it"]),
        ("why does it shake, and also can I stop it", ["why does it shake", "also can I stop it"]),
        ("why do my hamstrings shake and cramp", ["why do my hamstrings shake and cramp"]),
        ("heat and ice", ["heat and ice"]),
        ("line one\nline two", ["line one", "line two"]),
        ("", []),
    ],
)
def test_parting(text: str, parts: list[str]) -> None:
    assert questions_of(text) == parts


@pytest.mark.parametrize(
    "part",
    [
        "why does it shake",
        "shakes a lot, why?",
        "Is this normal",
        "can i stretch it",
        "can't i stretch it",
        "isnt it bad",
        "why not stretch it",
        "dont muscles need salt",
        "arent cramps normal",
        "cant walk on it?",
    ],
)
def test_questions(part: str) -> None:
    assert is_question(part)


@pytest.mark.parametrize(
    "part",
    [
        "my leg shakes",
        "why?",
        "thank you",
        "",
        "???",
        "I stretched and it hurt.",
        "cant sleep, leg keeps cramping",
        "won't stop cramping",
        "couldn't walk on it",
    ],
)
def test_other_things_people_say(part: str) -> None:
    assert not is_question(part)


@given(st.text())
def test_nothing_but_white_space_and_joints_is_lost(text: str) -> None:
    assert all(part.strip() for part in questions_of(text))
    assert all(is_question(part) in (True, False) for part in questions_of(text))
