"""Regular expressions that are part of what was learned: compiled and tried where they may be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, cast

from bot.understanding.text.needed_words import PIECE, NeededWords, keys_of
from bot.understanding.text.recent import ITS_FORMS, THE_MESSAGE, Recently

_ANYTHING = -1
"""What is needed where that is not known, and what a text has of which it is not known."""
_PIECES = 1024
"""So many words and signs are remembered."""


class Expressions:
    """Makes them, and knows of the last texts which words they have that any expression needs."""

    def __init__(self, commonness: Callable[[str], float] | None = None, numbers: dict[str, int] | None = None) -> None:
        """`commonness` says how common a beginning of words is, beside others; `numbers` are those of one that was
        loaded, which makes no more expressions.
        """
        self._commonness = commonness or (lambda _: 1.0)
        self._numbers = numbers or {}
        self._of_piece = Recently(self._mask_of, _PIECES)
        self.known = Recently(self._look_at, ITS_FORMS)
        """The last texts, with what they have as a mask."""

    def expression(self, pattern: str) -> re.Pattern[str]:
        """One that answers at once for a text that has nothing of what it needs."""
        needed = NeededWords(self._commonness)
        needs = (needed.of(pattern, whole=whole) for whole in (False, True))
        inside, whole = (_ANYTHING if one is None else self._mask(one) for one in needs)
        self.known.clear()
        self._of_piece.clear()
        return cast("re.Pattern[str]", _Expression(pattern, self.known, inside, whole, re.compile(pattern)))

    def _look_at(self, text: str) -> int:
        if not text.isascii():
            return _ANYTHING
        mask, of_piece = 1, self._of_piece
        for piece in PIECE.findall(text.lower()):
            mask |= of_piece[piece]
        return mask

    def _mask_of(self, piece: str) -> int:
        numbers = self._numbers
        return sum(1 << numbers[key] for key in set(keys_of(piece)) & numbers.keys())

    def _mask(self, needs: Iterable[str]) -> int:
        return sum(1 << self._numbers.setdefault(key, len(self._numbers) + 1) for key in needs)

    def __reduce__(self) -> tuple[type[Expressions], tuple[Any, ...]]:
        return Expressions, (None, self._numbers)


class _Expression:
    """One that is compiled, and tried, for a text that has a word of those that it needs.

    There are some six hundred, of which a message needs few: compiling them all took half of the start. What was
    learned keeps its source alone.
    """

    def __init__(
        self, pattern: str, has: Mapping[str, int], inside: int, whole: int, compiled: re.Pattern[str] | None = None
    ) -> None:
        """`has` gives the mask of a text."""
        self.pattern = pattern
        self._has = has
        self._inside = inside
        self._whole = whole
        if compiled is not None:
            self.compiled = compiled

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def __reduce__(self) -> tuple[type[_Expression], tuple[Any, ...]]:
        return _Expression, (self.pattern, self._has, self._inside, self._whole)

    def search(self, text: str, *start: int) -> re.Match[str] | None:
        return self.compiled.search(text, *start) if self._has[text] & self._inside else None

    def match(self, text: str, *start: int) -> re.Match[str] | None:
        return self.compiled.match(text, *start) if self._has[text] & self._inside else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text) if self._has[text] & self._whole else None

    def finditer(self, text: str, *within: int) -> Iterator[re.Match[str]]:
        may = self._has[text] & self._inside or len(within) > 1  # where it ends early, a word may be cut
        return self.compiled.finditer(text, *within) if may else iter(())

    def findall(self, text: str) -> list[Any]:
        return self.compiled.findall(text) if self._has[text] & self._inside else []

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        return self.compiled.split(text, maxsplit) if self._has[text] & self._inside else [text]

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.compiled.sub(by, text) if self._has[text] & self._inside else text

    def subn(self, by: str | Callable[[re.Match[str]], str], text: str) -> tuple[str, int]:
        return self.compiled.subn(by, text) if self._has[text] & self._inside else (text, 0)


def _anything(_: str) -> int:
    return _ANYTHING


_ANY_TEXT = Recently(_anything, THE_MESSAGE)


def lasting(pattern: str) -> re.Pattern[str]:
    """An expression that is part of what was learned, and tried for every text.

    It is compiled at once where it is made, to see that it can be, and where it was loaded by its first use.
    """
    return cast("re.Pattern[str]", _Expression(pattern, _ANY_TEXT, _ANYTHING, _ANYTHING, re.compile(pattern)))
