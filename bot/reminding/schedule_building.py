"""A request that leaves nothing open becomes a schedule."""

from __future__ import annotations

from dataclasses import replace

from whenever import Date, Instant, PlainDateTime, TimeDelta

from bot.domain.rules import EVERY_WEEK, NO_RULE, WHOLE_DAY, Duration, Rule, RuleRequest
from bot.domain.said_days import DateOf
from bot.domain.schedules import (
    EVERY_DAY,
    AtTimes,
    Countdown,
    Every,
    Once,
    Schedule,
    ScheduleRequest,
    in_order,
)
from bot.reminding.dates import date_of
from bot.reminding.recurrence import next_after, upcoming


def schedule_of(request: ScheduleRequest, zone: str, asked: Instant) -> Schedule | None:
    """The schedule as asked for at a moment in a zone; None where a one-off has passed by then, or no day is like that.

    Bare hours are taken as they stand. Raises ValueError where the schedule is not complete, or impossible; what it
    is for may still be open.
    """
    if request.impossible is not None:
        raise ValueError(f"this cannot be a schedule: {request.impossible}")
    if request.in_minutes is not None:
        return Countdown(asked + TimeDelta(minutes=request.in_minutes))
    if request.every_minutes is not None and request.window is None:
        raise ValueError("the window is missing")
    if request.every_minutes is None and not request.times:
        raise ValueError("the time is missing")
    if request.once_day is not None:
        return _once(request, zone, asked)
    plain = _recurring(request, EVERY_WEEK)
    return plain if request.rule == NO_RULE else _ruled(request, plain, zone, asked)


def said_rule(rule: Rule) -> RuleRequest:
    """A rule as it would be said again, by its dates; an end within a day becomes the end of that day."""
    if rule == EVERY_WEEK:
        return NO_RULE
    return RuleRequest(
        rule.freq,
        rule.interval,
        _said(rule.dtstart) if rule.dtstart is not None else None,
        _said(rule.until.date()) if rule.until is not None else None,
        bymonthday=rule.bymonthday,
        bysetpos=rule.bysetpos,
        exdates=tuple(map(_said, rule.exdates)),
    )


def _said(date: Date) -> DateOf:
    return DateOf(date.day, date.month, date.year)


def _recurring(request: ScheduleRequest, rule: Rule) -> AtTimes | Every:
    days = in_order(request.days) or EVERY_DAY
    if request.every_minutes is not None:
        assert request.window is not None
        return Every(days, request.every_minutes, request.window, rule)
    return AtTimes(days, tuple(sorted(set(request.times))), rule)


def _once(request: ScheduleRequest, zone: str, asked: Instant) -> Once | None:
    """A day that may be today is the next one on which the time is still to come."""
    assert request.once_day is not None
    local = asked.to_tz(zone)
    date = date_of(request.once_day, local.date(), today_over=request.times[0] <= local.time())
    if date is None:
        return None
    at = date.at(request.times[0])
    return Once(at) if at.assume_tz(zone, disambiguation="compatible").to_instant() > asked else None


def _ruled(request: ScheduleRequest, plain: AtTimes | Every, zone: str, asked: Instant) -> AtTimes | Every | None:
    """With its rule on dates. Where no first day was said, it is the first on which it comes from now on."""
    said, today = request.rule, asked.to_tz(zone).date()
    dtstart = None
    if said.dtstart is not None:
        dtstart = date_of(said.dtstart, today)
        if dtstart is None:
            return None
    exdates = [date_of(day, today) for day in said.exdates]
    rule = Rule(
        said.freq,
        1,
        dtstart,
        bymonthday=said.bymonthday,
        bysetpos=said.bysetpos,
        exdates=tuple(sorted({date for date in exdates if date is not None})),
    )
    open_ended = replace(plain, rule=rule)
    first = next_after(replace(open_ended, rule=replace(rule, exdates=())), zone, asked)
    if first is None:
        return None
    first_day = _day_of(open_ended, first, zone)
    if said.interval > 1:
        rule = replace(rule, interval=said.interval, dtstart=dtstart or first_day)
        open_ended = replace(plain, rule=rule)
    until = _until(said, open_ended, first_day, zone, asked)
    if until is None and (said.until or said.duration or said.count):
        return None
    return replace(plain, rule=replace(rule, until=until))


def _until(
    said: RuleRequest, open_ended: AtTimes | Every, first_day: Date, zone: str, asked: Instant
) -> PlainDateTime | None:
    """The earliest of the ends that were said."""
    ends: list[PlainDateTime] = []
    if said.until is not None:
        last = date_of(said.until, asked.to_tz(zone).date())
        if last is None:
            return None
        ends.append(last.at(WHOLE_DAY))
    if said.duration is not None:
        ends.append(_after(said.duration, open_ended.rule.dtstart or first_day).at(WHOLE_DAY))
    if said.count is not None:
        times = upcoming(open_ended, zone, asked, said.count)
        if len(times) == said.count:
            ends.append(times[-1].to_tz(zone).to_plain())
    return min(ends, default=None)


def _after(duration: Duration, first: Date) -> Date:
    return first.add(months=duration.months).add(days=duration.days).subtract(days=1)


def _day_of(schedule: AtTimes | Every, at: Instant, zone: str) -> Date:
    """The day to which an occurrence belongs: of a window, the one on which it begins."""
    local = at.to_tz(zone)
    if isinstance(schedule, Every) and local.time() < schedule.window.start:
        return local.date().subtract(days=1)
    return local.date()
