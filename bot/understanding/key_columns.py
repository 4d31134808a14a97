"""One view of sentences: its keys as columns, each worth more the rarer it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from zlib import crc32

import numpy as np

from bot.understanding.sparse import Doubles, Sparse
from bot.understanding.text.recent import WORDS, Recently

WITH = "&"
"""Stands between a family and a word of none in the key of both."""

_PAIRED = 4
"""Of many sentences, so many must have a family and a word that is of none, or that pair is dropped."""

_MANY = 1000
"""From so many sentences on, a feature that stands in too few of them is dropped."""


class Columns:
    """The column of each key, found by its checksum: a few arrays, where a dict keeps two objects a key.

    Once in five times that 40,000 keys are learned, two of them share a checksum; then both are the first of them.
    """

    def __init__(self, keys: Collection[str], offset: int) -> None:
        """`keys` in the order of their columns; `offset` is added to each."""
        checksums = _checksums(keys)
        order = np.argsort(checksums, kind="stable")
        self._checksums = checksums[order]
        self._columns = order.astype(np.int32) + np.int32(offset)

    def of(self, keys: Collection[str]) -> list[int]:
        """The columns of the keys, in their order; -1 for one that has none."""
        if not keys or not self._columns.size:
            return [-1] * len(keys)
        wanted = _checksums(keys)
        places = self._checksums.searchsorted(wanted)
        columns = self._columns.take(places, mode="clip")
        columns[self._checksums.take(places, mode="clip") != wanted] = -1
        found: list[int] = columns.tolist()
        return found


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
        self.unknown = 0.0
        """What a key that has no column adds to the length of a sentence, squared."""
        self._of_word = Recently(self._found_in_word, WORDS)

    def learn(self, split: Sequence[Sequence[str]], labels: Sequence[int]) -> tuple[Doubles, Sparse]:
        """Learn the keys of labelled sentences: how much each is worth, and the matrix of those sentences."""
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
        self.unknown = float(frequency.max(initial=1.0)) ** 2
        self.size = len(ids)
        self.columns = Columns(ids, self.offset)
        matrix = Sparse(starts.astype(np.int32), (column + self.offset).astype(np.int32), value.astype(np.float32))
        return frequency[: self.size], matrix

    def found(self, sentence: Sequence[str]) -> tuple[list[int], int]:
        """The columns of a sentence, key by key, and how many keys have none; pairs and families take no share then."""
        if self.word_by_word:
            words = [self._of_word[word] for word in sentence]
            return [column for known, _ in words for column in known], sum([lost for _, lost in words])
        keys = self.keys_of(sentence)
        columns = self.columns.of(keys)
        lost = [key for key, column in zip(keys, columns, strict=True) if column < 0]
        known = [column for column in columns if column >= 0] if lost else columns
        return known, sum([" " not in key and key[0] != "#" for key in lost])

    def _found_in_word(self, word: str) -> tuple[list[int], int]:
        columns = self.columns.of(self.keys_of((word,)))
        known = [column for column in columns if column >= 0]
        return known, len(columns) - len(known)


def _checksums(keys: Collection[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint32]]:
    return np.fromiter(map(crc32, map(str.encode, keys)), np.uint32, len(keys))
