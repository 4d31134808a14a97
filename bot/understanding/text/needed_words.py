"""What a text must have for a regular expression to be found in it, read off the expression.

That is a set of beginnings of words, of digits or of signs, of which each text that it is found in has one. Most cues
are words, and of most of them a message has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Needs = frozenset[str] | None
"""Of these a text must have one; None where it may have anything."""
Ways = dict[str, Needs]
"""The word that is being written so far, with what is needed by all ways that lead there."""

_EDGE = "^"
"""Stands where a word begins, and behind one that has ended."""
_WITHIN = "?"
"""Stands where nobody knows what came before."""
_GOES_ON = "*"
_DIGIT = "0"
"""Any digit."""
_LETTERS = 4
"""So many letters of a word are looked at."""
_FEWEST = 2
"""A word that goes on in any way is known by so many letters at least."""
_SEVERAL = 16
"""Of so many characters that may stand in one place each is looked at."""

_WORD_CHAR = re.compile(r"\w")
PIECE = re.compile(r"\w+|[^\w\s]")
"""A word, or a sign."""
_ANY_DIGIT = re.compile("[0-9]")
_EDGES = (op.AT_BOUNDARY, op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_END, op.AT_END_STRING)
_ANY_WORD_CHAR = (op.CATEGORY, op.CATEGORY_WORD)
_DIGITS = ((op.CATEGORY, op.CATEGORY_DIGIT), (op.RANGE, (ord("0"), ord("9"))))
_BETWEEN_WORDS = ((op.CATEGORY, op.CATEGORY_SPACE), (op.CATEGORY, op.CATEGORY_NOT_WORD))

_READ: dict[tuple[str, bool], tuple[Needs]] = {}
"""What was read so far; where readers are loaded, nothing is."""


def keys_of(text: str) -> Iterable[str]:
    """All that a text of ASCII, or a piece of it, has of what may be needed."""
    for piece in PIECE.findall(text.lower()):
        yield (piece + _EDGE)[:_LETTERS]
        yield piece[:3] + _GOES_ON
        yield piece[:_FEWEST] + _GOES_ON
    if _ANY_DIGIT.search(text):
        yield _DIGIT


class NeededWords:
    """Reads expressions; of two things that each text must have, the rarer one counts."""

    def __init__(self, commonness: Callable[[str], float]) -> None:
        """`commonness` says how common a beginning is, beside others."""
        self._commonness = commonness

    def of(self, pattern: str, *, whole: bool = False) -> Needs:
        """What a text of ASCII must have that an expression is found in, or that it is the `whole` of.

        Each is read once a process, by whoever makes it first: others may find another need rarer, and both are true.
        """
        known = _READ.get((pattern, whole))
        if known is None:
            known = _READ[pattern, whole] = (self._needs_of(pattern, whole=whole),)
        return known[0]

    def _needs_of(self, pattern: str, *, whole: bool) -> Needs:
        parsed = parser.parse(pattern)
        if parsed.state.flags & re.IGNORECASE and not pattern.isascii():
            return None
        ways = self._edge(self._read(parsed, {_EDGE: None})) if whole else self._read(parsed, {_WITHIN: None})
        return _any_of(self._left(ways).values())

    def _read(self, items: Iterable[tuple[Any, Any]], ways: Ways) -> Ways:
        for kind, value in items:
            ways = self._step(kind, value, ways)
        return ways

    def _step(self, kind: Any, value: Any, ways: Ways) -> Ways:
        match kind:
            case op.LITERAL:
                return self._char(chr(value), ways)
            case op.IN:
                return self._one_of(value, ways)
            case op.BRANCH:
                return _joined(self._read(one, ways) for one in value[1])
            case op.SUBPATTERN:
                return self._read(value[3], ways)
            case op.MAX_REPEAT | op.MIN_REPEAT:
                least, most, inner = value
                once = self._read(inner, ways)
                again = [self._read(inner, self._left(once))] if most > 1 else []
                return _joined([*([ways] if least == 0 else []), once, *again])
            case op.AT:
                return self._edge(ways) if value in _EDGES else ways
            case op.ASSERT:
                return ways
            case op.ASSERT_NOT:
                return self._edge(ways) if _is_no_word(list(value[1])) else ways
            case _:
                return self._left(ways)

    def _char(self, char: str, ways: Ways) -> Ways:
        if char.isspace():
            return self._edge(ways)
        if not _WORD_CHAR.match(char):
            return {word: self._rarer(needs, char + _EDGE) for word, needs in self._edge(ways).items()}
        return _joined(
            {word if word == _WITHIN else (word + char.lower())[: _LETTERS + 1]: needs} for word, needs in ways.items()
        )

    def _one_of(self, choices: list[tuple[Any, Any]], ways: Ways) -> Ways:
        if all(kind is op.LITERAL for kind, _ in choices) and len(choices) <= _SEVERAL:
            return _joined(self._char(chr(code), ways) for _, code in choices)
        if all(choice in _DIGITS for choice in choices):
            return {word: self._rarer(needs, _DIGIT) for word, needs in self._left(ways).items()}
        return self._edge(ways) if all(map(_is_between_words, choices)) else self._left(ways)

    def _edge(self, ways: Ways) -> Ways:
        """All ways, with their word ended here."""
        ended = (
            needs if word in (_EDGE, _WITHIN) else self._rarer(needs, (word[1:] + _EDGE)[:_LETTERS])
            for word, needs in ways.items()
        )
        return {_EDGE: _any_of(ended)}

    def _left(self, ways: Ways) -> Ways:
        """All ways, where nobody knows how their word goes on."""
        begun = (
            needs if len(word) <= _FEWEST else self._rarer(needs, (word[1:] + _GOES_ON)[:_LETTERS])
            for word, needs in ways.items()
        )
        return {_WITHIN: _any_of(begun)}

    def _rarer(self, needs: Needs, key: str) -> Needs:
        common = self._commonness
        return frozenset({key}) if needs is None or sum(map(common, needs)) > common(key) else needs


def _is_no_word(inner: list[tuple[Any, Any]]) -> bool:
    """Whether what must not stand here is any letter, and perhaps something else."""
    return len(inner) == 1 and inner[0][0] is op.IN and _ANY_WORD_CHAR in inner[0][1] and inner[0][1][0][0] != op.NEGATE


def _is_between_words(choice: tuple[Any, Any]) -> bool:
    return choice in _BETWEEN_WORDS or (choice[0] is op.LITERAL and not _WORD_CHAR.match(chr(choice[1])))


def _joined(several: Iterable[Ways]) -> Ways:
    joined: Ways = {}
    for ways in several:
        for word, needs in ways.items():
            joined[word] = _any_of((joined[word], needs)) if word in joined else needs
    return joined


def _any_of(several: Iterable[Needs]) -> Needs:
    found: set[str] = set()
    for needs in several:
        if needs is None:
            return None
        found |= needs
    return frozenset(found)
