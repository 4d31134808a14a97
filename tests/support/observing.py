"""An observer that records what it is told, in order."""

from __future__ import annotations

from bot.domain.conversation import Outcome
from bot.domain.occurrences import State
from bot.flows.observing import Observer, Part


class RecordingObserver(Observer):
    """Each call as a tuple: its name, and what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []

    def came_in(self, kind: str) -> None:
        self.told.append(("came in", kind))

    def decided(self, outcome: Outcome) -> None:
        self.told.append(("decided", outcome))

    def rated(self, *, up: bool) -> None:
        self.told.append(("rated", up))

    def handled(self, seconds: float) -> None:
        self.told.append(("handled",))

    def sent(self, what: str, outcome: str) -> None:
        self.told.append(("sent", what, outcome))

    def failed(self, part: Part, error: BaseException) -> None:
        self.told.append(("failed", part, type(error).__name__))

    def due(self, count: int) -> None:
        self.told.append(("due", count))

    def reminded(self, state: State, late: float) -> None:
        self.told.append(("reminded", state, late))

    def ticked(self, *, leads: bool) -> None:
        self.told.append(("ticked", leads))

    def lagged(self, seconds: float) -> None:
        self.told.append(("lagged",))

    def leapt(self) -> None:
        self.told.append(("leapt",))
