from __future__ import annotations

import pytest
from rapidfuzz.distance import OSA

from bot.evaluation.slips import with_slips

TEXT = "Why does my hamstring quiver in every stretch, and how do I calm it?"


def changed(text: str, slips: int) -> list[tuple[str, str]]:
    """The words that differ, as they were and as they are now."""
    pairs = zip(text.split(), with_slips(text, slips).split(), strict=True)
    return [(before, after) for before, after in pairs if before != after]


@pytest.mark.parametrize("slips", [0, 1, 2, 3])
def test_so_many_words_have_one_slip_each(slips: int) -> None:
    words = changed(TEXT, slips)
    assert len(words) == slips
    assert all(OSA.distance(before, after) == 1 for before, after in words)


def test_the_slips_are_the_same_in_every_run() -> None:
    assert with_slips(TEXT, 2) == with_slips(TEXT, 2)
    assert with_slips(TEXT, 2) != TEXT


def test_another_draw_puts_in_other_slips() -> None:
    assert len({with_slips(TEXT, 1, draw) for draw in range(9)}) > 1
    assert with_slips(TEXT, 1, 2) == with_slips(TEXT, 1, 2)


def test_words_of_three_letters_are_left_alone() -> None:
    assert with_slips("how do I sit on it", 2) == "how do I sit on it"


def test_no_more_slips_than_words() -> None:
    assert len(changed("my leg trembles", 5)) == 1


@pytest.mark.parametrize("text", ["", "?!", "12345 12345", "шпагат"])
def test_texts_without_words_stay(text: str) -> None:
    assert with_slips(text, 2) == text


def test_every_kind_of_slip_comes() -> None:
    lengths = {len(with_slips(f"stretching {number}", 1)) - len(f"stretching {number}") for number in range(40)}
    assert lengths == {-1, 0, 1}
