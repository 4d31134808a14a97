"""Words nobody taught us: mend the typo, or split what was joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

SHORTEST = 4
"""Shorter words are left alone: too much lies one letter away from them."""

_ONE_EDIT_UP_TO = 6

Mended = tuple[tuple[str, float], ...]
"""Known words with how much each counts, 0-1."""


class Repair:
    """Maps an unknown word to known ones by optimal string alignment, within one edit (two in longer words)."""

    def __init__(self, known: Mapping[str, int]) -> None:
        """`known` maps each known word to how often it was seen; the more frequent wins a tie."""
        self._known = known
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._by_first: dict[tuple[int, str], list[str]] = defaultdict(list)
        for word in sorted(known, key=lambda word: (-known[word], word)):
            if len(word) >= SHORTEST - 1:
                self._by_length[len(word)].append(word)
                self._by_first[len(word), word[0]].append(word)

    def mend(self, word: str) -> Mended:
        """At most two known words that the word may have been, or the parts it was joined from; else nothing."""
        if len(word) < SHORTEST or not word.isalpha():
            return ()
        return self._near(word) or self._parts(word)

    def _near(self, word: str) -> Mended:
        length = len(word)
        if length <= _ONE_EDIT_UP_TO:
            edits, shelves = 1, [self._by_length.get(size, ()) for size in range(length - 1, length + 2)]
        else:
            edits = 2
            shelves = [self._by_first.get((size, word[0]), ()) for size in range(length - 2, length + 3)]
        choices = list(chain.from_iterable(shelves))
        found = extract(word, choices, scorer=OSA.distance, score_cutoff=edits, limit=2)
        if not found:
            return ()
        least = found[0][1]
        return tuple((one, 1 - distance / length) for one, distance, _ in found if distance == least)

    def _parts(self, word: str) -> Mended:
        for cut in range(len(word) - 3, 2, -1):
            first, second = word[:cut], word[cut:]
            if first in self._known and second in self._known:
                return ((first, 1.0), (second, 1.0))
        return ()
