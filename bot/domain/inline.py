"""What is offered to someone who asks from another chat, to be sent there as their own message."""

from __future__ import annotations

from bot.domain.illustrations import Illustration
from bot.domain.text import Text
from bot.domain.values import dataclass

MOST_OFFERED = 5
"""Results that a small screen shows without scrolling far."""


@dataclass(frozen=True, slots=True)
class DeepLink:
    """A label, and the payload of the link that opens the private chat with it."""

    label: str
    payload: str


@dataclass(frozen=True, slots=True)
class InlineCard:
    """One result: how it stands in the list, and the message it becomes. A card with numbers to call has no link."""

    id: str
    title: str
    about: str
    text: Text
    picture: Illustration | None = None
    link: DeepLink | None = None


@dataclass(frozen=True, slots=True)
class InlineOffer:
    """The results, the best first, and the way into the private chat that stands above them.

    One that is `urgent` has numbers to call, and is owed to everybody.
    """

    cards: tuple[InlineCard, ...] = ()
    link: DeepLink | None = None
    urgent: bool = False
