"""Buttons that answer an open question. Each names the draft it belongs to: one of an older draft means nothing."""

from __future__ import annotations

from enum import StrEnum

from whenever import Time

from bot.domain.kinds import KindId
from bot.domain.schedules import DateOrder, Day, HalfDay, Window
from bot.domain.values import dataclass


class DraftPart(StrEnum):
    """What of a reminder can be asked for again."""

    KIND = "kind"
    DAYS = "days"
    TIMES = "times"
    INTERVAL = "interval"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class ChooseKind:
    """What to be reminded of."""

    number: int
    kind: KindId


@dataclass(frozen=True, slots=True)
class ChooseDays:
    """These days and no others; in order, never empty."""

    number: int
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class PickDays:
    """Show the single days to pick from."""

    number: int


@dataclass(frozen=True, slots=True)
class ToggleDay:
    """Switch one day on or off."""

    number: int
    day: Day


@dataclass(frozen=True, slots=True)
class FinishDays:
    """All days are picked."""

    number: int


@dataclass(frozen=True, slots=True)
class ToggleTime:
    """Switch one time on or off."""

    number: int
    time: Time


@dataclass(frozen=True, slots=True)
class FinishTimes:
    """All times are picked."""

    number: int


@dataclass(frozen=True, slots=True)
class AskInterval:
    """Show how often it may come, instead of at set times."""

    number: int


@dataclass(frozen=True, slots=True)
class ChooseInterval:
    """Come every so many minutes."""

    number: int
    minutes: int


@dataclass(frozen=True, slots=True)
class ChooseWindow:
    """Come between these times of day."""

    number: int
    window: Window


@dataclass(frozen=True, slots=True)
class ChooseHalfDay:
    """The bare hours are of this half of the day."""

    number: int
    half: HalfDay


@dataclass(frozen=True, slots=True)
class ChooseDateOrder:
    """Which of the numbers of a date is the day."""

    number: int
    order: DateOrder


@dataclass(frozen=True, slots=True)
class MoveTo:
    """It comes at this time instead of those that fall into quiet hours."""

    number: int
    time: Time


@dataclass(frozen=True, slots=True)
class AskChange:
    """Show what of the reminder can be changed."""

    number: int


@dataclass(frozen=True, slots=True)
class Reopen:
    """Ask for one part of the reminder again."""

    number: int
    part: DraftPart


@dataclass(frozen=True, slots=True)
class ConfirmDraft:
    """Keep the reminder that was previewed."""

    number: int


@dataclass(frozen=True, slots=True)
class ChangeThis:
    """The change that was asked for is for this reminder."""

    number: int
    reminder: int


@dataclass(frozen=True, slots=True)
class ChangeAll:
    """It is for all that it was offered for; they are shown before they change."""

    number: int


@dataclass(frozen=True, slots=True)
class ConfirmChanges:
    """Change the reminders that were shown."""

    number: int


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Forget the open question."""

    number: int


@dataclass(frozen=True, slots=True)
class ShowRegions:
    """Ask anew where the person is, by parts of the world."""

    number: int


@dataclass(frozen=True, slots=True)
class ChooseRegion:
    """Show the towns of a part of the world."""

    number: int
    region: str


@dataclass(frozen=True, slots=True)
class ChooseZone:
    """Compare the clock of an IANA zone with the person's own."""

    number: int
    zone: str


@dataclass(frozen=True, slots=True)
class ConfirmZone:
    """The clock of this zone is the person's own."""

    number: int
    zone: str


@dataclass(frozen=True, slots=True)
class ChooseGlass:
    """A glass holds this many millilitres."""

    number: int
    ml: int


RequestAction = (
    ChooseKind
    | ChooseDays
    | PickDays
    | ToggleDay
    | FinishDays
    | ToggleTime
    | FinishTimes
    | AskInterval
    | ChooseInterval
    | ChooseWindow
    | ChooseHalfDay
    | ChooseDateOrder
    | MoveTo
    | AskChange
    | Reopen
    | ConfirmDraft
)
"""Only where the open question is about a reminder."""

EditAction = ChangeThis | ChangeAll | ConfirmChanges
"""Only where a change is open."""

ZoneAction = ShowRegions | ChooseRegion | ChooseZone | ConfirmZone
DraftAction = RequestAction | EditAction | ZoneAction | ChooseGlass | DropDraft
