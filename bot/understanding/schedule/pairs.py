"""Two reminders in one sentence: other times on other days, or other times for another kind."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.kinds import KindId
from bot.domain.schedules import EVERY_DAY, Impossible, ScheduleRequest, later, weekday_of
from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.text.phrasing import Phrasing

_NOON = 12
_FIGURE = re.compile(r"\d")
_JOINT = (
    r"(?i)[\s,;]*\b(?P<except>{days.except})\s+|[\s,;]+{editing.but_rather}\s+(?={schedule.only_then}\b)"
    r"|\s*[,;]\s*(?:{acts.joining}\s+)?|\s+{acts.joining}\s+"
)


class PairReader:
    """Cuts a sentence where each half is a reminder of its own, by the reader of schedules alone."""

    def __init__(self, phrasing: Phrasing, schedules: ScheduleReader) -> None:
        self._schedules = schedules
        self._joint = phrasing.regex(_JOINT)
        self._only = phrasing.regex(r"(?i)\b{schedule.only_then}\b")
        self._openings = phrasing.phrases("editing.value_openings")
        self._kinds = {kind: phrasing.pattern(cues.stopped) for kind, cues in phrasing.kinds.items()}

    def read(self, text: str, whole: ScheduleRequest | None) -> ScheduleRequest | None:
        """The first reminder with the second as `also`; None where the sentence, read as `whole`, is no two."""
        if whole is None:
            return None
        named = self._kinds_in(text)
        several = (whole.impossible is Impossible.SEVERAL or (whole.is_once and bool(whole.left_out))) and len(
            named
        ) < 2
        if not several and not (whole.kind is None and len(named) == 2 and whole.impossible is None):
            return None
        for joint in self._joint.finditer(text):
            first, second = text[: joint.start()], text[joint.end() :]
            if not several and (len(self._kinds_in(first)), len(self._kinds_in(second))) != (1, 1):
                continue
            only = self._only.search(second) if several else None
            if only is not None and _FIGURE.search(second, 0, only.start()):
                continue  # what is only then begins further on
            apart = joint["except"] is not None or only is not None
            pair = self._pair(first, second, several=several, apart=apart)
            if pair is not None:
                return pair
        return None

    def _pair(self, first: str, second: str, *, several: bool, apart: bool) -> ScheduleRequest | None:
        one, other = self._read(first), self._read(second)
        if one is None or other is None:
            return None
        if apart:  # the days of the second are none of the first
            other = _of_weeks(other)
            one = replace(one, days=tuple(day for day in one.days if day not in other.days), days_assumed=False)
            if not one.days or one.days == EVERY_DAY:
                return None
        if several:
            if one.days_assumed or other.days_assumed:
                return None
            one, other = _of_weeks(one), _of_weeks(replace(other, kind=one.kind))
        elif one.days_assumed or other.days_assumed:  # the days are said once, for both
            said = other if one.days_assumed else one
            if said.is_once:
                return None
            one, other = (
                replace(each, days=said.days, days_assumed=said.days_assumed, rule=said.rule) for each in (one, other)
            )
        if other.half_day_open and not one.times:
            return None
        if other.half_day_open and not one.half_day_open:
            evening = min(one.times).hour >= _NOON
            other = replace(
                other, half_day_open=False, times=tuple(map(later, other.times)) if evening else other.times
            )
        return replace(one, also=other)

    def _read(self, part: str) -> ScheduleRequest | None:
        """A half as a reminder that nothing but its kind may be missing of; the half of the day may be open."""
        kinds = self._kinds_in(part)
        read = self._schedules.read(part)
        if read is None:
            bare = part
            for pattern in self._kinds.values():
                bare = pattern.sub(" ", bare)
            texts = (f"{opening} {' '.join(bare.split())}" for opening in self._openings)
            read = next((one for text in texts if (one := self._schedules.read(text)) is not None), None)
            read = replace(read, kind=kinds[0] if len(kinds) == 1 else None) if read is not None else None
        if read is None or read.impossible is not None or read.left_out:
            return None
        complete = replace(read, kind=read.kind or next(iter(self._kinds)))
        return None if complete.missing or read.in_minutes is not None else read

    def _kinds_in(self, text: str) -> tuple[KindId, ...]:
        said = text.lower()
        return tuple(kind for kind, pattern in self._kinds.items() if pattern.search(said))


def _of_weeks(request: ScheduleRequest) -> ScheduleRequest:
    """A single day of the week, beside another one, as one of every week."""
    day = weekday_of(request.once_day)
    return request if day is None else replace(request, once_day=None, days=(day,), days_assumed=False)
