"""The week as a card, in a sentence for each of its parts, and day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.actions import AskAmount, AskRemoveReminder, BeginReminder, ShowDays
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.occurrences import Due
from bot.domain.phrasebook import Phrases, keyed, slots, within
from bot.domain.reminders import Scheduled
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.domain.week_chart import ChartDay, DayMark, Heading, WeekChart
from bot.reminding.progress import CURVE_DAYS, WEEK, HabitStanding, Progress, WaterDay
from bot.views.buttons import new_button
from bot.views.wording import amount_label, amount_words, date_words, weekday_words

_LONGEST = 96
_NAMED = (DayMark.DONE, DayMark.MISSED, DayMark.REST)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPhrases(Phrases):
    """The card of the week, its caption, and the same day by day."""

    none: Text
    caption: Text = slots("first", "last")
    caption_first_day: Text = slots("day")
    caption_water: Text = slots("total")
    caption_goal: Text = slots("total", "goal")
    caption_stretches: Text = slots("done", "asked")
    caption_rested: Text = slots("done", "asked", "rest")
    caption_strength: Text = slots("strength", "means")
    days: Text
    day: Text = slots("day", "water")
    day_marked: Text = slots("day", "water", "mark")
    goal_days: Text = slots("met", "days", "goal")
    stretches: Text = slots("done", "asked")
    rest: Text = slots("count")
    score: Text = slots("score")
    card_dates: Text = slots("first", "last")
    card_total: Text = slots("total")
    card_met: Text = slots("met", "days")
    card_met_today: str
    card_not_met_yet: str
    card_goal: Text = slots("goal")
    card_done: Text = slots("done", "asked")
    many_days: Text = slots("count")
    one_day: str
    card_strength: Text = slots("strength")
    water_met: Text = slots("total")
    title: str
    water: str
    no_water: str
    no_goal: str
    stretching: str
    strength: str
    marks: Mapping[DayMark, str] = keyed(_NAMED)
    from_day: str
    until_day: str
    means: Mapping[HabitStanding, str] = within(_LONGEST)
    not_begun: str = within(_LONGEST)
    nothing_logged: str
    by_day: str
    on_sundays: str
    no_more: str
    log_drink: str


def week_reply(library: Library, progress: Progress, goal_ml: int | None) -> Reply:
    """The card of the week, with its caption for who does not see it."""
    phrases = library.phrasebook.of(ProgressPhrases)
    drink, days = Button(phrases.log_drink, AskAmount()), Button(phrases.by_day, ShowDays())
    told = bool(_is_told(progress))
    rows = ((drink, new_button(library)), *(((days,),) if told else ()))
    text = _caption(library, progress, goal_ml) if told else phrases.none
    return Reply(text, rows, picture=week_chart(library, progress, goal_ml))


def with_offer(library: Library, reply: Reply, reminders: Sequence[Scheduled]) -> Reply:
    """The card with the button that brings it every Sunday, for who does not have it yet."""
    kind = library.summary
    if kind is None or summary_of(library, reminders) is not None:
        return reply
    label = library.phrasebook.of(ProgressPhrases).on_sundays
    return replace(reply, rows=(*reply.rows, (Button(label, BeginReminder(kind.id)),)))


def summary_of(library: Library, reminders: Sequence[Scheduled]) -> Scheduled | None:
    """The reminder that sums up the week, where the person has one."""
    return next((one for one in reminders if library.kind(one.reminder.kind).sums_up), None)


def summary_reply(library: Library, nudge: Reply, progress: Progress, due: Due) -> Reply:
    """A nudge that sums up the week: its words above those of the card, and the way to have no more of them."""
    week = week_reply(library, progress, due.profile.goal_ml)
    assert due.reminder.id is not None
    end = Button(library.phrasebook.of(ProgressPhrases).no_more, AskRemoveReminder(due.reminder.id))
    return Reply(nudge.text + week.text, (*week.rows[1:], (end,)), picture=week.picture)


def days_reply(library: Library, progress: Progress, goal_ml: int | None) -> Reply:
    """The week day by day, in words."""
    phrases = library.phrasebook.of(ProgressPhrases)
    drink = Button(phrases.log_drink, AskAmount())
    rows = ((drink, new_button(library)),)
    if not _is_told(progress):
        return Reply(phrases.none, rows)
    pairs = list(zip(progress.water, progress.marks, strict=True))[-progress.begun :]
    texts = [phrases.days, *(_day(library, water, mark, goal_ml) for water, mark in pairs)]
    if progress.any_water and goal_ml is not None and progress.begun > 1:
        met, days = str(_met(progress, goal_ml)), str(progress.begun)
        texts.append(phrases.goal_days.fill(met=met, days=days, goal=amount_words(library, goal_ml)))
    if progress.asked_days:
        texts.append(phrases.stretches.fill(done=str(progress.done_days), asked=_days_asked(phrases, progress)))
    if progress.rest_days:
        texts.append(phrases.rest.fill(count=str(progress.rest_days)))
    if progress.strength is not None:
        texts.append(phrases.score.fill(score=str(progress.strength)))
    return Reply(joined(texts), rows)


def week_chart(library: Library, progress: Progress, goal_ml: int | None) -> WeekChart:
    """What stands on the card."""
    phrases, water = library.phrasebook.of(ProgressPhrases), progress.water
    first, last = date_words(library, water[-progress.begun].date), date_words(library, water[-1].date)
    dates = phrases.card_dates.fill(first=first, last=last).plain if progress.begun > 1 else last
    goal = phrases.card_goal.fill(goal=amount_label(library, goal_ml)).plain if goal_ml is not None else ""
    strength = progress.strength
    return WeekChart(
        heading=Heading(phrases.title, dates),
        water=Heading(phrases.water, _water_told(library, progress, goal_ml)),
        goal=goal or (phrases.no_goal if progress.any_water else phrases.no_water),
        goal_ml=goal_ml,
        days=tuple(
            ChartDay(
                weekday_words(library, day.date),
                amount_label(library, day.ml),
                day.ml,
                mark,
                today=day is water[-1],
                before=number < WEEK - progress.begun,
            )
            for number, (day, mark) in enumerate(zip(water, progress.marks, strict=True))
        ),
        stretches=Heading(
            phrases.stretching,
            phrases.card_done.fill(done=str(progress.done_days), asked=_days_asked(phrases, progress)).plain
            if progress.asked_days
            else "",
        ),
        marks=tuple((mark, phrases.marks[mark]) for mark in _NAMED if mark in progress.marks),
        strength=Heading(
            phrases.strength,
            phrases.card_strength.fill(strength=str(strength)).plain if strength is not None else "",
        ),
        curve=progress.curve,
        curve_from=_curve_from(library, progress),
        curve_until=phrases.until_day,
        means=_means(library, progress),
    )


def _caption(library: Library, progress: Progress, goal_ml: int | None) -> Text:
    """At most forty words."""
    phrases, water = library.phrasebook.of(ProgressPhrases), progress.water
    first, last = date_words(library, water[-progress.begun].date), date_words(library, water[-1].date)
    several = progress.begun > 1
    texts = [phrases.caption.fill(first=first, last=last) if several else phrases.caption_first_day.fill(day=last)]
    total = amount_label(library, _total(progress))
    if progress.any_water and goal_ml is not None:
        texts.append(phrases.caption_goal.fill(total=total, goal=_goal_told(library, progress, goal_ml)))
    elif progress.any_water:
        texts.append(phrases.caption_water.fill(total=total))
    done, asked, rest = str(progress.done_days), _days_asked(phrases, progress), str(progress.rest_days)
    if progress.rest_days:
        texts.append(phrases.caption_rested.fill(done=done, asked=asked, rest=rest))
    elif progress.asked_days:
        texts.append(phrases.caption_stretches.fill(done=done, asked=asked))
    if progress.strength is not None:
        means = _means(library, progress)
        texts.append(phrases.caption_strength.fill(strength=str(progress.strength), means=means))
    return joined(texts)


def _days_asked(phrases: ProgressPhrases, progress: Progress) -> str:
    """On how many days something could have been done."""
    days = progress.asked_days
    return phrases.one_day if days == 1 else phrases.many_days.fill(count=str(days)).plain


def _water_told(library: Library, progress: Progress, goal_ml: int | None) -> str:
    phrases = library.phrasebook.of(ProgressPhrases)
    if not progress.any_water:
        return ""
    if goal_ml is None:
        return phrases.card_total.fill(total=amount_label(library, _total(progress))).plain
    return _goal_told(library, progress, goal_ml)


def _goal_told(library: Library, progress: Progress, goal_ml: int) -> str:
    """On how many of the days that count the goal was met."""
    phrases, met = library.phrasebook.of(ProgressPhrases), _met(progress, goal_ml)
    if progress.begun == 1:
        return phrases.card_met_today if met else phrases.card_not_met_yet
    return phrases.card_met.fill(met=str(met), days=str(progress.begun)).plain


def _curve_from(library: Library, progress: Progress) -> str:
    """What stands below the first day of the curve; nothing where that is today."""
    days = len(progress.curve)
    if days < CURVE_DAYS:
        return date_words(library, progress.water[-1].date.subtract(days=days - 1)) if days > 1 else ""
    return library.phrasebook.of(ProgressPhrases).from_day


def _means(library: Library, progress: Progress) -> str:
    phrases = library.phrasebook.of(ProgressPhrases)
    return phrases.not_begun if progress.strength is None else phrases.means[progress.standing]


def _day(library: Library, day: WaterDay, mark: DayMark, goal_ml: int | None) -> Text:
    phrases, name = library.phrasebook.of(ProgressPhrases), weekday_words(library, day.date)
    total = amount_words(library, day.ml) if day.ml else phrases.nothing_logged
    if goal_ml is not None and day.ml >= goal_ml:
        total = phrases.water_met.fill(total=total).plain
    if mark is DayMark.NONE:
        return phrases.day.fill(day=name, water=total)
    return phrases.day_marked.fill(day=name, water=total, mark=phrases.marks[mark])


def _is_told(progress: Progress) -> bool:
    return progress.any_water or progress.strength is not None or progress.rest_days > 0


def _total(progress: Progress) -> int:
    return sum(day.ml for day in progress.water)


def _met(progress: Progress, goal_ml: int) -> int:
    return sum(day.ml >= goal_ml for day in progress.water)
