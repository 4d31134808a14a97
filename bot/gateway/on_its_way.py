"""The answer to one update while it is sent: what a process that is killed meanwhile leaves to the next."""

from __future__ import annotations

from typing import Protocol

from bot.domain.sessions import Placed


class Answers(Protocol):
    """How often the answer to an update may have arrived, by the number of the update."""

    def going_out(self, update: int) -> None:
        """From now on it may have arrived once more."""

    def came_back(self, update: int) -> None:
        """The last one certainly did not."""


class OnItsWay:
    """The answer to one update, and its message once it was delivered."""

    def __init__(self, answers: Answers, update: int) -> None:
        self._answers = answers
        self._update = update
        self.placed: Placed | None = None

    @property
    def message(self) -> int | None:
        """The number of its message."""
        return self.placed.message if self.placed is not None else None

    def going_out(self) -> None:
        """It is sent now."""
        self._answers.going_out(self._update)

    def came_back(self) -> None:
        """It was refused, or never left this machine."""
        self._answers.came_back(self._update)
