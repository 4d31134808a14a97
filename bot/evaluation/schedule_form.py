"""A request for a reminder as plain data: the form of labelled schedules and of `hammy ask --json`, and all of it."""

from __future__ import annotations

from typing import Any

from whenever import Time

from bot.domain.rules import NO_RULE, Frequency, RuleRequest
from bot.domain.said_days import OnceDay, WeekdayAhead, spelt
from bot.domain.schedules import ScheduleRequest

_FURTHEST = 7 * 24 * 60
"""Minutes; the form knows no later one-off."""


def form_of(request: ScheduleRequest | None) -> dict[str, Any] | None:
    """Days of the week, times as HH:MM, and under `missing` what is left out; None for what cannot be a reminder.

    None too for what the form has no words for: dates, and rhythms other than days of each week. `whole_form_of` has.
    """
    if request is None or request.impossible is not None or not _is_plain(request):
        return None
    form = _form(request)
    if isinstance(request.once_day, WeekdayAhead):
        form["once"]["day"] = request.once_day.day.value
    return form


def whole_form_of(request: ScheduleRequest | None) -> dict[str, Any] | None:
    """The same with all that there is: `rule` in the words of RFC 5545, `left_out`, and why it is `impossible`."""
    if request is None:
        return None
    if request.impossible is not None:
        return {"impossible": request.impossible.value}
    form = _form(request)
    if request.rule != NO_RULE:
        form["rule"] = _rule(request.rule)
    if request.also is not None:
        form["also"] = whole_form_of(request.also)
    if request.left_out:
        form["left_out"] = list(request.left_out)
    return form


def _is_plain(request: ScheduleRequest) -> bool:
    if request.also is not None:
        return False
    if request.in_minutes is not None:
        return request.in_minutes <= _FURTHEST
    match request.once_day:
        case None | OnceDay() | WeekdayAhead(weeks=0):
            rule = request.rule
            return rule.interval == 1 and rule.freq is not Frequency.MONTHLY
        case _:
            return False


def _form(request: ScheduleRequest) -> dict[str, Any]:
    form: dict[str, Any] = {}
    if request.kind is not None:
        form["kind"] = request.kind
    form |= _once(request) if request.is_once else _recurring(request)
    if request.missing:
        form["missing"] = [piece.value for piece in request.missing]
    return form


def _once(request: ScheduleRequest) -> dict[str, Any]:
    if request.in_minutes is not None or request.once_day is None:
        return {"once": {"in_minutes": request.in_minutes}}
    once = {"day": spelt(request.once_day)}
    if request.times:
        once["time"] = _clock(request.times[0])
    return {"once": once}


def _recurring(request: ScheduleRequest) -> dict[str, Any]:
    form: dict[str, Any] = {"days": [day.value for day in request.days]}
    if request.every_minutes is not None:
        form["every_minutes"] = request.every_minutes
        if request.window is not None:
            form |= {"from": _clock(request.window.start), "until": _clock(request.window.until)}
    elif request.times:
        form["times"] = [_clock(time) for time in request.times]
    return form


def _rule(rule: RuleRequest) -> dict[str, Any]:
    """What is not as usual."""
    form: dict[str, Any] = {}
    if rule.freq is not Frequency.WEEKLY:
        form["freq"] = rule.freq.value
    if rule.interval != 1:
        form["interval"] = rule.interval
    for name, day in (("dtstart", rule.dtstart), ("until", rule.until)):
        if day is not None:
            form[name] = spelt(day)
    if rule.duration is not None:
        form["duration"] = f"{rule.duration.months}m" if rule.duration.months else f"{rule.duration.days}d"
    if rule.count is not None:
        form["count"] = rule.count
    if rule.bymonthday:
        form["bymonthday"] = list(rule.bymonthday)
    if rule.bysetpos:
        form["bysetpos"] = list(rule.bysetpos)
    if rule.exdates:
        form["exdates"] = [spelt(day) for day in rule.exdates]
    return form


def _clock(time: Time) -> str:
    return f"{time.hour:02}:{time.minute:02}"
