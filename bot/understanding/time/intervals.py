"""Every so many minutes, and in so many minutes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.understanding.text.phrasing import Phrasing

_NUMBER = r"(?P<number>\d+ {intervals.and_a_part}|\d+(?:[.,]\d+)?(?: {intervals.of_a})?|\b{intervals.amounts}\b)"
_UNIT = r"(?P<unit>{time.units}|{time.hours}|{time.seconds})\b(?: (?P<and_part>{intervals.and_a_part}))?"
_AND_MINUTES = r"(?:{numbers.joined} )?(?P<minutes>\d+) {time.minutes}"
_EVERY = r"\b{intervals.every}\s+(?:" + _NUMBER + r"[\s-]*)?" + _UNIT + rf"(?:\s+{_AND_MINUTES})?"
_IN = r"\b{intervals.in}\s+(?:{intervals.loosely} )*" + _NUMBER + r"\s*" + _UNIT + rf"(?:[\s,]+{_AND_MINUTES})?"
_FROM_NOW = _NUMBER + r"\s*" + _UNIT + rf"(?:[\s,]+{_AND_MINUTES})?" + r"\s+{intervals.from_now}\b"
_ANY_UNIT = r"(?:{time.units}|{time.hours}|{time.unit_letters}|{time.seconds})(?![a-z])"
_LENGTH = _NUMBER.replace("?P<number>", "?:") + r"[\s-]*" + _ANY_UNIT + r"(?: {intervals.and_a_part})?"
_CHAIN = rf"(?P<chain>(?:{_LENGTH})(?:(?:\s*,)?\s*(?:{{numbers.joined}} )?(?:{_LENGTH}))+)"
"""Several lengths as one: 1 day and 6 hours, 2h15m."""
_ENDS = rf"(?<![\w.,:/])(?P<chain>{_LENGTH}(?:(?:\s*,)?\s*(?:{{numbers.joined}} )?(?:{_LENGTH}))*)$"
_PIECE = _NUMBER + r"[\s-]*(?P<unit>" + _ANY_UNIT + r")(?: (?P<and_part>{intervals.and_a_part}))?"
_NEGATIVE = r"\b{intervals.each}\s+[-−–]\s?\d+ ?(?:{time.minutes}|{time.hours})\b"
_EVERY_HALF = r"\b{intervals.each}\s+(?:{intervals.half_hour}|30)\b(?! ?(?:{time.units}|{time.hours}|{time.seconds})\b)"
_HOURLY = r"\b(?:(?P<number>\d+)[\s-]?{intervals.counted_hourly}|{intervals.hourly})\b"
_IN_CLOCK = (
    r"\b{intervals.in} (?P<hours>\d{1,2})(?:\s?{time.hours}\s?|:)(?P<minutes>[0-5]\d)(?:\s?m\w*)?\b(?! ?[ap]m\b)"
)
_IN_BARE = r"\b{intervals.in} (?P<minutes>[1-5]?[05]|[69]0)(?=\s*$|\s*[,.!?]| {schedule.behind_delay}\b)"
"""In 20: that few of anything else is no delay."""
_GAP = r"\b{intervals.gap}\s+(?:{intervals.loosely} )*" + _NUMBER + r"[\s-]*" + _UNIT + rf"(?:\s+{_AND_MINUTES})?"
_APART = r"(?<![\w.,:/])" + _NUMBER + r"[\s-]*" + _UNIT + rf"(?:\s+{_AND_MINUTES})?" + r"\s+{intervals.apart}\b"
_SIZES = {"minutes": 1.0, "hours": 60.0, "seconds": 1 / 60}
_LONG_SIZES = {"days": 1440.0, "weeks": 10_080.0, "fortnights": 20_160.0, "months": 43_200.0, "years": 525_600.0}


@dataclass(frozen=True, slots=True)
class Step:
    """A number of minutes with the characters that say it; negative or 0 where none is meant.

    `exact` is false for a few of them, of which it is not said how many.
    """

    minutes: float
    start: int
    end: int
    exact: bool = True


class IntervalReader:
    """Finds the steps between reminders, and delays."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._every = phrasing.regex(_EVERY)
        self._apart = (phrasing.regex(_GAP), phrasing.regex(_APART))
        self._negative = phrasing.regex(_NEGATIVE)
        self._hour_and_a_half = phrasing.pattern("intervals.hour_and_a_half")
        self._every_half = phrasing.regex(_EVERY_HALF)
        self._half_hourly = phrasing.pattern("intervals.half_hourly")
        self._hourly = phrasing.regex(_HOURLY)
        self._in_clock = phrasing.regex(_IN_CLOCK)
        self._in_bare = phrasing.regex(_IN_BARE)
        self._chains = (
            phrasing.regex(rf"\b{{intervals.in}}\s+(?:{{intervals.loosely}} )*{_CHAIN}"),
            phrasing.regex(rf"(?<![\w.,:/]){_CHAIN}\s+{{intervals.from_now}}\b"),
            phrasing.regex(rf"\b{{intervals.reminded}}\s+{_CHAIN}"),
        )
        self._piece = phrasing.regex(_PIECE)
        self._ends = phrasing.regex(_ENDS)
        self._before_lengths = phrasing.regex(r"\b{time.before_lengths} $")
        self._reminded = phrasing.regex(
            r"\b{intervals.reminded}\s+" + _NUMBER + r"[\s-]*" + _UNIT + rf"(?:[\s,]+{_AND_MINUTES})?"
        )
        self._delays = (phrasing.regex(_FROM_NOW), phrasing.regex(_IN))
        self._timer = phrasing.pattern("schedule.timer")
        self._length = phrasing.regex(r"\b" + _NUMBER + r"[\s-]*" + _UNIT)
        self._long_rhythm = phrasing.pattern("intervals.long_rhythm")
        self._other_rhythm = phrasing.pattern("intervals.other_rhythm")
        self._units = {
            **phrasing.meanings("time.unit_letters"),
            **phrasing.meanings("time.units"),
            **dict.fromkeys(phrasing.words("time.hours"), "hours"),
            **dict.fromkeys(phrasing.words("time.seconds"), "seconds"),
        }
        self._few = phrasing.pattern("intervals.few")
        self._amounts = phrasing.numbers("intervals.amounts")
        self._parts = phrasing.numbers("intervals.and_a_part")

    def other_rhythm(self, said: str) -> bool:
        """True for every other day, monthly and the like."""
        return self._other_rhythm.search(said) is not None

    def long_rhythm(self, said: str) -> bool:
        """True where a rhythm is named that is longer than weeks, and nothing else can be meant."""
        return self._long_rhythm.search(said) is not None

    def step_in(self, said: str) -> Step | None:
        """Every so many minutes, where a searched sentence says so."""
        if (match := self._negative.search(said)) is not None:
            return Step(-1, *match.span())
        if (match := self._hour_and_a_half.search(said)) is not None:
            return Step(90, *match.span())
        if (match := self._every_half.search(said)) or (match := self._half_hourly.search(said)):
            return Step(30, *match.span())
        if (match := self._hourly.search(said)) is not None:
            return Step(60 * int(match["number"] or 1), *match.span())
        for pattern in (self._every, *self._apart):
            for match in pattern.finditer(said):
                minutes = self._minutes(match, _SIZES)
                if minutes is not None:
                    return Step(minutes, *match.span(), exact=not self._few.search(match.group()))
        return None

    def delay_in(self, said: str) -> Step | None:
        """In so many minutes from now, where a searched sentence says so."""
        if (match := self._in_clock.search(said)) is not None:
            return Step(60 * int(match["hours"]) + int(match["minutes"]), *match.span())
        if (match := self._in_bare.search(said)) is not None:
            return Step(int(match["minutes"]), *match.span())
        for pattern in self._chains:
            if (match := pattern.search(said)) is not None:
                pieces = self._piece.finditer(match["chain"])
                return Step(sum(self._minutes(one, _SIZES | _LONG_SIZES) or 0 for one in pieces), *match.span())
        for pattern in self._delays:
            for match in pattern.finditer(said):
                minutes = self._minutes(match, _SIZES | _LONG_SIZES)
                if minutes is not None:
                    return Step(minutes, *match.span(), exact=not self._few.search(match.group()))
        if (match := self._reminded.search(said)) and (minutes := self._minutes(match, _SIZES)) is not None:
            return Step(minutes, *match.span())
        if self._timer.search(said) and (match := self._length.search(said)):
            minutes = (self._count(match["number"]) + self._part_more(match)) * _SIZES.get(
                self._units[match["unit"]], 0
            )
            return Step(minutes, *match.span()) if minutes else None
        return None

    def length_before(self, said: str, end: int) -> Step | None:
        """The hours and minutes that end there, which are no delay, no rhythm and no duration."""
        match = self._ends.search(said[:end])
        if match is None or self._before_lengths.search(said[: match.start()]):
            return None
        pieces = [self._minutes(one, _SIZES) for one in self._piece.finditer(match["chain"])]
        return Step(sum(filter(None, pieces)), *match.span()) if None not in pieces else None

    def _minutes(self, match: re.Match[str], sizes: Mapping[str, float]) -> float | None:
        size = sizes.get(self._units[match["unit"]])
        if size is None:
            return None
        return (self._count(match["number"] or "1") + self._part_more(match)) * size + float(
            match.groupdict().get("minutes") or 0
        )

    def _part_more(self, match: re.Match[str]) -> float:
        return self._parts[match["and_part"]] if match["and_part"] else 0.0

    def _count(self, number: str) -> float:
        if number in self._amounts:
            return self._amounts[number]
        figures, _, part = number.partition(" ")
        return float(figures.replace(",", ".")) + self._parts.get(part, 0.0)
