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
