"""Buttons under a nudge. Each names the occurrence that the nudge was sent for."""

from __future__ import annotations

from enum import StrEnum

from whenever import Instant

from bot.domain.values import dataclass


class SnoozeChoice(StrEnum):
    """How long a nudge stays away."""

    TEN = "ten_minutes"
    HALF_HOUR = "half_hour"
    HOUR = "hour"
    EVENING = "evening"


class SkipReason(StrEnum):
    """Why a nudge is skipped; the values are those of `Reason`."""

    BUSY = "busy"
    HURTING = "hurting"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class NudgeDone:
    """It was done."""

    occurrence: int


@dataclass(frozen=True, slots=True)
class NudgeSnooze:
    """Show for how long it may stay away."""

    occurrence: int


@dataclass(frozen=True, slots=True)
class NudgeSnoozeFor:
    """Come back later."""

    occurrence: int
    choice: SnoozeChoice


@dataclass(frozen=True, slots=True)
class NudgeSkip:
    """Show the reasons to skip."""

    occurrence: int


@dataclass(frozen=True, slots=True)
class NudgeSkipAs:
    """Not this time, and why."""

    occurrence: int
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class NudgeBack:
    """Show Done, Snooze and Skip again."""

    occurrence: int


@dataclass(frozen=True, slots=True)
class NudgeAmount:
    """Ask how much was drunk."""

    occurrence: int


@dataclass(frozen=True, slots=True)
class NudgeUndo:
    """The answer is taken back, and the drink of that moment with it, where one was logged."""

    occurrence: int
    drink: Instant | None = None


NudgeAction = NudgeAmount | NudgeUndo | NudgeDone | NudgeSnooze | NudgeSnoozeFor | NudgeSkip | NudgeSkipAs | NudgeBack
