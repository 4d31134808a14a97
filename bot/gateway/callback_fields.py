"""How one field of an action is written in callback data, and read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from whenever import Instant, Time

from bot.domain.schedules import EVERY_DAY, Day, Window

T = TypeVar("T")
Member = TypeVar("Member", bound=Enum)


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """Both directions of one field, without colons: these stand between fields.

    `read` raises ValueError for what cannot be meant. It may be generous about spelling: the codec takes nothing that
    `write` would write in another way.
    """

    write: Callable[[T], str]
    read: Callable[[str], T]


def whole(least: int, most: int) -> Field[int]:
    """A whole number from one border to the other. Writing one beyond them raises ValueError too."""

    def checked(number: int) -> int:
        if not least <= number <= most:
            raise ValueError(f"{number} is not from {least} to {most}")
        return number

    return Field(lambda number: str(checked(number)), lambda given: checked(int(given)))


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def whole_36(least: int, most: int) -> Field[int]:
    """A whole number from one border to the other in base 36, which is shorter."""
    number = whole(least, most)

    def write(given: int) -> str:
        number.write(given)
        digits = ""
        while given or not digits:
            given, digit = divmod(given, len(_DIGITS))
            digits = _DIGITS[digit] + digits
        return digits

    return Field(write, lambda given: number.read(str(int(given, len(_DIGITS)))))


def text(pattern: str) -> Field[str]:
    """Text that a pattern matches whole."""
    compiled = re.compile(pattern)

    def read(given: str) -> str:
        if not compiled.fullmatch(given):
            raise ValueError(f"{given!r} does not match {pattern}")
        return given

    return Field(str, read)


def letters(written: Mapping[Member, str]) -> Field[Member]:
    """A member of an enum by the letters that stand for it."""
    meant = {value: member for member, value in written.items()}

    def read(given: str) -> Member:
        if given not in meant:
            raise ValueError(f"{given!r} stands for nothing")
        return meant[given]

    return Field(lambda member: written[member], read)


def either(yes: str, no: str) -> Field[bool]:
    """True or False by the letter that stands for it."""

    def read(given: str) -> bool:
        if given not in (yes, no):
            raise ValueError(f"{given!r} stands for nothing")
        return given == yes

    return Field(lambda value: yes if value else no, read)


def optional(field: Field[T]) -> Field[T | None]:
    """A field that may be open, which is written as nothing."""
    return Field(
        lambda value: "" if value is None else field.write(value),
        lambda given: field.read(given) if given else None,
    )


def _write_time(time: Time) -> str:
    return f"{time.hour:02}{time.minute:02}"


def _read_time(given: str) -> Time:
    return Time(int(given[:2]), int(given[2:]))


def _read_window(given: str) -> Window:
    window = Window(_read_time(given[:4]), _read_time(given[4:]))
    if not window.minutes:
        raise ValueError(f"the window {given!r} is empty")
    return window


def _read_days(given: str) -> tuple[Day, ...]:
    days = tuple(day for day, mark in zip(EVERY_DAY, given, strict=True) if mark == "1")
    if not days:
        raise ValueError("there is no day")
    return days


TIME = Field(_write_time, _read_time)
"""Hours and minutes as HHMM."""

WINDOW: Field[Window] = Field(lambda window: _write_time(window.start) + _write_time(window.until), _read_window)
"""Both ends as HHMMHHMM; never without length."""

DAYS: Field[tuple[Day, ...]] = Field(lambda days: "".join("1" if day in days else "0" for day in Day), _read_days)
"""One digit for each day from Monday on; never none of them."""


def _read_codes(given: str) -> tuple[str, ...]:
    if not _CODES.fullmatch(given):
        raise ValueError(f"{given!r} are no codes")
    return tuple(given[at : at + 2] for at in range(0, len(given), 2))


def _write_codes(codes: tuple[str, ...]) -> str:
    written = "".join(codes)
    if _read_codes(written) != codes:
        raise ValueError(f"{codes} are no codes")
    return written


MOST_CODES = 6
"""So many signs a button carries; more do not fit."""
_CODES = re.compile(rf"(?:[a-z]{{2}}){{0,{MOST_CODES}}}")

CODES: Field[tuple[str, ...]] = Field(_write_codes, _read_codes)
"""Codes of two letters each, without anything between them."""

_MILLISECONDS = whole(0, 253_402_300_799_999)

MOMENT: Field[Instant] = Field(
    lambda moment: _MILLISECONDS.write(moment.timestamp(unit="millisecond")),
    lambda given: Instant.from_timestamp(_MILLISECONDS.read(given), unit="millisecond"),
)
"""Whole milliseconds from 1970 to the end of the year 9999."""
