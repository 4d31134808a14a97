from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from tests.dialogues.reading import DialoguesError, parsed, read
from tests.dialogues.steps import Step


def file(*steps: object, given: object = (), **more: object) -> dict[str, Any]:
    one = {"name": "one", "group": "some", "given": given, "steps": list(steps), **more}
    return {"words": {"missed": "no idea", "where": "which town"}, "dialogues": [one]}


def test_each_conversation_of_ours_is_read() -> None:
    assert len(read().dialogues) >= 181


def test_our_conversations_use_the_kinds_of_steps_that_there_are() -> None:
    kinds = {one.__origin__ for one in get_args(get_args(Step)[0])}
    used = {type(step) for one in read().dialogues for step in one.steps}
    assert {kind.__name__ for kind in kinds - used} <= {
        "HasRemindersOneOf",
        "NothingKept",
        "TapAbove",
        "Wait",
    }  # tests/dialogues/test_playing.py plays these


@pytest.mark.parametrize(
    ("step", "about"),
    [
        ({"says": "hi"}, "says"),
        ({"say": "hi", "tap": "yes"}, "one"),
        ({"say": True}, "string"),
        ({"expect": {"tekst": "hi"}}, "tekst"),
        ({"expect": {"text": "$nothing"}}, "nothing"),
        ({"expect": {"text": "("}}, "no pattern"),
        ({"expect": {"text": 9}}, "in quotes"),
        ({"expect": {"answered": False}}, "True"),
        ({"wait": "soon"}, "soon"),
        ({"calendar": ["Thu 20:00 maybe"]}, "maybe"),
        ({"calendar": ["20 minutes yes"]}, "20 minutes yes"),
        ({"rhythm": {"at": "20:00", "days": 0, "gap": 2}}, "greater"),
        ({"reminders": [{"kind": "walk"}]}, "stretch"),
        ({"reminders": [{"days": "mon tus"}]}, "tus"),
        ({"reminders": [{"times": "8:00"}]}, "pattern"),
        ({"reminders": [{"once": "friday 8:00"}]}, "pattern"),
        ({"water_today_ml": "much"}, "much"),
        ({"settings": {"goal": 5}}, "goal"),
    ],
)
def test_what_a_step_cannot_say_is_an_error_that_names_it(step: object, about: str) -> None:
    with pytest.raises(DialoguesError, match=about):
        parsed(file(step))


@pytest.mark.parametrize("given", [{"agree": None}, {"zones": "Berlin"}])
def test_not_everything_can_be_given(given: object) -> None:
    with pytest.raises(DialoguesError, match="dialogues: one given 0"):
        parsed(file("agree", given=[given]))


def test_names_are_there_once() -> None:
    twice = file("agree")
    with pytest.raises(DialoguesError, match="twice: one"):
        parsed({**twice, "dialogues": twice["dialogues"] * 2})


def test_a_conversation_has_a_step() -> None:
    with pytest.raises(DialoguesError, match="no step"):
        parsed(file())


def test_who_expects_an_answer_says_how_a_miss_sounds() -> None:
    with pytest.raises(DialoguesError, match="missed"):
        parsed({**file({"expect": {"answered": True}}), "words": {}})


def test_a_word_stands_for_its_pattern() -> None:
    step: Any = parsed(file({"tap": "^a$|$where"})).dialogues[0].steps[0]
    assert step.tap.search("Which town is it?")
    assert step.tap.search("b\na")
    assert not step.tap.search("ab")


def test_a_file_that_is_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("words: [", encoding="utf-8")
    for name in ("broken.yaml", "missing.yaml"):
        with pytest.raises(DialoguesError, match=name):
            read(tmp_path / name)
