"""Time that passes only where a test lets it pass: how quick the machine is says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from bot.gateway import handling
from bot.gateway.double_taps import DoubleTaps, Finished
from playground.clock import PlaygroundClock

_A_LOOK = timedelta(milliseconds=1)


class StandingClock(PlaygroundClock):
    """The clock of a playground that began now, and all but stands still until it is moved.

    A millisecond passes with each look at it, as no two things happen at the very same moment.
    """

    def __init__(self) -> None:
        super().__init__()
        self._began = datetime.now(UTC)  # noqa: TID251 (processes of their own have the clock of the machine)

    def now(self) -> datetime:
        self._began += _A_LOOK
        return self._began + self._offset

    def move_to(self, moment: datetime) -> None:
        if moment < self.now():
            raise ValueError("The clock only moves forward.")
        self._offset = moment - self._began


@contextmanager
def taps_by(clock: PlaygroundClock) -> Iterator[None]:
    """Meanwhile two taps are a double tap where little time lies between them on this clock."""

    def seconds() -> float:
        return clock.offset_seconds

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handling, "DoubleTaps", partial(DoubleTaps, now=seconds))
        patch.setattr(handling, "Finished", partial(Finished, now=seconds))
        yield
