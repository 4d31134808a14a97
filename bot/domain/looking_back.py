"""A question about what was logged on days that are over."""

from __future__ import annotations

from bot.domain.past_days import PastSpan
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class LookBack:
    """Which days are asked about, and whether for drinks, stretches or both."""

    span: PastSpan
    drinks: bool = True
    stretches: bool = False
