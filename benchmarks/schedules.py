"""How often a sentence is read as the moments that it means, beside two libraries that find dates in texts.

Neither library knows kinds, windows, or whether a reminder is asked for, so only moments are compared: those of the
seven days that follow a fixed Wednesday. A bare hour counts in either half of the day, and a sentence without a day
counts as every day or once, for all alike.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import dateparser.search  # type: ignore[import-untyped]
import recurrent  # type: ignore[import-untyped]
from dateutil.rrule import rrulestr

from benchmarks.figures import Figure, Section
from benchmarks.processes import ROOT
from bot.catalogue.cues import read_cues
from bot.domain.schedules import EVERY_DAY
from bot.evaluation.labelled import LineKind, is_held_out, read_lines
from bot.evaluation.schedule_form import form_of
from bot.understanding.readers import Readers
from bot.understanding.schedule.reading import ScheduleReader

_NOW = datetime(2026, 3, 4, 0, 1)  # noqa: DTZ001 - both libraries take the wall clock without a zone
_WEEK = timedelta(days=7)
_DAYS = [day.value for day in EVERY_DAY]

Moments = frozenset[datetime]
Form = dict[str, Any]
Reader = Callable[[str], Moments]


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with all readings that are right; none where it asks for nothing. `single` for one moment."""

    text: str
    readings: tuple[Moments, ...]
    single: bool


def measure_schedules(folder: Path = ROOT / "tests" / "said") -> Section:
    """All held-out lines of all files of schedules, but those with a window or without a time."""
    lines = [line for path in sorted(folder.glob("*schedules.jsonl")) for line in _lines(path)]
    asking, others = [line for line in lines if line.readings], [line for line in lines if not line.readings]
    single = [line for line in asking if line.single]
    hammy = partial(_by_hammy, Readers(read_cues(ROOT)).schedules)
    libraries: dict[str, Reader] = {"recurrent": _by_recurrent, "dateparser": _by_dateparser}
    figures = [Figure("times on days, or once", "%", *_compared(asking, hammy, "recurrent", _by_recurrent))]
    figures += [Figure("once", "%", *_compared(single, hammy, name, read)) for name, read in libraries.items()]
    figures += [
        Figure("no reminder, left alone", "%", _left_alone(others, hammy), name, _left_alone(others, read))
        for name, read in libraries.items()
    ]
    ours = _milliseconds(hammy, lines)
    figures += [
        Figure("time for a sentence, median", "ms", ours, name, _milliseconds(read, lines))
        for name, read in libraries.items()
    ]
    how = (
        f"{len(asking)} held-out sentences with times ({len(single)} of them once) and {len(others)} that ask for no"
        " reminder; only moments count, as the"
        " libraries know no more, and of one moment that it is among those found"
    )
    return Section("Schedules", how, tuple(figures))


def _lines(path: Path) -> list[_Line]:
    kind, labelled = read_lines(path)
    if kind is not LineKind.SCHEDULES:
        return []
    found = []
    for one in labelled:
        form = one["expect"]
        if not is_held_out(one["text"]) or (form and ("every_minutes" in form or "time" in form.get("missing", ()))):
            continue
        readings = _readings(form, one.get("also_times", ()), "days" in one.get("assumed", ())) if form else ()
        found.append(_Line(one["text"], readings, bool(form) and "once" in form))
    return found


def _readings(form: Form, also_times: Sequence[list[str]], days_assumed: bool) -> tuple[Moments, ...]:
    others = [
        {"once": form["once"] | {"time": times[0]}} if "once" in form else {"times": times} for times in also_times
    ]
    readings = [_moments(form | other) for other in ({}, *others)]
    if days_assumed:
        readings += [frozenset({min(reading)}) for reading in readings]
    return tuple(readings)


def _moments(form: Form) -> Moments:
    """The moments of a form within the week; none where it names no time, or has a window."""
    once = form.get("once", {})
    if "in_minutes" in once:
        return frozenset({_NOW + timedelta(minutes=once["in_minutes"])})
    times = [once["time"]] if "time" in once else form.get("times", [])
    ahead = range(7) if "once" not in form else [_ahead(once["day"])]
    days = [(_NOW + timedelta(days=number)).date() for number in ahead]
    wanted = [day for day in days if "once" in form or _DAYS[day.weekday()] in form.get("days", ())]
    return frozenset(_at(day, clock) for day in wanted for clock in times)


def _at(day: date, clock: str) -> datetime:
    """The next time that a clock shows this from a day on: midnight of the first day is past."""
    at = datetime.combine(day, datetime.strptime(clock, "%H:%M").time())  # noqa: DTZ007
    return at if at > _NOW else at + _WEEK


def _ahead(day: str) -> int:
    if day in _DAYS:
        return (_DAYS.index(day) - _NOW.weekday()) % 7
    return 1 if day == "tomorrow" else 0


def _by_hammy(reader: ScheduleReader, text: str) -> Moments:
    form = form_of(reader.read(text))
    return _moments(form) if form is not None else frozenset()


def _by_recurrent(text: str) -> Moments:
    try:
        found = recurrent.RecurringEvent(now_date=_NOW).parse(text)
    except (TypeError, ValueError):  # it fails on some texts
        return frozenset()
    if isinstance(found, datetime):
        return frozenset({found})
    if not isinstance(found, str) or "INTERVAL=0" in found:  # such a rule never comes to an end
        return frozenset()
    try:
        if "FREQ=SECONDLY" in found or "FREQ=MINUTELY" in found:  # thousands of moments, and never right here
            return frozenset()
        if "COUNT=" not in found and "UNTIL=" not in found:  # else a day that no calendar has is searched for millennia
            found = re.sub(r"(RULE:[^\n]+)", rf"\1;UNTIL={_NOW + _WEEK:%Y%m%dT%H%M%S}", found)
        rule = rrulestr(found, dtstart=_NOW)
        return frozenset(at.replace(second=0) for at in rule.between(_NOW, _NOW + _WEEK))
    except ValueError:
        return frozenset()


def _by_dateparser(text: str) -> Moments:
    settings = {"RELATIVE_BASE": _NOW, "PREFER_DATES_FROM": "future"}
    found = dateparser.search.search_dates(text, languages=["en"], settings=settings)
    return frozenset(at for _, at in found or ())


def _compared(lines: Sequence[_Line], hammy: Reader, name: str, read: Reader) -> tuple[float, str, float]:
    return _right(lines, hammy), name, _right(lines, read)


def _right(lines: Sequence[_Line], read: Reader) -> float:
    return 100 * statistics.fmean(_is_right(line, read(line.text)) for line in lines)


def _is_right(line: _Line, found: Moments) -> bool:
    """Exactly a right reading; of one moment, that it is among those found."""
    return found in line.readings or (line.single and any(reading <= found for reading in line.readings))


def _left_alone(lines: Sequence[_Line], read: Reader) -> float:
    return 100 * statistics.fmean(not read(line.text) for line in lines)


def _milliseconds(read: Reader, lines: Sequence[_Line]) -> float:
    taken = []
    for line in lines:
        began = time.perf_counter()
        read(line.text)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)
