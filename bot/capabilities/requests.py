"""A kept reminder as the request that it could have come from, to be changed."""

from __future__ import annotations

from whenever import Date, PlainDateTime

from bot.capabilities.context import Context
from bot.domain.reminders import Scheduled
from bot.domain.said_days import DateOf, OnceDay, SaidDay
from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Every, Once, ScheduleRequest
from bot.reminding.schedule_building import said_rule

_WEEK = 7


def request_of(one: Scheduled, context: Context) -> ScheduleRequest:
    """What would have to be asked for now to have this reminder."""
    kind = one.reminder.kind
    match one.reminder.schedule:
        case AtTimes(days, times, rule):
            return ScheduleRequest(kind, days, times, rule=said_rule(rule))
        case Every(days, minutes, window, rule):
            return ScheduleRequest(kind, days, every_minutes=minutes, window=window, rule=said_rule(rule))
        case Once(at):
            return _once(ScheduleRequest(kind), at, context)
        case Countdown(at):
            return _once(ScheduleRequest(kind), at.to_tz(context.zone).to_plain(), context)


def _once(request: ScheduleRequest, at: PlainDateTime, context: Context) -> ScheduleRequest:
    today = context.today
    if at.date() < today:
        return ScheduleRequest(request.kind, EVERY_DAY, days_assumed=True)
    return ScheduleRequest(request.kind, times=(at.time(),), once_day=_day(at.date(), today))


def _day(day: Date, today: Date) -> SaidDay:
    """The name of a day; its date where it is a week away and more."""
    ahead = next((days for days in range(_WEEK) if today.add(days=days) == day), None)
    if ahead is None:
        return DateOf(day.day, day.month, day.year)
    if ahead < 2:
        return (OnceDay.TODAY, OnceDay.TOMORROW)[ahead]
    return OnceDay(EVERY_DAY[day.day_of_week().value - 1].value)
