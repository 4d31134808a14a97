"""What is said of stretches that are logged by doing."""

from __future__ import annotations

from dataclasses import dataclass

from whenever import Date, Instant

from bot.domain.actions import Action, ShowWeek, StretchNow
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.text import Text
from bot.views.buttons import guide_row
from bot.views.home import HomePhrases
from bot.views.water import WaterPhrases
from bot.views.wording import day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchingPhrases(Phrases):
    """Nothing is counted against anybody."""

    logged: Text = slots("day")
    taken_back: Text = slots("day")
    none_of_day: Text = slots("day")
    ask: Text
    guided_instead: Text
    yesterday: str


def logged_reply(
    library: Library, at: Instant, zone: str | None, now: Instant, undo: Action, *, guides: bool = False
) -> Reply:
    """A stretch is logged for its day; who may have wanted one that `guides` can have it instead."""
    phrases = library.phrasebook.of(StretchingPhrases)
    date, today = at.to_tz(zone or "UTC").date(), now.to_tz(zone or "UTC").date()
    day = _day(library, date, today)
    undoing = Button(library.phrasebook.of(WaterPhrases).undo, undo)
    week = Button(library.phrasebook.of(HomePhrases).progress, ShowWeek())
    habit = library.kind(library.habit) if library.habit is not None else None
    guide = guide_row(library, habit.shows, logged=at) if guides and habit is not None else ()
    text = phrases.logged.fill(day=day) + (phrases.guided_instead if guide else Text())
    return Reply(text, (*guide, (undoing, week)))


def taken_back_reply(library: Library, at: Instant, zone: str | None, now: Instant) -> Reply:
    """It is not logged any more."""
    day = _day(library, at.to_tz(zone or "UTC").date(), now.to_tz(zone or "UTC").date())
    return Reply(library.phrasebook.of(StretchingPhrases).taken_back.fill(day=day))


def none_of_day_reply(library: Library, date: Date, today: Date) -> Reply:
    """None is logged for that day, so nothing was taken back."""
    return Reply(library.phrasebook.of(StretchingPhrases).none_of_day.fill(day=_day(library, date, today)))


def ask_reply(library: Library) -> Reply:
    """A button to log one."""
    button = Button(library.phrasebook.of(HomePhrases).stretched, StretchNow())
    return Reply(library.phrasebook.of(StretchingPhrases).ask, ((button,),))


def _day(library: Library, date: Date, today: Date) -> str:
    if date == today.subtract(days=1):
        return library.phrasebook.of(StretchingPhrases).yesterday
    return day_words(library, date, today)
