"""Answers are for people who have been at school for six years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalogue.root import catalogue_root
from bot.content_lint.reading import HARDEST, grade_of, hard_to_read
from bot.domain.library import Library
from bot.domain.text import Paragraph, Span, Text

EASY = "Hold the stretch. Then let go. Breathe out slowly."
HARD = "Physiological considerations necessitate individualised neuromuscular rehabilitation methodologies."


def text(*paragraphs: str) -> Text:
    """Each a bullet."""
    return Text(tuple(Paragraph((Span(one),), bullet=True) for one in paragraphs))


def saying(library: Library, short: Text, more: Text | None = None) -> Library:
    """A library with one answer."""
    answer = replace(library.answers["warm_up"], short=short, more=more or Text())
    return replace(library, answers={"warm_up": answer})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def explain(root: Path, words: Mapping[str, str]) -> None:
    """Write the file of explained words."""
    lines = (f"{word}: {topic}\n" for word, topic in words.items())
    (root / "content" / "explained_words.yaml").write_text("".join(lines) or "{}", "utf-8")


def test_no_answer_asks_for_more(library: Library) -> None:
    assert hard_to_read(library, catalogue_root()) == []


def test_short_words_and_sentences_are_easy() -> None:
    assert grade_of(EASY) < HARDEST < grade_of(HARD)


@pytest.mark.parametrize(("part", "short", "more"), [("short", HARD, EASY), ("more", EASY, HARD)])
def test_a_hard_part_is_a_problem_with_its_place(
    library: Library, root: Path, part: str, short: str, more: str
) -> None:
    explain(root, {})
    assert hard_to_read(saying(library, text(EASY), text(EASY)), root) == []
    (problem,) = hard_to_read(saying(library, text(short), text(more)), root)
    assert (problem.file, problem.key) == ("content/answers/warm_up.yaml", part)
    assert "years of school, and 6 are the most" in problem.message


def test_each_bullet_is_a_sentence_of_its_own(library: Library, root: Path) -> None:
    explain(root, {})
    heard: list[str] = []

    def grade(said: str) -> float:
        heard.append(said)
        return 0.0

    listed = saying(library, text("First:", "one thing", "another thing!"))
    assert hard_to_read(listed, root, grade) == []
    assert heard == ["First. one thing. another thing!"]


def test_an_explained_word_counts_as_a_short_one(library: Library, root: Path) -> None:
    answer = text("Magnesium calms nerves.", "Magnesiums and electrolytes do.")
    explain(root, {"magnesium": "warm_up", "electrolyte": "warm_up"})
    heard: list[str] = []

    def grade(said: str) -> float:
        heard.append(said)
        return 0.0

    hard_to_read(saying(library, answer), root, grade)
    assert heard == ["word calms nerves. word and word do."]


def test_a_word_that_no_answer_explains_is_a_problem(library: Library, root: Path) -> None:
    explain(root, {"magnesium": "nowhere", "potassium": "warm_up"})
    found = [str(one) for one in hard_to_read(saying(library, text(EASY)), root)]
    assert found == [
        "content/explained_words.yaml: magnesium: there is no answer nowhere",
        "content/explained_words.yaml: potassium: the answer warm_up does not have that word",
    ]


def test_a_file_that_is_missing_is_a_problem(library: Library, root: Path) -> None:
    (problem,) = hard_to_read(saying(library, text(EASY)), root)
    assert problem.file == "content/explained_words.yaml"
