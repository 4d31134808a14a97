"""What is understood of a reminder so far, and what of its sentence was not."""

from __future__ import annotations

from whenever import Instant, Time

from bot.domain.amounts import MUCH_ML
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.named_amounts import NamedAmount
from bot.domain.phrasebook import Phrases, slots
from bot.domain.places import Place
from bot.domain.rules import Rule
from bot.domain.said_days import SaidDay
from bot.domain.schedules import ScheduleRequest
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.reminding.dates import date_of
from bot.views.rules import rhythm_words
from bot.views.water import WaterPhrases
from bot.views.wording import (
    amount_words,
    capital,
    clock_words,
    date_words,
    day_words,
    kind_words,
    length_words,
    listed,
    span_words,
)

_OF_A_DAY_ML = 1000
"""From here on an amount is rather what is drunk in a day."""
_UNKNOWN = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPhrases(Phrases):
    """Before a question about a reminder."""

    so_far: Text = slots("words")
    left_out: Text = slots("parts")
    not_lost: Text = slots("words")
    not_saved: Text = slots("words")
    still_open: Text
    amount_left_out: Text = slots("amount")
    amount_as_goal: Text = slots("amount")
    other_clock: Text = slots("there", "place", "here")
    part: Text = slots("words")
    a_week: Text = slots("count")
    a_day: Text = slots("count")
    at_times: Text = slots("times")
    every: Text = slots("span")
    ends: Text = slots("day")
    lasts_days: Text = slots("count")
    lasts_months: Text = slots("count")
    counted: Text = slots("count")
    in_time: Text = slots("span")
    once_a_week: str
    once_a_day: str


def so_far(library: Library, request: ScheduleRequest, zone: str | None, asked: Instant) -> Text | None:
    """All that is understood, a line for each reminder; None where that is nothing but what to remind of, or less."""
    phrase = library.phrasebook.of(RequestPhrases).so_far
    each = (request, request.also) if request.also is not None else (request,)
    lines = [words for one in each if (words := _in_one_line(library, one, zone, asked)) is not None]
    return joined([phrase.fill(words=words) for words in lines]) if lines else None


def still_open_words(library: Library) -> Text:
    """The same wish once more: what is shown is the one that is open already."""
    return library.phrasebook.of(RequestPhrases).still_open


def not_lost_words(library: Library, request: ScheduleRequest, zone: str | None, asked: Instant) -> Text | None:
    """What was being made and waits beside a new one; None where that was no more than what to remind of."""
    words = _in_one_line(library, request, zone, asked)
    return library.phrasebook.of(RequestPhrases).not_lost.fill(words=words) if words is not None else None


def not_saved_words(library: Library, request: ScheduleRequest, zone: str | None, asked: Instant) -> Text | None:
    """What was being made before a new one began; None where that was no more than what to remind of."""
    words = _in_one_line(library, request, zone, asked)
    return library.phrasebook.of(RequestPhrases).not_saved.fill(words=words) if words is not None else None


def left_out_words(library: Library, parts: tuple[str, ...]) -> Text:
    """What was not understood of a sentence."""
    phrases = library.phrasebook.of(RequestPhrases)
    quoted = [phrases.part.fill(words=part).plain for part in parts]
    return phrases.left_out.fill(parts=listed(library, quoted))


def amount_left_out_words(library: Library, amount: NamedAmount) -> Text:
    """How much to drink is in no reminder; a goal can hold what is drunk in a day."""
    phrases, water = library.phrasebook.of(RequestPhrases), library.phrasebook.of(WaterPhrases)
    if amount.ml is None or amount.ml < _OF_A_DAY_ML:
        words = amount.words if amount.ml is None else amount_words(library, amount.ml)
        return phrases.amount_left_out.fill(amount=words)
    text = phrases.amount_as_goal.fill(amount=amount_words(library, amount.ml))
    return text + water.much if amount.ml > MUCH_ML else text


def other_clock_words(library: Library, place: Place, there: Time, here: Time) -> Text:
    """A time on another clock, and on the person's own."""
    phrase = library.phrasebook.of(RequestPhrases).other_clock
    return phrase.fill(there=clock_words(library, there), place=place.name, here=clock_words(library, here))


def _in_one_line(library: Library, request: ScheduleRequest, zone: str | None, asked: Instant) -> str | None:
    words = _words(library, request, zone, asked)
    if not words:
        return None
    kind = [kind_words(library, KindId(request.kind))] if request.kind is not None else []
    return ", ".join([capital(" ".join([*kind, words[0]])), *words[1:]])


def _words(library: Library, request: ScheduleRequest, zone: str | None, asked: Instant) -> list[str]:
    phrases = library.phrasebook.of(RequestPhrases)
    if request.in_minutes is not None:
        return [phrases.in_time.fill(span=length_words(library, request.in_minutes)).plain]
    words = [*_days(library, request, zone, asked)]
    if request.per_day is not None:
        words.append(_often(request.per_day, phrases.once_a_day, phrases.a_day))
    if request.every_minutes is not None:
        words.append(phrases.every.fill(span=span_words(library, request.every_minutes)).plain)
    if request.times and not request.half_day_open:
        words.append(
            phrases.at_times.fill(times=listed(library, [clock_words(library, time) for time in request.times])).plain
        )
    return [*words, *_bounds(library, request, zone, asked)]


def _days(library: Library, request: ScheduleRequest, zone: str | None, asked: Instant) -> list[str]:
    phrases = library.phrasebook.of(RequestPhrases)
    if request.once_day is not None:
        day = _day(library, request.once_day, zone, asked)
        return [day] if day is not None else []
    words = [_often(request.per_week, phrases.once_a_week, phrases.a_week)] if request.per_week is not None else []
    if request.days and not request.days_assumed:
        said = request.rule
        rule = Rule(said.freq, said.interval, bymonthday=said.bymonthday, bysetpos=said.bysetpos)
        words.append(rhythm_words(library, request.days, rule))
    return words


def _often(count: int, once: str, several: Text) -> str:
    return once if count == 1 else several.fill(count=str(count)).plain


def _bounds(library: Library, request: ScheduleRequest, zone: str | None, asked: Instant) -> list[str]:
    phrases, rule, words = library.phrasebook.of(RequestPhrases), request.rule, []
    if rule.until is not None and (day := _day(library, rule.until, zone, asked)) is not None:
        words.append(phrases.ends.fill(day=day).plain)
    if rule.duration is not None and rule.duration.months:
        words.append(phrases.lasts_months.fill(count=str(rule.duration.months)).plain)
    elif rule.duration is not None:
        words.append(phrases.lasts_days.fill(count=str(rule.duration.days)).plain)
    if rule.count is not None:
        words.append(phrases.counted.fill(count=str(rule.count)).plain)
    return words


def _day(library: Library, said: SaidDay, zone: str | None, asked: Instant) -> str | None:
    """The day in words; its date where the calendar of the person is known, or nearly."""
    today = asked.to_tz(zone or _UNKNOWN).date()
    date = date_of(said, today)
    if date is None:
        return None
    return day_words(library, date, today) if zone is not None else date_words(library, date)
