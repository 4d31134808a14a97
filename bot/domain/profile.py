"""One person's settings. Amounts are whole millilitres; times of day are on the wall clock."""

from __future__ import annotations

from whenever import Instant

from bot.domain.display import Hours, Unit
from bot.domain.kinds import ReminderKind
from bot.domain.schedules import Window
from bot.domain.values import dataclass

UNTIL_RESUMED = Instant.MAX
"""The end of a pause that has none."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One person's settings. `zone` is an IANA name; a pause counts until its instant.

    `town` is where the zone came from, by its own name. `hours` and `unit` are None where the person chose none.
    """

    zone: str | None = None
    quiet: Window | None = None
    goal_ml: int | None = None
    glass_ml: int | None = None
    paused_until: Instant | None = None
    stretches_paused_until: Instant | None = None
    town: str | None = None
    bottle_ml: int | None = None
    hours: Hours | None = None
    unit: Unit | None = None

    @property
    def wall_clock(self) -> str:
        """The zone to reckon in: UTC as long as the person's own is not known."""
        return self.zone or "UTC"

    def pause_of(self, kind: ReminderKind) -> Instant | None:
        """Until when a kind of reminder is paused by what the person set for all of them."""
        pauses = [self.paused_until]
        if kind.rests:
            pauses.append(self.stretches_paused_until)
        return max((pause for pause in pauses if pause is not None), default=None)
