"""Single times of reminders that are to be left out, as a sentence names them."""

from __future__ import annotations

from bot.domain.said_days import SaidDay
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Skip:
    """All that comes on a day; the next time that any comes where `day` is None."""

    day: SaidDay | None = None
