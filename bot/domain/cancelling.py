"""Which reminders a person wants to stop, as they said it."""

from __future__ import annotations

from whenever import Time

from bot.domain.kinds import KindId
from bot.domain.schedules import Window
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Cancel:
    """`all` where every reminder was named; `kind` and `time` narrow it down where they were named.

    `narrowed` says that something else narrows it down further: a day, a part of the day, the last one.
    `place` counts in the list from 0, -1 is the last. `within` is the part of the day that was named.
    """

    kind: KindId | None = None
    all: bool = False
    time: Time | None = None
    narrowed: bool = False
    place: int | None = None
    within: Window | None = None
