"""What was made of the last arguments is made once, and is bounded."""

from __future__ import annotations

import pickle

from bot.understanding.text.recent import Recently

asked: list[str] = []


def shouted(text: str) -> str:
    asked.append(text)
    return text.upper()


def asked_for(recently: Recently[str, str], *texts: str) -> list[str]:
    """What reaches the function when these texts are asked for, one after the other."""
    asked.clear()
    assert [recently[text] for text in texts] == [text.upper() for text in texts]
    return list(asked)


def test_what_was_just_asked_is_not_made_again() -> None:
    assert asked_for(Recently(shouted, 2), "calf", "calf", "thigh", "calf") == ["calf", "thigh"]


def test_no_more_than_so_many_are_remembered() -> None:
    recently = Recently(shouted, 2)
    assert asked_for(recently, "calf", "thigh", "knee", "calf") == ["calf", "thigh", "knee", "calf"]
    assert asked_for(recently, "knee", "calf") == []


def test_a_copy_has_forgotten_what_people_wrote() -> None:
    recently = Recently(shouted, 2)
    assert recently["my secret"]
    pickled = pickle.dumps(recently)
    assert b"secret" not in pickled
    assert asked_for(pickle.loads(pickled), "my secret") == ["my secret"]
    assert asked_for(recently, "my secret") == []
