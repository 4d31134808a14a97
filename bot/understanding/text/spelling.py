"""Misspelt words: the known words that an unknown one is nearest to, by optimal string alignment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from string import ascii_lowercase

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bot.understanding.text.recent import WORDS, Recently

SHORTEST_REPAIRED = 3
"""Shorter words are left alone by Repair: too much lies one letter away from them."""

_FAMILIAR = 20
"""So often the word must have been seen that one of the shortest is taken for."""

_SELDOM = 10
"""Of two words that are as near, one that was seen so many times less is not what was meant."""

_LONG = 7
"""From so many letters on, a word may have two slips, and its first letter is looked at by itself."""

_EQUALS = 50
"""Known words as near as each other, of which those seen most often are taken."""

Mended = tuple[tuple[str, float], ...]
"""Known words with how much each counts, 0-1."""


class Mender:
    """Finds the known words that are one slip away from a word, or two where the word is long.

    A slip is a letter too many, too few or wrong, or two that changed places.
    """

    def __init__(
        self, known: Iterable[str], *, shortest: int, two_slips_from: int, same_first_letter_from: int = 0
    ) -> None:
        """`known` in the order in which equals of one length are preferred; lengths are in letters.

        Known words below `shortest` are left out. From `same_first_letter_from` on, the first letter must be right.
        """
        self._shortest = shortest
        self._two_slips_from = two_slips_from
        self._same_first_letter_from = same_first_letter_from
        self._known: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        for word in known:
            if len(word) >= shortest:
                self._known[len(word), word[0]].append(word)
                self._known[len(word), ""].append(word)
        self._recently = Recently(self._nearest, WORDS)

    def nearest(self, word: str, most: int = 1) -> tuple[tuple[str, int], ...]:
        """The known words within reach with their slips: those with the fewest, at most `most` of them."""
        return self._recently[word, most]

    def _nearest(self, asked: tuple[str, int]) -> tuple[tuple[str, int], ...]:
        word, most = asked
        allowed = 2 if len(word) >= self._two_slips_from else 1
        first = word[0] if len(word) >= self._same_first_letter_from else ""
        lengths = range(max(self._shortest, len(word) - allowed), len(word) + allowed + 1)
        choices = list(chain.from_iterable(self._known.get((length, first), ()) for length in lengths))
        found = extract(word, choices, scorer=OSA.distance, score_cutoff=allowed, limit=most) if choices else []
        return tuple((known, int(slips)) for known, slips, _ in found if slips == found[0][1])


class Repair:
    """Maps an unknown word of a question to known ones: mends the typo, or splits what was joined."""

    def __init__(self, known: Mapping[str, int]) -> None:
        """`known` maps each known word to how often it was seen: of words as near, those seen most often are meant."""
        self._known = known
        self._mender = Mender(known, shortest=SHORTEST_REPAIRED, two_slips_from=_LONG, same_first_letter_from=_LONG)
        self._recently = Recently(self._mend, WORDS)

    def mend(self, word: str) -> Mended:
        """At most two known words that the word may have been, or the parts it was joined from; else nothing."""
        return self._recently[word]

    def _mend(self, word: str) -> Mended:
        if len(word) < SHORTEST_REPAIRED or not word.isalpha():
            return ()
        near = list(self._mender.nearest(word, most=_EQUALS))
        if len(word) >= _LONG and (not near or near[0][1] > 1):
            near = [(known, 1) for known in self._first_letter_right(word)] or near
        near.sort(key=lambda one: (-self._known[one[0]], one[0]))
        often = self._known[near[0][0]] if near else 0
        if len(word) == SHORTEST_REPAIRED and often < _FAMILIAR:
            return ()
        likely = [one for one in near[:2] if self._known[one[0]] * _SELDOM >= often]
        return tuple((known, 1 - slips / len(word)) for known, slips in likely) or self._parts(word)

    def _first_letter_right(self, word: str) -> list[str]:
        """The known words that a word is once its first letter is put right, looked up without comparing any."""
        rest = word[1:]
        readings = [rest, rest[0] + word[0] + rest[1:]]
        readings += [letter + end for letter in ascii_lowercase for end in (rest, word)]
        return [one for one in dict.fromkeys(readings) if one in self._known]

    def _parts(self, word: str) -> Mended:
        for cut in range(len(word) - 3, 2, -1):
            first, second = word[:cut], word[cut:]
            if first in self._known and second in self._known:
                return ((first, 1.0), (second, 1.0))
        return ()
