"""Mending the spelling of words that warning signs are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.understanding.text.spelling import Mender

MIN_LETTERS = 6
"""Shorter words are never mended by distance: numb/number, weak/week, pop/pip, calf/cafe are one edit apart."""
LONG_WORD = 9
MAX_MENDED = 60
"""In one message at most so many unknown words are compared; a flood of nonsense stays cheap."""

_DOUBLED = re.compile(r"([a-z])\1")


class Speller:
    """Knows the words of the lexicon, and turns near misses of the most important ones into them."""

    def __init__(
        self,
        mended: Iterable[str],
        spellings: Mapping[str, Iterable[str]],
        known: Iterable[str],
        glued: Mapping[str, str],
    ) -> None:
        """`mended`: words whose near misses are mended; `known`: words that are right as they stand.

        `glued`: words that others are stuck to, with their right spelling.
        """
        self._glued = glued
        self._words = frozenset(mended).union(known, (word for right in spellings for word in right.split()))
        self._respelt = {wrong: tuple(right.split()) for right, wrongs in spellings.items() for wrong in wrongs}
        self._mender = Mender(sorted(frozenset(mended)), shortest=MIN_LETTERS, two_slips_from=LONG_WORD)

    def mend(self, tokens: list[str]) -> list[str]:
        """The tokens with listed misspellings and near misses of lexicon words put right."""
        mended: list[str] = []
        left = MAX_MENDED
        for token in tokens:
            if token in self._respelt:
                mended.extend(self._respelt[token])
            elif len(token) < 4 or token in self._words:
                mended.append(token)
            elif left:
                left -= 1
                mended.extend(self._mend_unknown(token))
            else:
                mended.append(token)
        return mended

    def _mend_unknown(self, token: str) -> tuple[str, ...]:
        single = _DOUBLED.sub(r"\1", token)
        if single in self._words:
            return (single,)
        if single in self._respelt:
            return self._respelt[single]
        if len(token) < MIN_LETTERS:
            return (token,)
        for head, right in self._glued.items():
            if token.startswith(head) and len(token) > len(head) + 1 and token[len(head) :] in self._words:
                return (right, token[len(head) :])
        near = self._mender.nearest(token)
        return (near[0][0] if near else token,)
