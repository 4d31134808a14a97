"""Guided sessions: the steps that Hammy goes through together with a person, and one run of them."""

from __future__ import annotations

from enum import StrEnum

from whenever import Instant

from bot.domain.text import Text
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class SessionStep:
    """One step. It lasts from `least` to `most` seconds where a document says so, or as long as the person `chooses`;
    any other one lasts until the person goes on.

    `picture` is the illustration that shows it, None where that of the step before stays.
    """

    words: Text
    picture: str | None = None
    least: int | None = None
    most: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A guided session: what stands before its first step, the steps, and what is said after the last or if it hurts.

    It is begun by `intent`, and offered under the answers to `topics`. `choices` are the seconds to choose from, none
    where no step is as long as the person chooses. `check` is the check that is offered where it hurts.
    """

    id: str
    intent: str
    title: str
    opening: Text
    steps: tuple[SessionStep, ...]
    hurts: Text
    closing: Text
    topics: tuple[str, ...]
    check: str
    choices: tuple[int, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a session in a private chat, which has the number of its person.

    `hold` are the seconds that were chosen, 0 where the person says when. `step` counts from 0. It began, went on or
    was paused at `since`, and lasted `spent_ms` milliseconds before that. `nudge` is the occurrence whose nudge led
    here, `logged` a stretch that counts no more once this one is done.
    """

    number: int
    session: str
    chat: int
    since: Instant
    hold: int = 0
    step: int = 0
    spent_ms: int = 0
    paused: bool = False
    nudge: int | None = None
    logged: Instant | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a run is: the step from 0, its whole seconds so far, and how long it lasts.

    `most` is None where the step lasts until the person goes on. It is `enough` from `least` on.
    """

    step: int
    paused: bool = False
    seconds: int = 0
    least: int | None = None
    most: int | None = None

    @property
    def enough(self) -> bool:
        """Whether the shortest time of a step is over that may last longer."""
        return self.least is not None and self.most is not None and self.least <= self.seconds < self.most


class Ending(StrEnum):
    """How a run ended."""

    DONE = "done"
    STOPPED = "stopped"
    HURT = "hurt"
    SIGN = "sign"
    """A warning sign was told."""
    REPLACED = "replaced"
    """Another session began."""
    IDLE = "idle"
    """It waited too long."""
    CLOSED = "closed"
    """Hammy stops."""


class Steering(StrEnum):
    """What a person does in a run, by a button or by a word."""

    NEXT = "next"
    BACK = "back"
    TELL = "tell"
    """Asks what the step is, and how long it still lasts."""
    AGAIN = "again"
    """Wishes to begin anew."""
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    HURTS = "hurts"


Guided = Run | Ending
"""What a decision makes of the run in its chat: it goes on like this, or it has ended."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The message that shows a run: its number, and whether it is below a picture."""

    message: int
    pictured: bool


class Shown(StrEnum):
    """What became of an attempt to show a run."""

    SHOWN = "shown"
    LATER = "later"
    """Telegram asks for a pause, or was not reached."""
    GONE = "gone"
    """The message cannot be changed any more."""
