"""A compact index of towns: their names as bytes, searched without ever being spread out into objects."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from rapidfuzz.distance import OSA

_LONGER = 2
"""Letters that a misspelt name may be longer or shorter."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town. `part` is the code of the state or province as GeoNames has it."""

    name: str
    country: str
    part: str
    zone: str
    people: int


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A town that a name may mean; `main` where it is the town's first name, `distance` in typing errors."""

    town: Town
    main: bool = True
    distance: int = 0

    @property
    def weight(self) -> float:
        """How likely it is meant: by its people, and less where the name is a lesser one."""
        return self.town.people * (1.0 if self.main else 0.5) + 1


@dataclass(frozen=True, slots=True)
class Shelf:
    """Lines of text, each found by its number."""

    lines: bytes
    starts: array[int]

    @classmethod
    def of_lines(cls, lines: Sequence[str]) -> Self:
        """A shelf with these lines."""
        encoded = [line.encode() for line in lines]
        starts = array("I", [0])
        for line in encoded:
            starts.append(starts[-1] + len(line))
        return cls(b"".join(encoded), starts)

    def __getitem__(self, number: int) -> str:
        return self.lines[self.starts[number] : self.starts[number + 1]].decode()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Towns by name, by country and by zone.

    `canonical` has every zone's folded name with the name used today. `names` has, for each first letter, lines of
    a key and the numbers of towns. `regions` has, for a country ("PT") or a part of one ("US.TX"), the people in each
    of its zones with the number of the biggest town there, most people first.
    """

    zones: tuple[str, ...]
    canonical: Mapping[str, str]
    countries: Mapping[str, str]
    states: Mapping[str, str]
    towns: Shelf
    names: Mapping[str, bytes]
    regions: Mapping[str, tuple[tuple[int, int], ...]]

    def town(self, number: int) -> Town:
        """The town of a number."""
        name, country, part, zone, people = self.towns[number].split("\t")
        return Town(name, country, part, self.zones[int(zone)], int(people))

    def named(self, key: str) -> list[PlaceMatch]:
        """The towns of exactly this name, the likeliest first."""
        shelf = self.names.get(key[:1], b"")
        at = shelf.find(f"\n{key}\t".encode()) if key else -1
        if at < 0:
            return []
        line = shelf[at + 1 : shelf.index(b"\n", at + 1)].decode()
        return _sorted(self._matches(line.partition("\t")[2], 0))

    def nearly_named(self, key: str, errors: int) -> list[PlaceMatch]:
        """The towns whose name differs by one to `errors` typing errors beyond the first letter, nearest first."""
        shelf = self.names.get(key[:1], b"")
        found: dict[Town, PlaceMatch] = {}
        for name, numbers in _names_of(shelf, len(key)):
            distance = OSA.distance(key, name, score_cutoff=errors)
            if 0 < distance <= errors:
                for match in self._matches(numbers, distance):
                    known = found.get(match.town)
                    if known is None or distance < known.distance:
                        found[match.town] = match
        return _sorted(found.values())

    def beginning_with(self, start: str, most: int) -> list[PlaceMatch]:
        """The towns with a longer name that begins so, the likeliest first; none where they are more than `most`."""
        shelf = self.names.get(start[:1], b"")
        sought, found = f"\n{start}".encode(), list[PlaceMatch]()
        at = shelf.find(sought)
        while at >= 0 and len(found) <= most:
            line = shelf[at + 1 : shelf.index(b"\n", at + 1)].decode()
            name, _, numbers = line.partition("\t")
            if name != start:
                found.extend(self._matches(numbers, 0))
            at = shelf.find(sought, at + 1)
        return _sorted(dict.fromkeys(found)) if len(found) <= most else []

    def _matches(self, numbers: str, distance: int) -> Iterator[PlaceMatch]:
        for number in numbers.split(","):
            main = number.endswith("!")
            yield PlaceMatch(self.town(int(number.rstrip("!"))), main, distance)


def _names_of(shelf: bytes, length: int) -> Iterator[tuple[str, str]]:
    """The names of about this length in a shelf, with the numbers of their towns."""
    for line in shelf.decode().split("\n"):
        at = line.find("\t")
        if length - _LONGER <= at <= length + _LONGER:
            yield line[:at], line[at + 1 :]


def _sorted(matches: Iterable[PlaceMatch]) -> list[PlaceMatch]:
    return sorted(matches, key=lambda match: (match.distance, -match.weight))
