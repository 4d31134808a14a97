"""Phrases as people who edit intents/cues write them, made into regular expressions.

A phrase is words with a blank between them. `(a|b)` is one of several, `[a]` may be left out, `stretch*` is a word with
any ending, `<number>` figures, `<word>` any word, `{list}` any phrase of another list. What stands around a phrase can
be asked for as in regular expressions: `(?! x)` not before, `(?= x)` only before, `(?<!x )` not behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_WILD = {"<number>": "[0-9]+", "<word>": r"\w+"}
_LOOKS = ("(?!", "(?=", "(?<!", "(?<=")
_NAME = re.compile(r"\{([a-z_.]+)\}")
_LETTERS = re.compile(r"[a-z0-9']+")


class PhraseError(ValueError):
    """A phrase that cannot be read, with what is wrong with it."""


def phrase_regex(phrase: str, list_regex: Callable[[str], str]) -> str:
    """The regular expression of a phrase, without edges; `list_regex` gives that of a list by its name.

    Raises PhraseError where the phrase cannot be read.
    """
    reader = _PhraseReader(phrase, list_regex)
    found = reader.alternatives()
    if reader.rest:
        raise PhraseError(f"{phrase!r} has a {reader.rest[0]!r} too many")
    return found


class _PhraseReader:
    """Reads one phrase from left to right."""

    def __init__(self, phrase: str, list_regex: Callable[[str], str]) -> None:
        self._phrase = phrase
        self._list_regex = list_regex
        self._at = 0

    @property
    def rest(self) -> str:
        """What was not read yet."""
        return self._phrase[self._at :]

    def alternatives(self) -> str:
        """Sequences with bars between them, up to a closing bracket."""
        found = [self._sequence()]
        while self.rest.startswith("|"):
            self._at += 1
            found.append(self._sequence())
        return "|".join(found)

    def _sequence(self) -> str:
        """Words with blanks between them; a word that is left out takes its blank with it."""
        found = ""
        leading = self._blank()
        required = False
        while self.rest and self.rest[0] not in "|)]":
            word, optional = self._word()
            blank = self._blank()
            if required:
                found += f"(?: {word})?" if optional else f" {word}"
            elif optional and (self.rest and self.rest[0] not in "|)]"):
                found += f"(?:{word} )?"
            else:
                found += f"(?:{word})?" if optional else word
                required = True
            if blank and (not self.rest or self.rest[0] in "|)]"):
                found += " "
        return " " + found if leading else found

    def _blank(self) -> bool:
        start = self._at
        while self.rest.startswith(" "):
            self._at += 1
        return self._at > start

    def _word(self) -> tuple[str, bool]:
        """What stands up to the next blank, and whether all of it may be left out."""
        parts: list[str] = []
        optional = False
        while self.rest and self.rest[0] not in " |)]":
            part, may_be_left_out = self._part()
            optional = may_be_left_out and not parts and (not self.rest or self.rest[0] in " |)]")
            parts.append(part if optional or not may_be_left_out else f"(?:{part})?")
        return "".join(parts), optional

    def _part(self) -> tuple[str, bool]:
        letters = _LETTERS.match(self._phrase, self._at)
        if letters is not None:
            self._at = letters.end()
            return letters[0], False
        rest = self.rest
        for look in _LOOKS:
            if rest.startswith(look):
                inner = self._bracket(look, ")")
                edge = r"\b" if look in ("(?!", "(?=") and (inner[-1:].isalnum() or inner[-1:] in ")?*") else ""
                return f"{look}(?:{inner}){edge})" if edge else f"{look}{inner})", False
        if rest[0] == "(":
            return f"(?:{self._bracket('(', ')')})", False
        if rest[0] == "[":
            inner = self._bracket("[", "]")
            return f"(?:{inner})" if "|" in inner else inner, True
        if rest[0] == "{":
            named = _NAME.match(rest)
            if named is None:
                raise PhraseError(f"{self._phrase!r} has a {{ without a list behind it")
            self._at += named.end()
            return self._list_regex(named[1]), False
        for wild, regex in _WILD.items():
            if rest.startswith(wild):
                self._at += len(wild)
                return regex, False
        self._at += 1
        return r"\w*" if rest[0] == "*" else re.escape(rest[0]), False

    def _bracket(self, opening: str, closing: str) -> str:
        self._at += len(opening)
        inner = self.alternatives()
        if not self.rest.startswith(closing):
            raise PhraseError(f"{self._phrase!r} lacks a {closing!r}")
        self._at += 1
        return inner
