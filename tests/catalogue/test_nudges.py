"""What a reminder says when it comes, and what it must not say."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.kinds import KindId
from bot.domain.library import Library
from tests.support.kinds import DRINKING, IDS, STRETCHING

from .copies import Content

STRETCH = "content/nudges/stretch.yaml"
WATER = "content/nudges/hydration.yaml"
WORDS = "content/nudges/words.yaml"


def changed(content: Content, file: str, number: int, **values: object) -> list[str]:
    """The problems after one nudge got other values."""
    nudges: list[dict[str, Any]] = content.read(file)["nudges"]
    nudges[number].update(values)
    content.change(file, nudges=nudges)
    return content.problems()


@pytest.mark.parametrize("kind", IDS)
def test_there_are_enough_to_take_turns(library: Library, kind: KindId) -> None:
    nudges = library.nudges[kind]
    assert len(nudges) >= 14
    assert {nudge.kind for nudge in nudges} == {kind}
    assert len({nudge.text.paragraphs[0].plain for nudge in nudges}) == len(nudges)


def test_a_stretch_nudge_says_one_more_thing_and_names_its_facts(library: Library) -> None:
    for nudge in library.nudges[STRETCHING]:
        assert len(nudge.text.paragraphs) == 2
        assert nudge.facts
        assert not nudge.limits


def test_one_water_nudge_in_three_has_the_line_on_limits(library: Library) -> None:
    flags = [nudge.limits for nudge in library.nudges[DRINKING]]
    again = flags + flags
    assert all(any(again[at : at + 3]) for at in range(len(flags)))


@pytest.mark.parametrize(
    ("says", "problem"),
    [
        ("Time to stretch those hamstrings.", "'hamstrings' may stand in no nudge"),
        ("Stretch time.\n\nSo that your LEGS stay calm.", "'legs' may stand in no nudge"),
        ("Stretch time.\n\nA charley horse hates this.", "'charley horse' may stand in no nudge"),
        ("Good for your muscles.", "'muscles' stands in the first line, which a locked phone shows"),
        ("Does it still hurt?", "'hurt' stands in the first line, which a locked phone shows"),
        (f"Stretch{' and stretch' * 5}.", "the first line is longer than 60 characters"),
        ("Time to stretch, {name}.", "nothing fills the slot name"),
    ],
)
def test_what_no_lock_screen_shows(content: Content, says: str, problem: str) -> None:
    assert f"{STRETCH}: nudges.stretch_ease_in: {problem}" in changed(content, STRETCH, 1, says=says)


@pytest.mark.parametrize(
    ("says", "problem"),
    [
        ("Water time.\n\nAnother 250 would do.", "names a number, and a nudge to drink names no amount"),
        ("A glass of water?", "'glass' may stand in no nudge to drink"),
        ("Water time.\n\nStay hydrated.", "'hydrated' may stand in no nudge to drink"),
    ],
)
def test_water_nudges_name_no_amount_and_promise_nothing(content: Content, says: str, problem: str) -> None:
    assert f"{WATER}: nudges.water_something: {problem}" in changed(content, WATER, 1, says=says)


def test_a_stretch_nudge_may_speak_of_pain_below_the_first_line(content: Content) -> None:
    assert changed(content, STRETCH, 1, says="Stretch time.\n\nPain means stop.") == []


def test_facts_are_needed_and_known(content: Content) -> None:
    [problem] = changed(content, STRETCH, 0, facts=[])
    assert problem == f"{STRETCH}: nudges.stretch_warm_up_first: a stretch nudge restates at least one fact"
    [problem] = changed(content, STRETCH, 0, facts=["S99"])
    assert problem == f"{STRETCH}: nudges.stretch_warm_up_first.facts: there is no fact S99"


def test_an_id_belongs_to_one_nudge(content: Content) -> None:
    [problem] = changed(content, STRETCH, 0, id="water_time")
    assert problem == f"{WATER}: nudges.water_time: {STRETCH} has a nudge with this id too"


def test_three_in_a_row_without_limits(content: Content) -> None:
    problems = changed(content, WATER, 0, limits=False)
    assert [problem.split(": ")[1] for problem in problems] == ["nudges.water_time"]


def test_the_turn_goes_on_from_the_last_to_the_first(content: Content) -> None:
    problems = changed(content, WATER, 15, limits=False) + changed(content, WATER, 0, limits=False)
    assert any("nudges.water_settings: more than 2 in a row" in problem for problem in problems)


@pytest.mark.parametrize(
    ("file", "values", "problem"),
    [
        (STRETCH, {"kind": "hydration"}, f"{STRETCH}: kind: must be the file's name, stretch"),
        (STRETCH, {"kind": "yoga"}, f"{STRETCH}: kind: must be the file's name, stretch"),
        (STRETCH, {"nudges": []}, f"{STRETCH}: nudges: Tuple should have at least 14 items"),
        (WORDS, {"anywhere": []}, f"{WORDS}: anywhere: Tuple should have at least 1 item"),
    ],
)
def test_a_wrong_value(content: Content, file: str, values: dict[str, Any], problem: str) -> None:
    content.change(file, **values)
    assert any(problem in one for one in content.problems()), content.problems()


def test_every_problem_is_reported_at_once(content: Content) -> None:
    says = "Cramp again? Then stretch your legs for 10 minutes, and stretch them well."
    problems = changed(content, STRETCH, 0, says=says, facts=["S99"])
    assert len(problems) == 4
