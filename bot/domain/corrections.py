"""Words that take back or put right what was just done."""

from __future__ import annotations

from bot.domain.amounts import Amount
from bot.domain.schedules import Window
from bot.domain.settings_wishes import NightEnd, Setting
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """Take it back where nothing stands in its place; else an amount, a bare number, a window or one `end` of it is
    what was meant.

    `again` is none of these: the same was drunk once more. `stretch_of` names the stretch of so many days ago as the
    one that was not done; `asks` wants to know what was deleted last; `days_ago` is how long ago it was done. `share`
    is the part of it that was drunk, 0 to 1; `measure` are the millilitres of one of what the number counted. `plans`
    says that an absence comes to nothing, so that what left days out is taken back.
    """

    amount: Amount | None = None
    number: float | None = None
    window: Window | None = None
    end: NightEnd | None = None
    again: bool = False
    stretch_of: int | None = None
    asks: bool = False
    days_ago: int = 0
    share: float | None = None
    measure: float | None = None
    plans: bool = False

    def is_of(self, setting: Setting) -> bool:
        """Whether what was meant is a value of this setting."""
        if self.window is not None or self.end is not None:
            return setting is Setting.QUIET
        valued = self.amount is not None or self.number is not None
        return valued and setting in (Setting.GOAL, Setting.GLASS, Setting.BOTTLE)

    @property
    def takes_back(self) -> bool:
        """True where nothing is to stand in its place."""
        return self == Correction(stretch_of=self.stretch_of, plans=self.plans)
