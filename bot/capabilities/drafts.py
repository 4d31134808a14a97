"""Putting a reminder together: what is still open is asked for, one thing at a time; nothing is guessed."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import assert_never

from whenever import Time

from bot.capabilities import previews, zones
from bot.capabilities.buttons import cancel_button, in_rows, new_button
from bot.capabilities.context import Context, Row
from bot.domain.actions import (
    AskInterval,
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
from bot.domain.changes import SaveDraft
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.messages import Button, ButtonStyle
from bot.domain.reminders import LEAST_MINUTES_APART
from bot.domain.schedules import (
    EVERY_DAY,
    WEEKDAYS,
    WEEKEND,
    Day,
    HalfDay,
    Impossible,
    Missing,
    ScheduleRequest,
    Window,
)
from bot.domain.text import Text, joined
from bot.views.wording import (
    capital,
    clock_words,
    day_name,
    length_words,
    listed,
    span_words,
    times_words,
    window_words,
)

_HOURS = tuple(range(6, 23))
_A_ROW = 4
_KINDS_A_ROW = 2
_SPANS = (30, 60, 90, 120, 180, 240)
_WINDOWS = (
    Window(Time(8), Time(20)),
    Window(Time(9), Time(17)),
    Window(Time(10), Time(22)),
    Window(Time(7), Time(19)),
)
_DAY_MINUTES = 24 * 60


def begin(request: ScheduleRequest | None, context: Context) -> Decision:
    """A new reminder from a sentence, or from nothing at all."""
    asked = request or ScheduleRequest(days=EVERY_DAY, days_assumed=True)
    bare = asked.days_assumed and not asked.times and asked.every_minutes is None and not asked.is_once
    draft = Draft(context.next_draft_number(), context.now, asked, days_open=bare and asked.kind is None)
    return advance(draft, context)


def advance(draft: Draft, context: Context) -> Decision:
    """Ask for the next open thing, or show the preview."""
    request = draft.request
    assert request is not None
    if request.kind not in context.library.kinds:  # nothing was chosen, or what the content no longer has
        request = replace(request, kind=None)
        draft = replace(draft, request=request)
    if request.impossible is not None:
        return context.decide(
            impossible_text(request.impossible, context), ((new_button(context),),), context.drop_draft()
        )
    if _too_often(request):
        return _ask(
            replace(draft, request=_without_times(request)), context, Awaiting.TIME, before=context.say.too_often
        )
    missing = request.missing
    if Missing.KIND in missing:
        return _ask(draft, context, Awaiting.KIND)
    if draft.days_open:
        return _ask(draft, context, Awaiting.DAYS)
    if Missing.TIME in missing:
        return _ask(draft, context, Awaiting.TIME)
    if Missing.WINDOW in missing:
        return _ask(draft, context, Awaiting.WINDOW)
    if request.asks_half_day:
        return _ask(draft, context, Awaiting.HALF_DAY)
    if context.profile.zone is None and request.in_minutes is None:
        return zones.ask(replace(draft, awaiting=Awaiting.ZONE), context)
    return previews.show(replace(draft, awaiting=Awaiting.PREVIEW), context)


def impossible_text(impossible: Impossible, context: Context) -> Text:
    """Why a sentence cannot become a reminder."""
    text: Text = getattr(context.say, f"impossible_{impossible.value}")
    return text


def ask_change(draft: Draft, context: Context) -> Decision:
    """What of it should be changed."""
    label = context.label
    parts = [(DraftPart.KIND, label.change_kind)]
    if draft.request is not None and not draft.request.is_once:
        parts.append((DraftPart.DAYS, label.change_days))
    parts += [(DraftPart.TIMES, label.change_times), (DraftPart.INTERVAL, label.change_every)]
    if not context.speaker.in_group:
        parts.append((DraftPart.ZONE, label.set_zone))
    buttons = [Button(words, Reopen(draft.number, part)) for part, words in parts]
    rows = (*in_rows(buttons, 2), (cancel_button(draft, context),))
    return context.decide(context.say.ask_change, rows, (SaveDraft(replace(draft, awaiting=Awaiting.PREVIEW)),))


def reopened(draft: Draft, part: DraftPart, context: Context) -> Decision:
    """The same draft with one thing open again."""
    request = draft.request
    assert request is not None
    match part:
        case DraftPart.KIND:
            return advance(replace(draft, request=replace(request, kind=None)), context)
        case DraftPart.DAYS:
            return advance(replace(draft, days_open=True), context)
        case DraftPart.TIMES:
            return advance(replace(draft, request=_without_times(request)), context)
        case DraftPart.INTERVAL:
            return ask_every(draft, context)
        case DraftPart.ZONE:
            return zones.ask(replace(draft, awaiting=Awaiting.ZONE), context)
        case _:
            assert_never(part)


def ask_every(draft: Draft, context: Context) -> Decision:
    """How often, for an interval instead of times."""
    return _ask(draft, context, Awaiting.INTERVAL)


def ask_times(draft: Draft, context: Context) -> Decision:
    """The times picked so far, to pick more."""
    return _ask(draft, context, Awaiting.TIME)


def merged(request: ScheduleRequest, said: ScheduleRequest) -> ScheduleRequest:
    """What was asked for, with all that an answer names in place of what was there."""
    if said.impossible is not None:
        return replace(request, impossible=said.impossible)
    new = replace(request, kind=said.kind or request.kind)
    if said.is_once:
        once = replace(said, kind=new.kind)
        return replace(once, times=said.times or request.times[:1]) if said.in_minutes is None else once
    if said.every_minutes is not None:
        new = replace(_recurring(new), times=(), every_minutes=said.every_minutes, half_day_open=False)
        new = replace(new, window=said.window or request.window)
    elif said.window is not None and new.every_minutes is not None:
        new = replace(new, window=said.window)
    elif said.times:
        times = said.times[:1] if request.once_day is not None else said.times
        new = replace(new, times=times, half_day_open=said.half_day_open, every_minutes=None, window=None)
    if said.days and not said.days_assumed:
        new = replace(_recurring(new), days=said.days, days_assumed=False)
    return new


def later(time: Time) -> Time:
    """The other reading of a bare hour: twelve hours later."""
    return Time((time.hour + 12) % 24, time.minute)


def _ask(draft: Draft, context: Context, awaiting: Awaiting, before: Text | None = None) -> Decision:
    """One question with its buttons; the draft waits for the answer."""
    asked = replace(draft, awaiting=awaiting)
    text, rows = _question(asked, context, awaiting)
    texts = joined((before, text)) if before is not None else text
    return context.decide(texts, (*rows, (cancel_button(draft, context),)), (SaveDraft(asked),))


def _question(draft: Draft, context: Context, awaiting: Awaiting) -> tuple[Text, tuple[Row, ...]]:
    say, label, request, number = context.say, context.label, draft.request, draft.number
    assert request is not None
    match awaiting:
        case Awaiting.KIND:
            kinds = [Button(kind.name, ChooseKind(number, kind.id)) for kind in context.library.kinds.values()]
            return say.ask_kind, in_rows(kinds, _KINDS_A_ROW)
        case Awaiting.DAYS if request.days_assumed:
            whole = (Button(capital(label.every_day), ChooseDays(number, EVERY_DAY)),)
            parts = (
                Button(capital(label.weekdays), ChooseDays(number, WEEKDAYS)),
                Button(capital(label.weekends), ChooseDays(number, WEEKEND)),
            )
            return say.ask_days, (whole, parts, (Button(label.pick_days, PickDays(number)),))
        case Awaiting.DAYS:
            days = [
                Button(_picked(day_name(label, day), day in request.days, context), ToggleDay(number, day))
                for day in Day
            ]
            done = (Button(label.done_picking, FinishDays(number)),) if request.days else ()
            return say.ask_single_days, _rows_and(days, _A_ROW, done)
        case Awaiting.INTERVAL:
            spans = [Button(length_words(context.library, span), ChooseInterval(number, span)) for span in _SPANS]
            return say.ask_every, in_rows(spans, 3)
        case Awaiting.WINDOW:
            assert request.every_minutes is not None
            windows = [Button(window_words(window), ChooseWindow(number, window)) for window in _WINDOWS]
            return say.ask_window.fill(span=span_words(context.library, request.every_minutes)), in_rows(windows, 2)
        case Awaiting.HALF_DAY:
            morning = listed(label, [clock_words(time) for time in request.times])
            evening = listed(label, [clock_words(later(time)) for time in request.times])
            row = (
                Button(times_words(label, request.times), ChooseHalfDay(number, HalfDay.MORNING)),
                Button(
                    times_words(label, [later(time) for time in request.times]), ChooseHalfDay(number, HalfDay.LATER)
                ),
            )
            return say.ask_half_day.fill(morning=morning, evening=evening), (row,)
    return _times_question(draft, context, request)


def _times_question(draft: Draft, context: Context, request: ScheduleRequest) -> tuple[Text, tuple[Row, ...]]:
    label, say = context.label, context.say
    hours = [Time(hour) for hour in _HOURS]
    shown = sorted({*hours, *request.times})
    buttons = [
        Button(_picked(clock_words(time), time in request.times, context), ToggleTime(draft.number, time))
        for time in shown
    ]
    if request.once_day is not None:
        return say.ask_one_time, in_rows(buttons, _A_ROW)
    done = (Button(label.done_picking, FinishTimes(draft.number), ButtonStyle.PRIMARY),)
    rows = _rows_and(buttons, _A_ROW, done if request.times else ())
    return say.ask_times, (*rows, (Button(label.change_every, AskInterval(draft.number)),))


def _picked(words: str, on: bool, context: Context) -> str:
    return f"{context.label.picked} {words}" if on else words


def _rows_and(buttons: list[Button], width: int, last: Row) -> tuple[Row, ...]:
    return (*in_rows(buttons, width), *((last,) if last else ()))


def _recurring(request: ScheduleRequest) -> ScheduleRequest:
    if not request.is_once:
        return request
    return replace(request, in_minutes=None, once_day=None, days=EVERY_DAY, days_assumed=True)


def _without_times(request: ScheduleRequest) -> ScheduleRequest:
    """The same, with times (or a moment) still to be named."""
    if request.in_minutes is not None:
        request = _recurring(request)
    return replace(request, times=(), every_minutes=None, window=None, half_day_open=False)


def _too_often(request: ScheduleRequest) -> bool:
    """True where two nudges would come less than LEAST_MINUTES_APART after each other."""
    if request.every_minutes is not None:
        return request.every_minutes < LEAST_MINUTES_APART
    minutes = sorted({time.hour * 60 + time.minute for time in request.times})
    if len(minutes) < 2:
        return False
    gaps = [after - before for before, after in itertools.pairwise(minutes)]
    if request.days == EVERY_DAY:
        gaps.append(minutes[0] + _DAY_MINUTES - minutes[-1])
    return min(gaps) < LEAST_MINUTES_APART
