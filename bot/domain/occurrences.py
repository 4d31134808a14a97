"""The times that a reminder comes: where each stands, how it ended, and what was learned from it."""

from __future__ import annotations

from enum import StrEnum

from whenever import Instant

from bot.domain.drinks import Drink
from bot.domain.kinds import KindId
from bot.domain.profile import Profile
from bot.domain.reminders import Reminder
from bot.domain.values import dataclass


class State(StrEnum):
    """Where an occurrence stands. All but the first three are ends."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    ATTEMPTED = "attempted"
    SENT = "sent"
    """Delivered, and not answered (yet)."""
    UNKNOWN = "unknown"
    """Attempted, and nobody knows whether it arrived: it counts as sent."""
    DONE = "done"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    HELD = "held"
    MISSED = "missed"
    BLOCKED = "blocked"
    FAILED = "failed"


ENDED = tuple(State)[3:]
"""All states that an occurrence stays in, unless it is answered."""

UNANSWERED = (State.SENT, State.UNKNOWN)
"""It came, and nobody said anything to it (yet)."""

ANSWERABLE = (*UNANSWERED, State.ATTEMPTED)
"""An answer to it counts: it may be there before it is recorded that it came."""

CAME = (*UNANSWERED, State.DONE, State.SNOOZED, State.SKIPPED)
"""It came, whatever was said to it."""


class Reason(StrEnum):
    """Why an occurrence ended as it did, where its state does not say."""

    QUIET_HOURS = "quiet_hours"
    PAUSED = "paused"
    TOO_CLOSE = "too_close"
    """Less than LEAST_MINUTES_APART after the nudge before it; a snoozed one may come sooner, as it was asked to."""
    GOAL_MET = "goal_met"
    JUST_LOGGED = "just_logged"
    TOO_LATE = "too_late"
    BUSY = "busy"
    RESTING = "resting"
    """A day of rest; why is not kept."""
    STOPPED = "stopped"
    UNKNOWN_KIND = "unknown_kind"
    """The content has no such kind of reminder any more."""
    REFUSED = "refused"
    """Telegram refused the message."""
    TOPIC_GONE = "topic_gone"
    """It was sent to the chat itself: its topic takes nothing any more."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a reminder comes. `parent` is the occurrence that was snoozed into this one.

    `due` is when it was meant to come, `wake` when it is looked at next (later after a failed attempt).
    `missed_before` counts those of the same reminder that were missed without a word since the last nudge.
    `message` is the id of the nudge in the reminder's chat.
    """

    id: int
    reminder: int
    due: Instant
    wake: Instant
    state: State = State.WAITING
    reason: Reason | None = None
    parent: int | None = None
    attempts: int = 0
    missed_before: int = 0
    message: int | None = None
    answered: Instant | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A claimed occurrence with all that planning it needs.

    `drunk_ml` is what the person logged since their local midnight, `last_drink` the moment of the last of it.
    `unsure` is True where nobody knows whether the last one that was sent arrived.
    """

    occurrence: Occurrence
    reminder: Reminder
    profile: Profile
    drunk_ml: int = 0
    last_drink: Instant | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An ended occurrence as the reminder_history and the progress read it."""

    reminder: int
    kind: KindId
    due: Instant
    state: State
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What happened of late: occurrences, drinks, and stretches that were logged without a reminder; oldest first."""

    occurrences: tuple[HistoryEntry, ...] = ()
    drinks: tuple[Drink, ...] = ()
    stretches: tuple[Instant, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a claimed occurrence ended or goes on, and what comes next of its reminder.

    WAITING with `wake` tries again then. `next_due` is the next occurrence, with `missed_before` on it; a
    snoozed child has none of its own. `nudge` is the id of the nudge that was sent; `due` is the later occurrence that
    it stood for, where it came after downtime.
    """

    state: State
    reason: Reason | None = None
    message: int | None = None
    nudge: str | None = None
    wake: Instant | None = None
    next_due: Instant | None = None
    missed_before: int = 0
    due: Instant | None = None
