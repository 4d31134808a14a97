"""From a typed name to places with their zones, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.places import Place
from bot.places.clocks import called, names_offset, offset_in, zone_in
from bot.places.gazetteer import Gazetteer, PlaceMatch
from bot.places.keys import key_of
from bot.places.lands import Lands
from bot.places.naming import LONGEST, Named, PlaceNames

MOST = 5
"""Places to choose from."""

_CLEARLY_BIGGER = 3.5
"""Times the people of the next town of that name: then only the bigger one is meant."""
_CLEARLY_BIGGER_MISSPELT = 20
_LESSER_NAME = 3
"""Times the people of a town of that first name that a town of that other name must have to be meant as well."""
_CLEARLY_BIGGER_LAND = 20
"""Times the people of a town that has the name of a country or a state."""
_MOST_OF = 0.9
"""A country with this share of its townspeople in one zone has one zone."""
_BIG = 100_000
_HUGE = 300_000
_BIGGEST = 500_000
_CODE = 2
_MOST_CONTINUED = 60
_SHORT = 5
_MOST_MISSPELT_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Option:
    place: Place
    weight: float
    part: str = ""
    of_land: bool = False
    one_of: bool = False
    """One of several zones of a country or a state."""


class Finder:
    """Finds places in a gazetteer; read-only."""

    def __init__(self, gazetteer: Gazetteer, names: PlaceNames) -> None:
        self._gazetteer = gazetteer
        self._names = names
        self._lands = Lands(gazetteer)

    def find(self, text: str) -> tuple[Place, ...]:
        """Where a text may mean, the likeliest first; one place only where that is clear."""
        if not 0 < len(text) <= LONGEST:
            return ()
        named = list(self._names.names_in(text))
        exact = zone_in(text, self._gazetteer.canonical) or offset_in(text)
        if exact is not None:
            return (exact,)
        if names_offset(text):
            return ()
        for one in named:
            if not one.hints and (clocks := called(one.name, whole=True)):
                return clocks
        found = next((places for one in named if (places := self._of(one))), ())
        if not found:
            found = called(text, whole=False)
        if not found:
            found = next((places for one in named if (places := self._misspelt(one))), ())
        if not found:
            found = next((places for one in self._names.phrases_in(text) if (places := self._of(one, least=_BIG))), ())
        return found[:MOST]

    def _of(self, named: Named, least: int = 0) -> tuple[Place, ...]:
        """The places of exactly this name, with its hints or with the hint in its last words."""
        regions = self._hinted(named.hints)
        if regions:
            return self._within(named.name, named.key, regions)
        options = self._options(named.key, named.name, least)
        if options:
            of_land = any(option.of_land for option in options)
            return _chosen(options, _CLEARLY_BIGGER_LAND if of_land else _CLEARLY_BIGGER)
        for name, key, hinted in self._split(named.name):
            if found := self._within(name, key, hinted):
                return found
        return ()

    def _options(self, key: str, said: str, least: int) -> list[_Option]:
        island = self._lands.island(key)
        if island is not None:
            return [_Option(Place(island[0], "", island[1]), _HUGE)]
        code = len(key) <= _CODE and key.isascii()
        town_code = key in self._names.town_codes
        regions = () if town_code else self._lands.regions(key, "US" if key == "us" else said)
        lands = [option for region in regions for option in self._region(region)]
        towns = [match for match in self._gazetteer.named(key) if match.town.people >= least]
        if code:
            towns = [match for match in towns if town_code or (match.main and not lands and said.istitle())]
        elif lands:
            people = sum(option.weight for option in lands)
            towns = [match for match in towns if match.weight * _CLEARLY_BIGGER_LAND >= people]
        elif key.isascii() and len(key) == _CODE + 1:
            towns = [match for match in towns if match.main or match.town.people >= _HUGE]
        if not lands and not code and not any(match.main and match.town.people >= _BIGGEST for match in towns):
            towns += self._continued(key, towns)
        return lands + [self._option(match) for match in _without_lesser(towns, key)]

    def _continued(self, key: str, known: Sequence[PlaceMatch]) -> list[PlaceMatch]:
        """Big towns whose name goes on: Newcastle upon Tyne; for two words and more also San Fran(cisco)."""
        if len(key) < _SHORT or (not known and " " not in key):
            return []
        found = self._gazetteer.beginning_with(key if not known else f"{key} ", _MOST_CONTINUED)
        return [match for match in found if match.main and match.town.people >= _BIG]

    def _region(self, region: str) -> list[_Option]:
        """A country or a part of one: itself where one zone holds nearly all, else the biggest town of each zone."""
        zones = self._gazetteer.regions.get(region, ())
        people = sum(count for count, _ in zones)
        if not zones:
            return []
        biggest = [self._gazetteer.town(number) for _, number in zones]
        if zones[0][0] >= _MOST_OF * people:
            country = self._lands.title(region.partition(".")[0]) if "." in region else ""
            return [
                _Option(
                    Place(self._lands.title(region) or biggest[0].name, country, biggest[0].zone), people, of_land=True
                )
            ]
        return [
            _Option(Place(town.name, self._lands.title(town.country), town.zone), count, of_land=True, one_of=True)
            for town, (count, _) in zip(biggest, zones, strict=True)
        ]

    def _within(self, name: str, key: str, regions: Sequence[str]) -> tuple[Place, ...]:
        """A town in a country or a state; the country itself where it has one zone and no such town is known."""
        errors = _errors(key)
        parts = [part for part in self._lands.regions(key, name) if part.partition(".")[0] in regions and "." in part]
        if parts:
            return _chosen([option for part in parts for option in self._region(part)], _CLEARLY_BIGGER)
        matches = _in_regions(self._gazetteer.named(key), regions)
        if not matches and errors:
            matches = _in_regions(self._gazetteer.nearly_named(key, errors), regions)
        if matches:
            return _chosen([self._option(match) for match in _without_lesser(matches, key)], _CLEARLY_BIGGER)
        lands = [option for region in regions for option in self._region(region)]
        return tuple(option.place for option in lands) if len(lands) == 1 and len(name.split()) <= MOST else ()

    def _hinted(self, hints: Iterable[str]) -> tuple[str, ...]:
        for hint in hints:
            if regions := self._lands.regions(Named(hint).key, hint, apart=True):
                return regions
        return ()

    def _split(self, name: str) -> list[tuple[str, str, tuple[str, ...]]]:
        """A name whose last words are a country or a state: Leeds UK, Springfield Illinois, Cork in Ireland."""
        words = name.split()
        found: list[tuple[str, str, tuple[str, ...]]] = []
        for length in (3, 2, 1):
            if len(words) <= length:
                continue
            hint = " ".join(words[-length:])
            regions = self._lands.regions(Named(hint).key, hint)
            rest = words[:-length]
            while len(rest) > 1 and rest[-1].casefold() in self._names.within:
                rest.pop()
            if regions:
                town = " ".join(rest)
                found.append((town, Named(town).key, regions))
        return found

    def _misspelt(self, named: Named) -> tuple[Place, ...]:
        key = named.key
        errors = _errors(key)
        if not errors or len(key.split()) > _MOST_MISSPELT_WORDS:
            return ()
        matches = self._gazetteer.nearly_named(key, errors)
        least = _HUGE if len(key) <= _SHORT else _BIG
        matches = [match for match in matches if match.town.people >= least]
        nearest = min((match.distance for match in matches), default=0)
        near = _without_lesser([match for match in matches if match.distance == nearest], key)
        options = [self._option(match) for match in near]
        country = self._lands.misspelt(key)
        lands = [option for region in country for option in self._region(region)]
        return _chosen(lands or options, _CLEARLY_BIGGER_MISSPELT)

    def _option(self, match: PlaceMatch) -> _Option:
        town = match.town
        place = Place(town.name, self._lands.title(town.country), town.zone)
        return _Option(place, match.weight, self._lands.title(f"{town.country}.{town.part}"))


def _errors(key: str) -> int:
    """Typing errors that a name of this length may have."""
    if len(key) < _SHORT or not key.isascii():
        return 0
    return 1 if len(key) < _SHORT + 3 else 2


def _in_regions(matches: Iterable[PlaceMatch], regions: Sequence[str]) -> list[PlaceMatch]:
    found = [
        match
        for match in matches
        if match.town.country in regions or f"{match.town.country}.{match.town.part}" in regions
    ]
    nearest = min((match.distance for match in found), default=0)
    return [match for match in found if match.distance == nearest]


def _without_lesser(matches: Sequence[PlaceMatch], key: str) -> list[PlaceMatch]:
    """The matches without towns that a quite different name of theirs brought here, unless they are far bigger."""
    first = max((match.town.people for match in matches if match.main), default=0)
    return [
        match
        for match in matches
        if match.main or match.town.people >= _LESSER_NAME * first or f" {key} " in f" {key_of(match.town.name)} "
    ]


def _chosen(options: Sequence[_Option], clearly: float) -> tuple[Place, ...]:
    """The options worth showing: one where all keep the same clock, or where it is far bigger than the next."""
    ranked: list[_Option] = []
    for option in sorted(options, key=lambda one: -one.weight):
        if not any(_same(option, known) for known in ranked):
            ranked.append(option)
    if not ranked:
        return ()
    rivals = [option for option in ranked[1:] if option.place.zone != ranked[0].place.zone]
    if not rivals or (not ranked[0].one_of and ranked[0].weight >= clearly * rivals[0].weight):
        return (ranked[0].place,)
    return tuple(_told_apart(option, ranked) for option in ranked[:MOST])


def _same(one: _Option, other: _Option) -> bool:
    """True for the same clock, unless they are namesakes in two parts of one country."""
    if one.place.zone != other.place.zone:
        return False
    namesakes = (one.place.name, one.place.country) == (other.place.name, other.place.country)
    return not namesakes or one.part == other.part


def _told_apart(option: _Option, among: Sequence[_Option]) -> Place:
    """The place, with its state in its name where another one of that country has the same name."""
    place = option.place
    alike = [one for one in among if (one.place.name, one.place.country) == (place.name, place.country)]
    return Place(f"{place.name}, {option.part}", place.country, place.zone) if len(alike) > 1 and option.part else place
