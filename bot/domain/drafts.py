"""Open questions to a person: a reminder that is being put together, or a setting."""

from __future__ import annotations

from enum import StrEnum

from whenever import Instant

from bot.domain.editing import Edit
from bot.domain.places import Place
from bot.domain.schedules import ScheduleRequest
from bot.domain.values import dataclass


class Awaiting(StrEnum):
    """What a person is being asked for, and may type."""

    KIND = "kind"
    DATE_ORDER = "date_order"
    DAYS = "days"
    TIME = "time"
    HALF_DAY = "half_day"
    INTERVAL = "interval"
    WINDOW = "window"
    ZONE = "zone"
    CLOCK_CHECK = "clock_check"
    PREVIEW = "preview"
    QUIET_HOURS = "quiet_hours"
    GOAL = "goal"
    GLASS = "glass"
    BOTTLE = "bottle"
    AMOUNT = "amount"
    PAUSE = "pause"
    WHICH = "which"
    EDITS = "edits"


@dataclass(frozen=True, slots=True)
class Draft:
    """An open question to one person in one chat: a reminder that is being put together, or a setting.

    `number` tells its buttons from those of an older draft. `asked` is when the sentence was said: "in 20 minutes"
    counts from there. `request` is None where no reminder is being made. `replaces` is the id of the reminder that
    is being edited. `awaiting` is what a typed answer would be. `days_open` says that the days are still to be asked
    for. `glasses` were drunk, and are logged once the size of a glass is known; where a bottle is asked for, they count
    bottles. `days_ago` is the day that they are logged for. `occurrence` is the nudge that what was drunk answers.
    `place` is the zone whose clock is being compared, `towns` are the places that were shown, by their own names.
    `edit` is a change that was asked for, as long as it is open which reminders it is for, or where it is for several;
    beside a `request`, it is the one whose outcome that is.
    """

    number: int
    asked: Instant
    request: ScheduleRequest | None = None
    awaiting: Awaiting | None = None
    replaces: int | None = None
    days_open: bool = False
    glasses: float | None = None
    place: str | None = None
    edit: Edit | None = None
    towns: tuple[Place, ...] = ()
    days_ago: int = 0
    occurrence: int | None = None

    @property
    def asks_place(self) -> bool:
        """True where a typed answer would name a place."""
        return self.awaiting in (Awaiting.ZONE, Awaiting.CLOCK_CHECK)


def is_answered(awaiting: Awaiting, said: ScheduleRequest) -> bool:
    """Whether it says what was asked for."""
    timed = said.times or said.every_minutes or said.in_minutes
    dated = said.once_day or (said.days and not said.days_assumed)
    match awaiting:
        case Awaiting.TIME:
            return bool(timed)
        case Awaiting.HALF_DAY:
            return bool(said.times)
        case Awaiting.DATE_ORDER:
            return bool(said.once_day)
        case Awaiting.DAYS:
            return bool(dated)
        case Awaiting.INTERVAL:
            return bool(said.every_minutes or said.times)
        case Awaiting.KIND:
            return bool(said.kind)
        case _:
            return bool(timed or dated or said.kind)
