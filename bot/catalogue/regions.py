"""content/regions.yaml: parts of the world with some of their towns."""

from __future__ import annotations

from bot.catalogue.files import Folder
from bot.catalogue.schemas import RegionsFile
from bot.domain.limits import BUTTON_LABEL_UNITS, CALLBACK_DATA_BYTES, utf16_units
from bot.domain.places import Place, Region, is_zone

_ROOM_FOR_ZONE = CALLBACK_DATA_BYTES - 24
"""What a button's data leaves for the name of a zone."""


def load_regions(folder: Folder) -> tuple[Region, ...]:
    """All regions in reading order; a zone that does not exist is reported."""
    path = folder.root / "content" / "regions.yaml"
    file = folder.read(path, RegionsFile)
    if file is None:
        return ()
    for entry in file.regions:
        for name, zone in entry.towns.items():
            key = f"regions.{entry.id}.{name}"
            if not is_zone(zone):
                folder.report(path, key, f"there is no time zone {zone}")
            if len(zone) > _ROOM_FOR_ZONE:
                folder.report(path, key, "this zone's name is too long for a button")
            if utf16_units(name) > BUTTON_LABEL_UNITS:
                folder.report(path, key, "this name is too long for a button")
    return tuple(
        Region(entry.id, entry.title, tuple(Place(name, "", zone) for name, zone in entry.towns.items()))
        for entry in file.regions
    )
