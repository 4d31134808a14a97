"""Towns and parts of the world with their time zones."""

from __future__ import annotations

from whenever import Instant, TimeZoneNotFoundError

from bot.domain.values import dataclass

_ANY_MOMENT = Instant.from_utc(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Place:
    """A town (or the zone itself) as a person may mean it, with its IANA zone."""

    name: str
    country: str
    zone: str


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world with some of its towns, one at least for each clock that is kept there."""

    id: str
    title: str
    towns: tuple[Place, ...]


def is_zone(name: str) -> bool:
    """True for the name of a time zone that this machine knows."""
    try:
        _ANY_MOMENT.to_tz(name)
    except (TimeZoneNotFoundError, ValueError):
        return False
    return True
