"""Buttons of the list of reminders, and of one that is kept."""

from __future__ import annotations

from enum import StrEnum

from whenever import Instant

from bot.domain.kinds import KindId
from bot.domain.values import dataclass


class PauseLength(StrEnum):
    """How long a pause offered by a button is."""

    TWO_HOURS = "two_hours"
    UNTIL_TOMORROW = "until_tomorrow"
    THREE_DAYS = "three_days"
    WEEK = "week"
    UNTIL_RESUMED = "until_resumed"


@dataclass(frozen=True, slots=True)
class ShowReminders:
    """Show all reminders."""


@dataclass(frozen=True, slots=True)
class BeginReminder:
    """Begin a new reminder, of a kind or of one that is asked for."""

    kind: KindId | None = None


@dataclass(frozen=True, slots=True)
class AskPause:
    """Show for how long everything may be paused."""


@dataclass(frozen=True, slots=True)
class PauseAll:
    """Pause everything."""

    length: PauseLength


@dataclass(frozen=True, slots=True)
class ResumeAll:
    """End all pauses."""


@dataclass(frozen=True, slots=True)
class AskRemoveAll:
    """Ask whether all reminders should be deleted."""


@dataclass(frozen=True, slots=True)
class RemoveAll:
    """Delete all reminders, or all of a kind; this was confirmed."""

    kind: KindId | None = None


@dataclass(frozen=True, slots=True)
class ShowReminder:
    """Show one reminder and what can be done with it."""

    reminder: int


@dataclass(frozen=True, slots=True)
class EditReminder:
    """Open one reminder for changes."""

    reminder: int


@dataclass(frozen=True, slots=True)
class ShowHistory:
    """Show what happened to one reminder of late."""

    reminder: int


@dataclass(frozen=True, slots=True)
class AskReminderPause:
    """Show for how long one reminder may be paused."""

    reminder: int


@dataclass(frozen=True, slots=True)
class PauseReminder:
    """Pause one reminder."""

    reminder: int
    length: PauseLength


@dataclass(frozen=True, slots=True)
class ResumeReminder:
    """End the pause of one reminder."""

    reminder: int


@dataclass(frozen=True, slots=True)
class AskRemoveReminder:
    """Ask whether one reminder should be deleted."""

    reminder: int


@dataclass(frozen=True, slots=True)
class RemoveReminder:
    """Delete one reminder; this was confirmed."""

    reminder: int


@dataclass(frozen=True, slots=True)
class TakeBackReminders:
    """What became of reminders at this moment, in whole milliseconds, did not; only while it is remembered."""

    at: Instant


ListAction = (
    ShowReminders | BeginReminder | AskPause | PauseAll | ResumeAll | AskRemoveAll | RemoveAll | TakeBackReminders
)
ReminderAction = (
    ShowReminder
    | EditReminder
    | ShowHistory
    | AskReminderPause
    | PauseReminder
    | ResumeReminder
    | AskRemoveReminder
    | RemoveReminder
)
