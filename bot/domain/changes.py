"""What a decision does to what is kept. Changes are applied in order, in one transaction."""

from __future__ import annotations

from whenever import Instant

from bot.domain.drafts import Draft
from bot.domain.drinks import Drink
from bot.domain.occurrences import Reason, State
from bot.domain.profile import Profile
from bot.domain.reminders import Reminder
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class SaveProfile:
    """The person's settings are these from now on."""

    profile: Profile


@dataclass(frozen=True, slots=True)
class AddReminder:
    """A new reminder with its first occurrence; no change is made where the person has `at_most` already.

    Whoever decided has counted them, but another message of the same person may have been faster.
    """

    reminder: Reminder
    next_due: Instant | None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeReminder:
    """A stored reminder is this from now on; what was waiting of it is replaced by `next_due`, snoozes stay."""

    reminder: Reminder
    next_due: Instant | None


@dataclass(frozen=True, slots=True)
class DeleteReminder:
    """A reminder and all its occurrences are gone."""

    id: int


@dataclass(frozen=True, slots=True)
class AnswerOccurrence:
    """A sent occurrence was answered: DONE, SNOOZED or SKIPPED. `again` is when a snoozed one comes back."""

    id: int
    state: State
    reason: Reason | None = None
    again: Instant | None = None


@dataclass(frozen=True, slots=True)
class LogDrink:
    """A drink was logged."""

    drink: Drink


@dataclass(frozen=True, slots=True)
class UndoDrink:
    """The drink of this moment was not drunk; nothing happens where there is none."""

    at: Instant


@dataclass(frozen=True, slots=True)
class LogStretch:
    """A stretch was done at this moment, whatever reminder there is."""

    at: Instant


@dataclass(frozen=True, slots=True)
class UndoStretch:
    """The stretch of this moment was not done; nothing happens where there is none."""

    at: Instant


@dataclass(frozen=True, slots=True)
class ReopenOccurrence:
    """The answer to an occurrence is taken back, with the later one that it was snoozed into, while that waits."""

    id: int


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """The open draft of this person in this chat; None where there is none any more."""

    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Forget:
    """Everything kept of the person is deleted, in every chat."""


@dataclass(frozen=True, slots=True)
class CountThumb:
    """Somebody liked the answer to an intent, or did not; whoever it was is not kept."""

    intent: str
    up: bool


@dataclass(frozen=True, slots=True)
class KeepMiss:
    """A sentence was not understood; it holds no person. Of one day at most `at_most` different ones are kept."""

    text: str
    at_most: int


Change = (
    SaveProfile
    | AddReminder
    | ChangeReminder
    | DeleteReminder
    | AnswerOccurrence
    | LogDrink
    | UndoDrink
    | LogStretch
    | UndoStretch
    | ReopenOccurrence
    | SaveDraft
    | Forget
    | CountThumb
    | KeepMiss
)
