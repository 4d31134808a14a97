"""Reminders as a calendar has them, in the words of RFC 5545. How the file is written, the gateway knows."""

from __future__ import annotations

from whenever import Instant, PlainDateTime

from bot.domain.rules import Frequency
from bot.domain.schedules import Day
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """Times that follow one rule, from its `start` on, which is the first of them.

    The start is on the wall clock of the calendar's zone, or a moment wherever one is. Without a `freq` there is no
    rule: it comes at the start, and at `rdates`. What is empty narrows nothing; `until` is the last moment, included.
    """

    start: PlainDateTime | Instant
    freq: Frequency | None = None
    interval: int = 1
    until: Instant | None = None
    byday: tuple[Day, ...] = ()
    bymonthday: tuple[int, ...] = ()
    bysetpos: tuple[int, ...] = ()
    byhour: tuple[int, ...] = ()
    byminute: tuple[int, ...] = ()
    exdates: tuple[PlainDateTime, ...] = ()
    rdates: tuple[PlainDateTime, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One series with its title; `uid` is the same in every file."""

    uid: str
    title: str
    series: Series


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events of one person, on the wall clock of `zone`, as of the moment it was `made`."""

    name: str
    zone: str
    made: Instant
    events: tuple[CalendarEvent, ...]
