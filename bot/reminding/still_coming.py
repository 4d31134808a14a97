"""Which reminders can still come, and where a person's day begins."""

from __future__ import annotations

from whenever import Instant, Time, TimeDelta

from bot.domain.profile import Profile
from bot.domain.schedules import AtTimes, Countdown, Every, Once, Schedule

_GRACE = TimeDelta(hours=24)
"""Zones differ by up to a day, and a one-off may be asked for in any of them."""


def still_comes(schedule: Schedule, *, pending: bool, came: bool, now: Instant) -> bool:
    """True for a reminder that can still come; one that is over is kept for its record alone.

    `pending`: an occurrence waits or is in hand. `came`: there is an occurrence, ended or not. A one-off whose
    occurrence was taken away by a pause can be planned again until its moment is past.
    """
    match schedule:
        case Countdown(at):
            return pending or (not came and at > now)
        case Once(at):
            return pending or (not came and at > (now - _GRACE).to_tz("UTC").to_plain())
        case AtTimes(rule=rule) | Every(rule=rule):
            return pending or rule.until is None or rule.until > (now - _GRACE).to_tz("UTC").to_plain()


def midnight(profile: Profile, now: Instant) -> Instant:
    """The beginning of the person's day. Raises TimeZoneNotFoundError."""
    zone = profile.zone or "UTC"
    return now.to_tz(zone).date().at(Time()).assume_tz(zone, disambiguation="compatible").to_instant()
