"""A setting that a sentence names, with its value."""

from __future__ import annotations

from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class SettingWish:
    """One setting and its value, in the field that is of its kind. With `off` there is to be none.

    `only_one_end` says that one end of the window was named, so that the other is a proposal. `by` is 1 where the
    amount comes on top of what is set, -1 where it goes off that.
    """

    setting: Setting
    amount: Amount | None = None
    window: Window | None = None
    hours: Hours | None = None
    unit: Unit | None = None
    off: bool = False
    only_one_end: bool = False
    by: int = 0
