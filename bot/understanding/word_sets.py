"""Sets of words, written as one runs through them."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words between blanks."""
    return frozenset(words.split())
