"""Whether a text says what was asked for."""

from __future__ import annotations

from bot.domain.drafts import Awaiting
from bot.domain.schedules import ScheduleRequest


def is_answered(awaiting: Awaiting, said: ScheduleRequest) -> bool:
    """Whether it says what was asked for."""
    timed = said.times or said.every_minutes or said.in_minutes
    dated = said.once_day or (said.days and not said.days_assumed)
    match awaiting:
        case Awaiting.TIME:
            return bool(timed)
        case Awaiting.HALF_DAY:
            return bool(said.times)
        case Awaiting.DATE_ORDER:
            return bool(said.once_day)
        case Awaiting.DAYS:
            return bool(dated)
        case Awaiting.INTERVAL:
            return bool(said.every_minutes or said.times)
        case Awaiting.WINDOW:
            return said.window is not None
        case Awaiting.KIND:
            return bool(said.kind)
        case _:
            return bool(timed or dated or said.kind)
