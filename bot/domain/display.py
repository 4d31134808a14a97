"""How a person wants times of day and amounts shown."""

from __future__ import annotations

from enum import StrEnum


class Hours(StrEnum):
    """The hours of a clock; the values are stored."""

    TWELVE = "12"
    TWENTY_FOUR = "24"


class Unit(StrEnum):
    """What amounts are told in; the values are stored. They are kept in millilitres all the same."""

    MILLILITRES = "ml"
    OUNCES = "oz"


OUNCE_ML = 29.5735
"""A US fluid ounce."""

_TWELVE = frozenset({"us", "ca", "au", "nz", "ph", "in", "pk", "bd", "mx", "co", "eg", "sa"})
"""Countries whose clocks have twelve hours, after the time data of Unicode CLDR."""


def has_twelve_hours(language: str | None) -> bool:
    """Whether an IETF language tag such as en-US names a country whose clocks have twelve hours; en alone does not."""
    _, _, country = (language or "").casefold().replace("_", "-").partition("-")
    return country in _TWELVE
