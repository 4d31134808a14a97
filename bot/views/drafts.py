"""What is asked while a reminder is put together, each question with its buttons."""

from __future__ import annotations

from collections.abc import Mapping

from whenever import Time

from bot.domain.actions import (
    AskInterval,
    ChooseDateOrder,
    ChooseDays,
    ChooseHalfDay,
    ChooseInterval,
    ChooseKind,
    ChooseWindow,
    DraftPart,
    FinishDays,
    FinishTimes,
    PickDays,
    Reopen,
    ToggleDay,
    ToggleTime,
)
from bot.domain.drafts import Awaiting, Draft
from bot.domain.library import Library
from bot.domain.limits import TOAST_UNITS
from bot.domain.messages import Button, ButtonStyle, Reply, Row
from bot.domain.phrasebook import Phrases, slots, within
from bot.domain.said_days import Slashed
from bot.domain.schedules import (
    EVERY_DAY,
    WEEKDAYS,
    WEEKEND,
    DateOrder,
    Day,
    HalfDay,
    Impossible,
    ScheduleRequest,
    Window,
    later,
)
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.buttons import ButtonPhrases, cancel_button, in_rows, new_button
from bot.views.requests import so_far
from bot.views.wording import (
    WordingPhrases,
    capital,
    clock_words,
    day_name,
    day_of_month_words,
    length_words,
    listed,
    span_words,
    times_words,
    window_words,
)

_HOURS = tuple(Time(hour) for hour in range(6, 23))
_HOURS_OF = {
    "morning": tuple(Time(hour) for hour in range(6, 11)),
    "afternoon": tuple(Time(hour) for hour in range(12, 18)),
    "evening": tuple(Time(hour) for hour in range(17, 23)),
    "night": tuple(Time(hour) for hour in range(20, 24)),
}
"""The hours of a part of the day that was named."""
_A_ROW = 4
_KINDS_A_ROW = 2
_SPANS = (30, 60, 90, 120, 180, 240)
_WINDOWS = (
    Window(Time(8), Time(20)),
    Window(Time(9), Time(17)),
    Window(Time(10), Time(22)),
    Window(Time(7), Time(19)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPhrases(Phrases):
    """The questions, and what is said of answers to them."""

    every: Text = slots("span")
    ask_kind: Text
    ask_days: Text
    ask_single_days: Text
    ask_date_order: Text = slots("first", "second")
    ask_times: Text
    ask_one_time: Text
    ask_every: Text
    ask_window: Text = slots("span")
    ask_half_day: Text = slots("morning", "evening")
    ask_change: Text
    not_an_answer: Text
    undecided: Text
    still_open: Text
    impossible: Mapping[Impossible, Text]
    too_often: Text
    dropped: Text
    cancelled: Text
    nothing_to_cancel: Text
    pick_days: str
    picked: str
    done_picking: str
    change_kind: str
    change_days: str
    change_times: str
    change_every: str
    not_yours: str = within(TOAST_UNITS)
    closed: str = within(TOAST_UNITS)


def question_reply(library: Library, draft: Draft, zone: str | None, *, too_often: bool = False) -> Reply:
    """What the draft waits for, below what is understood so far, with a way out.

    `too_often` says first why the times are asked for again. `zone` is None where the person's is not known.
    """
    request = draft.request
    assert request is not None
    text, rows = _question(library, draft, request)
    if too_often:
        text = library.phrasebook.of(DraftPhrases).too_often + text
    known = so_far(library, request, zone, draft.asked)
    if known is not None:
        text = known + text
    return Reply(text, (*rows, (cancel_button(library, draft),)))


def change_reply(library: Library, draft: Draft, *, in_group: bool) -> Reply:
    """What of it should be changed. The zone is a person's own, so a group is not asked for it."""
    phrases = library.phrasebook.of(DraftPhrases)
    parts = [(DraftPart.KIND, phrases.change_kind)]
    if draft.request is not None and not draft.request.is_once:
        parts.append((DraftPart.DAYS, phrases.change_days))
    parts += [(DraftPart.TIMES, phrases.change_times), (DraftPart.INTERVAL, phrases.change_every)]
    if not in_group:
        parts.append((DraftPart.ZONE, library.phrasebook.of(ButtonPhrases).set_zone))
    buttons = [Button(words, Reopen(draft.number, part)) for part, words in parts]
    return Reply(phrases.ask_change, (*in_rows(buttons, 2), (cancel_button(library, draft),)))


def impossible_reply(library: Library, impossible: Impossible, draft: Draft | None = None) -> Reply:
    """Why a sentence cannot become a reminder; with a draft, that stays open."""
    button = new_button(library) if draft is None else cancel_button(library, draft)
    return Reply(library.phrasebook.of(DraftPhrases).impossible[impossible], ((button,),))


def undecided_words(library: Library) -> Text:
    """That the choice is the person's; the question follows."""
    return library.phrasebook.of(DraftPhrases).undecided


def not_an_answer_words(library: Library) -> Text:
    """An answer could not be read; the question comes once more below."""
    return library.phrasebook.of(DraftPhrases).not_an_answer


def one_thing_open_words(library: Library) -> Text:
    """Somebody would save what has something open; the question comes once more below."""
    return library.phrasebook.of(DraftPhrases).still_open


def not_an_answer_reply(library: Library) -> Reply:
    """An answer that could not be read."""
    return Reply(library.phrasebook.of(DraftPhrases).not_an_answer)


def dropped_reply(library: Library) -> Reply:
    """The open question is dropped."""
    return Reply(library.phrasebook.of(DraftPhrases).dropped)


def cancelled_reply(library: Library, *, anything: bool) -> Reply:
    """What was talked about is over, where there was `anything`."""
    phrases = library.phrasebook.of(DraftPhrases)
    return Reply(phrases.cancelled if anything else phrases.nothing_to_cancel)


def closed_toast(library: Library) -> str:
    """A button of a question that is closed."""
    return library.phrasebook.of(DraftPhrases).closed


def not_yours_toast(library: Library) -> str:
    """A button of somebody else's question."""
    return library.phrasebook.of(DraftPhrases).not_yours


def _question(library: Library, draft: Draft, request: ScheduleRequest) -> tuple[Text, tuple[Row, ...]]:
    phrases, number = library.phrasebook.of(DraftPhrases), draft.number
    match draft.awaiting:
        case Awaiting.KIND:
            kinds = [Button(kind.name, ChooseKind(number, kind.id)) for kind in library.offered_kinds]
            return phrases.ask_kind, in_rows(kinds, _KINDS_A_ROW)
        case Awaiting.DATE_ORDER:
            return _date_question(library, number, request)
        case Awaiting.DAYS if request.days_assumed:
            return phrases.ask_days, _whole_weeks(library, number)
        case Awaiting.DAYS:
            days = [
                Button(_picked(library, day_name(library, day), day in request.days), ToggleDay(number, day))
                for day in Day
            ]
            done = (Button(phrases.done_picking, FinishDays(number)),) if request.days else ()
            return phrases.ask_single_days, _rows_and(days, _A_ROW, done)
        case Awaiting.INTERVAL:
            spans = [Button(length_words(library, span), ChooseInterval(number, span)) for span in _SPANS]
            return phrases.ask_every, in_rows(spans, 3)
        case Awaiting.WINDOW:
            assert request.every_minutes is not None
            windows = [Button(window_words(library, window), ChooseWindow(number, window)) for window in _WINDOWS]
            return phrases.ask_window.fill(span=span_words(library, request.every_minutes)), in_rows(windows, 2)
        case Awaiting.HALF_DAY:
            return _half_day_question(library, number, request)
        case _:
            return _times_question(library, number, request)


def _whole_weeks(library: Library, number: int) -> tuple[Row, ...]:
    words, phrases = library.phrasebook.of(WordingPhrases), library.phrasebook.of(DraftPhrases)
    parts = (
        Button(capital(words.weekdays), ChooseDays(number, WEEKDAYS)),
        Button(capital(words.weekends), ChooseDays(number, WEEKEND)),
    )
    whole = Button(capital(words.every_day), ChooseDays(number, EVERY_DAY))
    return (whole,), parts, (Button(phrases.pick_days, PickDays(number)),)


def _date_question(library: Library, number: int, request: ScheduleRequest) -> tuple[Text, tuple[Row, ...]]:
    assert isinstance(request.once_day, Slashed)
    names = [day_of_month_words(library, date) for date in request.once_day.readings]
    row = tuple(Button(name, ChooseDateOrder(number, order)) for name, order in zip(names, DateOrder, strict=True))
    return library.phrasebook.of(DraftPhrases).ask_date_order.fill(first=names[0], second=names[1]), (row,)


def _half_day_question(library: Library, number: int, request: ScheduleRequest) -> tuple[Text, tuple[Row, ...]]:
    readings = {HalfDay.MORNING: list(request.times), HalfDay.LATER: [later(time) for time in request.times]}
    morning, evening = (listed(library, [clock_words(library, time) for time in times]) for times in readings.values())
    row = tuple(Button(times_words(library, times), ChooseHalfDay(number, half)) for half, times in readings.items())
    return library.phrasebook.of(DraftPhrases).ask_half_day.fill(morning=morning, evening=evening), (row,)


def _times_question(library: Library, number: int, request: ScheduleRequest) -> tuple[Text, tuple[Row, ...]]:
    phrases = library.phrasebook.of(DraftPhrases)
    buttons = [
        Button(_picked(library, clock_words(library, time), time in request.times), ToggleTime(number, time))
        for time in sorted({*_HOURS_OF.get(request.part or "", _HOURS), *request.times})
    ]
    if request.once_day is not None:
        return phrases.ask_one_time, in_rows(buttons, _A_ROW)
    done = (Button(phrases.done_picking, FinishTimes(number), ButtonStyle.PRIMARY),)
    rows = _rows_and(buttons, _A_ROW, done if request.times else ())
    return phrases.ask_times, (*rows, (Button(phrases.change_every, AskInterval(number)),))


def _picked(library: Library, words: str, on: bool) -> str:
    return f"{library.phrasebook.of(DraftPhrases).picked} {words}" if on else words


def _rows_and(buttons: list[Button], width: int, last: Row) -> tuple[Row, ...]:
    return (*in_rows(buttons, width), *((last,) if last else ()))
