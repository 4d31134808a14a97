"""The week in words."""

from __future__ import annotations

from whenever import TimeDelta

from bot.capabilities.buttons import new_button
from bot.capabilities.context import Context
from bot.domain.actions import AskAmount
from bot.domain.conversation import Decision
from bot.domain.lookups import ReadHistory
from bot.domain.messages import Button
from bot.domain.occurrences import History
from bot.domain.text import Text, joined
from bot.reminding.progress import WEEK, Progress, WaterDay, progress_of
from bot.views.wording import amount_words, weekday_words

_HISTORY = TimeDelta(hours=24 * 100)


def need(_slots: object, context: Context) -> ReadHistory:
    """The history that the strength of a habit is made of."""
    return ReadHistory(context.now.subtract(_HISTORY))


def week(_slots: object, history: History | None, context: Context) -> Decision:
    """Water by day against the goal, days with a stretch, and the strength of the habit."""
    progress = progress_of(history or History(), context.library.habit, context.zone, context.now)
    texts = (*_stretches(progress, context), *_water(progress, context))
    rows = ((Button(context.label.log_drink, AskAmount()), new_button(context)),)
    return context.decide(joined(texts) if texts else context.say.progress_none, rows)


def _stretches(progress: Progress, context: Context) -> list[Text]:
    if progress.strength is None and not progress.rest_days:
        return []
    say = context.say
    texts = [say.progress_stretches.fill(done=str(progress.done_days), asked=str(progress.asked_days))]
    if progress.rest_days:
        texts.append(say.progress_rest.fill(count=str(progress.rest_days)))
    if progress.strength is not None:
        texts.append(say.progress_score.fill(score=str(progress.strength)))
    return texts


def _water(progress: Progress, context: Context) -> list[Text]:
    if not progress.any_water:
        return []
    texts = [context.say.progress_water, *(_water_day(day, context) for day in progress.water)]
    goal = context.profile.goal_ml
    if goal is not None:
        met = sum(day.ml >= goal for day in progress.water)
        words = amount_words(context.library, goal)
        texts.append(context.say.progress_goal_days.fill(met=str(met), days=str(WEEK), goal=words))
    return texts


def _water_day(day: WaterDay, context: Context) -> Text:
    name, goal = weekday_words(context.label, day.date), context.profile.goal_ml
    if day.ml == 0:
        return context.say.progress_water_none.fill(day=name)
    met = goal is not None and day.ml >= goal
    sentence = context.say.progress_water_met if met else context.say.progress_water_day
    return sentence.fill(day=name, total=amount_words(context.library, day.ml))
