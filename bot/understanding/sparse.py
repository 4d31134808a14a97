"""Sparse matrices: of thousands of features a sentence has some dozens. And sentences, of which few are ever shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray  # a dozen modules that say nothing while it runs

Floats: TypeAlias = "NDArray[np.float32]"
Doubles: TypeAlias = "NDArray[np.float64]"
Ints: TypeAlias = "NDArray[np.int32]"
Bools: TypeAlias = "NDArray[np.bool_]"


@dataclass(frozen=True, slots=True)
class Sparse:
    """Rows of a sparse matrix: row i holds `values[starts[i]:starts[i+1]]` at columns `columns[...]`."""

    starts: Ints
    columns: Ints
    values: Floats

    def row(self, index: int) -> tuple[Ints, Floats]:
        """Columns and values of one row."""
        part = slice(self.starts[index], self.starts[index + 1])
        return self.columns[part], self.values[part]


class Lines:
    """Texts in one array, which is mapped where it was loaded: as objects they are a third larger, and always there."""

    def __init__(self, lines: Sequence[str]) -> None:
        encoded = [line.encode() for line in lines]
        self._bytes = np.frombuffer(b"".join(encoded), np.uint8)
        self._ends = np.cumsum([0, *map(len, encoded)], dtype=np.int32)

    def __getitem__(self, number: int) -> str:
        return self._bytes[self._ends[number] : self._ends[number + 1]].tobytes().decode()


def side_by_side(parts: Sequence[Sparse], count: int) -> Sparse:
    """The columns of several matrices, each of `count` rows and with columns of its own, in one."""
    rows = np.concatenate([np.repeat(np.arange(count), np.diff(part.starts)) for part in parts])
    order = np.argsort(rows, kind="stable")
    starts = np.searchsorted(rows[order], np.arange(count + 1)).astype(np.int32)
    columns = np.concatenate([part.columns for part in parts])[order]
    values = np.concatenate([part.values for part in parts])[order]
    return Sparse(starts, columns, values)
