"""Words without their endings."""

from __future__ import annotations

from functools import lru_cache

from Stemmer import Stemmer as Snowball

from bot.understanding.text.recent import WORDS

_stemmed = lru_cache(WORDS)(Snowball("english").stemWord)


def stem(word: str) -> str:
    """An English word without its ending."""
    found: str = _stemmed(word)
    return found
