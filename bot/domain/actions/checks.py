"""Buttons of the warning-signs checks."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.checklists import CheckAnswer


@dataclass(frozen=True, slots=True)
class StartCheck:
    """Begin a warning-signs check, or ask which one where none is named."""

    check: str | None = None


@dataclass(frozen=True, slots=True)
class CheckStep:
    """An answer to one step of a check.

    `position` 0 is the emergency list, 1 the urgent list, then the questions: a button at a position exists
    only after a No to all before it. `person` is who began the check; nobody else's taps count.
    """

    check: str
    version: str
    position: int
    answer: CheckAnswer
    person: int


@dataclass(frozen=True, slots=True)
class ShowMarks:
    """Show where every warning sign comes from."""


CheckAction = StartCheck | CheckStep | ShowMarks
