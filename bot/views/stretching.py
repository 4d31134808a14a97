"""What is said of stretches that are logged by doing."""

from __future__ import annotations

from collections.abc import Sequence

from whenever import Date, Instant

from bot.domain.actions import Action, ShowWeek, StretchNow, TakeBackStretch
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.buttons import guide_row, in_rows
from bot.views.home import HomePhrases
from bot.views.water import WaterPhrases
from bot.views.wording import label_words, listed, past_day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchingPhrases(Phrases):
    """Nothing is counted against anybody."""

    logged: Text = slots("day")
    logged_several: Text = slots("days")
    taken_back: Text = slots("day")
    still_logged: Text = slots("days")
    none_of_day: Text = slots("day")
    too_long_ago: Text = slots("days")
    ask: Text
    guided_instead: Text
    take_back_day: Text = slots("day")


def logged_reply(
    library: Library, at: Instant, zone: str | None, now: Instant, undo: Action, *, guides: bool = False
) -> Reply:
    """A stretch is logged for its day; who may have wanted one that `guides` can have it instead."""
    phrases = library.phrasebook.of(StretchingPhrases)
    date, today = at.to_tz(zone or "UTC").date(), now.to_tz(zone or "UTC").date()
    day = past_day_words(library, date, today)
    undoing = Button(library.phrasebook.of(WaterPhrases).undo, undo)
    week = Button(library.phrasebook.of(HomePhrases).progress, ShowWeek())
    habit = library.kind(library.habit) if library.habit is not None else None
    guide = guide_row(library, habit.shows, logged=at) if guides and habit is not None else ()
    text = phrases.logged.fill(day=day) + (phrases.guided_instead if guide else Text())
    return Reply(text, (*guide, (undoing, week)))


def several_logged_reply(library: Library, moments: Sequence[Instant], zone: str | None, now: Instant) -> Reply:
    """A stretch of each of several days is logged; each can be taken back by itself."""
    phrases = library.phrasebook.of(StretchingPhrases)
    days = _days(library, moments, zone, now)
    rows = in_rows(_take_back_buttons(library, moments, zone, now), 2)
    week = Button(library.phrasebook.of(HomePhrases).progress, ShowWeek())
    return Reply(phrases.logged_several.fill(days=listed(library, days)), (*rows, (week,)))


def taken_back_reply(
    library: Library, back: Sequence[Instant], left: Sequence[Instant], zone: str | None, now: Instant
) -> Reply:
    """They are not logged any more; those of the same message that are `left` still are."""
    phrases = library.phrasebook.of(StretchingPhrases)
    text = phrases.taken_back.fill(day=listed(library, _days(library, back, zone, now)))
    if not left:
        return Reply(text)
    text += phrases.still_logged.fill(days=listed(library, _days(library, left, zone, now)))
    return Reply(text, tuple(in_rows(_take_back_buttons(library, left, zone, now), 2)))


def too_long_ago_reply(library: Library, furthest: int) -> Reply:
    """How far back a stretch can be logged."""
    return Reply(library.phrasebook.of(StretchingPhrases).too_long_ago.fill(days=str(furthest)))


def none_of_day_reply(library: Library, date: Date, today: Date) -> Reply:
    """None is logged for that day, so nothing was taken back."""
    return Reply(library.phrasebook.of(StretchingPhrases).none_of_day.fill(day=past_day_words(library, date, today)))


def ask_reply(library: Library) -> Reply:
    """A button to log one."""
    button = Button(library.phrasebook.of(HomePhrases).stretched, StretchNow())
    return Reply(library.phrasebook.of(StretchingPhrases).ask, ((button,),))


def _days(library: Library, moments: Sequence[Instant], zone: str | None, now: Instant) -> list[str]:
    today = now.to_tz(zone or "UTC").date()
    return [past_day_words(library, at.to_tz(zone or "UTC").date(), today) for at in moments]


def _take_back_buttons(library: Library, moments: Sequence[Instant], zone: str | None, now: Instant) -> list[Button]:
    phrase = library.phrasebook.of(StretchingPhrases).take_back_day
    names = _days(library, moments, zone, now)
    return [
        Button(label_words(phrase.fill(day=name).plain), TakeBackStretch(at))
        for name, at in zip(names, moments, strict=True)
    ]
