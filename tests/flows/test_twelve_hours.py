"""Whoever is new sees the hours of their language; whoever chose, what they chose."""

from __future__ import annotations

import pytest

from bot.domain.display import has_twelve_hours


@pytest.mark.parametrize(
    ("language", "twelve"),
    [
        ("en-US", True),
        ("en-us", True),
        ("es_MX", True),
        ("en-GB", False),
        ("en", False),
        ("de-DE", False),
        (None, False),
    ],
)
def test_a_language_tag_tells_the_hours_by_its_country(language: str | None, twelve: bool) -> None:
    assert has_twelve_hours(language) is twelve
