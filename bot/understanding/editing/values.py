"""What a reminder shall be, in a part of a sentence: times, days, an interval, a window, a kind."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.kinds import KindId
from bot.domain.schedules import EVERY_DAY, ScheduleRequest, Window
from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.recent import ITS_FORMS, Recently
from bot.understanding.time.windows import WindowReader

_RANGE = r"\b(?:{editing.from}|{editing.between}) (?=[0-9]|{time.noon})(?P<range>.+)"


class ValueReader:
    """Reads parts of searched sentences by the reader of schedules, as the rest of a wish for a reminder."""

    def __init__(self, phrasing: Phrasing, schedules: ScheduleReader, windows: WindowReader) -> None:
        self._schedules = schedules
        self._windows = windows
        self._openings = phrasing.phrases("editing.value_openings")
        self._kinds = {kind: phrasing.pattern(cues.stopped) for kind, cues in phrasing.kinds.items()}
        self._range = phrasing.regex(_RANGE)
        self._counts = phrasing.pattern("editing.counts")
        self._every_day = phrasing.pattern("days.every")
        self._recently = Recently(self._read, ITS_FORMS)

    def kinds_in(self, said: str) -> tuple[KindId, ...]:
        """The kinds of reminders that are named, in the order in which they are."""
        found = [(match.start(), kind) for kind, one in self._kinds.items() if (match := one.search(said))]
        return tuple(kind for _, kind in sorted(found))

    def without_kinds(self, said: str) -> str:
        """The same without the names of kinds."""
        for pattern in self._kinds.values():
            said = pattern.sub(" ", said)
        return said

    def read(self, said: str) -> ScheduleRequest:
        """What is named of days, times, intervals and windows; empty where nothing is. No kind, and no delay."""
        return self._recently[said]

    def _read(self, said: str) -> ScheduleRequest:
        said = re.sub(r"\s+", " ", self.without_kinds(said)).strip(" ,")
        if not said:
            return ScheduleRequest()
        window = self._window(said)
        for opening in self._openings:
            request = self._schedules.read(f"{opening} {said}")
            if request is None or request.in_minutes is not None:
                continue
            request = replace(request, kind=None, window=request.window or window)
            if request.days_assumed or ((request.every_minutes or request.per_day) and self._is_any_day(request, said)):
                request = replace(request, days=(), days_assumed=False)
            if request.names_something:
                return request
        return ScheduleRequest(window=window)

    def _is_any_day(self, request: ScheduleRequest, said: str) -> bool:
        return request.days == EVERY_DAY and not self._every_day.search(self._counts.sub(" ", said))

    def _window(self, said: str) -> Window | None:
        found = self._range.search(said)
        return self._windows.read(found["range"]) if found is not None else None
