"""A sentence without its writer: no names, no numbers, no addresses, and no word that only this person may use.

What is left of a sentence that nothing answered may be kept to learn from. Rare words give people away, and names are
rare words, so only those stay that many would write: words of the answers, of the vocabulary, and of the sentences of
two subjects at least.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

from bot.domain.intents import TrainingPhrases
from bot.understanding.text.phrasing import Phrasing

GONE = "…"
"""Stands for words that were taken out."""
NUMBER = "#"
"""Stands for a number, whatever it was."""

_LONGEST = 25
"""Words: a longer message is a story, and a story is somebody's."""
_FEWEST = 3
_ADDRESS = re.compile(r"\S*(?:://|@|\w\.[^\W\d]{2})\S*|(?<!\w)\+?\d[\d\s()./:,-]*\d(?!\w)")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|\S")
_ENDS = frozenset(".!?:\n")
_A_FEW = 2
"""Up to this, the word for a number says no more than "some"."""


def common_words(sayings: TrainingPhrases, own: Iterable[str] = (), places: Iterable[str] = ()) -> str:
    """The words that many would write, with a blank between them, but for `places`. `own` are texts of Hammy's own.

    One that mostly has a capital letter within sentences is a name, and left out.
    """
    subjects: defaultdict[str, set[str]] = defaultdict(set)
    capitals: Counter[str] = Counter()
    for subject, sentence in _sentences(sayings):
        for place, word in enumerate(_words(sentence)):
            subjects[word.lower()].add(subject)
            if place and word[0].isupper() and not word.isupper():
                capitals[word.lower()] += 1
            elif word[0].islower():
                capitals[word.lower()] -= 1
    known = {word for word, where in subjects.items() if len(where) > 1}
    known.update(word for text in own for word in _words(text) if word.islower())
    known.update(
        word for phrase in chain.from_iterable(sayings.vocabulary.families.values()) for word in _words(phrase)
    )
    known.difference_update(place.lower() for place in places)
    return " ".join(sorted(word for word in known if capitals[word] <= 0 or word == "i" or word.startswith("i'")))


class Impersonal:
    """Takes out of a text what could say whose it is."""

    def __init__(self, common: str, phrasing: Phrasing) -> None:
        self._common = frozenset(common.split())
        spelt = {**phrasing.numbers("numbers.units"), **phrasing.numbers("numbers.tens")}
        powers = phrasing.words("numbers.hundred") | phrasing.words("numbers.thousand")
        self._numbers = powers | {word for word, number in spelt.items() if number > _A_FEW}

    def __call__(self, text: str) -> str | None:
        """The text in lower case with its gaps marked; None where it is long, or hardly anything of it is left."""
        tokens = _TOKEN.findall(_ADDRESS.sub(lambda found: f" {_stand_in(found.group())} ", text))
        said = [token for token in tokens if token[0].isalnum() or token in (GONE, NUMBER)]
        if len(said) > _LONGEST:
            return None
        left: list[str] = []
        starts = True
        for token in tokens:
            shown = self._shown(token, starts=starts)
            starts = token in _ENDS or (starts and not token[0].isalnum())
            if shown and not (shown in (GONE, NUMBER) and left[-1:] == [shown]):
                left.append(shown)
        kept = sum(one not in (GONE, NUMBER) for one in left)
        if kept < _FEWEST or 2 * kept < len(said):
            return None
        return " ".join(left) + ("?" if "?" in text else "")

    def _shown(self, token: str, *, starts: bool) -> str:
        if token in (GONE, NUMBER):
            return token
        if any(char.isdigit() for char in token):
            return NUMBER
        if not token[0].isalpha():
            return ""
        word = token.lower().replace("’", "'")
        if word in self._numbers:
            return NUMBER
        named = token[0].isupper() and not token.isupper() and not starts and not word.startswith("i'")
        return GONE if named or word not in self._common else word


def _stand_in(found: str) -> str:
    return GONE if any(char.isalpha() or char == "@" for char in found) else NUMBER


def _words(text: str) -> list[str]:
    return [token.replace("’", "'") for token in _TOKEN.findall(text) if token[0].isalpha()]


def _sentences(sayings: TrainingPhrases) -> Iterable[tuple[str, str]]:
    for intent in sayings.intents.values():
        yield from ((intent.id, sentence) for sentence in (*intent.examples, *intent.near_misses))
    for subject, sentences in sayings.out_of_scope.items():
        yield from ((subject, sentence) for sentence in sentences)
    for told, sentences in sayings.told.items():
        yield from ((told.value, sentence) for sentence in sentences)
