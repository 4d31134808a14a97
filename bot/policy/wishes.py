"""The wish in a typed sentence: something to be done rather than something to be known."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.away import AwayWish
from bot.capabilities.capability import Asked, Call
from bot.capabilities.registry import Registry
from bot.capabilities.skipping import SkipWish
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.domain.said_days import DateOf
from bot.domain.schedules import ScheduleRequest
from bot.domain.understanding import Understanding, Verdict

_PAUSE = "reminders_pause"


def wish_in(text: str, known: Understanding, library: Library, registry: Registry) -> Call | None:
    """What a sentence wants done; None where it is a question, or nothing clear."""
    intent = _intent_in(known, library)
    if intent is None or not registry.does(intent):
        return None
    return registry.intent(intent, Asked(text, known))


def skip_in(known: Understanding, registry: Registry) -> Call | None:
    """One time of a reminder that is left out; None for whatever is a whole wish for one that comes again."""
    whole = known.schedule is not None and not known.schedule.missing and not known.schedule.is_once
    if known.skip is None or whole:
        return None
    dated = isinstance(known.skip.day, DateOf)  # "the 5th" is no time of day
    return registry.typed(SkipWish(known.skip, replace(known.which, times=()) if dated else known.which))


def away_in(text: str, known: Understanding, registry: Registry) -> Call | None:
    """A time to come in which nobody is there; None where the place is told too, whose clock may be meant."""
    if known.away is not None and known.away.first is None:
        return registry.intent(_PAUSE, Asked(text, known))
    if known.away is None or known.travel is not None or known.setting is not None:
        return None
    return registry.typed(AwayWish(known.away, replace(known.which, times=(), days=(), within=None, place=None)))


def looking_back_in(known: Understanding, registry: Registry) -> Call | None:
    """What was logged on a day before today."""
    return registry.typed(known.look_back) if known.look_back is not None else None


def travelling_in(known: Understanding, registry: Registry) -> Call | None:
    """A journey that is ahead: no clock is changed before somebody is there."""
    return registry.typed(known.travel) if known.travel is not None and known.setting is None else None


def undoing_in(known: Understanding, registry: Registry) -> Call | None:
    """What was deleted last, or a stretch of a day that is named, where nothing was just done."""
    correction = known.correction
    if correction is None or not (correction.asks or correction.stretch_of is not None):
        return None
    return registry.typed(correction)


def _intent_in(known: Understanding, library: Library) -> str | None:
    """A setting by its value, a stretch, a reminder, reminders that are to stop, something drunk, or a clear intent.

    A pause, its end or a deletion that names a day is none of a new reminder, and the size of a glass is no drink.
    """
    if known.setting is not None:
        return "settings"
    best = known.ranking.best if known.ranking.verdict is Verdict.CLEAR else None
    clear = best.intent if best is not None else None
    if known.stretched is not None:
        return "stretch_log"
    if known.schedule is not None:
        return clear if clear in _instead_of_new(known.schedule) else "reminder_create"
    knowledge = clear is not None and library.training.intents[clear].group is IntentKind.KNOWLEDGE
    if known.cancel is not None and not knowledge:
        return "reminder_cancel"
    if known.drink is not None and not knowledge:
        return "hydration_log"
    return clear


def _instead_of_new(schedule: ScheduleRequest) -> tuple[str, ...]:
    """The intents that win over a reminder that nearly nothing is said of."""
    if schedule.times or schedule.every_minutes or schedule.in_minutes or schedule.impossible:
        return ()
    if schedule.once_day is not None:
        return (_PAUSE, "reminder_cancel")
    return (_PAUSE, "reminder_cancel", "reminders_resume")
