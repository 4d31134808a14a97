"""The port: what is looked up when, and what a location is."""

from __future__ import annotations

import asyncio
from array import array

import pytest

from bot.domain.cues import CueList, Cues
from bot.domain.places import Place
from bot.places.gazetteer import Gazetteer, Shelf
from bot.places.world import WorldPlaces

CUES = Cues(
    {
        f"places.{name}": CueList((word,))
        for name, word in {
            "before": "in",
            "after": "now",
            "no_place": "nowhere",
            "leading_in": "in",
            "joints": "and",
            "town_codes": "la",
            "within": "in",
        }.items()
    }
)
SMALL = Gazetteer(
    zones=("Europe/Lisbon",),
    canonical={"europe/lisbon": "Europe/Lisbon"},
    countries={"PT": "Portugal"},
    states={},
    towns=Shelf.of_lines(["Lisbon\tPT\t14\t0\t517802"]),
    names={"l": b"\nlisbon\t0!\nlisboa\t0\n"},
    regions={"PT": ((517802, 0),)},
)


class Gathering:
    """Gathers a small gazetteer, after failing as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.times = 0

    def __call__(self) -> Gazetteer:
        self.times += 1
        if self.times <= self.failures:
            raise RuntimeError("no memory")
        return SMALL


async def test_names_are_gathered_once_and_only_when_they_are_needed() -> None:
    gathering = Gathering()
    places = WorldPlaces(CUES, gathering)
    assert gathering.times == 0

    found = await asyncio.gather(*(places.find("lisboa") for _ in range(5)))

    assert found == [(Place("Lisbon", "Portugal", "Europe/Lisbon"),)] * 5
    assert gathering.times == 1


async def test_gathering_is_tried_again_after_it_failed() -> None:
    places = WorldPlaces(CUES, Gathering(failures=1))

    with pytest.raises(RuntimeError):
        await places.find("lisbon")

    assert await places.find("lisbon")


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ((38.7, -9.1), Place("Lisbon", "", "Europe/Lisbon")),
        ((40.7, -74.0), Place("New York", "", "America/New_York")),
        ((0.0, -150.0), None),
        ((0.0, 0.0), None),
        ((30.0, -40.0), None),
        ((90.0, 0.0), None),
        ((-90.0, 0.0), None),
    ],
)
async def test_a_location_has_a_zone_where_people_live(location: tuple[float, float], place: Place | None) -> None:
    assert await WorldPlaces(CUES).at(*location) == place


@pytest.mark.parametrize("location", [(91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (float("inf"), 0.0)])
async def test_what_is_no_location_is_not_looked_up(location: tuple[float, float]) -> None:
    looked_up: list[tuple[float, float]] = []

    def look_up(latitude: float, longitude: float) -> str:
        looked_up.append((latitude, longitude))
        return "Europe/Lisbon"

    assert await WorldPlaces(CUES, zone_at=look_up).at(*location) is None
    assert not looked_up


async def test_a_zone_that_this_machine_does_not_know_is_none() -> None:
    assert await WorldPlaces(CUES, zone_at=lambda latitude, longitude: "Mars/Olympus").at(0.0, 0.0) is None


def test_a_shelf_gives_back_its_lines() -> None:
    shelf = Shelf.of_lines(["", "Köln", "東京"])

    assert [shelf[number] for number in range(3)] == ["", "Köln", "東京"]
    assert isinstance(shelf.starts, array)
