"""The reminders of a person as a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from whenever import Instant

from bot.domain.calendar import Calendar, CalendarEvent
from bot.domain.library import Library
from bot.domain.phrasebook import Phrases
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.records import Everything
from bot.domain.reminders import Reminder
from bot.domain.values import dataclass
from bot.reminding.calendar_series import series_of
from bot.reminding.occurrences import is_quiet
from bot.views.wording import capital, kind_words

_UNKNOWN = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPhrases(Phrases):
    """What stands in a calendar."""

    name: str


def calendar_of(library: Library, kept: Everything, now: Instant) -> Calendar | None:
    """What still comes of the reminders; None where nothing does.

    What is paused begins when its pause ends, and is left out where that is open; so is what quiet hours leave out.
    """
    profile = kept.profile or Profile()
    zone = profile.zone or _UNKNOWN
    events = tuple(event for one in kept.reminders for event in _events(library, one, profile, zone, now))
    return Calendar(library.phrasebook.of(CalendarPhrases).name, zone, now, events) if events else None


def waits_for_a_word(library: Library, kept: Everything) -> bool:
    """Whether a reminder is paused until its person says so, so that no calendar can tell when it comes."""
    profile = kept.profile or Profile()
    known = (one for one in kept.reminders if one.kind in library.kinds)
    return any(_paused_until(library, one, profile) >= UNTIL_RESUMED for one in known)


def _paused_until(library: Library, reminder: Reminder, profile: Profile) -> Instant:
    pauses = (reminder.paused_until, profile.pause_of(library.kind(reminder.kind)))
    return max((one for one in pauses if one is not None), default=Instant.MIN)


def _events(library: Library, reminder: Reminder, profile: Profile, zone: str, now: Instant) -> Iterator[CalendarEvent]:
    if reminder.kind not in library.kinds:
        return
    after = max(now, _paused_until(library, reminder, profile))
    if after >= UNTIL_RESUMED:
        return
    title = capital(kind_words(library, reminder.kind))
    quiet = partial(is_quiet, profile)
    for number, series in enumerate(series_of(reminder.schedule, zone, after, quiet), 1):
        yield CalendarEvent(f"reminder-{reminder.id}-{number}@hammy", title, series)
