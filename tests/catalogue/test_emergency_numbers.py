"""Numbers to call: right for each country by a public source, and the own country's first where a zone tells it."""

from __future__ import annotations

from typing import Any

import pytest
from phonenumbers import PhoneMetadata
from phonenumbers.shortnumberinfo import is_emergency_number

from bot.catalogue.emergency_numbers import countries_of_zones
from bot.domain.library import Library

from .copies import Content

FILE = "content/emergency_numbers.yaml"


def entries(content: Content, key: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = content.read(FILE)[key]
    return listed


def test_each_number_is_an_emergency_number_of_its_country(content: Content) -> None:
    pairs = {
        (country, number)
        for entry in entries(content, "emergency")
        for country in entry["countries"]
        for number in entry["number"].split(" or ")
    }
    known = {pair for pair in pairs if PhoneMetadata.short_metadata_for_region(pair[0]) is not None}
    wrong = sorted(f"{number} in {country}" for country, number in known if not is_emergency_number(number, country))
    assert wrong == []
    assert len({country for country, _ in known}) >= 100


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/Berlin", "112 (Europe)"),
        ("Europe/London", "999 (UK)"),
        ("America/Chicago", "911 (US and Canada)"),
        ("US/Eastern", "911 (US and Canada)"),
        ("Asia/Calcutta", "112 (India)"),
        ("Asia/Tokyo", "119 (Japan)"),
        ("Australia/Perth", "000 (Australia)"),
        ("Europe/Oslo", "113 or 112 (Norway)"),
        ("Asia/Seoul", "119 (South Korea)"),
        ("America/Lima", "your local emergency number"),
    ],
)
def test_the_number_of_the_own_country_comes_first_and_the_others_after_it(
    library: Library, zone: str, first: str
) -> None:
    shown = library.near(zone).emergency_numbers.split(", ")
    assert shown[0] == first
    assert set(library.emergency.general) <= set(shown)
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize("zone", [None, "UTC", "Etc/GMT-3", "Nowhere/Land"])
def test_where_no_country_is_known_the_general_numbers_stand_alone(library: Library, zone: str | None) -> None:
    assert library.near(zone).emergency_numbers == "112 (Europe), 999 (UK), 911 (US and Canada)"
    assert library.near(zone).crisis_lines == ", ".join(library.crisis.general)


def test_the_crisis_line_of_the_own_country_comes_first(library: Library) -> None:
    assert library.near("Australia/Sydney").crisis_lines.startswith("13 11 14 (Australia), ")
    assert library.near("Asia/Tokyo").crisis_lines == library.crisis_lines


def test_every_place_in_the_list_of_regions_is_in_a_country(library: Library) -> None:
    zones = countries_of_zones()
    assert [place.zone for region in library.regions for place in region.towns if place.zone not in zones] == []


def test_mistakes_are_named(content: Content) -> None:
    listed = entries(content, "emergency")
    content.change(
        FILE,
        emergency=[
            *listed,
            {"number": "1", "countries": ["DE", "QQ"]},
            {"number": "2", "general": True, "countries": []},
        ],
        crisis_lines=[{"number": "3", "countries": ["DE"]}],
    )
    assert content.problems() == [
        f"{FILE}: emergency.1: DE has 112 (Europe) too",
        f"{FILE}: emergency.1: there is no country QQ",
        f"{FILE}: emergency.2: is shown to everyone, so it must say where it works",
        f"{FILE}: crisis_lines: nothing is shown to people whose country is not known",
    ]
