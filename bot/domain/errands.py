"""What a person wants done with their reminders, their water log or their settings."""

from __future__ import annotations

from dataclasses import dataclass

from whenever import Instant

from bot.domain.actions import PersonalAction
from bot.domain.amounts import Amount
from bot.domain.cancelling import Cancel
from bot.domain.intents import ShortReply
from bot.domain.schedules import HalfDay, ScheduleRequest, Window


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """What a typed text means as the answer to an open question; None and empty where it means nothing there."""

    request: ScheduleRequest | None = None
    window: Window | None = None
    amount: Amount | None = None
    until: Instant | None = None
    word: ShortReply | None = None
    half_day: HalfDay | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Remind:
    """Make a reminder of what was said, or begin with nothing but a kind."""

    request: ScheduleRequest | None = None


@dataclass(frozen=True, slots=True)
class ListReminders:
    """Show the reminders."""


@dataclass(frozen=True, slots=True)
class CancelReminders:
    """Stop the reminders that a sentence names."""

    cancel: Cancel | None = None


@dataclass(frozen=True, slots=True)
class LogWater:
    """Log what was drunk, or ask how much."""

    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class ShowProgress:
    """Tell how the week went."""


@dataclass(frozen=True, slots=True)
class SetZone:
    """Find the time zone of a place, or ask for one."""

    place: str = ""


@dataclass(frozen=True, slots=True)
class OpenSettings:
    """Show the settings, or set the size of a glass where a sentence names it."""

    glass_ml: int | None = None


@dataclass(frozen=True, slots=True)
class PauseReminders:
    """Pause all reminders for as long as a text says, or ask how long. `text` is the argument or the sentence.

    `sentence` says that it is one: it need not name a length.
    """

    text: str = ""
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class ResumeReminders:
    """End all pauses."""


@dataclass(frozen=True, slots=True)
class ExportData:
    """Hand out everything that is kept of the person."""


@dataclass(frozen=True, slots=True)
class DeleteData:
    """Ask whether everything kept of the person should be deleted."""


@dataclass(frozen=True, slots=True)
class CancelDraft:
    """Drop the open question, where there is one."""


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """A typed answer to the open question."""

    reading: TypedAnswer


@dataclass(frozen=True, slots=True)
class ShareLocation:
    """A location was shared: it finds the time zone and is not kept."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Press:
    """A button of reminders or settings was tapped."""

    action: PersonalAction


@dataclass(frozen=True, slots=True)
class Return:
    """The bot was unblocked, or is back in a group."""


Errand = (
    Remind
    | ListReminders
    | CancelReminders
    | LogWater
    | ShowProgress
    | SetZone
    | OpenSettings
    | PauseReminders
    | ResumeReminders
    | ExportData
    | DeleteData
    | CancelDraft
    | AnswerDraft
    | ShareLocation
    | Press
    | Return
)
