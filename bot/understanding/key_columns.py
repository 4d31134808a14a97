"""One view of sentences: its keys as columns, each worth more the rarer it is."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

import numpy as np

from bot.understanding.sparse import Sparse
from bot.understanding.text.recent import WORDS, Recently

WITH = "&"
"""Stands between a family and a word of none in the key of both."""

_PAIRED = 4
"""Of many sentences, so many must have a family and a word that is of none, or that pair is dropped."""

_MANY = 1000
"""From so many sentences on, a feature that stands in too few of them is dropped."""

_TIMES = tuple(1 + float(np.log(max(times, 1))) for times in range(20))


class View:
    """Learns which keys there are; then read-only.

    `word_by_word` says that the keys of a sentence are those of its words, one after the other.
    """

    def __init__(
        self,
        weight: float,
        keys_of: Callable[[Sequence[str]], list[str]],
        offset: int,
        fewest: int,
        *,
        word_by_word: bool,
    ) -> None:
        self.weight = weight
        self.fewest = fewest
        self.word_by_word = word_by_word
        self.keys_of = keys_of
        self.offset = offset
        self.ids: dict[str, int] = {}
        self._of_word = Recently(self._columns_of_word, WORDS)

    def learn(self, split: Sequence[Sequence[str]], labels: Sequence[int]) -> Sparse:
        """Learn the keys of labelled sentences and how rare they are; the matrix of those sentences."""
        ids = self.ids
        flat: list[int] = []
        lengths: list[int] = []
        of_word: dict[str, list[int]] = {}
        for sentence in split:
            before = len(flat)
            if self.word_by_word:
                for word in sentence:
                    if word not in of_word:
                        of_word[word] = [ids.setdefault(key, len(ids)) for key in self.keys_of((word,))]
                    flat.extend(of_word[word])
            else:
                flat.extend([ids.setdefault(key, len(ids)) for key in self.keys_of(sentence)])
            lengths.append(len(flat) - before)
        size, count = max(len(ids), 1), len(split)
        rows = np.repeat(np.arange(count, dtype=np.int64), lengths)
        codes, times = np.unique(rows * size + np.array(flat, np.int64), return_counts=True)
        row, column = codes // size, codes % size
        in_sentences = np.bincount(column, minlength=size)
        if count >= _MANY:
            kept = in_sentences >= np.fromiter((_PAIRED if WITH in key else self.fewest for key in ids), np.int64, size)
            renumbered = np.cumsum(kept) - 1
            self.ids = {key: int(renumbered[number]) for key, number in ids.items() if kept[number]}
            size = max(len(self.ids), 1)
            row, times, column = row[kept[column]], times[kept[column]], renumbered[column[kept[column]]]
            in_sentences = in_sentences[kept]
        stands = np.zeros((max(labels) + 1, size), np.bool_)
        stands[np.array(labels, np.int64)[row], column] = True
        in_labels = np.count_nonzero(stands, axis=0)
        classes = len(set(labels))
        rarity = np.log((1 + count) / (1 + in_sentences)) + 1
        of_labels = np.log((1 + classes) / (0.5 + in_labels)) + 0.2
        frequency = np.sqrt(rarity * of_labels)
        value = frequency[column] * (1 + np.log(times))
        length = np.sqrt(np.bincount(row, value * value, minlength=count))
        value *= self.weight / np.maximum(length, 1e-9)[row]
        starts = np.searchsorted(row, np.arange(count + 1))
        self._frequency = array("d", frequency)
        self._unknown = float(frequency.max(initial=1.0))
        return Sparse(starts.astype(np.int32), (column + self.offset).astype(np.int32), value.astype(np.float32))

    def add(self, sentence: Sequence[str], trust: dict[str, float], columns: list[int], values: list[float]) -> None:
        """Add the columns of a sentence and their values; mended stems count as far as they are trusted."""
        found: list[int] = []
        raw: list[float] = []
        counted, unknown = self._by_word(sentence) if self.word_by_word else self._by_key(sentence)
        squares = self._unknown * self._unknown * unknown
        frequency = self._frequency
        for column, times in counted.items():
            value = frequency[column]
            if times > 1:
                value *= _TIMES[min(times, len(_TIMES) - 1)]
            found.append(column + self.offset)
            raw.append(value)
        if trust:
            trusted = {self.ids[key]: share for key, share in trust.items() if key in self.ids}
            raw = [value * trusted.get(column, 1.0) for column, value in zip(counted, raw, strict=True)]
        squares += sum(value * value for value in raw)
        if found:
            scale = self.weight / squares**0.5
            columns.extend(found)
            values.extend([value * scale for value in raw])

    def _by_word(self, sentence: Sequence[str]) -> tuple[dict[int, int], int]:
        """How often each column stands in a sentence, and how many keys have none."""
        counted: dict[int, int] = {}
        unknown = 0
        for word in sentence:
            columns, without = self._of_word(word)
            unknown += without
            for column in columns:
                counted[column] = counted.get(column, 0) + 1
        return counted, unknown

    def _by_key(self, sentence: Sequence[str]) -> tuple[dict[int, int], int]:
        """The same, key by key; pairs and families that have no column take no share."""
        counted: dict[int, int] = {}
        unknown = 0
        for key in self.keys_of(sentence):
            column = self.ids.get(key)
            if column is not None:
                counted[column] = counted.get(column, 0) + 1
            elif " " not in key and key[0] != "#":
                unknown += 1
        return counted, unknown

    def _columns_of_word(self, word: str) -> tuple[tuple[int, ...], int]:
        """The columns of the keys of one word, and how many of its keys have none."""
        columns = [self.ids.get(key) for key in self.keys_of((word,))]
        known = tuple(column for column in columns if column is not None)
        return known, len(columns) - len(known)
