"""Signs that all goes on. What has no progress for long is a doubt first, and then a reason to start anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.gateway.sources import REFUSED_FOR


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds without progress: after `doubt` the bot is not ready, after `end` only a new start may help."""

    doubt: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long nothing may go on, in seconds, and how long the process may take to end."""

    listening: Limits = Limits(doubt=40, end=300)
    """Telegram is asked every three seconds, also where nobody writes."""
    answering: Limits = Limits(doubt=120, end=900)
    """The slowest answer to one update takes nine minutes, where Telegram fails at every step of it."""
    reminding: Limits = Limits(doubt=15, end=120)
    refused: float = REFUSED_FOR
    """For this long Telegram may refuse the token."""
    blocked: float = 60
    """For this long the event loop may do one single thing."""
    ending: float = 8


@dataclass(frozen=True, slots=True)
class Sign:
    """`progress` is another number each time that something has gone on; `stands` says in words what does not."""

    stands: str
    progress: Callable[[], float]
    limits: Limits


class Watched:
    """A sign over time. Time is counted in looks, so a process that was stopped for hours has lost none of it."""

    def __init__(self, sign: Sign) -> None:
        self._sign = sign
        self._seen = sign.progress()
        self._still = 0.0

    def look(self, seconds: float) -> None:
        """Look again, so many seconds after the last look."""
        seen = self._sign.progress()
        self._still = self._still + seconds if seen == self._seen else 0.0
        self._seen = seen

    @property
    def doubt(self) -> str | None:
        """Why nobody should rely on the bot now."""
        return self._said if self._still >= self._sign.limits.doubt else None

    @property
    def end(self) -> str | None:
        """Why the process should end."""
        return self._said if self._still >= self._sign.limits.end else None

    @property
    def _said(self) -> str:
        return f"{self._sign.stands} for {self._still:.0f} seconds"
