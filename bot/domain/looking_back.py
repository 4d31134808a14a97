"""A question about what was logged on days that are over."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.past_days import PastSpan


@dataclass(frozen=True, slots=True)
class LookBack:
    """Which days are asked about, and whether for drinks, stretches or both."""

    span: PastSpan
    drinks: bool = True
    stretches: bool = False
