"""The queue of updates waiting for the bot, with the confirmation rules of getUpdates."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from playground.errors import OTHER_POLLER, BotApiError

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MAX_PENDING = 100_000
FIRST_ID = 100_000_001


@dataclass(slots=True, frozen=True)
class Update:
    """One update as JSON; `lane` (a chat) says which updates must stay in order."""

    id: int
    lane: int
    payload: str


class UpdateQueue:
    """Updates in order of their rising ids, kept until they are confirmed; beyond 100,000 the oldest go."""

    def __init__(self, first_id: int | None = None) -> None:
        """The numbers begin anywhere, as Telegram's do: a bot may remember those of a playground before this one."""
        self._next_id = first_id if first_id is not None else FIRST_ID + secrets.randbelow(FIRST_ID)
        self._pending: OrderedDict[int, Update] = OrderedDict()
        self._allowed: frozenset[str] | None = None
        self._poll: asyncio.Future[str | None] | None = None
        self._closed = False
        self.on_added: Callable[[Update], None] | None = None

    def __len__(self) -> int:
        return len(self._pending)

    def pending(self) -> Iterable[Update]:
        """All unconfirmed updates, oldest first."""
        return self._pending.values()

    @property
    def allowed(self) -> list[str]:
        """The kinds the bot asked for; empty for the default."""
        return sorted(self._allowed) if self._allowed is not None else []

    def allow(self, kinds: list[Any] | None) -> None:
        """Remembers `allowed_updates` for updates to come: None changes nothing, [] restores the default."""
        if kinds is not None:
            self._allowed = frozenset(map(str, kinds)) or None

    def add(self, kind: str, content: dict[str, Any], lane: int, *, unasked: bool = False) -> None:
        """Queues one update unless the bot did not ask for its kind; what came before it said so may be `unasked`."""
        refused = (kind in NOT_BY_DEFAULT) if self._allowed is None else (kind not in self._allowed)
        if refused and not unasked:
            return
        payload = json.dumps({"update_id": self._next_id, kind: content}, separators=(",", ":"))
        update = Update(self._next_id, lane, payload)
        self._next_id += 1
        self._pending[update.id] = update
        if len(self._pending) > MAX_PENDING:
            self._pending.popitem(last=False)
        self._wake(None)
        if self.on_added is not None:
            self.on_added(update)

    def remove(self, update_id: int) -> None:
        """Confirms a single update, as a webhook does."""
        self._pending.pop(update_id, None)

    def clear(self) -> None:
        """Forgets everything pending."""
        self._pending.clear()

    async def take(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """What getUpdates returns: at once if anything is pending, else after at most `seconds` of real time.

        A call while another one waits ends that one with a 409 BotApiError.
        """
        self.interrupt(OTHER_POLLER)
        self._confirm(offset)
        if not self._pending and seconds > 0 and not self._closed:
            poll: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
            self._poll = poll
            try:
                conflict = await asyncio.wait_for(poll, seconds)
            except TimeoutError:
                conflict = None
            finally:
                if self._poll is poll:
                    self._poll = None
            if conflict is not None:
                raise BotApiError(409, conflict)
        return list(islice(self._pending.values(), limit))

    def interrupt(self, reason: str) -> None:
        """Ends a waiting getUpdates with a 409 that says why."""
        self._wake(reason)

    def close(self) -> None:
        """Ends a waiting getUpdates with an empty answer; later ones do not wait."""
        self._closed = True
        self._wake(None)

    def _wake(self, conflict: str | None) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(conflict)

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popitem(last=False)
            return
        while self._pending and next(iter(self._pending)) < offset:
            self._pending.popitem(last=False)
