"""Failures on demand: the next calls of a method answer as a bad day would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from bot.playground.errors import BLOCKED, OTHER_POLLER, BotApiError, too_many_requests

Kind = Literal["429", "500", "403", "409", "timeout", "cut", "400"]
KINDS: tuple[str, ...] = get_args(Kind)
ANY_METHOD = "*"
DEFAULTS = {
    400: "Bad Request: the playground was asked to refuse this call",
    403: BLOCKED,
    409: OTHER_POLLER,
    500: "Internal Server Error",
}


@dataclass(slots=True)
class Fault:
    """One planned failure; `times` counts down to nothing."""

    method: str
    kind: str
    times: int = 1
    retry_after: int = 3
    description: str | None = None

    def error(self) -> BotApiError:
        """The refusal, for every kind but "timeout" and "cut"."""
        if self.kind == "429":
            error = too_many_requests(self.retry_after)
            return (
                error if self.description is None else BotApiError(429, self.description, retry_after=self.retry_after)
            )
        code = int(self.kind)
        return BotApiError(code, self.description or DEFAULTS[code])


class FaultPlan:
    """Planned failures in the order they were asked for; each call uses up at most one."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def plan(self, fault: Fault) -> None:
        """Adds one."""
        self._planned.append(fault)

    def clear(self) -> None:
        """Forgets all of them."""
        self._planned.clear()

    def take(self, method: str) -> Fault | None:
        """The failure this call meets, counted down; None for a good day."""
        for fault in self._planned:
            if fault.method in (method, ANY_METHOD):
                fault.times -= 1
                if fault.times <= 0:
                    self._planned.remove(fault)
                return fault
        return None
