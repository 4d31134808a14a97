"""The same sentence, or nearly the same, in two places that teach different things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from bot.catalogue.problems import Problem
from bot.content_lint.examples import Sentence, SentenceKind
from bot.understanding.text.fold import fold
from bot.understanding.text.tokens import Words

NEARLY_THE_SAME = 93
"""From this likeness of the sorted words on (0-100), two sentences teach two intents one thing."""

_ROWS = 500


def duplicates(sentences: Sequence[Sentence], words: Words) -> list[Problem]:
    """The same sentence twice in one list, and nearly the same one in an intent and anywhere else."""
    said = [_read(sentence.text, words) for sentence in sentences]
    problems: list[Problem] = []
    for first, second in _alike([" ".join(sorted(one)) for one in said]):
        one, other = sentences[first], sentences[second]
        same = said[first] == said[second]
        if (one.file, one.kind) == (other.file, other.kind):
            if same:
                problems.append(Problem(other.file, other.key, f"{other.text!r} says the same as {one.key}"))
        elif SentenceKind.INTENT in (one.kind, other.kind):
            how = "the same as" if same else "nearly the same as"
            problems.append(
                Problem(other.file, other.key, f"{other.text!r} is {how} {one.text!r} in {one.file}: {one.key}")
            )
    return problems


def _read(text: str, words: Words) -> list[str]:
    """The words as matching sees them; a text without any stands for itself."""
    return words(text) or [fold(text).strip()]


def _alike(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    for start in range(0, len(keys), _ROWS):
        likeness = cdist(
            keys[start : start + _ROWS],
            keys[start:],
            scorer=fuzz.ratio,
            score_cutoff=NEARLY_THE_SAME,
            workers=1,
            dtype=np.uint8,
        )
        for row, column in np.argwhere(likeness).tolist():
            if column > row:
                yield start + row, start + column
