"""The home in words, and the ways to begin for a newcomer."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant

from bot.domain.actions import AskAmount, BeginReminder, BrowseTopics, ShowReminders, ShowWeek, StretchNow
from bot.domain.library import Library
from bot.domain.messages import Button, Reply, Row
from bot.domain.phrasebook import Phrases, slots
from bot.domain.profile import Profile
from bot.domain.records import Record
from bot.domain.reminders import Scheduled
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.views.answers import check_button
from bot.views.one_reminder import coming, said
from bot.views.water import sum_of_today
from bot.views.wording import capital, coming_words, kind_words


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePhrases(Phrases):
    """What comes next, how today goes, and where to go from here."""

    hello: Text
    next: Text = slots("kind", "moment")
    held: Text = slots("schedule", "next")
    no_reminder: Text
    log_water: str
    stretched: str
    reminders: str
    progress: str
    ask: str
    set_reminder: str


def home_reply(library: Library, record: Record, soonest: Scheduled | None, now: Instant, *, greeting: bool) -> Reply:
    """The reminder that comes next, today's water, and five ways on. `soonest` is None where none comes."""
    phrases = library.phrasebook.of(HomePhrases)
    hello = (phrases.hello,) if greeting else ()
    rows = (
        (Button(phrases.stretched, StretchNow()), Button(phrases.log_water, AskAmount())),
        (Button(phrases.reminders, ShowReminders()), Button(phrases.progress, ShowWeek())),
        (Button(phrases.ask, BrowseTopics()),),
    )
    return Reply(joined((*hello, _reminder(library, record, soonest, now), *_water(library, record))), rows)


def greeting_reply(library: Library, hello: Reply) -> Reply:
    """A hello to a newcomer, with the ways to begin below it."""
    return replace(hello, rows=(*hello.rows, *newcomer_rows(library)))


def newcomer_rows(library: Library) -> tuple[Row, ...]:
    """Ask, set a reminder, or go through the warning signs."""
    phrases = library.phrasebook.of(HomePhrases)
    ways = (Button(phrases.ask, BrowseTopics()), Button(phrases.set_reminder, BeginReminder()))
    return ways, (check_button(library),)


def _reminder(library: Library, record: Record, soonest: Scheduled | None, now: Instant) -> Text:
    phrases, profile = library.phrasebook.of(HomePhrases), record.profile
    if soonest is not None and soonest.next_due is not None:
        moment = coming_words(library, soonest.next_due, profile.zone, now)
        return phrases.next.fill(kind=capital(kind_words(library, soonest.reminder.kind)), moment=moment)
    return _held(library, record.reminders[0], profile, now) if record.reminders else phrases.no_reminder


def _held(library: Library, one: Scheduled, profile: Profile, now: Instant) -> Text:
    schedule, comes = said(library, one, profile.zone, now), coming(library, one, profile, now)
    return library.phrasebook.of(HomePhrases).held.fill(schedule=schedule, next=comes)


def _water(library: Library, record: Record) -> tuple[Text, ...]:
    """Nothing for a person who neither drank today nor has a goal."""
    goal_ml = record.profile.goal_ml
    if not record.drinks and goal_ml is None:
        return ()
    return (sum_of_today(library, record.drunk_ml, goal_ml),)
