"""What comes when, in one line."""

from __future__ import annotations

from whenever import Instant

from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.schedules import AtTimes, Countdown, Every, Once, Schedule
from bot.views.rules import bounded_words, rhythm_words
from bot.views.wording import WordingPhrases, clock_words, coming_words, kind_words, listed, span_words

_UNKNOWN = "UTC"
"""The clock to go by where a person's own is not known."""


def schedule_words(library: Library, kind: KindId, schedule: Schedule, zone: str | None, now: Instant) -> str:
    """What comes when, in one line without a full stop. `zone` is None where the person's is not known."""
    phrases = library.phrasebook.of(WordingPhrases)
    name = kind_words(library, kind)
    today = now.to_tz(zone or _UNKNOWN).date()
    match schedule:
        case AtTimes(days, times, rule):
            said = listed(library, [clock_words(library, time) for time in times])
            on = rhythm_words(library, days, rule)
            return bounded_words(
                library, phrases.schedule_times.fill(kind=name, days=on, times=said).plain, schedule, today
            )
        case Every(days, minutes, window, rule):
            words = phrases.schedule_every.fill(
                kind=name,
                days=rhythm_words(library, days, rule),
                span=span_words(library, minutes),
                start=clock_words(library, window.start),
                until=clock_words(library, window.until),
            ).plain
            return bounded_words(library, words, schedule, today)
        case Once(at):
            moment = at.assume_tz(zone or _UNKNOWN, disambiguation="compatible").to_instant()
        case Countdown(moment):
            pass
    return phrases.schedule_once.fill(kind=name, moment=coming_words(library, moment, zone, now)).plain
