"""Where the clocks of a zone change."""

from __future__ import annotations

from whenever import Instant, Time

from bot.domain.schedules import AtTimes, Once, Schedule


def next_shift(zone: str, first: Instant, last: Instant) -> Instant | None:
    """When the clocks change for the first time after one moment and up to another; None where they do not."""
    change = first.to_tz(zone).next_transition()
    while change is not None and change.to_instant() <= last:
        if change.offset != change.subtract(nanoseconds=1).offset:  # else only a name changes
            return change.to_instant()
        change = change.next_transition()
    return None


def moved_from(schedule: Schedule, zone: str, at: Instant) -> Time | None:
    """The time of day that was asked for, where an occurrence comes at another: it does not exist that day."""
    local = at.to_tz(zone)
    if isinstance(schedule, AtTimes):
        asked = [date.at(time) for date in (local.date(), local.date().subtract(days=1)) for time in schedule.times]
    elif isinstance(schedule, Once):
        asked = [schedule.at]
    else:
        return None
    if local.to_plain() in asked:
        return None
    for plain in asked:
        if plain.assume_tz(zone, disambiguation="compatible").to_instant() == at:
            return plain.time()
    return None
