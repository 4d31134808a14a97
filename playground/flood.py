"""Telegram's flood limits, for those who want to meet them here."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

ALL_CHATS, ALL_CHATS_SECONDS = 30, 1.0
GROUP, GROUP_SECONDS = 20, 60.0
PRIVATE_BURST, PRIVATE_SECONDS = 3, 1.0


@dataclass(slots=True)
class _Bucket:
    """Three messages at once; every second one more may follow, up to three again."""

    level: float = PRIVATE_BURST
    at: float = -math.inf

    def refill(self, now: float) -> None:
        self.level = min(PRIVATE_BURST, self.level + (now - self.at) / PRIVATE_SECONDS)
        self.at = now


@dataclass(slots=True)
class FloodLimits:
    """Off until `on` is set. Only messages that were delivered count; times are real seconds, monotonic.

    In all chats together 30 messages within any second; in a private chat one a second, with a burst of three
    after a rest; in a group 20 within any minute.
    """

    on: bool = False
    _all: deque[float] = field(default_factory=deque)
    _private: dict[int, _Bucket] = field(default_factory=dict)
    _groups: dict[int, deque[float]] = field(default_factory=dict)

    def switch(self, on: bool) -> None:
        """Turns the limits on, with nothing counted yet, or off."""
        self.on = on
        self._all.clear()
        self._private.clear()
        self._groups.clear()

    def wait(self, chat_id: int, now: float) -> int:
        """How many whole seconds a message to this chat (a group's id is negative) has to wait; 0 for none."""
        if not self.on:
            return 0
        waits = [_over(self._all, ALL_CHATS, ALL_CHATS_SECONDS, now)]
        if chat_id < 0:
            waits.append(_over(self._groups.get(chat_id), GROUP, GROUP_SECONDS, now))
        elif (bucket := self._private.get(chat_id)) is not None:
            bucket.refill(now)
            waits.append((1 - bucket.level) * PRIVATE_SECONDS)
        longest = max(waits)
        return math.ceil(longest) if longest > 0 else 0

    def count(self, chat_id: int, now: float) -> None:
        """Counts a message that was delivered."""
        if not self.on:
            return
        self._all.append(now)
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque()).append(now)
            return
        bucket = self._private.setdefault(chat_id, _Bucket())
        bucket.refill(now)
        bucket.level -= 1


def _over(sent: deque[float] | None, most: int, seconds: float, now: float) -> float:
    """How long until fewer than `most` lie within the last `seconds`; forgets what is older."""
    if sent is None:
        return 0.0
    while sent and sent[0] <= now - seconds:
        sent.popleft()
    return sent[len(sent) - most] + seconds - now if len(sent) >= most else 0.0
