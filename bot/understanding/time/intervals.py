"""Every so many minutes, and in so many minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = (
    r"(?P<{0}>\d+ and (?:a half|1/2|a quarter)"
    r"|\d+(?:[.,]\d+)?(?: of an?)?|half an?|1/2 an?|an?|(?:a )?couple(?: of)?|(?:a )?few|other"
    r"|(?:a )?quarter of an?|(?:3 quarters|three quarters|3/4)(?: of)? an?)"
)
_UNIT = r"(?P<{0}>minutes?|hours?|h|days?|weeks?|months?|years?|seconds?)"
_AND = r"(?P<{0}> and a half| and 1/2| and a quarter)?"
_EVERY = re.compile(
    r"\b(?:every|each|once (?:every|each|per)|1 per)\s+(?:"
    + _NUMBER.format("number")
    + r"[\s-]*)?"
    + _UNIT.format("unit")
    + r"\b"
    + _AND.format("and_part")
    + r"(?:\s+(?:and )?(?P<minutes>\d+) minutes)?"
)
_NEGATIVE = re.compile(r"\b(?:every|each)\s+[-−–]\s?\d+ ?(?:minutes?|hours?|h)\b")
_EVERY_HALF = re.compile(
    r"\b(?:every|each)\s+(?:(?:half|1/2)[\s-]*(?:an )?hours?|30)\b(?! ?(?:minutes?|seconds?|secs?|hours?|h|days?)\b)"
)
_HALF_HOURLY = re.compile(r"\b(?:half[\s-]?hourly|twice an hour|2 times an hour)\b")
_HOURLY = re.compile(
    r"\b(?:(?P<number>\d+)[\s-]?hourly|hourly|once an hour|once per hour|(?:on|at) the hour|per hour|an hourly)\b"
)
_AND_A_HALF = re.compile(r"\b(?:every|each) hour and (?:a half|1/2|30 minutes)\b")
_IN = re.compile(
    r"\b(?:in|after|within)\s+(?:about |around |like |the next |another )*"
    + _NUMBER.format("number")
    + r"\s*"
    + _UNIT.format("unit")
    + r"\b"
    + _AND.format("and_part")
    + r"(?:[\s,]+(?:and )?(?P<minutes>\d+) minutes)?"
)
_IN_CLOCK = re.compile(r"\b(?:in|after) (?P<hours>\d{1,2})\s?h(?:ours?)?\s?(?P<minutes>[0-5]\d)(?:\s?m\w*)?\b")
_FROM_NOW = re.compile(
    _NUMBER.format("number")
    + r"\s*"
    + _UNIT.format("unit")
    + r"\b"
    + _AND.format("and_part")
    + r"(?:[\s,]+(?:and )?(?P<minutes>\d+) minutes)?"
    r"\s+(?:from now|later|from this moment|hence)\b"
)
_OTHER_RHYTHM = re.compile(
    r"\b(?:every|each) (?:other|second|2nd|third|3rd|alternate|few|couple of|\d+(?:nd|rd|th)?) (?:days?|weeks?"
    r"|months?|nights?|mornings?|evenings?"
    r"|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|weekends?)\b"
    r"|\b(?:alternate|alternating) (?:days?|weeks?|nights?|mornings?)\b|\b(?:fortnightly|bi-?weekly|monthly"
    r"|yearly|annually|quarterly)\b"
    r"|\b(?:every|each|once a|once per|per|a) (?:month|year|fortnight)\b|\bonce every \d+ days\b"
)


@dataclass(frozen=True, slots=True)
class Step:
    """A number of minutes with the characters that say it; negative or 0 where none is meant."""

    minutes: float
    start: int
    end: int


def other_rhythm(said: str) -> bool:
    """True for every other day, monthly and the like."""
    return _OTHER_RHYTHM.search(said) is not None


def interval_in(said: str) -> Step | None:
    """Every so many minutes, where a searched sentence says so."""
    if (match := _NEGATIVE.search(said)) is not None:
        return Step(-1, *match.span())
    if (match := _AND_A_HALF.search(said)) is not None:
        return Step(90, *match.span())
    if (match := _EVERY_HALF.search(said)) is not None or (match := _HALF_HOURLY.search(said)) is not None:
        return Step(30, *match.span())
    if (match := _HOURLY.search(said)) is not None:
        return Step(60 * int(match["number"] or 1), *match.span())
    for match in _EVERY.finditer(said):
        minutes = _minutes(match)
        if minutes is not None:
            return Step(minutes, *match.span())
    return None


def delay_in(said: str) -> Step | None:
    """In so many minutes from now, where a searched sentence says so."""
    if (match := _IN_CLOCK.search(said)) is not None:
        return Step(60 * int(match["hours"]) + int(match["minutes"]), *match.span())
    for pattern in (_FROM_NOW, _IN):
        for match in pattern.finditer(said):
            minutes = _minutes(match, delay=True)
            if minutes is not None:
                return Step(minutes, *match.span())
    return None


def _minutes(match: re.Match[str], *, delay: bool = False) -> float | None:
    number, unit = match["number"] or "1", match["unit"][0]
    unit = "mo" if match["unit"].startswith("mo") else unit
    sizes = {"m": 1.0, "h": 60.0, "s": 1 / 60}
    if delay:
        sizes |= {"d": 1440.0, "w": 10_080.0, "mo": 43_200.0, "y": 525_600.0}
    size = sizes.get(unit)
    if size is None:
        return None
    part = match["and_part"] or ""
    extra = 0.25 if "quarter" in part else 0.5 if part else 0.0
    return (_count(number) + extra) * size + float(match["minutes"] or 0)


def _count(number: str) -> float:
    if " and " in number:
        return int(number.split()[0]) + (0.25 if "quarter" in number else 0.5)
    if number[0].isdigit() and "/" not in number and "quarters" not in number:
        return float(number.split()[0].replace(",", "."))
    for word, value in (
        ("3 quarters", 0.75),
        ("three quarters", 0.75),
        ("3/4", 0.75),
        ("half", 0.5),
        ("1/2", 0.5),
        ("quarter", 0.25),
        ("couple", 2.0),
        ("few", 3.0),
        ("other", 2.0),
    ):
        if word in number:
            return value
    return 1.0
