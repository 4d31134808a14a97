"""content/emergency_numbers.yaml: numbers to call by country, and by time zone as the zone data has its countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalogue.files import Folder
from bot.catalogue.schemas import Line, Strict
from bot.domain.emergency_numbers import Numbers

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class NumberEntry(Strict):
    """A number with the countries in which it is the one to call."""

    number: Line
    where: Line | None = None
    general: bool = False
    countries: tuple[Country, ...]


class EmergencyNumbersFile(Strict):
    """content/emergency_numbers.yaml"""

    elsewhere: Line
    emergency: Annotated[tuple[NumberEntry, ...], Field(min_length=1)]
    crisis_lines: Annotated[tuple[NumberEntry, ...], Field(min_length=1)]
    names: Annotated[dict[Country, Line], Field(default_factory=dict)]


def load_emergency_numbers(folder: Folder) -> tuple[Numbers, Numbers] | None:
    """The emergency numbers and the crisis lines; None where the file cannot be used (reported)."""
    path = folder.root / "content" / "emergency_numbers.yaml"
    file = folder.read(path, EmergencyNumbersFile)
    if file is None:
        return None
    before = len(folder.problems)
    names = {**_zone_table("iso3166.tab"), **file.names}
    zones = countries_of_zones()
    emergency = _numbers(folder, path, "emergency", file.emergency, names)
    crisis = _numbers(folder, path, "crisis_lines", file.crisis_lines, names)
    if len(folder.problems) > before:
        return None
    return (
        Numbers(_general(file.emergency), {zone: emergency.get(land, file.elsewhere) for zone, land in zones.items()}),
        Numbers(_general(file.crisis_lines), {zone: crisis[land] for zone, land in zones.items() if land in crisis}),
    )


def countries_of_zones() -> dict[str, str]:
    """ISO 3166 codes by IANA zone, old names of zones too; a zone of no country, such as UTC, is not there."""
    countries = {line.split("\t")[2]: line.split("\t")[0] for line in _zone_file("zone.tab")}
    links = (line.split()[1:3] for line in _zone_file("tzdata.zi") if line.startswith("L "))
    return {**{old: countries[new] for new, old in links if new in countries}, **countries}


def _numbers(
    folder: Folder, path: Path, key: str, entries: Sequence[NumberEntry], names: Mapping[str, str]
) -> dict[str, str]:
    """What is said in each country; reports countries that do not exist or have two numbers."""
    said: dict[str, str] = {}
    for entry in entries:
        if entry.general and entry.where is None:
            folder.report(path, f"{key}.{entry.number}", "is shown to everyone, so it must say where it works")
        for country in entry.countries:
            if country not in names:
                folder.report(path, f"{key}.{entry.number}", f"there is no country {country}")
            elif country in said:
                folder.report(path, f"{key}.{entry.number}", f"{country} has {said[country]} too")
            else:
                said[country] = _worded(entry, names[country])
    if not _general(entries):
        folder.report(path, key, "nothing is shown to people whose country is not known")
    return said


def _general(entries: Sequence[NumberEntry]) -> tuple[str, ...]:
    return tuple(_worded(entry, entry.where) for entry in entries if entry.general and entry.where)


def _worded(entry: NumberEntry, country: str) -> str:
    return f"{entry.number} ({entry.where or country})"


def _zone_table(name: str) -> dict[str, str]:
    return {line.split("\t")[0]: line.split("\t")[1] for line in _zone_file(name)}


def _zone_file(name: str) -> list[str]:
    lines = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
