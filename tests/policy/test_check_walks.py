"""Random walks over buttons and typed words: no check ends in "none" after a sign, nor in what nobody answered."""

from __future__ import annotations

import random

import pytest

from bot.assistant import Assistant
from tests.support.examples import examples
from tests.support.walks import Walker

pytestmark = pytest.mark.long


async def test_no_walk_ends_in_none_after_a_sign(assistant: Assistant) -> None:
    wrong = []
    for seed in range(examples(1000)):
        found = await Walker(assistant, random.Random(seed)).walk(16)
        if found is not None:
            wrong.append(found)
    assert wrong == []
