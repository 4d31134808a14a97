"""Failures on demand: the next calls of a method answer as a bad day would.

| kind | is the call carried out? | what the bot sees |
|---|---|---|
| 400, 401, 403, 404, 409, 429, 500, 502 | no | that error |
| timeout | no | no answer until it gives up; a 504 after a minute |
| cut_before | no | the connection closes without an answer |
| 502_after | yes | 502, as if it had failed |
| timeout_after | yes | no answer until it gives up; a 504 after a minute |
| cut_after | yes | the connection closes without an answer |
| cut | yes | half of the answer, then the connection closes |
| garbled | yes | an answer that is no JSON |
| slow | yes | the answer, `retry_after` seconds late |
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from playground.errors import BLOCKED, OTHER_POLLER, BotApiError, too_many_requests

Kind = Literal[
    "400",
    "401",
    "403",
    "404",
    "409",
    "429",
    "500",
    "502",
    "timeout",
    "timeout_after",
    "cut",
    "cut_before",
    "cut_after",
    "502_after",
    "garbled",
    "slow",
]
KINDS: tuple[str, ...] = get_args(Kind)
AFTER = frozenset({"timeout_after", "cut", "cut_after", "502_after", "garbled", "slow"})
ANY_METHOD = "*"
DEFAULTS = {
    400: "Bad Request: the playground was asked to refuse this call",
    401: "Unauthorized",
    403: BLOCKED,
    404: "Not Found",
    409: OTHER_POLLER,
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass(slots=True)
class Fault:
    """One planned failure; `times` counts down to nothing."""

    method: str
    kind: str
    times: int = 1
    retry_after: int = 3
    description: str | None = None

    @property
    def after(self) -> bool:
        """Whether the call is carried out first."""
        return self.kind in AFTER

    @property
    def way(self) -> str:
        """How the answer goes wrong: "timeout", "hang_up", "half", "garbled", "slow" or "error"."""
        if self.kind.startswith("timeout"):
            return "timeout"
        if self.kind in ("cut", "garbled", "slow"):
            return "half" if self.kind == "cut" else self.kind
        return "hang_up" if self.kind.startswith("cut") else "error"

    def error(self) -> BotApiError:
        """The refusal, where the answer is an error."""
        if self.kind == "429":
            error = too_many_requests(self.retry_after)
            return (
                error if self.description is None else BotApiError(429, self.description, retry_after=self.retry_after)
            )
        code = int(self.kind.removesuffix("_after"))
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
