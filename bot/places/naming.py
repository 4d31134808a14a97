"""What a sentence names as its place: "I live in Porto" is Porto, "near Leeds, UK" is Leeds with a hint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.cues import Cues
from bot.places.keys import key_of
from bot.understanding.text.phrasing import Phrasing

LONGEST = 160
"""Characters; no place needs more."""

_MOST_WORDS = 6
_PHRASE = 4
_PARTS = r"[,;\n]+|[.!?]+\s+|\s+{places.joints}\s+|\s*/\s*"
_EDGES = ' \t.!?:()[]"“”„*~-–—…'


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it was typed, and what was said behind it: a country, a state."""

    name: str
    hints: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name folded."""
        return key_of(self.name)


class PlaceNames:
    """Finds what a sentence may name as a place."""

    def __init__(self, cues: Cues) -> None:
        phrasing = Phrasing(cues)
        self._parts = phrasing.regex(_PARTS)
        self._before = phrasing.words("places.before")
        self._after = phrasing.words("places.after")
        self._no_place = phrasing.words("places.no_place")
        self._leading_in = phrasing.words("places.leading_in")
        self.town_codes = phrasing.words("places.town_codes")
        """Codes of states and countries that people use for a town."""
        self.within = phrasing.words("places.within")
        """What may stand between a town and the country or state that it is in."""

    def names_in(self, text: str) -> Iterator[Named]:
        """What a text may name, the likeliest first: all of it, then without the words around it."""
        whole = text.strip(_EDGES)
        if not 0 < len(whole) <= LONGEST:
            return
        if self._is_name(whole):
            yield Named(whole)
        parts = [part for piece in self._parts.split(whole) if (part := self._bare(piece))]
        if not parts or len(parts[0].split()) > _MOST_WORDS:
            return
        for at, part in enumerate(parts[:3]):
            if self._is_name(part):
                yield Named(part, tuple(parts[at + 1 : at + 4]))

    def phrases_in(self, text: str) -> Iterator[Named]:
        """The words behind "in", "near", "to" and the like, longest first: for whole sentences."""
        words = [word.strip(_EDGES + ",;") for word in text[:LONGEST].split()]
        for at, word in enumerate(words):
            if word.casefold() not in self._leading_in:
                continue
            for length in range(_PHRASE, 0, -1):
                phrase = words[at + 1 : at + 1 + length]
                if len(phrase) == length and phrase[0].casefold() not in self._before:
                    name = " ".join(phrase)
                    if self._is_name(name) and (length > 1 or len(name) > 3):
                        yield Named(name)

    def _is_name(self, name: str) -> bool:
        key = key_of(name)
        return bool(key) and key not in self._no_place and any(letter.isalpha() for letter in key)

    def _bare(self, part: str) -> str:
        """A part of a sentence without the words that stand around a place, and without numbers."""
        words = [word for word in part.strip(_EDGES).split() if not any(letter.isdigit() for letter in word)]
        while words and _folded(words[0]) in self._before:
            words.pop(0)
        while words and _folded(words[-1]) in self._after:
            words.pop()
        return " ".join(word.strip('!?()"“”…') for word in words)


def _folded(word: str) -> str:
    return word.strip(_EDGES).casefold().replace("’", "'")
