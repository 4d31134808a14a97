"""content/kinds.yaml: what people can be reminded of."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.library import Library
from tests.support.kinds import KINDS

from .copies import Content

FILE = "content/kinds.yaml"


def changed(content: Content, number: int, **values: object) -> list[str]:
    """The problems after one kind got other values."""
    kinds: list[dict[str, Any]] = content.read(FILE)["kinds"]
    kinds[number].update(values)
    content.change(FILE, kinds=kinds)
    return content.problems()


def test_stretching_and_drinking_are_what_they_are(library: Library) -> None:
    assert library.kinds == KINDS
    assert list(library.kinds) == list(KINDS)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"link": "remind_stretch"}, "kinds: 2 kinds have the link 'remind_stretch'"),
        ({"name": "stretch"}, "kinds: 2 kinds have the name 'stretch'"),
        ({"new": "Stretch reminder"}, "kinds: 2 kinds have the new 'stretch reminder'"),
        ({"name": "x" * 45}, "kinds.hydration.name: is longer than 44 characters"),
        ({"new": "x" * 65}, "kinds.hydration.new: is longer than 64 characters"),
        ({"link": "topic_water"}, "kinds.hydration.link: is the link of a topic or a check"),
        ({"link": "water please"}, "kinds.1.link: String should match pattern"),
        ({"habit": True}, "kinds: only one kind is the habit"),
        ({"counts": "steps"}, "kinds.1.counts: Input should be 'drinks'"),
        ({"colour": "blue"}, "kinds.1.colour: Extra inputs are not permitted"),
        ({"id": "Water!"}, "kinds.1.id: String should match pattern"),
    ],
)
def test_a_wrong_value(content: Content, values: dict[str, Any], problem: str) -> None:
    problems = changed(content, 1, **values)
    assert any(one.startswith(f"{FILE}: {problem}") for one in problems), problems


def test_an_id_belongs_to_one_kind(content: Content) -> None:
    assert f"{FILE}: kinds: 2 kinds have the id 'stretch'" in changed(content, 1, id="stretch")


@pytest.mark.parametrize("key", ["asked", "stopped"])
def test_its_list_of_cues_must_be_there(content: Content, key: str) -> None:
    problem = "intents/cues/asking.yaml: lists.boots: a reader needs this list, and it is not here"
    assert changed(content, 1, **{key: "asking.boots"}) == [problem]


def test_a_kind_without_nudges_and_nudges_without_a_kind(content: Content) -> None:
    assert changed(content, 1, id="water") == [
        "content/nudges/hydration.yaml: kind: content/kinds.yaml has no kind hydration",
        "content/nudges/water.yaml: this file is missing",
    ]


def test_the_file_must_be_there(content: Content) -> None:
    content.remove(FILE)
    assert content.problems() == [f"{FILE}: this file is missing"]
