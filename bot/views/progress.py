"""The week in words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.actions import AskAmount
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.text import Text, joined
from bot.reminding.progress import WEEK, Progress, WaterDay
from bot.views.buttons import new_button
from bot.views.wording import amount_words, weekday_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPhrases(Phrases):
    """Water by day, and stretching."""

    none: Text
    water: Text
    water_day: Text = slots("day", "total")
    water_met: Text = slots("day", "total")
    water_none: Text = slots("day")
    goal_days: Text = slots("met", "days", "goal")
    stretches: Text = slots("done", "asked")
    stretches_logged: Text = slots("done", "asked")
    rest: Text = slots("count")
    score: Text = slots("score")
    log_drink: str


def week_reply(library: Library, progress: Progress, goal_ml: int | None) -> Reply:
    """Water by day against the goal, days with a stretch, and the strength of the habit."""
    texts = (*_stretches(library, progress), *_water(library, progress, goal_ml))
    phrases = library.phrasebook.of(ProgressPhrases)
    water = Button(phrases.log_drink, AskAmount())
    text = joined(texts) if texts else phrases.none
    return Reply(text, ((water, new_button(library)),))


def _stretches(library: Library, progress: Progress) -> list[Text]:
    if progress.strength is None and not progress.rest_days:
        return []
    phrases = library.phrasebook.of(ProgressPhrases)
    told = phrases.stretches_logged if progress.stretches else phrases.stretches
    texts = [told.fill(done=str(progress.done_days), asked=str(progress.asked_days))]
    if progress.rest_days:
        texts.append(phrases.rest.fill(count=str(progress.rest_days)))
    if progress.strength is not None:
        texts.append(phrases.score.fill(score=str(progress.strength)))
    return texts


def _water(library: Library, progress: Progress, goal_ml: int | None) -> list[Text]:
    if not progress.any_water:
        return []
    phrases = library.phrasebook.of(ProgressPhrases)
    texts = [phrases.water, *(_water_day(library, day, goal_ml) for day in progress.water)]
    if goal_ml is not None:
        met = sum(day.ml >= goal_ml for day in progress.water)
        texts.append(phrases.goal_days.fill(met=str(met), days=str(WEEK), goal=amount_words(library, goal_ml)))
    return texts


def _water_day(library: Library, day: WaterDay, goal_ml: int | None) -> Text:
    phrases, name = library.phrasebook.of(ProgressPhrases), weekday_words(library, day.date)
    if day.ml == 0:
        return phrases.water_none.fill(day=name)
    met = goal_ml is not None and day.ml >= goal_ml
    sentence = phrases.water_met if met else phrases.water_day
    return sentence.fill(day=name, total=amount_words(library, day.ml))
