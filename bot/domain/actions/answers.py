"""Buttons of answers and topics."""

from __future__ import annotations

from bot.domain.values import dataclass


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
class ShowPicture:
    """Show the picture of a topic in a new message."""

    topic: str


@dataclass(frozen=True, slots=True)
class NoneOfThese:
    """None of the offered topics was meant."""


@dataclass(frozen=True, slots=True)
class RateAnswer:
    """A thumb up or down for the answer to a topic."""

    topic: str
    up: bool


AnswerAction = ShowAnswer | PickAnswer | ShowMore | ShowLess | ShowPicture | BrowseTopics | NoneOfThese | RateAnswer
