"""What is kept of a person for reminders, water and progress. Nothing of it is about health.

Amounts are whole millilitres, moments are instants, times of day are on the person's wall clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from whenever import Instant

from bot.domain.schedules import Kind, Schedule, ScheduleRequest, Window

MOST_REMINDERS = 20
"""Reminders of one person."""

LEAST_MINUTES_APART = 15
"""Between two nudges of one reminder."""

UNTIL_RESUMED = Instant.MAX
"""The end of a pause that has none."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One person's settings. `zone` is an IANA name; a pause counts until its instant."""

    zone: str | None = None
    quiet: Window | None = None
    goal_ml: int | None = None
    glass_ml: int | None = None
    paused_until: Instant | None = None
    stretches_paused_until: Instant | None = None

    def pause_of(self, kind: Kind) -> Instant | None:
        """Until when a kind of reminder is paused by what the person set for all of them."""
        pauses = [self.paused_until]
        if kind is Kind.STRETCH:
            pauses.append(self.stretches_paused_until)
        return max((pause for pause in pauses if pause is not None), default=None)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder. `id` is None before it is stored; `frozen` while Telegram says that the chat is blocked."""

    person: int
    chat: int
    kind: Kind
    schedule: Schedule
    id: int | None = None
    paused_until: Instant | None = None
    frozen: bool = False
    last_nudge: str | None = None
    last_sent: Instant | None = None


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


class Reason(StrEnum):
    """Why an occurrence ended as it did, where its state does not say."""

    QUIET_HOURS = "quiet_hours"
    PAUSED = "paused"
    TOO_CLOSE = "too_close"
    """Less than LEAST_MINUTES_APART after the nudge before it."""
    GOAL_MET = "goal_met"
    JUST_LOGGED = "just_logged"
    TOO_LATE = "too_late"
    BUSY = "busy"
    RESTING = "resting"
    """A day without stretching; why is not kept."""
    STOPPED = "stopped"
    REFUSED = "refused"
    """Telegram refused the message."""


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
    """

    occurrence: Occurrence
    reminder: Reminder
    profile: Profile
    drunk_ml: int = 0
    last_drink: Instant | None = None


@dataclass(frozen=True, slots=True)
class Drink:
    """A logged drink; its moment is its name."""

    at: Instant
    ml: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An open question to one person in one chat: a reminder that is being put together, or a setting.

    `number` tells its buttons from those of an older draft. `asked` is when the sentence was said: "in 20 minutes"
    counts from there. `request` is None where no reminder is being made. `replaces` is the id of the reminder that
    is being edited. `awaiting` is what a typed answer would be. `days_open` says that the days are still to be asked
    for. `glasses` were drunk, and are logged once the size of a glass is known. `place` is the zone whose clock is
    being compared.
    """

    number: int
    asked: Instant
    request: ScheduleRequest | None = None
    awaiting: Awaiting | None = None
    replaces: int | None = None
    days_open: bool = False
    glasses: float | None = None
    place: str | None = None


class Awaiting(StrEnum):
    """What a person is being asked for, and may type."""

    KIND = "kind"
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
    AMOUNT = "amount"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A stored reminder with the moment of its next occurrence, None where it has none."""

    reminder: Reminder
    next_due: Instant | None


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of one person, as one chat may see it.

    In a private chat `reminders` are all of the person's; in a group, all of the group's. `owned` counts the
    person's own everywhere. `drinks` are those since the local midnight, oldest first.
    """

    profile: Profile = field(default_factory=Profile)
    reminders: tuple[Scheduled, ...] = ()
    owned: int = 0
    draft: Draft | None = None
    drinks: tuple[Drink, ...] = ()

    @property
    def drunk_ml(self) -> int:
        """Everything logged today."""
        return sum(drink.ml for drink in self.drinks)


@dataclass(frozen=True, slots=True)
class Told:
    """An ended occurrence as the ledger and the progress read it."""

    reminder: int
    kind: Kind
    due: Instant
    state: State
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What happened of late: occurrences oldest first, and drinks oldest first."""

    occurrences: tuple[Told, ...] = ()
    drinks: tuple[Drink, ...] = ()


# What a tick does with a claimed occurrence, and what came of it.


@dataclass(frozen=True, slots=True)
class Settled:
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


class DeliveryOutcome(StrEnum):
    """What became of one attempt to deliver."""

    DELIVERED = "delivered"
    BLOCKED = "blocked"
    RETRY = "retry"
    """Nothing was delivered; trying again may help."""
    UNKNOWN = "unknown"
    """The request went out, and no answer came back."""
    MOVED = "moved"
    """Nothing was delivered: the group has another id."""
    FAILED = "failed"
    """Telegram refused the message."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt: the message's id where it was delivered, seconds to wait where told to, the group's new id."""

    outcome: DeliveryOutcome
    message: int | None = None
    retry_after: float | None = None
    moved_to: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A town (or the zone itself) as a person may mean it, with its IANA zone."""

    name: str
    country: str
    zone: str


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world with some of its towns, one at least for each clock that is kept there."""

    id: str
    title: str
    towns: tuple[Place, ...]
