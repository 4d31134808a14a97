"""Mending one slip of the thumb in a word of a sign.

"Leg is swolen and hto" tells of a sign; "a swollin ego" does not. So only what is no right word itself is mended, only
to a word that is one slip away, and a short one only where its sentence speaks of a body or has another word of a
serious sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.understanding.text.spelling import Mender
from bot.understanding.text.tokens import BREAK

MIN_LETTERS = 4
MOST_LETTERS = 40
"""A longer word is none of the lexicon's."""
SURE = 6
"""Words of so many letters are mended wherever they stand: hardly any right word is one letter off another."""
MAX_MENDED = 12
"""In one message at most so many words are mended; a flood of nonsense stays cheap."""
_MOST_COMPARED = 20
"""Hardly a word has so many that are one slip away."""


class NearMisses:
    """Knows the words of the lexicon, and which other words are right as they stand."""

    def __init__(self, words: Mapping[str, int], right: Iterable[str], telling: Iterable[str]) -> None:
        """`words` with how often the lexicon has each; `right`: other right words; `telling`: words of signs."""
        self._words = words
        self._right = frozenset(right)
        self._telling = frozenset(telling)
        self._mender = Mender(words, shortest=MIN_LETTERS, two_slips_from=MOST_LETTERS + 1)

    def mend(self, words: list[str]) -> list[str]:
        """The words with near misses put right."""
        unknown = [at for at, word in enumerate(words) if self._is_unknown(word)]
        if not unknown or len(unknown) > MAX_MENDED:
            return words
        mended = list(words)
        for at in unknown:
            nearest = self._nearest(words[at])
            if nearest is not None and self._is_plausible(words, at, nearest):
                mended[at] = nearest
        return mended

    def _is_unknown(self, word: str) -> bool:
        return (
            MIN_LETTERS <= len(word) <= MOST_LETTERS
            and word not in self._words
            and word not in self._right
            and word.isascii()
        )

    def _nearest(self, word: str) -> str | None:
        letters = sorted(word)
        likely = (  # letters that changed places, then the same beginning, then the commoner word
            (sorted(known) == letters, known[0] == word[0], self._words[known], known)
            for known, _ in self._mender.nearest(word, _MOST_COMPARED)
        )
        return max(likely, default=(False, False, 0, None))[-1]

    def _is_plausible(self, words: Sequence[str], at: int, nearest: str) -> bool:
        if len(nearest) >= SURE:
            return True
        start, end = at, at
        while start > 0 and words[start - 1] != BREAK:
            start -= 1
        while end < len(words) and words[end] != BREAK:
            end += 1
        return nearest in self._telling or not self._telling.isdisjoint(words[start:end])
