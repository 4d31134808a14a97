"""Buttons of guided sessions."""

from __future__ import annotations

from whenever import Instant

from bot.domain.sessions import Steering
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class OfferSession:
    """Show what a session is, with the ways to begin it.

    `nudge` is the occurrence whose nudge it stands under, `logged` a stretch in whose place it is done.
    """

    session: str
    nudge: int | None = None
    logged: Instant | None = None


@dataclass(frozen=True, slots=True)
class BeginSession:
    """Begin it; the steps without a time of their own last `hold` seconds, or with 0 until the person goes on."""

    session: str
    hold: int
    nudge: int | None = None
    logged: Instant | None = None


@dataclass(frozen=True, slots=True)
class SteerSession:
    """Do something in one run of a session; `step` is the one that was shown, so that none is gone over unseen."""

    session: str
    run: int
    step: int
    steering: Steering


SessionAction = OfferSession | BeginSession | SteerSession
