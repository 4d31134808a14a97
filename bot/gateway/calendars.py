"""Calendars as files: the only module that knows the library for iCalendar, which is loaded when a file is written."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Alarm, Event
from icalendar import Calendar as File
from whenever import Instant, PlainDateTime

from bot.domain.calendar import Calendar, CalendarEvent, Series
from bot.domain.schedules import Day

_MAKER = "-//Hammy//Reminders//EN"
_DAYS = {day: day.value[:2].upper() for day in Day}


def as_ics(calendar: Calendar) -> bytes:
    """The file: an event a series, with an alarm at its time, and what each zone's clock does."""
    file = File()
    file.add("prodid", _MAKER)
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", calendar.name)
    for event in calendar.events:
        file.add_component(_event(event, calendar))
    file.add_missing_timezones()
    written: bytes = file.to_ical()
    return written


def _event(event: CalendarEvent, calendar: Calendar) -> Event:
    zone, series = ZoneInfo(calendar.zone), event.series
    written = Event()
    written.add("uid", event.uid)
    written.add("dtstamp", calendar.made.to_stdlib())
    written.add("summary", event.title)
    written.add("dtstart", _moment(series.start, zone))
    written.add("transp", "TRANSPARENT")
    if series.freq is not None:
        written.add("rrule", _rule(series))
    for name, moments in (("exdate", series.exdates), ("rdate", series.rdates)):
        if moments:
            written.add(name, [_moment(one, zone) for one in moments])
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", timedelta())
    written.add_component(alarm)
    return written


def _rule(series: Series) -> dict[str, Any]:
    assert series.freq is not None
    said: dict[str, Any] = {
        "freq": series.freq.value.upper(),
        "interval": series.interval if series.interval > 1 else None,
        "until": series.until.to_stdlib() if series.until is not None else None,
        "byday": [_DAYS[day] for day in series.byday],
        "bymonthday": list(series.bymonthday),
        "byhour": list(series.byhour),
        "byminute": list(series.byminute),
        "bysetpos": list(series.bysetpos),
    }
    return {name: value for name, value in said.items() if value}


def _moment(at: PlainDateTime | Instant, zone: ZoneInfo) -> datetime:
    if isinstance(at, Instant):
        return at.to_stdlib()
    return at.to_stdlib().replace(tzinfo=zone)
