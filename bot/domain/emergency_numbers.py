"""Numbers to call, as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers for one kind of need.

    `general` are shown to everyone; `by_zone` has the number of the country that an IANA zone is in, worded the same
    where it is among the general ones.
    """

    general: tuple[str, ...]
    by_zone: Mapping[str, str] = field(default_factory=dict, repr=False)

    def near(self, zone: str | None) -> str:
        """The numbers for someone with a clock of this zone: their own country's first, then the general ones."""
        own = self.by_zone.get(zone or "")
        return ", ".join(dict.fromkeys((*((own,) if own else ()), *self.general)))
