"""The log of what the bot called, for tests and the chat page."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import Any

from playground.params import Params

CALLS_KEPT = 2_000


class CallLog:
    """The last 2,000 calls, numbered from 1 in the order they were answered."""

    def __init__(self) -> None:
        self._calls: deque[tuple[int, str, Params, int | None]] = deque(maxlen=CALLS_KEPT)
        self._last = 0

    def add(self, method: str, params: Params, error_code: int | None) -> None:
        """Records one answered call; `error_code` is None where it went well."""
        self._last += 1
        self._calls.append((self._last, method, params.without_content(), error_code))

    def since(self, number: int) -> list[dict[str, Any]]:
        """All remembered calls with a higher number, oldest first."""
        first = self._last - len(self._calls) + 1
        return [
            {
                "n": n,
                "method": method,
                "params": params.record(),
                "ok": error_code is None,
                "error_code": error_code,
            }
            for n, method, params, error_code in islice(self._calls, max(0, number + 1 - first), None)
        ]
