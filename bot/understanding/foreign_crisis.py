"""Words of self-harm in the languages that Hammy does not read: a card in that language is owed to them too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from bot.domain.languages import LanguageSigns, Script
from bot.understanding.text.expressions import lasting
from bot.understanding.text.fold import fold

_PLAINER = {0x142: 0x6C, 0x131: 0x69, 0x111: 0x64, 0xF8: 0x6F, 0x2D: 0x20}
"""The l, i, d and o that have no accent to lose, and are typed without theirs all the same; and the hyphen."""
_BREAK = re.compile(r"[.!?,;:…\n。！？、،।]+")
_UNSPACED = frozenset({Script.HAN, Script.KANA, Script.HANGUL})
"""Scripts whose words are not set apart, or take endings."""
_STEM = "*"
_START = re.compile(r"(?<!\w)\w{1,3}")
"""The first letters of a word, by which phrases are found; a stem has at least as many."""
_ANYWHERE = ""
"""The start of phrases that may begin within a word. They are in no script that has plain letters."""
_AND_IN_ARABIC = "[\u0648\u0641]?"
"""Written together with the word behind it."""


class ForeignCrisis:
    """Built once from the phrases of each language; they are looked for whatever the language of a message seems."""

    def __init__(self, languages: Iterable[LanguageSigns]) -> None:
        languages = tuple(languages)
        self._said: defaultdict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for one in languages:
            by_start: defaultdict[str, list[str]] = defaultdict(list)
            for words in one.crisis:
                by_start[_start(words, one.script)].append(_pattern(words, one.script))
            for start, patterns in by_start.items():
                self._said[start].append((one.code, lasting("|".join(patterns))))
        self._order = [one.code for one in languages]
        self._people = {one.code: _People(one) for one in languages if one.others}
        self._alone = {_plain(words): one.code for one in languages for words in one.crisis_alone}

    def read(self, text: str, language: str | None = None) -> str | None:
        """The ISO code of the language in which a message tells of self-harm, or None.

        Of several that share the words it is the `language` that the message is in, as far as that is known.
        """
        plain = _plain(text)
        found = self._told(plain)
        if not found:
            parts = (" ".join(part.split()) for part in _BREAK.split(plain))
            found = [self._alone[part] for part in parts if part in self._alone]
        return language if language in found else next(iter(found), None)

    def _told(self, plain: str) -> list[str]:
        """The languages with a phrase in a text, in their order: most texts have the start of hardly any phrase."""
        starts = {_ANYWHERE, *_START.findall(plain)} if not plain.isascii() else set(_START.findall(plain))
        found = {code for start in starts & self._said.keys() for code, said in self._said[start] if said.search(plain)}
        return sorted(found, key=self._order.index)

    def is_of_other(self, text: str, language: str) -> bool:
        """Whether such a message tells of somebody else: somebody is named, something is said of them, and nothing of
        the writer. Where that cannot be told, it is the writer's own.
        """
        people = self._people.get(language)
        return people is not None and people.are_meant(_plain(text))


class _People:
    """The words of one language by which it is told whose wish it is."""

    def __init__(self, signs: LanguageSigns) -> None:
        self._others, self._of_others, self._of_own = (
            lasting("|".join(_pattern(words, signs.script) for words in sorted(some, key=len, reverse=True)))
            for some in (signs.others, signs.of_others, signs.of_own)
        )

    def are_meant(self, plain: str) -> bool:
        without = self._others.sub(" ", plain)
        return without != plain and self._of_others.search(plain) is not None and self._of_own.search(without) is None


def _plain(text: str) -> str:
    return fold(text).translate(_PLAINER)


def _start(words: str, script: Script) -> str:
    start = _START.match(_plain(words))
    within = script in _UNSPACED or script is Script.ARABIC
    return _ANYWHERE if within or start is None else start.group()


def _pattern(words: str, script: Script) -> str:
    stem = words.endswith(_STEM)
    pattern = r"\s+".join(re.escape(word) for word in _plain(words.rstrip(_STEM)).split())
    if script in _UNSPACED:
        return pattern
    if script is Script.ARABIC:
        pattern = _AND_IN_ARABIC + pattern
    return rf"(?<!\w){pattern}" if stem else rf"(?<!\w){pattern}(?!\w)"
