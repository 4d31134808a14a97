"""What is said of days that are over, where they are asked about."""

from __future__ import annotations

from collections.abc import Sequence

from whenever import Date

from bot.domain.actions import ShowWeek
from bot.domain.library import Library
from bot.domain.looking_back import LookBack
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.reminding.progress import LoggedDay
from bot.views.home import HomePhrases
from bot.views.wording import amount_words, capital, date_words, listed, past_day_words

_NAMED = 7
"""Days that are told by name; of more, how many they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookingBackPhrases(Phrases):
    """Nothing is counted against anybody."""

    drunk: Text = slots("when", "total")
    drunk_of_goal: Text = slots("when", "total", "goal")
    not_drunk: Text = slots("when")
    stretched_on: Text = slots("when")
    not_stretched: Text = slots("when")
    stretched_days: Text = slots("when", "days")
    stretched_count: Text = slots("when", "count")
    period: Text = slots("first", "last")


def looked_back_reply(
    library: Library, asked: LookBack, days: Sequence[LoggedDay], today: Date, goal_ml: int | None
) -> Reply:
    """What was logged on these days, with the way to the week."""
    when = _when(library, days, today)
    lines = []
    if asked.drinks:
        lines.append(_drunk(library, when, days, goal_ml))
    if asked.stretches:
        lines.append(_stretched(library, when, days, today))
    week = Button(library.phrasebook.of(HomePhrases).progress, ShowWeek())
    return Reply(joined(lines), ((week,),))


def _when(library: Library, days: Sequence[LoggedDay], today: Date) -> str:
    if len(days) == 1:
        return capital(past_day_words(library, days[0].date, today))
    first, last = date_words(library, days[0].date), date_words(library, days[-1].date)
    return library.phrasebook.of(LookingBackPhrases).period.fill(first=first, last=last).plain


def _drunk(library: Library, when: str, days: Sequence[LoggedDay], goal_ml: int | None) -> Text:
    phrases, total = library.phrasebook.of(LookingBackPhrases), sum(day.ml for day in days)
    if not total:
        return phrases.not_drunk.fill(when=when)
    words = amount_words(library, total)
    if goal_ml is None or len(days) > 1:
        return phrases.drunk.fill(when=when, total=words)
    return phrases.drunk_of_goal.fill(when=when, total=words, goal=amount_words(library, goal_ml))


def _stretched(library: Library, when: str, days: Sequence[LoggedDay], today: Date) -> Text:
    phrases = library.phrasebook.of(LookingBackPhrases)
    kept = [past_day_words(library, day.date, today) for day in days if day.stretched]
    if not kept:
        return phrases.not_stretched.fill(when=when)
    if len(days) == 1:
        return phrases.stretched_on.fill(when=when)
    if len(kept) > _NAMED:
        return phrases.stretched_count.fill(when=when, count=str(len(kept)))
    return phrases.stretched_days.fill(when=when, days=listed(library, kept))
