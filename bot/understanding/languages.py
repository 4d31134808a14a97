"""Which language a message is in, where it is not English: by its script, its common words and its letters.

Short lists are enough to tell 20 languages from English, and nothing is loaded or learned. What cannot be told counts
as English: a foreign message that is missed is answered as any other, an English one taken for foreign would be
turned away.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from bot.domain.languages import ENGLISH, LanguageSigns, Script

MAX_CHARACTERS = 600
_ENOUGH = 2
_SHORT = 3
"""Of so many words a message is short: one known word is enough where none is English."""
_SHARE = 0.4
"""Of a message's letters so many are in a script that is not Latin, or it counts as Latin."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SCRIPT_NAMES = {
    "CYRILLIC": Script.CYRILLIC,
    "ARABIC": Script.ARABIC,
    "DEVANAGARI": Script.DEVANAGARI,
    "CJK": Script.HAN,
    "HIRAGANA": Script.KANA,
    "KATAKANA": Script.KANA,
    "HANGUL": Script.HANGUL,
    "GREEK": Script.GREEK,
}


class LanguageReader:
    """Built once from what each language is known by."""

    def __init__(self, languages: Iterable[LanguageSigns]) -> None:
        languages = tuple(languages)
        self._english = next((one.words for one in languages if one.code == ENGLISH), frozenset())
        self._others = [one for one in languages if one.code != ENGLISH]

    def read(self, text: str) -> str | None:
        """The ISO code of a language other than English, or None."""
        text = unicodedata.normalize("NFC", text[:MAX_CHARACTERS].replace("’", "'")).lower()
        words = _WORD.findall(text)
        if not words or (text.isascii() and self._is_plainly_english(words)):
            return None
        script = self._script(text)
        candidates = [one for one in self._others if one.script is script]
        if script is not Script.LATIN and len(candidates) == 1:
            return candidates[0].code
        scores = {one.code: self._score(one, words, text) for one in candidates}
        best, second = [*sorted(scores, key=lambda code: -scores[code]), "", ""][:2]
        if script is not Script.LATIN:
            return best or None
        english = sum(map(self._english.__contains__, words))
        enough = _ENOUGH if len(words) > _SHORT or english else 1
        share = 2 if len(words) <= _SHORT else 4
        if scores.get(best, 0) < enough or scores[best] <= 1.5 * english or scores[best] * share < len(words):
            return None
        return best if scores[best] > scores.get(second, 0) else None

    def _is_plainly_english(self, words: list[str]) -> bool:
        known = sum(map(self._english.__contains__, words))
        return known * 2 >= len(words)

    def _score(self, language: LanguageSigns, words: list[str], text: str) -> float:
        letters = len(language.letters.intersection(text))
        return sum(map(language.words.__contains__, words)) + min(letters, 3)

    def _script(self, text: str) -> Script:
        if text.isascii():
            return Script.LATIN
        found: Counter[Script] = Counter()
        letters = 0
        for char in text:
            if char.isalpha() or unicodedata.category(char) in ("Mn", "Mc"):
                letters += 1
                script = _SCRIPT_NAMES.get(unicodedata.name(char, "").split(" ")[0].split("-")[0])
                if script is not None:
                    found[script] += 1
        if found[Script.KANA]:
            found[Script.KANA] += found.pop(Script.HAN, 0)
        script, count = max(found.items(), key=lambda item: item[1], default=(Script.LATIN, 0))
        return script if count >= _SHARE * letters else Script.LATIN
