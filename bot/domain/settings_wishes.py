"""A setting that a sentence names, with its value."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from whenever import Time

from bot.domain.amounts import Amount
from bot.domain.display import Hours, Unit
from bot.domain.schedules import Window
from bot.domain.values import dataclass


class Setting(StrEnum):
    """What a person can set by naming its value."""

    QUIET = "quiet"
    GOAL = "goal"
    GLASS = "glass"
    BOTTLE = "bottle"
    HOURS = "hours"
    UNIT = "unit"


USUAL_NIGHT = Window(Time(22), Time(7))
"""The quiet hours whose other end is proposed where only one was named."""


@dataclass(frozen=True, slots=True)
class NightEnd:
    """One end of the quiet hours: when they are over where it is `until` then, else when they begin."""

    time: Time
    until: bool

    def of(self, night: Window) -> Window:
        """The night with this end in place of its own."""
        return replace(night, until=self.time) if self.until else replace(night, start=self.time)

    def is_guessed_in(self, night: Window) -> bool:
        """Whether that end of a night which is proposed was not said."""
        return night.until == USUAL_NIGHT.until if self.until else night.start == USUAL_NIGHT.start


@dataclass(frozen=True, slots=True)
class SettingWish:
    """One setting and its value, in the field that is of its kind. With `off` there is to be none.

    Without a value it is asked for; `shows` says that what is set is to be told. `end` is the one end of the quiet
    hours that was named. `by` is 1 where the amount comes on top of what is set, -1 where it goes off that.
    """

    setting: Setting
    amount: Amount | None = None
    window: Window | None = None
    hours: Hours | None = None
    unit: Unit | None = None
    off: bool = False
    end: NightEnd | None = None
    shows: bool = False
    by: int = 0
