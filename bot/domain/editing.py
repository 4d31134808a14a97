"""A change of a reminder as it was said, and what it makes of one. Pure; nothing is known here of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from enum import StrEnum

from whenever import Time

from bot.domain.kinds import KindId
from bot.domain.rules import NO_RULE, RuleRequest
from bot.domain.said_days import OnceDay
from bot.domain.schedules import (
    DAY_MINUTES,
    Day,
    Impossible,
    ScheduleRequest,
    Window,
    in_order,
    later,
    minute_of,
    moved,
    weekday_of,
)
from bot.domain.values import dataclass

_WEEK = 7
_AWAKE = Window(Time(5), Time(22, 59))
"""Of two readings of a bare hour, the one within is meant where the other is not."""


class EditProblem(StrEnum):
    """Why nothing comes of a change."""

    NO_CHANGE = "no_change"
    """It is like that already, or it has nothing of the kind."""
    NO_DAYS = "no_days"
    """No day would be left."""
    NO_TIMES = "no_times"
    """No time would be left."""
    OVER_MIDNIGHT = "over_midnight"
    """Only some of its times, or a one-off, would come on another day."""


@dataclass(frozen=True, slots=True)
class Which:
    """The reminders that are meant, as far as they were described; all of it has to fit.

    `times` are the readings of one time, `place` counts in the list from 0, -1 is the last; `interval` means one that
    comes every so many minutes; `several` that more than one may be meant.
    """

    kind: KindId | None = None
    times: tuple[Time, ...] = ()
    days: tuple[Day, ...] = ()
    within: Window | None = None
    place: int | None = None
    interval: bool = False
    several: bool = False

    @property
    def names_one(self) -> bool:
        """True where it was described at all."""
        return any((self.kind, self.times, self.days, self.within, self.place is not None, self.interval))


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to become of a reminder.

    `said` holds what it shall be, beside what it is where it `adds`; `gone` what it shall not be any more, with a part
    of the day where those of its times go that lie in the part of the day that `which` names.
    `minutes` is how much later it comes, `within` the part of the day that it moves to, `starts` and `ends` are the
    ends of the window of an interval. `sure` says that a reminder is spoken of for certain, even where there is
    none, `corrects` that it takes back what was just said. `left_out` are words of the sentence that name a day or a
    time and are none of this; they are told, and not kept.
    """

    which: Which = field(default_factory=Which)
    said: ScheduleRequest = field(default_factory=ScheduleRequest)
    gone: ScheduleRequest = field(default_factory=ScheduleRequest)
    adds: bool = False
    minutes: int | None = None
    within: Window | None = None
    starts: Time | None = None
    ends: Time | None = None
    sure: bool = False
    corrects: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def names_nothing(self) -> bool:
        """True where it was not said what should change."""
        moved = any((self.minutes, self.within, self.starts, self.ends))
        return not (moved or self.said.names_something or self.gone.names_something or self.gone.part)

    @property
    def only_says(self) -> bool:
        """True where nothing but what it shall be was said."""
        return self == Edit(said=self.said, sure=self.sure, corrects=self.corrects, left_out=self.left_out)


def without_left_out(edit: Edit) -> Edit:
    """The change without words of the person, which are not kept."""
    said, gone = (replace(one, left_out=()) for one in (edit.said, edit.gone))
    return replace(edit, said=said, gone=gone, left_out=())


def fits(request: ScheduleRequest, edit: Edit) -> bool:
    """Whether a reminder, as the request it came from, is one of those that a change speaks of; places aside."""
    which = edit.which
    if which.kind is not None and request.kind != which.kind:
        return False
    if which.days and not set(which.days) <= set(request.days):
        return False
    if which.interval and request.every_minutes is None:
        return False
    starts = request.times or ((request.window.start,) if request.window is not None else ())
    if which.within is not None and not any(which.within.holds(time) for time in starts):
        return False
    if not which.times or (request.every_minutes is not None and edit.said.window is not None):
        return True
    ends = (request.window.start, request.window.until) if request.window is not None else request.times
    return any(time in ends for time in which.times)


def revised(request: ScheduleRequest, edit: Edit) -> ScheduleRequest | EditProblem:
    """The request with all that the change says, and nothing else different; or why that cannot be."""
    said = edit.said
    if said.impossible is not None:
        return replace(request, impossible=said.impossible)
    went = tuple(time for time in request.times if time in edit.gone.readings)
    if went:  # of a bare hour it is the reading that is there
        edit = replace(edit, gone=replace(edit.gone, times=went, half_day_open=False))
    new: ScheduleRequest | EditProblem = replace(request, kind=said.kind or request.kind)
    for step in (_moved, _in_part, _without, _said, _windowed):
        if isinstance(new, EditProblem):
            return new
        new = step(new, edit)
    if isinstance(new, EditProblem):
        return new
    if request.days and not new.days and not new.is_once and new.per_week is None:
        return EditProblem.NO_DAYS
    return EditProblem.NO_CHANGE if new == request else new


def _moved(request: ScheduleRequest, edit: Edit) -> ScheduleRequest | EditProblem:
    by = edit.minutes
    if not by:
        return request
    if request.in_minutes is not None:
        return replace(request, in_minutes=request.in_minutes + by) if request.in_minutes + by > 0 else request
    if request.every_minutes is not None and request.window is not None:
        return replace(request, window=Window(moved(request.window.start, by), moved(request.window.until, by)))
    crossed = {(minute_of(time) + by) // DAY_MINUTES for time in request.times}
    days = request.days
    if crossed - {0}:
        if request.once_day is not None or (len(crossed) > 1 and len(days) < _WEEK):
            return EditProblem.OVER_MIDNIGHT
        days = _turned(days, next(iter(crossed))) if len(days) < _WEEK else days
    return replace(request, days=days, times=_sorted(moved(time, by) for time in request.times))


def _in_part(request: ScheduleRequest, edit: Edit) -> ScheduleRequest:
    """The other reading of each time, where it is in that part of the day; else the time is open again."""
    if edit.within is not None and not request.times and request.every_minutes is None and not edit.said.times:
        return replace(request, part=edit.said.part or request.part)
    if edit.within is None or edit.said.times or not request.times:
        return request
    times = [_reading_within(time, edit.within) for time in request.times]
    found = [time for time in times if time is not None]
    if edit.adds:
        return replace(request, times=_sorted((*request.times, *found)))
    if len(found) < len(times):
        return replace(request, times=(), half_day_open=False)
    return replace(request, times=_sorted(found), half_day_open=False)


def _without(request: ScheduleRequest, edit: Edit) -> ScheduleRequest | EditProblem:
    """Without the days and times that go; where others come in their place there may be none left yet."""
    gone, said = edit.gone, edit.said
    new = request
    if gone.days and not new.is_once:
        days = in_order(day for day in new.days if day not in gone.days)
        if not days and not said.named_days:
            return EditProblem.NO_DAYS
        new = replace(new, days=days, days_assumed=False) if len(days) < len(new.days) else new
    part = edit.which.within if gone.part is not None else None
    if (gone.times or part is not None) and new.every_minutes is None:
        left = [time for time in new.times if time not in gone.readings]
        times = tuple(time for time in left if part is None or not part.holds(time))
        if not times and not said.times:
            return EditProblem.NO_TIMES
        new = replace(new, times=times)
    return new


def _said(request: ScheduleRequest, edit: Edit) -> ScheduleRequest:
    """With the days, times and intervals that are named, added or in place of what there is."""
    said = edit.said
    new = _on_days(request, edit)
    if said.per_week is not None and not new.is_once:
        new = replace(new, days=(), per_week=said.per_week)
    if said.per_day is not None and not said.times and not new.is_once:
        return replace(new, per_day=said.per_day, times=(), every_minutes=None, window=None, half_day_open=False)
    if said.every_minutes is not None:
        new = replace(new, every_minutes=said.every_minutes, times=(), half_day_open=False)
        return replace(new, in_minutes=None, once_day=None, window=said.window or new.window)
    if said.times and not (new.every_minutes is not None and said.window is not None):
        old = tuple(time for time in request.times if time in edit.which.times)
        named = _settled(said, old or edit.gone.readings or request.times, adds=edit.adds)
        if new.is_once:
            return replace(new, times=named[:1], half_day_open=said.half_day_open and not request.times)
        stays: tuple[Time, ...] = ()
        if edit.adds or edit.gone.times:
            stays = new.times
        elif len(new.times) > 1 and old:
            stays = tuple(time for time in new.times if time not in old)
        new = replace(new, times=_sorted((*stays, *named)), every_minutes=None, window=None)
        new = replace(new, half_day_open=said.half_day_open and not request.times)
    return new


def _on_days(request: ScheduleRequest, edit: Edit) -> ScheduleRequest:
    said, days = edit.said, edit.said.named_days
    if said.once_day is not None and request.is_once:
        return replace(request, once_day=said.once_day, in_minutes=None)
    if said.rule != NO_RULE and not request.is_once:
        request = replace(request, rule=_bounded(request.rule, said.rule))
    if isinstance(said.once_day, OnceDay):
        days = tuple(filter(None, (weekday_of(said.once_day),)))
    if not days:
        return request
    if edit.adds or edit.gone.days:
        days = in_order(day for day in (*request.days, *days) if day not in edit.gone.days)
    return replace(request, days=days, days_assumed=False, once_day=None)


def _bounded(rule: RuleRequest, said: RuleRequest) -> RuleRequest:
    """What is said; where that is no more than an end, the rhythm stays, and the new end takes the place of any."""
    if said != RuleRequest(until=said.until, duration=said.duration):
        return said
    return replace(rule, until=said.until, duration=said.duration, count=None)


def _windowed(request: ScheduleRequest, edit: Edit) -> ScheduleRequest:
    """With another window, where it has one and another is named; what does not fit into it is impossible."""
    window = request.window
    if request.every_minutes is None:
        alone = edit.starts is not None and len(request.times) == 1
        return replace(request, times=(edit.starts,)) if alone and edit.starts is not None else request
    if edit.said.window is not None:
        window = edit.said.window
    elif window is not None:
        window = Window(edit.starts or window.start, edit.ends or window.until)
    if window is None:
        return request
    impossible = None
    if window.minutes == 0:
        impossible = Impossible.EMPTY_WINDOW
    elif request.every_minutes > window.minutes:
        impossible = Impossible.INTERVAL_TOO_LONG
    return replace(request, window=window, impossible=impossible)


def _settled(said: ScheduleRequest, near: tuple[Time, ...], *, adds: bool) -> tuple[Time, ...]:
    """The times named; a bare hour is read as the one when people are awake, and near to what it was.

    One that is added comes after those that are there, where it may.
    """
    if not said.half_day_open or not near:
        return said.times
    settled = []
    for time in said.times:
        both = [one for one in (time, later(time)) if not (adds and one in near)] or [time]
        awake = [one for one in both if _AWAKE.holds(one)] or both
        after = [one for one in awake if adds and one > max(near)] or awake
        settled.append(min(after, key=lambda one: min(abs(minute_of(one) - minute_of(old)) for old in near)))
    return _sorted(settled)


def _reading_within(time: Time, part: Window) -> Time | None:
    return next((one for one in (time, later(time)) if part.holds(one)), None)


def _turned(days: tuple[Day, ...], by: int) -> tuple[Day, ...]:
    week = tuple(Day)
    return in_order(week[(week.index(day) + by) % _WEEK] for day in days)


def _sorted(times: Iterable[Time]) -> tuple[Time, ...]:
    return tuple(sorted(set(times)))
