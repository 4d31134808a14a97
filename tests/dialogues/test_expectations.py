from __future__ import annotations

import re
from typing import Any

import pytest

from tests.dialogues.expectations import complaints
from tests.dialogues.screen import Answer, Button, Shown
from tests.dialogues.shapes import Expectation

MISSED = re.compile("no idea")
ANSWER = Answer(
    (
        Shown(1, "Saved at 20:00.\nNo idea", "Saved at 20:00.", (Button("All reminders", "a"), Button("Undo", "b"))),
        Shown(2, "Bye", "Bye", (), picture=True),
    ),
    came=True,
    edited=True,
)


def complained(answer: Answer = ANSWER, **expected: Any) -> list[str]:
    return complaints(Expectation.model_validate(expected), answer, MISSED)


@pytest.mark.parametrize(
    "expected",
    [
        {"text": ["saved", "^no idea$"]},
        {"reply": ["bye", "^undo$"]},
        {"any": ["nothing", "undo"]},
        {"buttons": ["reminders", "undo"]},
        {"not": ["undo", "delete"]},
        {"no_buttons": "saved"},
        {"never": "delete"},
        {"answered": True},
        {"words": 4},
        {"max_buttons": 2},
        {"picture": True},
        {"edited": True},
    ],
)
def test_what_is_so_holds(expected: dict[str, Any]) -> None:
    assert complained(**expected) == []


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        ({"text": ["saved", "undo"]}, ANSWER),
        ({"reply": ["bye", "nothing"]}, ANSWER),
        ({"any": ["nothing", "delete"]}, ANSWER),
        ({"buttons": ["undo", "saved"]}, ANSWER),
        ({"not": ["delete", "saved"]}, ANSWER),
        ({"no_buttons": ["delete", "undo"]}, ANSWER),
        ({"never": "undo"}, ANSWER),
        ({"never": "saved"}, ANSWER),
        ({"answered": True}, Answer((Shown(1, "I have no idea"),), came=True)),
        ({"words": 3}, ANSWER),
        ({"max_buttons": 1}, ANSWER),
        ({"picture": True}, Answer((Shown(1, "Bye"),), came=True)),
        ({"edited": True}, Answer((Shown(1, "Bye"),), came=True)),
    ],
)
def test_what_is_not_so_is_one_complaint(expected: dict[str, Any], answer: Answer) -> None:
    assert len(complained(answer, **expected)) == 1


def test_no_answer_is_a_complaint_unless_silence_is_fine() -> None:
    assert complained(Answer(), **{"not": "delete"}) == ["there was no answer"]
    assert complained(Answer(), silence=True, text="saved") == []


def test_whoever_may_be_silent_is_judged_by_what_they_say() -> None:
    assert len(complained(silence=True, words=1)) == 1
