"""Sentences as sparse vectors over three views: word stems and neighbours, word families and pairs, letter groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest

import numpy as np

from bot.domain.intents import Vocabulary
from bot.understanding.key_columns import WITH, View
from bot.understanding.sparse import Doubles, Floats, Ints, Sparse, side_by_side
from bot.understanding.text.recent import ITS_PARTS, WORDS, Recently
from bot.understanding.text.spelling import Mended, Repair
from bot.understanding.text.stemming import stem
from bot.understanding.text.tokens import Words

_EDGE = "^"
_LONGEST_PHRASE = 4
_ELSEWHERE = "!"
_WITH_FAMILIES = (0.65, 0.55, 0.52)
_WITHOUT_FAMILIES = (0.77, 0.0, 0.63)
_TIMES = (1 + np.log(np.maximum(np.arange(20), 1))).tolist()


class FeatureReader:
    """Turns words into the keys of the three views; `with_words` also pairs each family with other words."""

    def __init__(self, vocabulary: Vocabulary | None, words: Words, *, with_words: bool = False) -> None:
        self._with_words = with_words
        families = vocabulary.families if vocabulary else {}
        self.vocabulary_words = tuple(word for known in families.values() for one in known for word in words(one))
        self._family_of: dict[str, str] = {
            stem(word): f"#{name}" for name, known in families.items() for one in known for word in words(one)
        }
        self._elsewhere: frozenset[str] = frozenset(
            stem(word) for one in (vocabulary.elsewhere if vocabulary else ()) for word in words(one)
        )
        self._phrases = {
            tuple(words(phrase)): f"#{name}" for phrase, name in (vocabulary.phrases if vocabulary else {}).items()
        }
        self._phrase_starts = frozenset(phrase[:2] for phrase in self._phrases if phrase)
        self._symbols = Recently(self._symbol, WORDS)
        self._lines = Recently(self._line, ITS_PARTS)

    def word_keys(self, sentence: Sequence[str]) -> list[str]:
        """Stems, and neighbouring stems as pairs."""
        stems = [*map(stem, sentence)]
        return stems + _neighbours(stems)

    def family_keys(self, sentence: Sequence[str]) -> list[str]:
        """Families, neighbours in a sentence written with families, and every pair of families in it, or of a family
        and another word where those are looked at.
        """
        if not self._family_of:
            return []
        line = self._lines[tuple(sentence)]
        families = [key for key in line if key[0] in "#!"]
        paired = sorted(set(line if self._with_words else families) - {_ELSEWHERE})  # families come first
        others = [key if key[0] == "#" else WITH + key for key in paired]
        pairs = [key + other for at, key in enumerate(paired, 1) if key[0] == "#" for other in others[at:]]
        return families + _neighbours(line) + pairs

    def families(self, sentence: Sequence[str]) -> frozenset[str]:
        """The families that the words of a sentence are of, marked as such."""
        return frozenset([key for key in self._lines[tuple(sentence)] if key[0] == "#"])

    def letter_keys(self, sentence: Sequence[str]) -> list[str]:
        """Groups of three letters of each word with its edges."""
        return [group for word in sentence for group in _letter_groups(word)]

    def _line(self, sentence: Sequence[str]) -> list[str]:
        """A sentence in which families stand for their words and phrases, and stems for others."""
        line: list[str] = []
        phrase: tuple[str, ...] = ()
        behind = 0
        for place, (word, following) in enumerate(zip_longest(sentence, sentence[1:])):
            if place < behind:
                continue
            if (word, following) in self._phrase_starts or (word,) in self._phrase_starts:
                phrase = self._phrase_at(sentence, place)
                if phrase:
                    line.append(self._phrases[phrase])
                    behind = place + len(phrase)
                    continue
            line.append(self._symbols[word])
        return line

    def _symbol(self, word: str) -> str:
        """The family of a word, the sign for what is not covered, or else its stem."""
        stemmed = stem(word)
        return self._family_of.get(stemmed) or (_ELSEWHERE if stemmed in self._elsewhere else stemmed)

    def _phrase_at(self, sentence: Sequence[str], place: int) -> tuple[str, ...]:
        for length in range(_LONGEST_PHRASE, 0, -1):
            phrase = tuple(sentence[place : place + length])
            if len(phrase) == length and phrase in self._phrases:
                return phrase
        return ()


class Features:
    """Learns the features of labelled sentences; any text becomes a vector of length at most one over them.

    Rare features weigh more (inverse document frequency, over sentences and over labels). A word that is
    unknown even after repair takes its share of the length without pointing anywhere. `words` is the matrix
    of the sentences in the view of words, which has the first columns.
    """

    def __init__(
        self, vocabulary: Vocabulary | None, words: Words, fewest: int = 2, *, with_words: bool = False
    ) -> None:
        """Of many sentences, `fewest` must have a feature, or it is dropped. `with_words` as `FeatureReader` has it."""
        self._words_of = words
        self._fewest = fewest
        self.reader = FeatureReader(vocabulary, words, with_words=with_words)
        self._with_families = vocabulary is not None
        self._recently = Recently(self._mended_anew, ITS_PARTS)

    def learn(self, sentences: Sequence[str], labels: Sequence[int]) -> Sparse:
        """Learn the features of labelled sentences; their matrix, over all views."""
        split = [self._words_of(sentence) for sentence in sentences]
        self._seen = Counter(word for sentence in split for word in sentence)
        for word in self.reader.vocabulary_words:
            self._seen.setdefault(word, 0)
        self._repair = Repair(self._seen)
        weights = _WITH_FAMILIES if self._with_families else _WITHOUT_FAMILIES
        readers: tuple[Callable[[Sequence[str]], list[str]], ...] = (
            self.reader.word_keys,
            self.reader.family_keys,
            self.reader.letter_keys,
        )
        self._views: list[View] = []
        learned: list[tuple[Doubles, Sparse]] = []
        self.size = 0
        for weight, keys_of in zip(weights, readers, strict=True):
            if weight:
                letters = keys_of == self.reader.letter_keys
                view = View(weight, keys_of, self.size, self._fewest, word_by_word=letters)
                learned.append(view.learn(split, labels))
                self.size += view.size
                self._views.append(view)
        worth, matrices = zip(*learned, strict=True)
        self._worth = np.concatenate(worth)
        self.words, self.words_size = matrices[0], self._views[0].size
        return side_by_side(matrices, len(sentences))

    def forget_sentences(self) -> None:
        """Keep no matrix of the sentences: nobody will ask which of them is nearest."""
        self.words = Sparse(np.zeros(1, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))

    def vector(self, text: str) -> tuple[Ints, Floats]:
        """Columns and values of a text, each column once."""
        return self.vector_of(self._words_of(text))

    def vector_of(self, words: list[str]) -> tuple[Ints, Floats]:
        """The same of a text that is cut into words already."""
        sentence, trust = self._mended(words)
        columns: list[int] = []
        several: list[tuple[int, int]] = []
        parts: list[tuple[View, int, int]] = []
        for view in self._views:
            found, unknown = view.found(sentence)
            once = dict.fromkeys(found)
            if len(once) < len(found):
                times = enumerate(Counter(found).values(), len(columns))
                several += [(place, count) for place, count in times if count > 1]
            columns += once
            parts.append((view, len(columns), unknown))
        places = np.array(columns, np.int32)
        values = self._worth.take(places)
        for place, count in several:
            values[place] *= _TIMES[min(count, len(_TIMES) - 1)]
        if trust:
            trusted: dict[int, float] = {}
            for view in self._views:
                trusted.update(zip(view.columns.of(trust), trust.values(), strict=True))
            values *= [trusted.get(column, 1.0) for column in columns]
        start = 0
        for view, end, unknown in parts:
            part = values[start:end]
            if end > start:
                part *= view.weight / (view.unknown * unknown + float(part @ part)) ** 0.5
            start = end
        return places, values.astype(np.float32)

    def unknown_share(self, sentence: list[str]) -> float:
        """The share of words, 0-1, that are neither known nor could be mended."""
        mended, _ = self._mended(sentence)
        return sum(word not in self._seen for word in mended) / len(mended) if mended else 0.0

    def families(self, sentence: list[str]) -> frozenset[str]:
        """The families that the words of a sentence are of, once those are repaired."""
        return self.reader.families(self._mended(sentence)[0])

    def _mended(self, sentence: list[str]) -> tuple[Sequence[str], dict[str, float]]:
        """The sentence with unknown words repaired, and how far each repaired word is trusted."""
        return self._recently[tuple(sentence)]

    def _mended_anew(self, sentence: Sequence[str]) -> tuple[Sequence[str], dict[str, float]]:
        if self._seen.keys() >= {*sentence}:
            return sentence, {}
        result: list[str] = []
        trust: dict[str, float] = {}
        left = _MOST_MENDED
        for word in sentence:
            repaired: Mended = ()
            if word not in self._seen and left:
                left -= 1
                repaired = self._repair.mend(word)
            if not repaired:
                result.append(word)
            for one, trusted in repaired:
                result.append(one)
                trust[stem(one)] = trusted
        return result, trust


_MOST_MENDED = 40
"""Words of one text that are compared with all known ones: a flood of nonsense stays cheap."""


def _neighbours(line: Sequence[str]) -> list[str]:
    return [f"{a} {b}" for a, b in pairwise((_EDGE, *line, _EDGE))]


def _letter_groups(word: str) -> tuple[str, ...]:
    edged = f"<{word}>"
    return tuple(edged[start : start + 3] for start in range(max(1, len(edged) - 2)))
