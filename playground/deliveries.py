"""The log of messages that arrived in chats, slim enough to count tens of thousands of them."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import Any

KEPT = 200_000
TEXT_CHARACTERS = 80


class Deliveries:
    """The last messages of the bot, numbered from 1 in the order in which they arrived."""

    def __init__(self, kept: int = KEPT) -> None:
        self._arrived: deque[tuple[int, int, float, str]] = deque(maxlen=kept)
        self._last = 0

    def add(self, chat_id: int, message_id: int, at: float, text: str) -> None:
        """Records one message; `at` is real time in monotonic seconds."""
        self._last += 1
        self._arrived.append((chat_id, message_id, at, text[:TEXT_CHARACTERS]))

    def since(self, number: int) -> list[dict[str, Any]]:
        """All remembered messages with a higher number, oldest first."""
        first = self._last - len(self._arrived) + 1
        start = max(first, number + 1)
        return [
            {"n": n, "chat_id": chat_id, "message_id": message_id, "at": at, "text": text}
            for n, (chat_id, message_id, at, text) in enumerate(islice(self._arrived, start - first, None), start)
        ]
