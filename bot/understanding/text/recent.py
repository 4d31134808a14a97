"""What a function made of its last arguments: several readers ask the same of a message, and words come again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Given = TypeVar("Given", bound=Hashable)
Made = TypeVar("Made")

THE_MESSAGE = 1
"""So many texts are remembered: the one at hand."""
ITS_PARTS = 8
"""The one at hand, and what is read of it alone: its questions, its statements."""
ITS_FORMS = 32
"""The one at hand in the forms in which it is searched."""
WORDS = 4096
"""So many single words are remembered; what people write has few thousand that come often."""


class Recently(dict[Given, Made]):
    """Calls `make` once for each of the last keys that it is asked for, at most `most` of them; then all are forgotten.

    `make` must make the same of the same, and nobody may change what it made. A copy that is sent to another process
    has forgotten them.
    """

    def __init__(self, make: Callable[[Given], Made], most: int) -> None:
        self._make = make
        self._most = most

    def __missing__(self, given: Given) -> Made:
        made = self._make(given)
        if len(self) >= self._most:
            self.clear()
        self[given] = made
        return made

    def __reduce__(self) -> tuple[type[Recently[Given, Made]], tuple[Callable[[Given], Made], int]]:
        return type(self), (self._make, self._most)
