"""A typed text as the answer to an open question."""

from __future__ import annotations

import re

from whenever import Instant

from bot.domain.drafts import Awaiting
from bot.domain.errands import HalfDay, TypedAnswer
from bot.domain.intents import ShortReply
from bot.domain.schedules import ScheduleRequest
from bot.understanding.amounts import BareNumber, read_amount
from bot.understanding.schedule import read_schedule
from bot.understanding.time.pauses import read_pause
from bot.understanding.time.windows import read_window

_LONGEST = 200
"""Characters; no answer to these questions is longer."""

_PLACES_IN_A_LIST = (ShortReply.FIRST, ShortReply.SECOND, ShortReply.THIRD)
_NUMBERS = (Awaiting.TIME, Awaiting.INTERVAL, Awaiting.GOAL, Awaiting.GLASS, Awaiting.AMOUNT)
"""Where 2 is an answer by itself, and not the second button."""

_AGREED = re.compile(
    r"\W*(?:ok|okay|fine|good|perfect|right|correct|same|save|save it|done|that is right|it is)\W*", re.IGNORECASE
)
_QUESTION = re.compile(r"\W*(?:how|why|what|when|where|which|who|should|is|are|does|do)\b", re.IGNORECASE)

_MORNING = re.compile(r"\b(a\.?m\.?|mornings?|early|first)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(p\.?m\.?|evenings?|afternoons?|nights?|tonight|later|second)\b", re.IGNORECASE)
_DRUNK = re.compile(r"\b(drank|drunk|had|finished|downed)\b", re.IGNORECASE)
"""Tells of a drink rather than of a goal or of the size of a glass."""

_PREFIXES: dict[Awaiting, tuple[str, ...]] = {
    Awaiting.TIME: ("remind me", "remind me at"),
    Awaiting.HALF_DAY: ("remind me", "remind me at"),
    Awaiting.DAYS: ("remind me", "remind me on", "remind me every"),
    Awaiting.INTERVAL: ("remind me every", "remind me"),
    Awaiting.KIND: ("remind me to", "remind me"),
    Awaiting.PREVIEW: ("remind me", "remind me at"),
}
_FIELDS: dict[Awaiting, tuple[str, ...]] = {
    Awaiting.TIME: ("times", "every_minutes", "in_minutes"),
    Awaiting.HALF_DAY: ("times",),
    Awaiting.DAYS: ("days", "once_day"),
    Awaiting.INTERVAL: ("every_minutes", "times"),
    Awaiting.KIND: ("kind",),
    Awaiting.PREVIEW: ("times", "every_minutes", "in_minutes", "days", "once_day", "kind"),
}


def read_answer(awaiting: Awaiting, text: str, word: ShortReply | None, zone: str, now: Instant) -> TypedAnswer | None:
    """What a text means as the answer, None where it is none. `word` is the text as a yes or a no."""
    if len(text) > _LONGEST:
        return None
    if word in _PLACES_IN_A_LIST:
        if awaiting not in _NUMBERS:
            return None
    elif word is not None:
        return TypedAnswer(word=word)
    if awaiting in (Awaiting.PREVIEW, Awaiting.CLOCK_CHECK) and _AGREED.fullmatch(text):
        return TypedAnswer(word=ShortReply.YES)
    match awaiting:
        case Awaiting.ZONE | Awaiting.CLOCK_CHECK:
            return TypedAnswer(place=text)
        case Awaiting.GOAL | Awaiting.GLASS if _DRUNK.search(text):
            return None
        case Awaiting.GOAL | Awaiting.GLASS | Awaiting.AMOUNT:
            amount = read_amount(text, _bare_number(awaiting, text))
            return TypedAnswer(amount=amount) if amount is not None else None
        case Awaiting.PAUSE:
            until = read_pause(text, zone, now)
            return TypedAnswer(until=until) if until is not None else None
        case Awaiting.QUIET_HOURS:
            window = read_window(text, at_night=True)
            return TypedAnswer(window=window) if window is not None else None
        case Awaiting.WINDOW:
            window = read_window(text)
            return TypedAnswer(request=ScheduleRequest(window=window)) if window is not None else None
    if awaiting is Awaiting.HALF_DAY and (half := _half_day(text)) is not None:
        return TypedAnswer(half_day=half)
    request = _request(awaiting, text)
    return TypedAnswer(request=request) if request is not None else None


def _bare_number(awaiting: Awaiting, text: str) -> BareNumber:
    """What a number alone counts there: 2 is two litres a day, or two glasses, and 250 is always millilitres."""
    number = "".join(letter for letter in text if letter.isdigit() or letter in ".,").strip(".,")
    small = len(number.replace(",", ".").partition(".")[0]) < 3
    if not small or awaiting is Awaiting.GLASS:
        return "ml"
    return "litres" if awaiting is Awaiting.GOAL else "glasses"


def _half_day(text: str) -> HalfDay | None:
    if any(letter.isdigit() for letter in text):
        return None
    early, late = _MORNING.search(text), _LATER.search(text)
    if bool(early) == bool(late):
        return None
    return HalfDay.MORNING if early else HalfDay.LATER


def _request(awaiting: Awaiting, text: str) -> ScheduleRequest | None:
    """The text as the rest of a sentence that asks for a reminder; None where it adds nothing that was asked for."""
    if _QUESTION.match(text):
        return None
    for prefix in _PREFIXES[awaiting]:
        request = read_schedule(f"{prefix} {text}")
        if request is None:
            continue
        if request.impossible is not None or any(_named(request, field) for field in _FIELDS[awaiting]):
            return request
    return None


def _named(request: ScheduleRequest, field: str) -> bool:
    if field == "days":
        return bool(request.days) and not request.days_assumed
    return bool(getattr(request, field))
