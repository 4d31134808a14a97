"""Which of the days of a schedule count, in the words of RFC 5545: its frequency, its interval, its bounds."""

from __future__ import annotations

from enum import StrEnum

from whenever import Date, PlainDateTime, Time

from bot.domain.said_days import SaidDay
from bot.domain.values import dataclass

WHOLE_DAY = Time(23, 59, 59)
"""The time of an `until` that holds to the end of its day, and to the end of a window that begins on it."""


class Frequency(StrEnum):
    """What an interval counts."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Rule:
    """Narrows the days of the week of a schedule, which are its BYDAY; by itself it narrows nothing.

    Every `interval` days, weeks from Monday or months, counted from `dtstart`, which is set where the interval is
    more than 1; nothing comes before that day. `until` is the last moment, included. `bymonthday` are days of the
    month, from its end where negative; `bysetpos` the how manieth of the days that fit within a month, -1 the last.
    `exdates` are left out. A COUNT becomes an UNTIL when a reminder is saved, so that it ends wherever one travels.
    """

    freq: Frequency = Frequency.WEEKLY
    interval: int = 1
    dtstart: Date | None = None
    until: PlainDateTime | None = None
    bymonthday: tuple[int, ...] = ()
    bysetpos: tuple[int, ...] = ()
    exdates: tuple[Date, ...] = ()


EVERY_WEEK = Rule()
"""Each day that a schedule names, for ever."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in which a reminder comes."""

    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class RuleRequest:
    """A rule as it is said, before anyone knows on which dates that is. `count` are times that it comes."""

    freq: Frequency = Frequency.WEEKLY
    interval: int = 1
    dtstart: SaidDay | None = None
    until: SaidDay | None = None
    duration: Duration | None = None
    count: int | None = None
    bymonthday: tuple[int, ...] = ()
    bysetpos: tuple[int, ...] = ()
    exdates: tuple[SaidDay, ...] = ()

    @property
    def says_days(self) -> bool:
        """True where it says itself on which days it comes: every other day, on the first of each month."""
        return self.freq is Frequency.DAILY or bool(self.bymonthday)


NO_RULE = RuleRequest()
"""Nothing was said but the days."""
