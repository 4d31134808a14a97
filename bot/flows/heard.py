"""What came in, once it is understood."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.messages import Incoming, Said
from bot.domain.red_flags import CARDS
from bot.domain.signs import Standing
from bot.domain.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Heard:
    """What came in, what its words mean, and the warning signs that stood before it."""

    incoming: Incoming
    understanding: Understanding | None
    before: Standing | None

    @property
    def typed(self) -> Understanding | None:
        """What a typed sentence means; None for anything else."""
        return self.understanding if isinstance(self.incoming, Said) else None

    @property
    def owed_a_card(self) -> bool:
        """Whether the words are owed a card, whatever else fails."""
        return self.understanding is not None and self.understanding.response in CARDS
