"""Random walks over buttons and typed words: no check ends in "none" after a sign, nor in what nobody answered."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from bot.assistant import Assistant
from tests.support.examples import examples
from tests.support.walks import Walker

BY_DAY = 100
"""So many walks are gone by day, and thousands nightly."""


async def test_no_walk_ends_in_none_after_a_sign(assistant: Assistant) -> None:
    assert await wrong_walks(assistant, range(BY_DAY)) == []


@pytest.mark.nightly
async def test_none_of_many_walks_ends_in_none_after_a_sign(assistant: Assistant) -> None:
    assert await wrong_walks(assistant, range(BY_DAY, examples(1000))) == []


async def wrong_walks(assistant: Assistant, seeds: Iterable[int]) -> list[str]:
    """What went wrong in walks that begin with these seeds."""
    found = [await Walker(assistant, random.Random(seed)).walk(16) for seed in seeds]
    return [one for one in found if one is not None]
