"""How many years of school an answer asks of who reads it, by textstat (Flesch-Kincaid), which only this check needs.

Words that an answer explains count as short ones: content/explained_words.yaml says which, and where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel

from bot.catalogue.files import Folder
from bot.catalogue.problems import Problem
from bot.domain.library import Library
from bot.domain.text import Text

HARDEST = 6.0
"""The most years that may be asked for."""

_FILE = "content/explained_words.yaml"
_SHORT = "word"
"""What an explained word counts as."""

Grade = Callable[[str], float]
"""The years of school that a text asks for."""


class _Explained(RootModel[dict[Annotated[str, Field(pattern=r"[a-z]+(-[a-z]+)?")], str]]):
    """Words with the topic whose answer explains each."""


def is_measured() -> bool:
    """False where textstat is not installed: it is no part of what serves."""
    return find_spec("textstat") is not None


def grade_of(text: str) -> float:
    """As textstat measures it, to a tenth."""
    from textstat import textstat  # the dictionary behind it takes a second

    return round(float(textstat.flesch_kincaid_grade(text)), 1)


def hard_to_read(library: Library, root: Path, grade: Grade = grade_of) -> list[Problem]:
    """Answers that ask for more years than they may, and explained words that no answer explains."""
    folder = Folder(root)
    file = folder.read(root / _FILE, _Explained)
    explained = file.root if file is not None else {}
    problems = [*folder.problems, *_unexplained(explained, library)]
    as_short = _finds(explained)
    for topic, answer in library.answers.items():
        for part, text in (("short", answer.short), ("more", answer.more)):
            said = as_short.sub(_SHORT, _sentences(text))
            years = grade(said) if said else 0.0
            if years > HARDEST:
                words = f"asks for {years:g} years of school, and {HARDEST:g} are the most"
                problems.append(Problem(f"content/answers/{topic}.yaml", part, words))
    return problems


def _unexplained(explained: Mapping[str, str], library: Library) -> Iterator[Problem]:
    for word, topic in explained.items():
        answer = library.answers.get(topic)
        if answer is None:
            yield Problem(_FILE, word, f"there is no answer {topic}")
        elif not _finds((word,)).search(f"{answer.title} {answer.short.plain} {answer.more.plain}"):
            yield Problem(_FILE, word, f"the answer {topic} does not have that word")


def _finds(words: Mapping[str, str] | tuple[str, ...]) -> re.Pattern[str]:
    """Each word, in the plural too; nothing where there are none."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})(?:s|es)?\b", re.IGNORECASE)


def _sentences(text: Text) -> str:
    """The text with an end for each bullet and heading: textstat knows sentences by their signs."""
    spoken = (paragraph.plain.strip("• :\n") for paragraph in text.paragraphs)
    return " ".join(line if line[-1] in ".!?" else f"{line}." for line in spoken if line)
