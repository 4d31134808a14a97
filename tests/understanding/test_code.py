"""Pasted code is told from what people write, also where they write with signs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.understanding.text.code import is_code

SAID = Path(__file__).parents[1] / "said"

TRACEBACK = """Traceback (most recent call last):
  File "/app/main.py", line 12, in <module>
    client.call(leg, stretch=True)
ValueError: no such call"""


@pytest.mark.parametrize(
    "text",
    [
        TRACEBACK,
        "Exception in thread main\n\tat com.example.Leg.stretch(Leg.java:14)\n\tat com.example.App.main(App.java:3)",
        "for (let i = 0; i < 3; i++) { stretch(i); }",
        "def shake(leg): return leg.shake()",
        '{"leg": "left", "shakes": true}',
        "leg = find(left)\nif leg.shakes():\n    stretch(leg)",
        "<p>leg</p>\n<p>cramp</p>",
    ],
)
def test_code_is_known(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "which stretch(es): this one or that one?",
        "stretch at 8 (weekdays); drink at 10",
        "my leg shakes -> what now",
        "water = 500 ml",
        "Mon: stretch;\nTue: drink;\nWed: rest;",
        "- my leg shakes\n- it cramps at night (left)\n- what helps?",
        "Error: my leg does not work lol",
        "cramp :( and shaking ;)",
        "",
    ],
)
def test_what_people_write_is_none(text: str) -> None:
    assert not is_code(text)


def test_no_labelled_question_is_taken_for_code() -> None:
    lines = [
        json.loads(line)
        for file in sorted(SAID.glob("*questions.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    asked = [one["text"] for one in lines if "label" in one and one["label"] != "none"]
    assert len(asked) > 800
    assert [text for text in asked if is_code(text)] == []
