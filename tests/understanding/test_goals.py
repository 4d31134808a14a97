"""A goal by its value, by how much more, and by what would fit instead."""

from __future__ import annotations

import pytest

from bot.domain.amounts import Amount
from bot.domain.settings_wishes import Setting, SettingWish
from tests.support.readers import readers


def goal(ml: int, by: int = 0) -> SettingWish:
    """A goal in millilitres, or so much more or less of one."""
    return SettingWish(Setting.GOAL, amount=Amount(ml=ml), by=by)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("3 litres is too hard, let's say 2 and a half", goal(2500)),
        ("2.5 is a bit much, let's make it 2", goal(2000)),
        ("i can't manage 3 litres, 2 is plenty", goal(2000)),
        ("2 litres is too easy, i can do 2.5", goal(2500)),
        ("8 glasses is too much, make it 6", SettingWish(Setting.GOAL, amount=Amount(glasses=6))),
        ("lower my goal to 1.5", goal(1500)),
        ("raise my goal by half a litre", goal(500, by=1)),
        ("reduce my goal by 200 ml", goal(200, by=-1)),
        ("half a litre more as my goal", goal(500, by=1)),
        ("my goal is too ambitious, 2200 ml is more realistic", goal(2200)),
        ("i want 2.2 litres a day", goal(2200)),
        ("let's do 2 litres a day", goal(2000)),
        ("i wanna get to 3 litres daily", goal(3000)),
        ("hoping to reach 1.5 l every day", goal(1500)),
        ("my plan is about 2500 ml a day", goal(2500)),
    ],
)
def test_a_goal(text: str, wish: SettingWish) -> None:
    assert readers().settings.read(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "make my goal smaller",
        "lower my goal",
        "i'd like another goal",
        "the goal is a bit steep",
        "change my water goal",
    ],
)
def test_another_goal_without_a_value_is_asked_for(text: str) -> None:
    assert readers().settings.read(text) == SettingWish(Setting.GOAL)


@pytest.mark.parametrize(
    "text",
    [
        "i reached my goal",
        "2 is too much, make it 3",
        "every 2.5 hours is too much, make it 2",
        "500 ml is too much for one go",
        "is 3 litres too much?",
        "8 is too early, make it 9",
        "i want a glass a day at 8",
        "let's do 10 minutes a day",
        "i drink 2 litres a day",
        "i'm supposed to drink 2 litres a day",
        "do i want 2 litres a day?",
    ],
)
def test_what_names_no_goal(text: str) -> None:
    assert readers().settings.read(text) is None
