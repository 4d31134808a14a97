"""A reader that fails costs its own reading, and nothing that was read before it or is read after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Carefully:
    """Calls readers of one message. `failed` says what failed and where, without a word of it."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def __call__(self, read: Callable[[], T], otherwise: T) -> T:
        """What `read` gives, or else `otherwise`."""
        try:
            return read()
        except Exception as error:  # noqa: BLE001 (whatever a text does to one reader, the warning signs in it stand)
            self.failed.append(f"{type(error).__name__} in {_place(error)}")
            return otherwise


def _place(error: Exception) -> str:
    """The function and the line that raised it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace is not None else ""
