from __future__ import annotations

import json
from typing import Any

import pytest

from bot.domain.conversation import Outcome

from .processes import hammy

TYPED: tuple[bytes, ...] = (
    b"my hamstring is cramping right now, how do I stop it",
    b"",
    b"   ",
    "why does my leg shake 🦵🦵".encode(),
    "👍".encode(),
    "למה הרגל שלי רועדת".encode(),
    "ما سبب ارتعاش ساقي".encode(),
    b"cramp " * 833 + b"xx",
    b"leg \xff\xfe\x00 shakes",
    b"\xed\xa0\x80",
    b"hello\r",
    b'{"text": "not JSON to us"}',
    b"I have crushing chest pain right now",
    b"remind me to stretch on weekdays at 7am",
    b"remind me to drink at 13pm",
    b"last line without its end",
)


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    """What `hammy ask --json` writes for each line, by one process."""
    ended = hammy("ask", "--json", typed=b"\n".join(TYPED))
    assert ended.code == 0
    assert ended.complained == ""
    return [json.loads(line) for line in ended.said.removesuffix("\n").split("\n")]


def test_every_line_has_its_object(answers: list[dict[str, Any]]) -> None:
    assert len(answers) == len(TYPED)
    assert [one["text"] for one in answers] == [line.decode("utf-8", "replace").rstrip("\r") for line in TYPED]


def test_every_object_keeps_the_contract(answers: list[dict[str, Any]]) -> None:
    for one in answers:
        assert list(one) == [
            "text",
            "outcome",
            "intent",
            "confidence",
            "candidates",
            "red_flags",
            "schedule",
            "reply",
        ]
        assert one["outcome"] in set(Outcome)
        assert one["intent"] is None or isinstance(one["intent"], str)
        assert 0 <= one["confidence"] <= 1
        scores = [candidate["score"] for candidate in one["candidates"]]
        assert scores == sorted(scores, reverse=True)
        assert all(set(candidate) == {"intent", "score"} for candidate in one["candidates"])
        assert all(set(flag) == {"id", "tier", "assertion"} for flag in one["red_flags"])
        assert one["schedule"] is None or one["outcome"] == Outcome.ACTION
        assert set(one["reply"]) == {"text", "buttons"}
        assert one["reply"]["text"]
        assert "**" not in one["reply"]["text"]
        assert all(isinstance(label, str) and label for label in one["reply"]["buttons"])


def test_a_clear_question_is_answered(answers: list[dict[str, Any]]) -> None:
    first = answers[0]
    assert (first["outcome"], first["intent"]) == ("answer", "cramp_relief")
    assert first["confidence"] == first["candidates"][0]["score"] > 0.4
    assert first["reply"]["buttons"]


@pytest.mark.parametrize("place", [1, 2, 5, 6, 9])
def test_what_has_no_words_that_are_known_is_not_answered(answers: list[dict[str, Any]], place: int) -> None:
    assert answers[place]["outcome"] in {"miss", "clarify"}


def test_an_emergency_is_seen(answers: list[dict[str, Any]]) -> None:
    found = answers[12]
    assert found["outcome"] == "emergency"
    assert found["red_flags"][0]["tier"] == "emergency"
    assert found["reply"]["buttons"] == []


def test_a_reminder_is_told_in_the_form_of_labelled_schedules(answers: list[dict[str, Any]]) -> None:
    asked = answers[13]
    assert (asked["outcome"], asked["intent"]) == ("action", "reminder_create")
    assert asked["schedule"] == {
        "kind": "stretch",
        "days": ["mon", "tue", "wed", "thu", "fri"],
        "times": ["07:00"],
    }
    assert [one["schedule"] for place, one in enumerate(answers) if place != 13] == [None] * (len(answers) - 1)


def test_one_question_is_answered_in_words_with_its_buttons_in_brackets() -> None:
    ended = hammy("ask", "my hamstring is cramping right now, how do I stop it")
    assert ended.code == 0
    assert ended.complained == ""
    assert "Source: " in ended.said
    assert "[Check warning signs]" in ended.said


def test_nothing_to_ask_is_an_error_of_use() -> None:
    ended = hammy("ask")
    assert ended.code == 2
    assert "Traceback" not in ended.complained


def test_a_wrong_setting_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HAMMY_LOG_LEVEL", "LOUD")
    ended = hammy("ask", "hello")
    assert ended.code == 1
    assert ended.said == ""
    assert ended.complained.startswith("HAMMY_LOG_LEVEL must be one of")
    assert ended.complained.count("\n") == 1
