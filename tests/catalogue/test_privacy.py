"""The register of what is stored, as a file that people edit."""

from __future__ import annotations

from typing import Any

import pytest

from .copies import Content

FILE = "content/privacy.yaml"


def kept(content: Content, table: str, number: int, **values: object) -> list[str]:
    """The problems after one entry got other values."""
    tables: dict[str, Any] = content.read(FILE)["tables"]
    tables[table]["kept"][number].update(values)
    content.change(FILE, tables=tables)
    return content.problems()


def test_a_term_that_does_not_exist(content: Content) -> None:
    [problem] = kept(content, "people", 0, how_long="forever")
    assert problem == f"{FILE}: tables.people.kept.0.how_long: there is no term forever"


def test_a_column_is_described_once(content: Content) -> None:
    [problem] = kept(content, "drinks", 0, columns=["person", "at", "ml", "ml"])
    assert problem == f"{FILE}: tables.drinks: describes the column ml 2 times"


@pytest.mark.parametrize(
    "term",
    [{"says": "for some days", "days": 3}, {"says": "for {days} days"}, {"says": "{days} and {days}", "days": 3}],
)
def test_days_and_words_belong_together(content: Content, term: dict[str, object]) -> None:
    content.change(FILE, how_long={**content.read(FILE)["how_long"], "history": term})
    assert content.problems() == [f"{FILE}: how_long.history: has days, or says {{days}}, without the other"]


def test_a_term_that_nothing_is_kept_for(content: Content) -> None:
    content.change(FILE, how_long={**content.read(FILE)["how_long"], "ever": {"says": "for ever"}})
    assert content.problems() == [f"{FILE}: how_long.ever: nothing is kept for this term"]


def test_nothing_is_left_unsaid(content: Content) -> None:
    assert any(f"{FILE}: tables.people.kept.0.why" in problem for problem in kept(content, "people", 0, why=""))
