"""The port that finds towns and time zones.

What finds them is imported at the first lookup: most processes need none for a long time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.domain.cues import Cues
from bot.domain.places import Place, is_zone
from bot.places.naming import PlaceNames
from bot.views.wording import zone_words

if TYPE_CHECKING:
    from bot.places.finding import Finder
    from bot.places.gazetteer import Gazetteer


def _fetched() -> Gazetteer:
    from bot.places.fetching import fetch

    return fetch()


def _zone_at(latitude: float, longitude: float) -> str:
    from bot.places.fetching import zone_at

    return zone_at(latitude, longitude)


class WorldPlaces:
    """Finds places by name or location. All names are gathered at the first lookup by name, which takes seconds.

    `cues` hold the words that may stand around a name.
    """

    def __init__(
        self,
        cues: Cues,
        gather: Callable[[], Gazetteer] = _fetched,
        zone_at: Callable[[float, float], str] = _zone_at,
        *,
        ahead: bool = False,
    ) -> None:
        self._names = PlaceNames(cues)
        self._gather = gather
        self._zone_at = zone_at
        self._gathering = asyncio.Lock()
        self._finder: Finder | None = None
        self._ahead = ahead
        self._coming: asyncio.Future[Gazetteer] | None = None

    def expect(self) -> None:
        """A place will be asked for soon: with `ahead`, its names are gathered from now on."""
        if self._ahead and self._finder is None and self._coming is None:
            self._coming = asyncio.get_running_loop().run_in_executor(None, self._gather)

    async def find(self, text: str) -> tuple[Place, ...]:
        """Where a text may mean, the likeliest first, at most five; one alone where it is clear.

        Raises RuntimeError where the names could not be gathered; the next lookup tries again.
        """
        async with self._gathering:
            if self._finder is None:
                from bot.places.finding import Finder

                coming, self._coming = self._coming, None
                gazetteer = await (coming or asyncio.to_thread(self._gather))
                self._finder = Finder(gazetteer, self._names)
        return await asyncio.to_thread(self._finder.find, text)

    async def at(self, latitude: float, longitude: float) -> Place | None:
        """The zone of a location; None where it is not a location, at sea and at a pole, where nobody's clock tells.

        Nothing of it is kept.

        Raises RuntimeError where it could not be looked up.
        """
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return None
        zone = await asyncio.to_thread(self._zone_at, latitude, longitude)
        nobodys = zone is None or zone.startswith(_NOBODYS) or abs(latitude) > _LAST_TOWN
        return Place(zone_words(zone), "", zone) if zone and not nobodys and is_zone(zone) else None


_NOBODYS = ("Etc/", "UTC", "GMT")
_LAST_TOWN = 80.0
"""Degrees north or south of which there is none."""
