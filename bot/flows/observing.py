"""What is counted of the bot's work, by kinds alone: no person, no chat, no text."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.conversation import Outcome
from bot.domain.occurrences import State


class Part(StrEnum):
    """A part of the bot that something can fail in."""

    LISTENING = "listening"
    HANDLING = "handling"
    SENDING = "sending"
    REMINDING = "reminding"


class Observer:
    """Counts nothing. Whoever does takes each call within some microseconds, and never raises."""

    def came_in(self, kind: str) -> None:
        """An update of a kind of the Bot API, such as `message`."""

    def decided(self, outcome: Outcome) -> None:
        """What came in was dealt with like this."""

    def rated(self, *, up: bool) -> None:
        """Somebody liked an answer, or did not."""

    def handled(self, seconds: float) -> None:
        """An update was handled, so many seconds after it came in."""

    def sent(self, what: str, outcome: str) -> None:
        """An attempt to send a `reply` or a `nudge`, or to `edit`, ended."""

    def failed(self, part: Part, error: BaseException) -> None:
        """An error; its type is counted."""

    def due(self, count: int) -> None:
        """So many reminders came due."""

    def reminded(self, state: State, late: float) -> None:
        """A reminder came to an end, so many seconds after it was due."""

    def ticked(self, *, leads: bool) -> None:
        """What is due was looked at; True where this process is the one that reminds."""

    def lagged(self, seconds: float) -> None:
        """The event loop came so many seconds late to what it had to do."""

    def leapt(self) -> None:
        """The clock on the wall went otherwise than that of the machine."""
