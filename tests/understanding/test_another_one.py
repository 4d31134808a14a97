"""A reminder that is turned down, and the one that is meant in its place."""

from __future__ import annotations

import pytest
from whenever import Time

from bot.domain.editing import Which
from bot.domain.kinds import KindId
from bot.understanding.another_one import AnotherOneReader
from bot.understanding.text.phrasing import Phrasing
from tests.support.readers import cues, readers


@pytest.fixture(scope="module")
def reader() -> AnotherOneReader:
    return AnotherOneReader(Phrasing(cues()), readers().edits)


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("no, the water one", Which(kind=KindId("hydration"))),
        ("nope, water", Which(kind=KindId("hydration"))),
        ("sorry, i meant the 11am one", Which(times=(Time(11),))),
        ("the other one please", Which()),
        ("not that one, the other reminder", Which()),
    ],
)
def test_another_one_is_meant(reader: AnotherOneReader, text: str, which: Which) -> None:
    assert reader.read(text) == which


@pytest.mark.parametrize(
    "text",
    ["no, 11am", "actually not on sundays", "the water one", "no", "wrong one", "no, all of them", "another one"],
)
def test_the_one_that_is_shown_stays(reader: AnotherOneReader, text: str) -> None:
    assert reader.read(text) is None
