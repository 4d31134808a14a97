"""Two reminders in one sentence: other times on other days, or other times for another kind."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.kinds import KindId
from bot.domain.schedules import EVERY_DAY, Day, Impossible, ScheduleRequest, later, weekday_of
from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.text.phrasing import Phrasing

_NOON = 12
_FIGURE = re.compile(r"\d")
_JOINT = (
    r"(?i)[\s,;]*\b(?P<except>{days.except})\s+|[\s,;]+{editing.but_rather}\s+(?={schedule.only_then}\b)"
    r"|[\s,;]+(?P<but>{schedule.contrasts})\s+|(?P<list>\s*[,;\n]\s*)(?!{acts.joining}\b)"
    r"|\s*[,;]?\s+(?:/|{acts.joining})\s+|(?<=[\dm])\s+(?=(?:{days.recurring} )?{time.weekdays}s?\b)"
)


class PairReader:
    """Cuts a sentence where each half is a reminder of its own, by the reader of schedules alone."""

    def __init__(self, phrasing: Phrasing, schedules: ScheduleReader) -> None:
        self._schedules = schedules
        self._joint = phrasing.regex(_JOINT)
        self._only = phrasing.regex(r"(?i)\b{schedule.only_then}\b")
        self._other_days = phrasing.regex(r"(?i)\b{schedule.other_days}\b")
        self._adds = phrasing.pattern("editing.adds")
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
            pair = self._pair(first, second, joint, several=several, apart=only is not None)
            if pair is not None:
                return pair
        return None

    def _pair(
        self, first: str, second: str, joint: re.Match[str], *, several: bool, apart: bool
    ) -> ScheduleRequest | None:
        one, other = self._read(first), self._read(second)
        if one is None or other is None:
            return None
        if several and other.days_assumed and self._other_days.search(joint.group()):
            one = _of_weeks(one)
            other = replace(other, days=_without(EVERY_DAY, one.days), days_assumed=False)
        elif apart or joint["except"] or (several and self._contrasts(joint, one, second)):
            other = _of_weeks(other)
            one = replace(one, days=_without(one.days, other.days), days_assumed=False)
            if not one.days or one.days == EVERY_DAY:
                return None
        if several:
            if other.days_assumed or (one.days_assumed and not self._adds.search(second)):
                return None
            kind = one.kind or other.kind
            one, other = _bound_alike(_of_weeks(replace(one, kind=kind)), _of_weeks(replace(other, kind=kind)))
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

    def _contrasts(self, joint: re.Match[str], one: ScheduleRequest, second: str) -> bool:
        """Whether the days of the second half have its times alone: but at 7 on Fridays; not: and on Fridays also."""
        if self._adds.search(second):
            return False
        return joint["but"] is not None or (joint["list"] is not None and one.days == EVERY_DAY)

    def _read(self, part: str) -> ScheduleRequest | None:
        """A half as a reminder that nothing but its kind may be missing of; the half of the day may be open."""
        read = self._schedules.read(part)
        if read is not None:
            return read if self._is_whole(read) else None
        kinds, bare = self._kinds_in(part), part
        for pattern in self._kinds.values():
            bare = pattern.sub(" ", bare)
        texts = (f"{opening} {' '.join(bare.split())}" for opening in self._openings)
        found = (read for text in texts if (read := self._schedules.read(text)) is not None and self._is_whole(read))
        read = next(found, None)
        return replace(read, kind=kinds[0] if len(kinds) == 1 else None) if read is not None else None

    def _is_whole(self, read: ScheduleRequest) -> bool:
        if read.impossible is not None or read.left_out or read.in_minutes is not None:
            return False
        return not replace(read, kind=read.kind or next(iter(self._kinds))).missing

    def _kinds_in(self, text: str) -> tuple[KindId, ...]:
        said = text.lower()
        return tuple(kind for kind, pattern in self._kinds.items() if pattern.search(said))


def _without(days: tuple[Day, ...], others: tuple[Day, ...]) -> tuple[Day, ...]:
    return tuple(day for day in days if day not in others)


def _bound_alike(one: ScheduleRequest, other: ScheduleRequest) -> tuple[ScheduleRequest, ScheduleRequest]:
    """With a beginning that stands before both, and an end that stands behind both."""
    begun = replace(other.rule, dtstart=other.rule.dtstart or one.rule.dtstart)
    if one.rule.until or one.rule.duration or one.rule.count:
        return one, replace(other, rule=begun)
    ended = replace(one.rule, until=other.rule.until, duration=other.rule.duration)
    return replace(one, rule=ended), replace(other, rule=begun)


def _of_weeks(request: ScheduleRequest) -> ScheduleRequest:
    """A single day of the week, beside another one, as one of every week."""
    day = weekday_of(request.once_day)
    return request if day is None else replace(request, once_day=None, days=(day,), days_assumed=False)
