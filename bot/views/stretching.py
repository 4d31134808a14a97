"""What is said of stretches that are logged by doing."""

from __future__ import annotations

from dataclasses import dataclass

from whenever import Instant

from bot.domain.actions import Action, ShowWeek, StretchNow
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.text import Text
from bot.views.home import HomePhrases
from bot.views.water import WaterPhrases
from bot.views.wording import day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchingPhrases(Phrases):
    """Nothing is counted against anybody."""

    logged: Text = slots("day")
    taken_back: Text
    ask: Text
    yesterday: str


def logged_reply(library: Library, at: Instant, zone: str | None, now: Instant, undo: Action) -> Reply:
    """A stretch is logged for its day."""
    phrases = library.phrasebook.of(StretchingPhrases)
    date, today = at.to_tz(zone or "UTC").date(), now.to_tz(zone or "UTC").date()
    day = phrases.yesterday if date == today.subtract(days=1) else day_words(library, date, today)
    undoing = Button(library.phrasebook.of(WaterPhrases).undo, undo)
    week = Button(library.phrasebook.of(HomePhrases).progress, ShowWeek())
    return Reply(phrases.logged.fill(day=day), ((undoing, week),))


def taken_back_reply(library: Library) -> Reply:
    """It is not logged any more."""
    return Reply(library.phrasebook.of(StretchingPhrases).taken_back)


def ask_reply(library: Library) -> Reply:
    """A button to log one."""
    button = Button(library.phrasebook.of(HomePhrases).stretched, StretchNow())
    return Reply(library.phrasebook.of(StretchingPhrases).ask, ((button,),))
