"""What became of one attempt to deliver a nudge."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.values import dataclass


class DeliveryOutcome(StrEnum):
    """What became of one attempt to deliver."""

    DELIVERED = "delivered"
    BLOCKED = "blocked"
    RETRY = "retry"
    """Nothing was delivered; trying again may help."""
    UNKNOWN = "unknown"
    """The request went out, and no answer came back."""
    MOVED = "moved"
    """Nothing was delivered: the group has another id."""
    FAILED = "failed"
    """Telegram refused the message."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt: the message's id where it was delivered, seconds to wait where told to, the group's new id.

    `beside_topic` says that its topic is gone or closed, so that it went to the chat's general one; where that is
    closed too, what is blocked is the topic and not the chat.
    """

    outcome: DeliveryOutcome
    message: int | None = None
    retry_after: float | None = None
    moved_to: int | None = None
    beside_topic: bool = False
