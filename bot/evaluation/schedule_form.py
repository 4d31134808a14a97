"""A request for a reminder as plain data: the form of labelled schedules and of `hammy ask --json`."""

from __future__ import annotations

from typing import Any

from whenever import Time

from bot.domain.schedules import ScheduleRequest


def form_of(request: ScheduleRequest | None) -> dict[str, Any] | None:
    """Days of the week, times as HH:MM, and under `missing` what is left out; None for what cannot be a reminder."""
    if request is None or request.impossible is not None:
        return None
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
    once = {"day": request.once_day.value}
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


def _clock(time: Time) -> str:
    return f"{time.hour:02}:{time.minute:02}"
