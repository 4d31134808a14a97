"""What is said of stretches that are logged by doing."""

from __future__ import annotations

from dataclasses import dataclass

from whenever import Instant

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
    taken_back: Text
    ask: Text
    guided_instead: Text
    yesterday: str


def logged_reply(
    library: Library, at: Instant, zone: str | None, now: Instant, undo: Action, *, guides: bool = False
) -> Reply:
    """A stretch is logged for its day; who may have wanted one that `guides` can have it instead."""
    phrases = library.phrasebook.of(StretchingPhrases)
    date, today = at.to_tz(zone or "UTC").date(), now.to_tz(zone or "UTC").date()
    day = phrases.yesterday if date == today.subtract(days=1) else day_words(library, date, today)
    undoing = Button(library.phrasebook.of(WaterPhrases).undo, undo)
    week = Button(library.phrasebook.of(HomePhrases).progress, ShowWeek())
    habit = library.kind(library.habit) if library.habit is not None else None
    guide = guide_row(library, habit.shows, logged=at) if guides and habit is not None else ()
    text = phrases.logged.fill(day=day) + (phrases.guided_instead if guide else Text())
    return Reply(text, (*guide, (undoing, week)))


def taken_back_reply(library: Library) -> Reply:
    """It is not logged any more."""
    return Reply(library.phrasebook.of(StretchingPhrases).taken_back)


def ask_reply(library: Library) -> Reply:
    """A button to log one."""
    button = Button(library.phrasebook.of(HomePhrases).stretched, StretchNow())
    return Reply(library.phrasebook.of(StretchingPhrases).ask, ((button,),))
