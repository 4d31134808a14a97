"""Whether anything of a schedule comes outside quiet hours, and where it could be moved."""

from __future__ import annotations

from whenever import Instant, Time

from bot.domain.profile import Profile
from bot.domain.schedules import AtTimes, Schedule, moved
from bot.reminding.occurrences import in_quiet_hours
from bot.reminding.recurrence import upcoming

_LOOKED_AT = 100
"""Steps of an interval: each day is like the others, and has 96 at most."""

_BEFORE = 30
"""Minutes before quiet hours begin."""


def all_in_quiet_hours(schedule: Schedule, profile: Profile, zone: str, now: Instant) -> bool:
    """True where each of its times falls into the person's quiet hours, so that it never comes."""
    if profile.quiet is None:
        return False
    count = len(schedule.times) * 2 if isinstance(schedule, AtTimes) else _LOOKED_AT
    times = upcoming(schedule, zone, now, count)
    return bool(times) and all(in_quiet_hours(profile, zone, at) for at in times)


def out_of_quiet_hours(profile: Profile) -> tuple[Time, ...]:
    """A time before the quiet hours and their end, which belongs to the day again."""
    if profile.quiet is None:
        return ()
    before, end = moved(profile.quiet.start, -_BEFORE), profile.quiet.until
    return (end,) if profile.quiet.holds(before) or before == end else (before, end)
