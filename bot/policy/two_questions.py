"""The second of two questions in one message."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.understanding import Understanding


def second_topic(understanding: Understanding, first: str, library: Library) -> str | None:
    """The topic that a second question asks for, by itself or about the answer to the `first`; None where none does."""
    second, then = understanding.second, understanding.then
    if second is not None and second.best is not None:
        return second.best.intent
    follows = library.follows(first, then) if then is not None and first in library.answers else None
    return follows if follows != first else None
