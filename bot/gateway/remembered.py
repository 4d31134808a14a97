"""What the gateway remembers of messages and taps, for minutes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.messages import Speaker
from bot.flows.ports import ShortMemory

Message = tuple[int, int | None]
"""A message by its chat and its number."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A button by its message and its data, and when its answer was shown, in seconds of the machine's own clock.

    It `acted` where something was logged, saved or changed.
    """

    message: int | None
    data: str | None
    at: float
    acted: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """The last message of a speaker by its number, and that of its answer where it changed nothing that is kept.

    A draft that it began is no such change; `began` is its number.
    """

    message: int
    answer: int | None
    began: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The message that asks a speaker something, and the number of the draft whose buttons it has."""

    message: int
    draft: int | None


@dataclass(frozen=True, slots=True)
class Spent:
    """What was left of a person's budget at a moment of the machine's own clock, and whether that was said."""

    left: float
    at: float
    told: bool


@dataclass(frozen=True, slots=True)
class Remembered:
    """The last tap of each chat, when messages lost their buttons, what edited messages look like (a hash), albums that
    were answered, each speaker's last message and the question they are asked, what is left of each person's budget,
    and what Telegram calls the cards that were sent, by a hash of what they show.
    """

    taps: ShortMemory[int, Tap]
    finished: ShortMemory[Message, float]
    shown: ShortMemory[Message, int]
    albums: ShortMemory[tuple[int, str], bool]
    answered: ShortMemory[Speaker, Answered]
    asked: ShortMemory[Speaker, Asked]
    spent: ShortMemory[int, Spent]
    cards: ShortMemory[str, str]
