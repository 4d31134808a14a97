"""The week in words."""

from __future__ import annotations

from bot.domain.conversation import Decision
from bot.domain.personal_actions import DeskMove
from bot.domain.reminders import History
from bot.domain.text import Text, joined
from bot.policy.personal.buttons import desk_button, new_button
from bot.policy.personal.desk import Desk
from bot.policy.personal.wording import amount_words, weekday_words
from bot.policy.progress import WEEK, Progress, WaterDay, progress_of


def week(desk: Desk) -> Decision:
    """Water by day against the goal, days with a stretch, and the strength of the habit."""
    if desk.speaker.in_group:
        return desk.decide(desk.say.only_in_private, in_place=False)
    progress = progress_of(desk.history or History(), desk.zone, desk.now)
    texts = (*_stretches(progress, desk), *_water(progress, desk))
    rows = ((desk_button(desk.label.hydration, DeskMove.DRINK), new_button(desk)),)
    return desk.decide(joined(texts) if texts else desk.say.progress_none, rows)


def _stretches(progress: Progress, desk: Desk) -> list[Text]:
    if progress.strength is None and not progress.rest_days:
        return []
    say = desk.say
    texts = [say.progress_stretches.fill(done=str(progress.done_days), asked=str(progress.asked_days))]
    if progress.rest_days:
        texts.append(say.progress_rest.fill(count=str(progress.rest_days)))
    if progress.strength is not None:
        texts.append(say.progress_score.fill(score=str(progress.strength)))
    return texts


def _water(progress: Progress, desk: Desk) -> list[Text]:
    if not progress.any_water:
        return []
    texts = [desk.say.progress_water, *(_water_day(day, desk) for day in progress.water)]
    goal = desk.profile.goal_ml
    if goal is not None:
        met = sum(day.ml >= goal for day in progress.water)
        words = amount_words(desk.library, goal)
        texts.append(desk.say.progress_goal_days.fill(met=str(met), days=str(WEEK), goal=words))
    return texts


def _water_day(day: WaterDay, desk: Desk) -> Text:
    name, goal = weekday_words(desk.label, day.date), desk.profile.goal_ml
    if day.ml == 0:
        return desk.say.progress_water_none.fill(day=name)
    met = goal is not None and day.ml >= goal
    sentence = desk.say.progress_water_met if met else desk.say.progress_water_day
    return sentence.fill(day=name, total=amount_words(desk.library, day.ml))
