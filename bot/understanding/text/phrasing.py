"""The lists of intents/cues as readers use them: sets of words, tables of meanings, regular expressions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

from bot.domain.cues import CueError, CueList, Cues, KindCues
from bot.domain.kinds import KindId
from bot.understanding.text.expressions import Expressions
from bot.understanding.text.needed_words import keys_of
from bot.understanding.text.phrases import PhraseError, phrase_regex

_REFERENCE = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")


class Phrasing:
    """Makes what readers look for out of cues. Whatever is wrong with a list is raised as CueError."""

    def __init__(self, cues: Cues) -> None:
        self._lists = cues.lists
        self._kinds = cues.kinds
        self._either: dict[str, str] = {}

    @property
    def kinds(self) -> Mapping[KindId, KindCues]:
        """By which lists each kind of reminder is known."""
        return self._kinds

    def words(self, name: str) -> frozenset[str]:
        """The words of a list of plain words."""
        return frozenset(self._list(name).phrases)

    def phrases(self, name: str) -> tuple[str, ...]:
        """The phrases of a list in their order, as they are written."""
        return self._list(name).phrases

    def meanings(self, name: str, known: Collection[str] = ()) -> Mapping[str, str]:
        """What each word of a list stands for; only what is `known`, where anything is."""
        found = self._list(name).meanings
        if not found:
            raise CueError(name, "must say what its words mean")
        unknown = sorted(set(found.values()).difference(known)) if known else []
        if unknown:
            raise CueError(name, f"{unknown[0]!r} is no meaning here; there are {', '.join(known)}")
        return found

    def numbers(self, name: str) -> Mapping[str, float]:
        """The number that each word of a list stands for."""
        try:
            return {word: float(number) for word, number in self.meanings(name).items()}
        except ValueError as error:
            raise CueError(name, "the meanings must be numbers") from error

    def pattern(self, name: str) -> re.Pattern[str]:
        """Finds any phrase of a list as whole words, at the beginning of a text where the list says so."""
        one = self._list(name)
        if one.inside:
            return self._expressions.expression(self.either(name))
        before = ""
        if one.opens:
            before = r"^\W*"
            if one.behind is not None:
                before = rf"^(?:\W|{self.either(self._full(one.behind, name))}\b)*"
        return self._expressions.expression(rf"{before}(?<!\w){self.either(name)}(?!\w)")

    def regex(self, grammar: str) -> re.Pattern[str]:
        """A regular expression in which {file.list} is any phrase of that list."""
        return self._expressions.expression(_REFERENCE.sub(lambda reference: self.either(reference[1]), grammar))

    def either(self, name: str, above: tuple[str, ...] = ()) -> str:
        """Any phrase of a list, as a part of a regular expression."""
        if name in above:
            raise CueError(name, "contains itself")
        found = self._either.get(name)
        if found is None:
            below = (*above, name)
            one = self._list(name)
            try:
                phrases = [
                    re.escape(phrase)
                    if one.plain
                    else phrase_regex(phrase, lambda other: self.either(self._full(other, name), below))
                    for phrase in one.phrases
                ]
            except PhraseError as error:
                raise CueError(name, str(error)) from error
            found = self._either[name] = f"(?:{'|'.join(phrases)})"
        return found

    @cached_property
    def _expressions(self) -> Expressions:
        """What many phrases have, many texts have too."""
        phrases = (phrase for one in self._lists.values() for phrase in one.phrases)
        common = Counter(key for phrase in phrases for key in {*keys_of(phrase)})
        return Expressions(lambda key: common[key] + 1)

    def _full(self, other: str, name: str) -> str:
        return other if "." in other else f"{name.partition('.')[0]}.{other}"

    def _list(self, name: str) -> CueList:
        found = self._lists.get(name)
        if found is None:
            raise CueError(name, "a reader needs this list, and it is not here")
        return found
