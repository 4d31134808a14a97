"""What is said of each out-of-scope subject, as a file that people edit."""

from __future__ import annotations

import pytest

from .copies import Content

REPLIES = "content/out_of_scope/training.yaml"
SAID = "intents/out_of_scope/training/yoga_pilates.yaml"


def test_a_subject_without_a_reply_is_refused(content: Content) -> None:
    replies = content.read(REPLIES)["subjects"]
    del replies["yoga_pilates"]
    content.change(REPLIES, subjects=replies, not_about_health=[])
    assert content.problems() == [f"{SAID}: subject: {REPLIES} says nothing about it"]


def test_what_is_not_about_health_is_a_subject(content: Content) -> None:
    content.change(REPLIES, not_about_health=["taping", "chess"])
    assert content.problems() == [f"{REPLIES}: not_about_health: there is no subject chess in this file"]


def test_a_reply_without_a_subject_is_refused(content: Content) -> None:
    content.remove(SAID)
    assert content.problems() == [f"{REPLIES}: yoga_pilates: intents/out_of_scope has no training/yoga_pilates"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"nearest": "toe_relief"}, "nearest: there is no topic toe_relief"),
        ({"says": " ".join(["word"] * 46)}, "says: has over 45 words"),
        ({"title": "t" * 200}, "title: longer than "),
    ],
)
def test_a_reply_that_cannot_be_shown_is_refused(content: Content, change: dict[str, str], problem: str) -> None:
    replies = content.read(REPLIES)["subjects"]
    replies["yoga_pilates"].update(change)
    content.change(REPLIES, subjects=replies)
    [found] = content.problems()
    assert found.startswith(f"{REPLIES}: subjects.yoga_pilates.{problem}")


def test_a_reaction_needs_three_lines_in_turn(content: Content) -> None:
    reactions = "content/out_of_scope/reactions.yaml"
    lines = content.read(reactions)["asides"]
    lines["laughing"] = lines["laughing"][:2]
    content.change(reactions, asides=lines)
    assert any(one.startswith(f"{reactions}: asides.laughing") for one in content.problems())


def test_a_name_that_is_none_of_the_words_is_refused(content: Content) -> None:
    content.change(SAID, names=["yin", "chess"])
    assert content.problems() == [f"{SAID}: names: chess is none of its words"]
