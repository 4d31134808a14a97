"""When a reminder comes: what was said of it, and the schedule it becomes. Times are of the person's own wall clock."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from whenever import Instant, PlainDateTime, Time

from bot.domain.kinds import KindId
from bot.domain.named_amounts import NamedAmount
from bot.domain.rules import EVERY_WEEK, NO_RULE, Rule, RuleRequest
from bot.domain.said_days import OnceDay, SaidDay, Slashed
from bot.domain.values import dataclass


class Day(StrEnum):
    """Days of the week, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


EVERY_DAY = tuple(Day)
WEEKDAYS = EVERY_DAY[:5]
WEEKEND = EVERY_DAY[5:]


def weekday_of(day: SaidDay | None) -> Day | None:
    """The day of the week that is meant by its name alone."""
    return next((one for one in Day if isinstance(day, OnceDay) and one.value == day.value), None)


class HalfDay(StrEnum):
    """Which reading of a bare hour is meant."""

    MORNING = "morning"
    LATER = "later"


class DateOrder(StrEnum):
    """Which of two numbers of a date is the day."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


DAY_MINUTES = 24 * 60


def minute_of(time: Time) -> int:
    """How many minutes after midnight."""
    return time.hour * 60 + time.minute


def at_minute(minute: int) -> Time:
    """So many minutes after midnight, or before it; those of other days are of this one."""
    return Time(*divmod(minute % DAY_MINUTES, 60))


def moved(time: Time, minutes: int) -> Time:
    """So many minutes later, or earlier; over midnight where it must."""
    return at_minute(minute_of(time) + minutes)


def later(time: Time) -> Time:
    """The other reading of a bare hour: twelve hours later."""
    return moved(time, DAY_MINUTES // 2)


def in_order(days: Iterable[Day]) -> tuple[Day, ...]:
    """Each day once, Monday first."""
    named = set(days)
    return tuple(day for day in EVERY_DAY if day in named)


@dataclass(frozen=True, slots=True)
class Window:
    """From one time to another, both within it; where `until` is before `start` it ends on the next day."""

    start: Time
    until: Time

    @property
    def minutes(self) -> int:
        """Length on the wall clock; 0 where both ends are the same."""
        return (minute_of(self.until) - minute_of(self.start)) % DAY_MINUTES

    def holds(self, time: Time) -> bool:
        """True for a time of day within it."""
        return (minute_of(time) - minute_of(self.start)) % DAY_MINUTES <= self.minutes


@dataclass(frozen=True, slots=True)
class AtTimes:
    """At one or more times on some days of each week; both in order, without repeats, never empty.

    `rule` says which weeks, which days of the month and how long, where that is not each and for ever.
    """

    days: tuple[Day, ...]
    times: tuple[Time, ...]
    rule: Rule = EVERY_WEEK


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many minutes inside a window that begins on some days of each week; the first is at its start.

    `rule` narrows the days as in `AtTimes`.
    """

    days: tuple[Day, ...]
    minutes: int
    window: Window
    rule: Rule = EVERY_WEEK

    @property
    def steps(self) -> range:
        """When it comes, in minutes after the midnight before its window begins; some may be of the day after."""
        start = minute_of(self.window.start)
        return range(start, start + self.window.minutes + 1, self.minutes)


@dataclass(frozen=True, slots=True)
class Once:
    """Once, at a date and time of the wall clock."""

    at: PlainDateTime


@dataclass(frozen=True, slots=True)
class Countdown:
    """Once, some minutes after it was asked for, wherever the person is by then."""

    at: Instant


Schedule = AtTimes | Every | Once | Countdown


class Missing(StrEnum):
    """What a sentence leaves out, in the order in which it is asked for."""

    KIND = "kind"
    DATE_ORDER = "date_order"
    """Which of two numbers is the month."""
    DAYS = "days"
    TIME = "time"
    WINDOW = "window"


class Impossible(StrEnum):
    """Why a sentence that asks for a reminder cannot become one."""

    NO_SUCH_TIME = "no_such_time"
    """25:00, 13pm, 99 o'clock."""
    NO_INTERVAL = "no_interval"
    """Every 0 minutes, or none that is a number of minutes up to a day."""
    EMPTY_WINDOW = "empty_window"
    """From 6pm to 6pm."""
    INTERVAL_TOO_LONG = "interval_too_long"
    """Longer than its window."""
    VAGUE_DATE = "vague_date"
    """Next month, in 2030: no day."""
    NO_SUCH_DATE = "no_such_date"
    """The 30th of February."""
    NO_DAYS = "no_days"
    """Every day except all days."""
    TOO_FAR = "too_far"
    """In more than a year."""
    SECONDS = "seconds"
    """In 30 seconds: the shortest is a minute."""
    OTHER_RHYTHM = "other_rhythm"
    """Quarterly, yearly, every six months: not offered."""
    SUN = "sun"
    """At sunrise, at dusk: not offered."""
    PLACE = "place"
    """When one comes home, or leaves work: not offered."""
    OVER = "over"
    """Until yesterday: nothing is left of it."""
    SEVERAL = "several"
    """Other times on other days: one reminder has the same times on all its days."""


@dataclass(frozen=True, slots=True)
class ScheduleRequest:
    """What a person asked for, with whatever is missing still open.

    Recurring: `days` with `times`, or with `every_minutes` and `window`. Once: `in_minutes`, or `once_day` with one
    time in `times`. `half_day_open` says that all `times` are bare hours 1-12 of the morning reading, which may as
    well be 12 hours later; `half_day_unsaid` that the only time was written as 10:30 is, from ten to noon, without a
    half of the day; `days_assumed` that no day was named. `days` is empty where how often a week was said, and not on
    which days. `rule` has all that narrows the days. `per_week` and `per_day` are how often, where the days or the
    times are fewer. `part` narrows the choice of times. `left_out` are words of the sentence that sound like a
    condition or a time, and are not in the request. `also` is a second reminder of the same sentence, complete but for
    its kind. `clock` is whose clock was named ("8 pm EST"); it is among what was left out. `amount` is how much to
    drink, which no reminder says. Where `impossible` is set, nothing else counts.
    """

    kind: KindId | None = None
    days: tuple[Day, ...] = ()
    times: tuple[Time, ...] = ()
    every_minutes: int | None = None
    window: Window | None = None
    in_minutes: int | None = None
    once_day: SaidDay | None = None
    half_day_open: bool = False
    days_assumed: bool = False
    impossible: Impossible | None = None
    rule: RuleRequest = NO_RULE
    per_week: int | None = None
    per_day: int | None = None
    part: str | None = None
    half_day_unsaid: bool = False
    left_out: tuple[str, ...] = ()
    also: ScheduleRequest | None = None
    clock: str | None = None
    amount: NamedAmount | None = None

    @property
    def is_once(self) -> bool:
        """True for a one-off."""
        return self.in_minutes is not None or self.once_day is not None

    @property
    def named_days(self) -> tuple[Day, ...]:
        """The days of the week, where any were said."""
        return () if self.days_assumed else self.days

    @property
    def readings(self) -> tuple[Time, ...]:
        """The times, in both readings where they are bare hours."""
        return (*self.times, *map(later, self.times)) if self.half_day_open else self.times

    @property
    def names_something(self) -> bool:
        """True where anything was said of it."""
        named = (self.kind, self.times, self.every_minutes, self.window, self.once_day, self.in_minutes)
        often = (self.impossible, self.per_day, self.per_week, self.named_days)
        return any((*named, *often)) or self.rule != NO_RULE

    @property
    def asks_half_day(self) -> bool:
        """True where it has to be asked which half of the day is meant."""
        return self.half_day_open and bool(self.times) and self.in_minutes is None

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What has to be asked for before it is a schedule, am or pm aside."""
        missing = [Missing.KIND] if self.kind is None else []
        if isinstance(self.once_day, Slashed):
            missing.append(Missing.DATE_ORDER)
        if not self.is_once and not self.days:
            missing.append(Missing.DAYS)
        if self.every_minutes is not None:
            if self.window is None:
                missing.append(Missing.WINDOW)
        elif self.in_minutes is None and len(self.times) < (self.per_day or 1):
            missing.append(Missing.TIME)
        return tuple(missing)
