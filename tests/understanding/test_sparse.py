"""Texts that are kept in one array."""

from __future__ import annotations

import pytest

from bot.understanding.sparse import Lines

TEXTS = ("why does my leg shake", "", "it\u2019s my h\u00fcfte \U0001f914", "last")


@pytest.mark.parametrize("place", range(len(TEXTS)))
def test_each_text_comes_back_as_it_was(place: int) -> None:
    assert Lines(TEXTS)[place] == TEXTS[place]


def test_there_are_no_more() -> None:
    with pytest.raises(IndexError):
        Lines(TEXTS)[len(TEXTS)]
