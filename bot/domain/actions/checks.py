"""Buttons of the warning-signs checks."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.checklists import CheckAnswer
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class StartCheck:
    """Begin a warning-signs check, or ask which one where none is named.

    `told` are the codes of signs that `person` wrote of; for somebody else the check begins without them.
    """

    check: str | None = None
    told: tuple[str, ...] = ()
    person: int | None = None


@dataclass(frozen=True, slots=True)
class CheckStep:
    """An answer to one step of a check.

    `position` 0 is the emergency list, 1 the urgent list, then the questions: a button at a position exists
    only after a No to all before it. `person` is who began the check; nobody else's taps count. `begun` is when, in
    minutes since 1970, and `told` are the codes of the signs that they wrote of.
    """

    check: str
    version: str
    position: int
    answer: CheckAnswer
    person: int
    begun: int
    told: tuple[str, ...] = ()


class Ending(StrEnum):
    """What the card of a finished check offers."""

    NEXT = "next"
    """What to do now."""
    TEXT = "text"
    """A short text to show to a professional."""


@dataclass(frozen=True, slots=True)
class AfterCheck:
    """Something that a finished check offers; the rest is the step that ended it."""

    ending: Ending
    check: str
    version: str
    position: int
    answer: CheckAnswer
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowMarks:
    """Show where every warning sign comes from."""


CheckAction = StartCheck | CheckStep | AfterCheck | ShowMarks
