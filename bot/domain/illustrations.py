"""What Hammy can show."""

from __future__ import annotations

from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Illustration:
    """A drawing that is shipped: what it shows in a few words and, for who cannot see it, in full.

    One that `moves` is there as an animation too, which is what is sent.
    """

    id: str
    shows: str
    alt: str
    moves: bool = False
