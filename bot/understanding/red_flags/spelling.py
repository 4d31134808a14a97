"""Mending the spelling of words that warning signs are made of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

MIN_LETTERS = 6
"""Shorter words are never mended by distance: numb/number, weak/week, pop/pip, calf/cafe are one edit apart."""
LONG_WORD = 9
MAX_MENDED = 60
"""In one message at most so many unknown words are compared; a flood of nonsense stays cheap."""

_DOUBLED = re.compile(r"([a-z])\1")
_GLUED = ("cannot", "cant", "wont", "dont", "my")


class Speller:
    """Knows the words of the lexicon, and turns near misses of the most important ones into them."""

    def __init__(self, mended: Iterable[str], spellings: Mapping[str, Iterable[str]], known: Iterable[str]) -> None:
        """`mended`: words whose near misses are mended; `known`: words that are right as they stand."""
        self._words = frozenset(mended).union(known, (word for right in spellings for word in right.split()))
        self._respelt = {wrong: tuple(right.split()) for right, wrongs in spellings.items() for wrong in wrongs}
        by_shape: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(frozenset(mended)):
            if len(word) >= MIN_LETTERS:
                by_shape[word[0], len(word)].append(word)
        self._by_shape = dict(by_shape)

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
        for head in _GLUED:
            if token.startswith(head) and len(token) > len(head) + 1 and token[len(head) :] in self._words:
                return (head.replace("cannot", "cant"), token[len(head) :])
        return (self._nearest(token) or token,)

    def _nearest(self, token: str) -> str | None:
        allowed = 2 if len(token) >= LONG_WORD else 1
        best, best_distance = None, allowed + 1
        for length in range(max(MIN_LETTERS, len(token) - allowed), len(token) + allowed + 1):
            for word in self._by_shape.get((token[0], length), ()):
                distance = OSA.distance(token, word, score_cutoff=allowed)
                if distance < best_distance:
                    best, best_distance = word, distance
        return best
