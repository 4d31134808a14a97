"""Words without their endings."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from Stemmer import Stemmer as Snowball

from bot.understanding.text.recent import WORDS

stem: Callable[[str], str] = lru_cache(WORDS)(Snowball("english").stemWord)
"""An English word without its ending."""
