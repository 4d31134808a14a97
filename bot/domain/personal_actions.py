"""What the buttons of reminders and settings do. Values are short words of [a-z0-9_/+-] and zone names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DraftField(StrEnum):
    """What a button of an open question sets; the letters are those of the callback data."""

    KIND = "k"
    DAYS = "d"
    """all, week, end, pick (choose single days), or one day to switch on or off."""
    DAYS_DONE = "D"
    TIME = "t"
    """HHMM to switch on or off."""
    TIMES_DONE = "T"
    EVERY = "e"
    """Minutes; empty shows the choices."""
    WINDOW = "w"
    """HHMMHHMM."""
    HALF_DAY = "h"
    """am or pm."""
    CHANGE = "c"
    """What to change: kind, days, times, every, zone; empty shows the choices."""
    SAVE = "s"
    CANCEL = "x"
    REGION = "r"
    """A part of the world; empty shows all."""
    ZONE = "z"
    """An IANA name that is to be checked against the person's clock."""
    ZONE_RIGHT = "Z"
    """The same name, checked."""
    GLASS = "g"
    """Millilitres."""


@dataclass(frozen=True, slots=True)
class DraftStep:
    """An answer to the open question of a draft. Whose draft it is decides who may give it."""

    number: int
    field: DraftField
    value: str = ""


class ReminderMove(StrEnum):
    """What a button does to one stored reminder."""

    SHOW = "s"
    EDIT = "e"
    PAUSE = "p"
    """Minutes, or resumed for until resumed; empty shows the choices."""
    RESUME = "r"
    DELETE = "d"
    """Asks first; yes does it."""
    HISTORY = "l"


@dataclass(frozen=True, slots=True)
class ReminderStep:
    """Something to do with one stored reminder."""

    reminder: int
    move: ReminderMove
    value: str = ""


class DeskMove(StrEnum):
    """What a button does to a person's own settings and lists."""

    LIST = "l"
    NEW = "n"
    """A new reminder; its kind, or empty to be asked."""
    DELETE_ALL = "a"
    """all, stretch or hydration; with _yes behind it the reminders are deleted."""
    DRINK = "w"
    """Glasses or millilitres to log: g1, m250; empty shows the choices."""
    UNDO_DRINK = "u"
    """The moment of the drink in milliseconds."""
    SETTINGS = "s"
    GOAL = "g"
    """Millilitres a day, off; empty asks."""
    GLASS = "G"
    """Millilitres; empty asks."""
    QUIET = "q"
    """HHMMHHMM, off; empty asks."""
    ZONE = "z"
    PAUSE = "p"
    """Minutes, resumed; empty shows the choices."""
    RESUME = "r"
    FORGET = "f"
    """Asks first; yes deletes everything."""
    KEEP = "k"
    """Leaves things as they are."""
    PROGRESS = "P"


@dataclass(frozen=True, slots=True)
class DeskStep:
    """Something to do with the settings, the water log or the list of reminders of the person who taps."""

    move: DeskMove
    value: str = ""


PersonalAction = DraftStep | ReminderStep | DeskStep
