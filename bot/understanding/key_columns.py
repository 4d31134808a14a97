"""One view of sentences: its keys as columns, each worth more the rarer it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import compress
from zlib import crc32

import numpy as np

from bot.understanding.sparse import Bools, Doubles, Ints, Sparse
from bot.understanding.text.recent import WORDS, Recently

WITH = "&"
"""Stands between a family and a word of none in the key of both."""

_PAIRED = 4
"""Of many sentences, so many must have a family and a word that is of none, or that pair is dropped."""

_MANY = 1000
"""From so many sentences on, a feature that stands in too few of them is dropped."""

_TIMES = 1 + np.log(np.maximum(np.arange(20), 1))


class Columns:
    """The column of each key, found by its checksum: a few arrays, where a dict keeps two objects a key.

    Once in five times that 40,000 keys are learned, two of them share a checksum; then both are the first of them.
    """

    def __init__(self, ids: Mapping[str, int], offset: int) -> None:
        """`offset` is added to each column."""
        checksums = _checksums(ids)
        order = np.argsort(checksums, kind="stable")
        self._checksums = checksums[order]
        self._columns = np.fromiter(ids.values(), np.int32, len(ids))[order] + np.int32(offset)

    def of(self, keys: Sequence[str]) -> tuple[Ints, Bools]:
        """The columns of the keys that have one, in their order, and which of them have."""
        if not keys or not self._columns.size:
            return np.zeros(0, np.int32), np.zeros(len(keys), np.bool_)
        wanted = _checksums(keys)
        places = self._checksums.searchsorted(wanted)
        found = self._checksums.take(places, mode="clip") == wanted
        return self._columns.take(places[found]), found


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
        self.size = 0
        self.frequency: Doubles = np.zeros(0)
        """How much each column is worth; to read, those of all views together."""
        self._of_word = Recently(self._columns_of_word, WORDS)

    def learn(self, split: Sequence[Sequence[str]], labels: Sequence[int]) -> Sparse:
        """Learn the keys of labelled sentences and how rare they are; the matrix of those sentences."""
        ids: dict[str, int] = {}
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
            ids = {key: int(renumbered[number]) for key, number in ids.items() if kept[number]}
            size = max(len(ids), 1)
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
        self.size = len(ids)
        self._columns = Columns(ids, self.offset)
        self.frequency = frequency[: self.size]
        self._unknown = float(frequency.max(initial=1.0))
        return Sparse(starts.astype(np.int32), (column + self.offset).astype(np.int32), value.astype(np.float32))

    def read(self, sentence: Sequence[str], trust: Mapping[str, float]) -> tuple[Ints, Doubles]:
        """The columns of a sentence and their values; mended stems count as far as they are trusted.

        The columns are those beside the other views.
        """
        columns, times, unknown = self._by_word(sentence) if self.word_by_word else self._by_key(sentence)
        values = self.frequency.take(columns)
        if times is not None:
            values *= _TIMES.take(times, mode="clip")
        if trust:
            with_columns, known = self._columns.of(tuple(trust))
            trusted = dict(zip(with_columns.tolist(), compress(trust.values(), known.tolist()), strict=True))
            values *= [trusted.get(column, 1.0) for column in columns.tolist()]
        if columns.size:
            values *= self.weight / (self._unknown * self._unknown * unknown + float(values @ values)) ** 0.5
        return columns, values

    def _by_word(self, sentence: Sequence[str]) -> tuple[Ints, list[int] | None, int]:
        """Each column that stands in a sentence, how often where any does more than once, and how many of its keys
        have no column.
        """
        read = [self._of_word(word) for word in sentence]
        return *_counted([column for columns, _ in read for column in columns]), sum([without for _, without in read])

    def _by_key(self, sentence: Sequence[str]) -> tuple[Ints, list[int] | None, int]:
        """The same, key by key; pairs and families that have no column take no share."""
        keys = self.keys_of(sentence)
        columns, known = self._columns.of(keys)
        unknown = 0
        if len(columns) < len(keys):
            unknown = sum([" " not in key and key[0] != "#" for key in compress(keys, (~known).tolist())])
        once = len(set(columns.tolist())) == len(columns)
        return *((columns, None) if once else _counted(columns.tolist())), unknown

    def _columns_of_word(self, word: str) -> tuple[tuple[int, ...], int]:
        """The columns of the keys of one word, and how many of its keys have none."""
        keys = self.keys_of((word,))
        columns = tuple(self._columns.of(keys)[0].tolist())
        return columns, len(keys) - len(columns)


def _counted(columns: Sequence[int]) -> tuple[Ints, list[int]]:
    """Each column once, in the order in which they come first, and how often it comes."""
    times = Counter(columns)
    return np.fromiter(times, np.int32, len(times)), [*times.values()]


def _checksums(keys: Collection[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint32]]:
    return np.fromiter(map(crc32, map(str.encode, keys)), np.uint32, len(keys))
