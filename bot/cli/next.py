"""hammy next"""

from __future__ import annotations

import json

from whenever import Instant

from bot.catalogue.cues import read_cues
from bot.catalogue.root import catalogue_root
from bot.cli.failing import FailedError, complain, plainly
from bot.domain.places import is_zone
from bot.domain.schedules import Missing, Schedule, ScheduleRequest
from bot.reminding.recurrence import upcoming
from bot.reminding.schedule_building import schedule_of
from bot.understanding.readers import Readers

_BAD_INPUT = 2
_FIRST = Instant.from_utc(1900, 1, 1)
_LAST = Instant.from_utc(2200, 1, 1)
_NEEDED = {
    Missing.DATE_ORDER: "which number is the month",
    Missing.DAYS: "on which days",
    Missing.TIME: "the time of day",
    Missing.WINDOW: "from when until when",
}


@plainly
def next_instants(sentence: str, *, zone: str, after: str | None, count: int, as_json: bool) -> int:
    """Print the next `count` instants, in UTC, of the reminder that a sentence asks for at one (now for None).
    Of two reminders in one sentence they are those of both, in order.

    An hour without am or pm is taken as before noon; what the reminder is for may be open. A part that was not
    understood is named on standard error. One clear line there, and 1, where the sentence is no complete reminder; 2
    where the zone or the instant is none.
    """
    start = _instant(after) if after is not None else Instant.now()  # noqa: TID251 (the clock)
    if start is None:
        complain(f"--after {after!r}: not an instant from 1900 to 2199 such as 2026-03-28T07:00:00Z")
        return _BAD_INPUT
    if not is_zone(zone):
        complain(f"--zone {zone!r}: not an IANA time zone such as Europe/Lisbon")
        return _BAD_INPUT
    coming = sorted(
        {at for schedule in _schedules(sentence, zone, start) for at in upcoming(schedule, zone, start, count)}
    )
    written = [at.format_iso() for at in coming[:count]]
    print(json.dumps(written) if as_json else "\n".join(written), end="\n" if as_json or written else "")
    return 0


def _schedules(sentence: str, zone: str, asked: Instant) -> list[Schedule]:
    """Both of a sentence that asks for two; none where a one-off has passed. Raises FailedError."""
    readers = Readers(read_cues(catalogue_root()))
    read = readers.schedules.read(sentence)
    request = readers.pairs.read(sentence, read) or read
    if request is None:
        raise FailedError("The sentence asks for no reminder.")
    found = [_schedule(one, zone, asked) for one in (request, request.also) if one is not None]
    return [one for one in found if one is not None]


def _schedule(request: ScheduleRequest, zone: str, asked: Instant) -> Schedule | None:
    """None where a one-off has passed. Raises FailedError."""
    if request.impossible is not None:
        raise FailedError(f"There is no such reminder: {request.impossible.value.replace('_', ' ')}.")
    needed = [_NEEDED[piece] for piece in request.missing if piece in _NEEDED]
    if needed:
        raise FailedError(f"The sentence leaves out {' and '.join(needed)}.")
    if request.left_out:
        complain(f"Not understood, and left out: {', '.join(request.left_out)}.")
    return schedule_of(request, zone, asked)


def _instant(text: str) -> Instant | None:
    try:
        instant = Instant.parse_iso(text)
    except ValueError:
        return None
    return instant if _FIRST <= instant < _LAST else None
