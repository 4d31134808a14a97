"""What is remembered for minutes: the `ShortMemory` port."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class BoundedMemory(Generic[K, V]):
    """The values that were remembered last, at most `limit`; the oldest is forgotten first."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._all: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._all)

    async def recall(self, key: K) -> V | None:
        """What was remembered last, None where it is forgotten."""
        return self._all.get(key)

    async def remember(self, key: K, value: V) -> None:
        """Remember it, forgetting the oldest over the limit."""
        self._all[key] = value
        self._all.move_to_end(key)
        if len(self._all) > self._limit:
            self._all.popitem(last=False)

    async def forget(self, key: K) -> None:
        """Forget it."""
        self._all.pop(key, None)
