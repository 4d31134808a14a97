"""Which of several reminders are meant, said by naming some of them."""

from __future__ import annotations

from bot.domain.editing import Which
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Pick:
    """Those that are `meant`, or all but those that are `spared`; neither where one is meant, and not said which."""

    meant: Which | None = None
    spared: Which | None = None
