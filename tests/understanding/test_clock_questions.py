"""What time it is, asked by itself."""

from __future__ import annotations

import pytest

from bot.domain.clock_questions import ClockQuestion
from tests.support.readers import readers


@pytest.mark.parametrize(
    "text", ["what time is it", "hey whats the time?", "how late is it now", "tell me the time first"]
)
def test_it_is_asked(text: str) -> None:
    assert readers().clock_questions.read(text) == ClockQuestion()


@pytest.mark.parametrize(
    "text", ["what time is my reminder", "what time is it in tokyo", "what is the best time", "at what time", "now"]
)
def test_it_is_not(text: str) -> None:
    assert readers().clock_questions.read(text) is None
