"""A text cut into pieces: words for the matcher, words with breaks for the screen, words with numbers for amounts.

All three begin with the one fold; they differ in what is kept between the words.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from bot.understanding.text.fold import fold, fold_eagerly, has_repeats, without_repeats
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.recent import ITS_PARTS, Recently

BREAK = "."
"""Stands for the end of a sentence."""
COMMA = ","
"""Stands for a softer break: a comma, a dash, an ellipsis, a bracket."""

LONGEST_ANSWER = 300
"""Characters in which an amount or a time is looked for."""

_OPENING = _END = 500

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,:][0-9]+)*|[^\W\d_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?;\n])\s+|\n+")
_BLANKS = re.compile(r"[^\S\n]{2,}")
"""Runs of them make patterns look through them from each again."""
_WITH_BREAKS = re.compile(r"[^\W\d_]+|\d+|\.{2,}|[?!;\n]|(?!(?<=\d)[.,]\d)[.,]|[:()/–—\[\]\"|]|(?<!\w)-+(?!\w)|-{2,}")
_HARD = frozenset(".?!;\n")
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")
_SIGNS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3", "⅛": " 1/8"}
_WITH_NUMBERS = re.compile(
    r"(?<![0-9./])[0-9]{1,2}\s?[/⁄]\s?[0-9]{1,2}(?![0-9./])|[0-9]*[.,]?[0-9]+(?:[.,:][0-9]+)*"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*|(?<![\w-])-(?=[0-9])|[^\w\s]"
)
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑](?=\w)|(?<=\w)[-‐‑](?=[^\W\d_])")


def gist(text: str) -> str:
    """The beginning and the end of a text over 1,000 characters, where people say what they want; any other whole."""
    return text if len(text) <= _OPENING + _END else f"{text[:_OPENING]} {text[-_END:]}"


class Words:
    """Cuts text into the words that intents are matched by: contractions spelt out, letters not repeated."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._spelt_out = {word: meant.split() for word, meant in phrasing.meanings("contractions.spelt_out").items()}
        self._hurried = {word: meant.split() for word, meant in phrasing.meanings("contractions.hurried").items()}
        self._acts = phrasing.words("contractions.acts")
        self._endings = dict(phrasing.meanings("contractions.endings"))
        self._recently = Recently(self._cut, ITS_PARTS)

    def __call__(self, text: str) -> list[str]:
        """The words of a text: folded, contractions spelt out, repeated letters shortened to two."""
        return self._recently[text]

    def _cut(self, text: str) -> list[str]:
        folded = without_repeats(fold(text))
        found: list[str] = []
        words = _WORD.findall(folded)
        for word, following in zip_longest(words, words[1:]):
            spelt = self._spelt_out.get(word)
            if spelt is None and following in self._acts:
                spelt = self._hurried.get(word)
            if spelt is not None:
                found.extend(spelt)
            elif "'" in word:
                found.extend(self._uncontracted(word))
            else:
                found.append(word)
        return found

    def _uncontracted(self, word: str) -> list[str]:
        for ending, meant in self._endings.items():
            if word.endswith(ending):
                stem = word.removesuffix(ending)
                return [stem, meant] if stem else [meant]
        if word.endswith("'s"):
            return [word[:-2]]
        return [word.replace("'", "")]


class BreakTokens:
    """Cuts text into what the screen reads: words and numbers with the breaks between them."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._joined = {
            (first, second): joined
            for said, joined in phrasing.meanings("contractions.joined").items()
            for first, _, second in [said.partition(" ")]
        }
        self._joining = frozenset(first for first, _ in self._joined)
        self._owned = phrasing.regex(r"\b(?!{contractions.owned}'s)([a-z]+)'s\b")

    def folded(self, text: str) -> str:
        """The text as it is cut."""
        return fold_eagerly(text, self._owned)

    def tokens(self, text: str) -> list[str]:
        """The words and numbers of a text, with COMMA and BREAK where they stood; ends with a BREAK.

        Runs of breaks are one break, and a point or a comma within a number is none. Contractions are one word ("can
        not" and "can't" are both "cant").
        """
        tokens: list[str] = []
        last = BREAK
        for token in _WITH_BREAKS.findall(self.folded(text)):
            if token in _HARD:
                if last == COMMA:
                    tokens[-1] = last = BREAK
                elif last != BREAK:
                    tokens.append(BREAK)
                    last = BREAK
            elif token[0].isalnum():
                joined = self._joined.get((last, token))
                if joined is not None:
                    tokens[-1] = last = joined
                else:
                    tokens.append(token)
                    last = token
            elif last not in (COMMA, BREAK):
                tokens.append(COMMA)
                last = COMMA
        if last == COMMA:
            tokens[-1] = BREAK
        elif last != BREAK:
            tokens.append(BREAK)
        return tokens

    def plain_words(self, text: str) -> list[str] | None:
        """The words of lower-case words between single blanks that `tokens` leaves as they are, or None."""
        if _PLAIN.fullmatch(text) is None or has_repeats(text):
            return None
        words = text.split()
        return words if self._joining.isdisjoint(words) else None


def sentences(text: str) -> list[str]:
    """The text cut at sentence ends and line breaks; never empty strings."""
    return [part.strip() for part in _SENTENCE_END.split(_BLANKS.sub(" ", text)) if part and part.strip()]


def tokens_with_numbers(text: str) -> list[str]:
    """Folded words, numbers and signs, in order; a minus only before a number."""
    text = text[:LONGEST_ANSWER]
    for sign, fraction in _SIGNS.items():
        text = text.replace(sign, fraction)
    return _WITH_NUMBERS.findall(_HYPHEN.sub(" ", fold(text)))
