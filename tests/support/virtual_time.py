"""An event loop whose clock leaps to the next timer: seconds take no time, and all comes out the same each time."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")

_LEAST = 1e-6
"""Seconds: any clock goes on while somebody looks again and again."""


class _LeapingSelector(selectors.SelectSelector):
    """Never waits, but counts how long it would have waited."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        assert timeout is not None, "nothing would ever happen any more"
        ready = super().select(0)
        if not ready:
            self.now += max(_LEAST, timeout)
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """For code that waits by this loop's own clock alone."""

    def __init__(self) -> None:
        self._leaping = _LeapingSelector()
        super().__init__(self._leaping)

    def time(self) -> float:
        """Seconds since it was made."""
        return self._leaping.now

    def leap(self, seconds: float) -> None:
        """Time that passes while nothing else happens, as where somebody holds the loop up."""
        self._leaping.now += seconds


def in_virtual_time(work: Coroutine[Any, Any, T]) -> T:
    """Run it to its end, in a loop of its own."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work)


def virtually(test: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """A test that runs in virtual time."""

    @wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        in_virtual_time(test(*args, **kwargs))

    return run
