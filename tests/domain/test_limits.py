from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.limits import first_units, utf16_units


@pytest.mark.parametrize(
    ("text", "units"),
    [("", 0), ("leg", 3), ("é", 1), ("e\u0301", 2), ("🦵", 2), ("👍🏽", 4), ("שלום", 4), ("\ud800", 1)],
)
def test_characters_count_as_telegram_counts_them(text: str, units: int) -> None:
    assert utf16_units(text) == units


@given(st.text())
def test_only_characters_beyond_the_first_plane_count_twice(text: str) -> None:
    assert utf16_units(text) == len(text) + sum(ord(character) > 0xFFFF for character in text)


@pytest.mark.parametrize(
    ("text", "units", "begins"),
    [("leg", 3, "leg"), ("legs", 3, "leg"), ("leg🦵", 5, "leg🦵"), ("leg🦵", 4, "leg"), ("leg", 0, "")],
)
def test_a_text_is_cut_between_characters(text: str, units: int, begins: str) -> None:
    assert first_units(text, units) == begins
