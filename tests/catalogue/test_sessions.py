"""Guided sessions: each word and each time has its source, and whatever they name is there."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.library import Library

from .copies import Content

CRAMP, STRETCH = "content/sessions/cramp.yaml", "content/sessions/stretch.yaml"


def changed_step(content: Content, file: str, number: int, **changes: Any) -> None:
    """Change one step of a session, counted from 0."""
    steps = content.read(file)["steps"]
    steps[number] |= changes
    content.change(file, steps=steps)


def test_the_times_are_those_of_the_documents(library: Library) -> None:
    timed = {
        (one.id, step.least, step.most)
        for one in library.sessions.values()
        for step in one.steps
        if step.most is not None
    }
    assert timed == {("cramp", 20, 30), ("stretch", 300, 600)}
    assert "20 to 30 seconds" in library.facts["C13"].says
    assert "5-10 minutes" in library.facts["S30"].says


def test_each_session_is_offered_under_answers_that_invite_to_it(library: Library) -> None:
    for session in library.sessions.values():
        assert session.facts
        for topic in session.topics:
            assert library.answers[topic].loads
            assert library.session_of(topic) is session


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("session", "cramps", "session: must be the file's name, cramp"),
        ("intent", "guide_nobody", "intent: there is no topic guide_nobody"),
        ("intent", "sources", "intent: sources must say loads: true, so that it waits while a warning sign stands"),
        ("topics", ["no_such_topic"], "topics: there is no topic no_such_topic"),
        ("check", "ankle", "check: there is no check ankle"),
        ("choices", [15], "choices: are there if, and only if, a step is as long as the person chooses"),
        ("steps", [], "steps: Tuple should have at least 2 items after validation, not 0"),
        ("hurts", [{"says": "Stop."}], "hurts.0: says something without a fact id, a net source or a project reason"),
        ("closing", [{"says": "Well done.", "facts": ["C99"]}], "closing.0.facts: there is no fact C99"),
    ],
)
def test_a_session_that_names_what_is_not_there(content: Content, key: str, value: Any, problem: str) -> None:
    content.change(CRAMP, **{key: value})
    assert f"{CRAMP}: {problem}" in content.problems()


@pytest.mark.parametrize(
    ("step", "changes", "problem"),
    [
        (0, {"picture": "handstand"}, "steps.0.picture: there is no illustration handstand"),
        (0, {"picture": None}, "steps.0.picture: the first step has a picture"),
        (2, {"lasts": [30, 20]}, "steps.2.lasts: begins after its end"),
        (
            2,
            {"words": [{"says": "Hold.", "project": "ours"}]},
            "steps.2.lasts: a time comes from a fact, and this step names none",
        ),
        (4, {"lasts": [5, 10]}, "steps: the last step ends when the person says so, or nobody knows that it was done"),
        (1, {"lasts": "chosen"}, "choices: are there if, and only if, a step is as long as the person chooses"),
        (1, {"words": [{"says": "x" * 601, "facts": ["C10"]}]}, "steps.1.words: are longer than 600 characters"),
    ],
)
def test_a_step_that_cannot_be(content: Content, step: int, changes: dict[str, Any], problem: str) -> None:
    changed_step(content, CRAMP, step, **changes)
    assert f"{CRAMP}: {problem}" in content.problems()


def test_a_session_for_a_complaint_says_first_when_not_to_do_it(content: Content) -> None:
    opening = content.read(CRAMP)["opening"]
    content.change(CRAMP, opening=opening[1:])
    topic = "cramp_relief is about a complaint: say first when not to do it, with its source"
    assert f"{CRAMP}: opening.0: {topic}" in content.problems()


def test_two_sessions_under_one_answer(content: Content) -> None:
    content.change(STRETCH, topics=["cramp_relief", "guide_stretch"])
    assert f"{STRETCH}: topics: cramp is offered under cramp_relief too" in content.problems()
