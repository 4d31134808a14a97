"""What a function made of its last arguments: several readers ask the same of a message, and words come again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Given = TypeVar("Given", bound=Hashable)
Made = TypeVar("Made")

THE_MESSAGE = 1
"""So many texts are remembered: the one at hand."""
ITS_PARTS = 8
"""The one at hand, and what is read of it alone: its questions, its statements."""
WORDS = 4096
"""So many single words are remembered; what people write has few thousand that come often."""


class Recently(Generic[Given, Made]):
    """Calls `make` once for each of the last arguments, at most `most` of them; then all are forgotten.

    `make` must make the same of the same, and nobody may change what it made. A copy that is sent to another process
    has forgotten them.
    """

    def __init__(self, make: Callable[[Given], Made], most: int) -> None:
        self._make = make
        self._most = most
        self._made: dict[Given, Made] = {}

    def __call__(self, given: Given) -> Made:
        """What `make` makes of it."""
        try:
            return self._made[given]
        except KeyError:
            made = self._make(given)
            if len(self._made) >= self._most:
                self._made.clear()
            self._made[given] = made
            return made

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_made": {}}
