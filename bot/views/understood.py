"""What is understood so far of a reminder that is being put together, so that nothing of it is lost unseen."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.schedules import Day, OnceDay, ScheduleRequest
from bot.domain.text import Text
from bot.views.wording import WordingPhrases, days_words, kind_words, length_words, span_words, times_words


def understood(library: Library, request: ScheduleRequest, every: Text) -> list[str]:
    """What it is for, its days and its times, each in a few words; what was only assumed is not among them.

    `every` is the sentence for an interval, with its span.
    """
    words = library.phrasebook.of(WordingPhrases)
    known = [kind_words(library, request.kind)] if request.kind in library.kinds and request.kind is not None else []
    match request.once_day:
        case OnceDay.TODAY:
            known.append(words.today)
        case OnceDay.TOMORROW:
            known.append(words.tomorrow)
        case None:
            if request.days and not request.days_assumed and request.in_minutes is None:
                known.append(days_words(library, request.days))
        case day:
            known.append(days_words(library, (Day(day.value),)))
    if request.times and not request.half_day_open:
        known.append(times_words(library, request.times))
    if request.every_minutes is not None:
        known.append(every.fill(span=span_words(library, request.every_minutes)).plain)
    if request.in_minutes is not None:
        known.append(words.moment_ahead.fill(span=length_words(library, request.in_minutes)).plain)
    return known
