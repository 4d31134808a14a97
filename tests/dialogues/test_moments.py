from __future__ import annotations

import pytest
from whenever import Instant

from tests.dialogues.moments import BEGINS, HOME, expected, shown, when


@pytest.mark.parametrize(
    ("said", "utc"),
    [
        ("20 minutes", (2, 9, 20, 0)),
        ("1 hour", (2, 10, 0, 0)),
        ("2 days", (4, 9, 0, 0)),
        ("20:00", (2, 19, 0, 30)),
        ("10:00", (3, 9, 0, 30)),
        ("9:59", (3, 8, 59, 30)),
        ("Wed 20:00", (2, 19, 0, 30)),
        ("wed 09:00", (9, 8, 0, 30)),
        ("Tue 11:00", (8, 10, 0, 30)),
    ],
)
def test_a_moment_is_the_next_one_on_the_clock_of_the_person(said: str, utc: tuple[int, int, int, int]) -> None:
    day, hour, minute, second = utc
    assert when(said).after(BEGINS, HOME) == Instant.from_utc(2026, 12, day, hour, minute, second)


def test_a_conversation_begins_at_ten_on_a_wednesday() -> None:
    assert shown(BEGINS, HOME) == "Wed 10:00"


def test_a_calendar_says_what_is_expected() -> None:
    assert expected("Thu 20:00 yes") == (when("Thu 20:00"), True)
    assert expected("20:00 no") == (when("20:00"), False)


@pytest.mark.parametrize("said", ["", "soon", "20", "Thursday 20:00", "20 fortnights"])
def test_anything_else_is_no_moment(said: str) -> None:
    with pytest.raises(ValueError, match="neither"):
        when(said)
