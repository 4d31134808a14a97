"""Which reminder a sentence speaks of: its kind, its time, its days, or its place in the list."""

from __future__ import annotations

import re
from dataclasses import replace

from whenever import Time

from bot.domain.editing import Which
from bot.domain.schedules import WEEKDAYS, WEEKEND, Day
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.clock_times import PARTS_OF_DAY, ClockTimes

_CUT = " ; "


class WhichReader:
    """Cuts what describes a reminder out of searched sentences."""

    def __init__(self, phrasing: Phrasing, clocks: ClockTimes) -> None:
        self._clocks = clocks
        kinds = "|".join(f"{{{cues.stopped}}}" for cues in phrasing.kinds.values())
        thing = rf"(?:(?:{kinds}) ?)?(?:{{editing.reminder}})|(?:{kinds})"
        owner = r"{editing.owner} "
        self._place = phrasing.regex(
            rf"\b(?:{owner})?(?P<place>{{editing.places}})\b(?! {{editing.no_place}}\b)(?: (?:{thing})\b)?"
        )
        self._places = phrasing.meanings("editing.places")
        self._timed = phrasing.regex(rf"\b{owner}(?=[0-9]|{{time.noon}}|{{time.half}}|{{time.quarter}})")
        self._thing = phrasing.regex(rf" ?(?:{thing})\b")
        self._described = phrasing.regex(
            rf"\b{owner}(?:(?P<part>{{time.parts_of_day}})|(?P<day>{{time.weekdays}})s?|(?P<working>{{editing.weekday_ones}})"
            rf"|(?P<weekend>{{editing.weekend_ones}})|(?P<interval>{{editing.interval}}))(?= (?:{thing})\b)"
        )
        self._from = phrasing.regex(r"\b{editing.from} (?=[0-9]|{time.noon})")
        self._several = phrasing.pattern("editing.reminders")
        self._parts = phrasing.meanings("time.parts_of_day", tuple(PARTS_OF_DAY))
        self._weekdays = phrasing.meanings("time.weekdays", tuple(Day))

    def read(self, said: str) -> tuple[Which, str]:
        """The reminders that are described, kinds aside, and what is left of the sentence."""
        which = Which(several=self._several.search(said) is not None)
        if (place := self._place.search(said)) is not None:
            which = replace(which, place=int(self._places[place["place"]]))
            said = _without(said, *place.span())
        for owner in self._timed.finditer(said):
            clock = next(iter(self._clocks.find(said[owner.end() :])), None)
            if clock is None or clock.start or clock.time is None:
                continue
            thing = self._thing.match(said, owner.end() + clock.end)
            if thing is None and said[owner.end() + clock.end :].strip() == "":
                continue
            times = (clock.time, clock.later) if clock.open and clock.later is not None else (clock.time,)
            which = replace(which, times=times)
            said = _without(said, owner.start(), owner.end() + clock.end)
            break
        if (described := self._described.search(said)) is not None:
            which = self._with(which, described)
            said = _without(said, *described.span())
        return which, said

    def from_time(self, said: str) -> tuple[tuple[Time, ...], str]:
        """The time behind "from", in all its readings, and what is left of the sentence."""
        found = self._from.search(said)
        if found is None:
            return (), said
        clock = next(iter(self._clocks.find(said[found.end() :])), None)
        if clock is None or clock.start or clock.time is None:
            return (), said
        times = (clock.time, clock.later) if clock.open and clock.later is not None else (clock.time,)
        return times, _without(said, found.start(), found.end() + clock.end)

    def _with(self, which: Which, described: re.Match[str]) -> Which:
        if described["part"]:
            return replace(which, within=PARTS_OF_DAY[self._parts[described["part"]]])
        if described["day"]:
            return replace(which, days=(Day(self._weekdays[described["day"]]),))
        if described["interval"]:
            return replace(which, interval=True)
        return replace(which, days=WEEKDAYS if described["working"] else WEEKEND)


def _without(said: str, start: int, end: int) -> str:
    return f"{said[:start]}{_CUT}{said[end:]}"
