"""What a button does. The gateway turns each into callback data and back."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.checklists import CheckAnswer
from bot.domain.nudge_actions import NudgeAction
from bot.domain.personal_actions import PersonalAction


@dataclass(frozen=True, slots=True)
class ShowAnswer:
    """Answer a topic in a new message."""

    topic: str


@dataclass(frozen=True, slots=True)
class PickAnswer:
    """Answer a topic in place of the question that offered it."""

    topic: str


@dataclass(frozen=True, slots=True)
class ShowMore:
    """Unfold the answer in place."""

    topic: str


@dataclass(frozen=True, slots=True)
class ShowLess:
    """Fold the answer again in place."""

    topic: str


@dataclass(frozen=True, slots=True)
class BrowseTopics:
    """Show the categories, or the topics of one, in place."""

    category: str | None = None


@dataclass(frozen=True, slots=True)
class NoneOfThese:
    """None of the offered topics was meant."""


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


Action = (
    ShowAnswer
    | PickAnswer
    | ShowMore
    | ShowLess
    | BrowseTopics
    | NoneOfThese
    | StartCheck
    | CheckStep
    | ShowMarks
    | PersonalAction
    | NudgeAction
)
