"""Schedules, moments and amounts in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum

from whenever import Date, Instant, Time

from bot.domain.display import OUNCE_ML, Hours, Unit
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.limits import BUTTON_LABEL_UNITS, first_units, utf16_units
from bot.domain.phrasebook import Phrases, slots
from bot.domain.said_days import DateOf
from bot.domain.schedules import (
    EVERY_DAY,
    WEEKDAYS,
    WEEKEND,
    Day,
    Window,
)
from bot.domain.text import Text
from bot.domain.values import dataclass

_THOUSAND = 1000
_NOON = 12
_BAR = 10
_EXACT_OUNCES = 10
_MORE = "…"
_UNKNOWN = "UTC"
"""The clock to go by where a person's own is not known."""


class Month(StrEnum):
    """The months of a year, in order."""

    JAN = "jan"
    FEB = "feb"
    MAR = "mar"
    APR = "apr"
    MAY = "may"
    JUN = "jun"
    JUL = "jul"
    AUG = "aug"
    SEP = "sep"
    OCT = "oct"
    NOV = "nov"
    DEC = "dec"


_MONTHS = tuple(Month)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingPhrases(Phrases):
    """Schedules, moments, spans of time and amounts, as they are put into other sentences."""

    schedule_times: Text = slots("kind", "days", "times")
    schedule_every: Text = slots("kind", "days", "span", "start", "until")
    schedule_once: Text = slots("kind", "moment")
    moment: Text = slots("day", "time")
    moment_utc: Text = slots("day", "time")
    moment_ahead: Text = slots("span")
    span_minutes: Text = slots("count")
    span_hours: Text = slots("count")
    span_hour: Text
    span_one_hour: Text
    span_one_minute: Text
    amount_ml: Text = slots("ml")
    amount_litres: Text = slots("litres")
    amount_ounces: Text = slots("ounces")
    amount_both: Text = slots("ounces", "amount")
    every_day: str
    weekdays: str
    weekends: str
    on_days: str
    days: Mapping[Day, str]
    months: Mapping[Month, str]
    today: str
    tomorrow: str
    yesterday: str
    and_word: str
    before_noon: str
    after_noon: str
    bar_full: str
    bar_empty: str


def resting_words(library: Library) -> str:
    """What reminders of all kinds that rest are called, within a sentence."""
    return listed(library, [kind.reminders for kind in library.resting])


def kind_words(library: Library, kind: KindId) -> str:
    """The name of a kind; its id where the content no longer has it."""
    return library.kind(kind).name


def clock_words(library: Library, time: Time) -> str:
    """A time of day as the person wants it: 08:00, or 8:00 am. Every time of day that is shown comes from here."""
    if library.hours is Hours.TWENTY_FOUR:
        return f"{time.hour:02}:{time.minute:02}"
    phrases = library.phrasebook.of(WordingPhrases)
    half = phrases.before_noon if time.hour < _NOON else phrases.after_noon
    return f"{(time.hour - 1) % _NOON + 1}:{time.minute:02} {half}"


def window_words(library: Library, window: Window) -> str:
    """A window as 09:00 – 17:00, or 9:00 am – 5:00 pm."""
    return f"{clock_words(library, window.start)} – {clock_words(library, window.until)}"


def day_name(library: Library, day: Day) -> str:
    """The name of a day of the week."""
    return library.phrasebook.of(WordingPhrases).days[day]


def days_words(library: Library, days: tuple[Day, ...]) -> str:
    """Every day, on weekdays, or the days by name."""
    phrases = library.phrasebook.of(WordingPhrases)
    for known, words in ((EVERY_DAY, phrases.every_day), (WEEKDAYS, phrases.weekdays), (WEEKEND, phrases.weekends)):
        if days == known:
            return words
    return f"{phrases.on_days} {listed(library, [day_name(library, day) for day in days])}"


def listed(library: Library, words: Sequence[str]) -> str:
    """Words with commas and an and."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {library.phrasebook.of(WordingPhrases).and_word} {words[-1]}"


def capital(words: str) -> str:
    """Words that begin a line or stand alone on a button."""
    return words[:1].upper() + words[1:]


def label_words(words: str) -> str:
    """Words for a button: all of them where they fit, else their beginning with an ellipsis."""
    if utf16_units(words) <= BUTTON_LABEL_UNITS:
        return words
    return first_units(words, BUTTON_LABEL_UNITS - 1).rstrip(" ,") + _MORE


def times_words(library: Library, times: Sequence[Time]) -> str:
    """Times of day for a button: all of them where they fit, else the first two and the last."""
    clocks = [clock_words(library, time) for time in times]
    whole = listed(library, clocks)
    return whole if utf16_units(whole) <= BUTTON_LABEL_UNITS else f"{clocks[0]}, {clocks[1]} {_MORE} {clocks[-1]}"


def span_words(library: Library, minutes: int) -> str:
    """A number of minutes, in hours where that is shorter."""
    phrases = library.phrasebook.of(WordingPhrases)
    if minutes == 60:
        return phrases.span_hour.plain
    if minutes % 60 == 0:
        return phrases.span_hours.fill(count=str(minutes // 60)).plain
    return phrases.span_minutes.fill(count=str(minutes)).plain


def length_words(library: Library, minutes: int) -> str:
    """A number of minutes that stands alone, as 1 hour."""
    phrases = library.phrasebook.of(WordingPhrases)
    if minutes == 1:
        return phrases.span_one_minute.plain
    return phrases.span_one_hour.plain if minutes == 60 else span_words(library, minutes)


def moment_words(library: Library, moment: Instant, zone: str | None, now: Instant) -> str:
    """A day and a time on the person's wall clock; in UTC, which it says, where their zone is not known."""
    local = moment.to_tz(zone or _UNKNOWN)
    day = day_words(library, local.date(), now.to_tz(zone or _UNKNOWN).date())
    phrases = library.phrasebook.of(WordingPhrases)
    sentence = phrases.moment if zone is not None else phrases.moment_utc
    return sentence.fill(day=day, time=clock_words(library, local.time())).plain


def coming_words(library: Library, moment: Instant, zone: str | None, now: Instant) -> str:
    """The same of something that comes; without a zone, how long it takes until then."""
    if zone is not None or moment <= now:
        return moment_words(library, moment, zone, now)
    minutes = math.ceil((moment - now).total("seconds") / 60)
    return library.phrasebook.of(WordingPhrases).moment_ahead.fill(span=length_words(library, minutes)).plain


def day_words(library: Library, date: Date, today: Date) -> str:
    """Today, tomorrow, or the date with its day of the week."""
    phrases = library.phrasebook.of(WordingPhrases)
    if date == today:
        return phrases.today
    if date == today.add(days=1):
        return phrases.tomorrow
    return f"{weekday_words(library, date)} {date_words(library, date)}"


def past_day_words(library: Library, date: Date, today: Date) -> str:
    """Today, yesterday, or the date with its day of the week."""
    if date == today.subtract(days=1):
        return library.phrasebook.of(WordingPhrases).yesterday
    return day_words(library, date, today)


def date_words(library: Library, date: Date) -> str:
    """A date such as 29 Mar."""
    return f"{date.day} {library.phrasebook.of(WordingPhrases).months[_MONTHS[date.month - 1]]}"


def day_of_month_words(library: Library, day: DateOf) -> str:
    """A day of a month such as 3 Aug; of a date without a month, its day alone."""
    if day.month is None:
        return str(day.day)
    return f"{day.day} {library.phrasebook.of(WordingPhrases).months[_MONTHS[day.month - 1]]}"


def weekday_words(library: Library, date: Date) -> str:
    """The day of the week of a date."""
    return day_name(library, EVERY_DAY[date.day_of_week().value - 1])


def amount_words(library: Library, ml: int) -> str:
    """An amount as the person wants it: metric, or ounces with the metric amount behind them."""
    if library.unit is Unit.MILLILITRES:
        return metric_words(library, ml)
    both = library.phrasebook.of(WordingPhrases).amount_both
    return both.fill(ounces=amount_label(library, ml), amount=metric_words(library, ml)).plain


def amount_label(library: Library, ml: int) -> str:
    """The same for a button, in one unit alone. Ounces have no decimal from ten on, as nobody pours that exactly."""
    if library.unit is Unit.MILLILITRES:
        return metric_words(library, ml)
    ounces = ml / OUNCE_ML
    figures = f"{ounces:.0f}" if ounces >= _EXACT_OUNCES else f"{ounces:.1f}".removesuffix(".0")
    return library.phrasebook.of(WordingPhrases).amount_ounces.fill(ounces=figures).plain


def metric_words(library: Library, ml: int) -> str:
    """An amount in millilitres, from a litre on in litres where that takes at most two decimals."""
    phrases = library.phrasebook.of(WordingPhrases)
    if ml >= _THOUSAND and ml % 10 == 0:
        return phrases.amount_litres.fill(litres=_decimal(ml)).plain
    return phrases.amount_ml.fill(ml=str(ml)).plain


def bar_words(library: Library, part: int, whole: int) -> str:
    """A part of a whole as a bar: a cell for any part at all, and the last one only when it is reached."""
    phrases = library.phrasebook.of(WordingPhrases)
    full = min(_BAR, max(part * _BAR // whole, 1 if part > 0 else 0))
    return phrases.bar_full * full + phrases.bar_empty * (_BAR - full)


def town_words(library: Library, zone: str) -> str:
    """Where a clock is from: the town that the person named, by its own name; else the town of the zone."""
    return library.town if library.town is not None and library.zone == zone else zone_words(zone)


def zone_words(zone: str) -> str:
    """The town in a zone's name; of a fixed offset UTC with it, whose sign is the other way round in the name."""
    town = zone.rpartition("/")[2].replace("_", " ")
    if zone.startswith("Etc/GMT"):
        return "UTC" + town.removeprefix("GMT").translate({ord("+"): "−", ord("-"): "+"})
    return town


def _decimal(ml: int) -> str:
    return f"{ml / _THOUSAND:.2f}".rstrip("0").rstrip(".")
