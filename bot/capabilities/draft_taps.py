"""What a tap does to a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from bot.capabilities import editing, water, zones
from bot.capabilities.capability import Way, way
from bot.capabilities.context import Context
from bot.capabilities.draft_answers import cancelled, half_day_chosen
from bot.capabilities.drafts import advance, ask_change, ask_every, ask_times, merged, reopened
from bot.capabilities.place import zone_confirmed
from bot.capabilities.saving import save
from bot.domain.actions import (
    Action,
    AskChange,
    AskInterval,
    ChangeAll,
    ChangeThis,
    ChooseDateOrder,
    ChooseDays,
    ChooseGlass,
    ChooseHalfDay,
    ChooseInterval,
    ChooseKind,
    ChooseRegion,
    ChooseWindow,
    ChooseZone,
    ConfirmChanges,
    ConfirmDraft,
    ConfirmZone,
    DraftAction,
    DropDraft,
    EditAction,
    FinishDays,
    FinishTimes,
    MoveTo,
    PickDays,
    Reopen,
    RequestAction,
    ShowRegions,
    ToggleDay,
    ToggleTime,
)
from bot.domain.conversation import Decision
from bot.domain.drafts import Draft
from bot.domain.places import is_zone
from bot.domain.said_days import Slashed
from bot.domain.schedules import DateOrder, ScheduleRequest, in_order
from bot.views import drafts as view

D = TypeVar("D", bound=DraftAction)
R = TypeVar("R", bound=RequestAction)
E = TypeVar("E", bound=EditAction)


def of_draft(handle: Callable[[D, Draft, Context], Decision]) -> Callable[[D, Context], Decision]:
    """A tap on a button of a draft; one of an older draft, or of somebody else's, changes nothing."""

    def of_one(action: D, context: Context) -> Decision:
        draft = context.draft
        if draft is None or draft.number != action.number:
            if context.speaker.in_group:
                return context.only_toast(view.not_yours_toast(context.library))
            return _means_nothing(context)
        return handle(action, draft, context)

    return of_one


def of_request(
    handle: Callable[[R, Draft, ScheduleRequest, Context], Decision],
) -> Callable[[R, Context], Decision]:
    """The same where a reminder is being put together."""

    def of_one(action: R, draft: Draft, context: Context) -> Decision:
        if draft.request is None:
            return _means_nothing(context)
        return handle(action, draft, draft.request, context)

    return of_draft(of_one)


def on_drop_draft(_: DropDraft, _draft: Draft, context: Context) -> Decision:
    """The open question is dropped."""
    return cancelled(context)


def on_show_regions(_: ShowRegions, draft: Draft, context: Context) -> Decision:
    """All parts of the world."""
    return zones.ask(draft, context)


def on_choose_region(action: ChooseRegion, draft: Draft, context: Context) -> Decision:
    """The towns of one part of the world."""
    return zones.choose_town(draft, action.region, context)


def on_choose_zone(action: ChooseZone, draft: Draft, context: Context) -> Decision:
    """The clock of a town is compared."""
    return zones.choose_zone(draft, action.zone, context)


def on_confirm_zone(action: ConfirmZone, draft: Draft, context: Context) -> Decision:
    """The clock was right."""
    return zone_confirmed(draft, action.zone, context) if is_zone(action.zone) else zones.ask(draft, context)


def on_choose_glass(action: ChooseGlass, draft: Draft, context: Context) -> Decision:
    """The size of a glass is known."""
    return water.vessel_named(draft, action.ml, context)


def on_choose_kind(action: ChooseKind, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """What to be reminded of is known."""
    return advance(replace(draft, request=replace(request, kind=action.kind)), context)


def on_choose_days(action: ChooseDays, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """The days are known."""
    chosen = replace(request, days=action.days, days_assumed=False, per_week=None)
    return advance(replace(draft, request=chosen, days_open=False), context)


def on_pick_days(_: PickDays, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """Single days are picked, from none on."""
    return advance(replace(draft, request=replace(request, days=(), days_assumed=False)), context)


def on_toggle_day(action: ToggleDay, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """A day is switched on or off."""
    days = in_order({*request.days} ^ {action.day})
    return advance(replace(draft, request=replace(request, days=days, days_assumed=False)), context)


def on_finish_days(_: FinishDays, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """All days are picked; there has to be one."""
    return advance(replace(draft, days_open=False), context) if request.days else _means_nothing(context)


def on_toggle_time(action: ToggleTime, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """A time is switched on or off; of a one-off, it is the only one."""
    if request.once_day is not None:
        return advance(replace(draft, request=replace(request, times=(action.time,), half_day_open=False)), context)
    times = tuple(sorted({*request.times} ^ {action.time}))
    return ask_times(replace(draft, request=replace(request, times=times, half_day_open=False)), context)


def on_finish_times(_: FinishTimes, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """All times are picked; there has to be one."""
    if not request.times:
        return _means_nothing(context)
    return advance(replace(draft, request=replace(request, per_day=None)), context)


def on_ask_interval(_: AskInterval, draft: Draft, _request: ScheduleRequest, context: Context) -> Decision:
    """How often?"""
    return ask_every(draft, context)


def on_choose_interval(action: ChooseInterval, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """It comes every so many minutes instead of at set times."""
    said = ScheduleRequest(every_minutes=action.minutes)
    return advance(replace(draft, request=merged(request, said)), context)


def on_choose_window(action: ChooseWindow, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """The window of an interval is known; set times have none."""
    if not request.every_minutes:
        return _means_nothing(context)
    return advance(replace(draft, request=replace(request, window=action.window)), context)


def on_choose_half_day(action: ChooseHalfDay, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """Which half of the day is meant, where that is open."""
    return half_day_chosen(draft, request, action.half, context) if request.half_day_open else _means_nothing(context)


def on_choose_date_order(action: ChooseDateOrder, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """Which number is the month is known."""
    if not isinstance(request.once_day, Slashed):
        return _means_nothing(context)
    day_first, month_first = request.once_day.readings
    day = day_first if action.order is DateOrder.DAY_FIRST else month_first
    return advance(replace(draft, request=replace(request, once_day=day)), context)


def on_move_to(action: MoveTo, draft: Draft, request: ScheduleRequest, context: Context) -> Decision:
    """It comes at a time outside quiet hours; an interval has no single time."""
    if request.every_minutes is not None:
        return _means_nothing(context)
    moved = replace(request, times=(action.time,), half_day_open=False, per_day=None)
    return advance(replace(draft, request=moved), context)


def on_ask_change(_: AskChange, draft: Draft, _request: ScheduleRequest, context: Context) -> Decision:
    """What should be changed?"""
    return ask_change(draft, context)


def on_reopen(action: Reopen, draft: Draft, _request: ScheduleRequest, context: Context) -> Decision:
    """One part is asked for again."""
    return reopened(draft, action.part, context)


def on_confirm_draft(_: ConfirmDraft, draft: Draft, _request: ScheduleRequest, context: Context) -> Decision:
    """The reminder is kept."""
    return save(draft, context)


def _means_nothing(context: Context) -> Decision:
    return context.only_toast(view.closed_toast(context.library))


def of_edit(handle: Callable[[E, Draft, Context], Decision]) -> Callable[[E, Context], Decision]:
    """A tap where a change is open, and it is still open for which reminders."""

    def of_one(action: E, draft: Draft, context: Context) -> Decision:
        return handle(action, draft, context) if draft.edit is not None else _means_nothing(context)

    return of_draft(of_one)


def on_change_this(action: ChangeThis, draft: Draft, context: Context) -> Decision:
    """The change is for this one of several."""
    return editing.on_change_this(action.reminder, draft, context)


def on_change_all(_: ChangeAll, draft: Draft, context: Context) -> Decision:
    """The change is for all of them."""
    return editing.on_change_all(draft, context)


def on_confirm_changes(_: ConfirmChanges, draft: Draft, context: Context) -> Decision:
    """All that were shown are changed."""
    return editing.on_confirm_changes(draft, context)


TAPS: Mapping[type[Action], Way] = {
    DropDraft: way(of_draft(on_drop_draft)),
    ShowRegions: way(of_draft(on_show_regions)),
    ChooseRegion: way(of_draft(on_choose_region)),
    ChooseZone: way(of_draft(on_choose_zone)),
    ConfirmZone: way(of_draft(on_confirm_zone)),
    ChooseGlass: way(of_draft(on_choose_glass)),
    ChooseKind: way(of_request(on_choose_kind), manages=True),
    ChooseDays: way(of_request(on_choose_days), manages=True),
    PickDays: way(of_request(on_pick_days), manages=True),
    ToggleDay: way(of_request(on_toggle_day), manages=True),
    FinishDays: way(of_request(on_finish_days), manages=True),
    ToggleTime: way(of_request(on_toggle_time), manages=True),
    FinishTimes: way(of_request(on_finish_times), manages=True),
    AskInterval: way(of_request(on_ask_interval), manages=True),
    ChooseInterval: way(of_request(on_choose_interval), manages=True),
    ChooseWindow: way(of_request(on_choose_window), manages=True),
    ChooseHalfDay: way(of_request(on_choose_half_day), manages=True),
    ChooseDateOrder: way(of_request(on_choose_date_order), manages=True),
    MoveTo: way(of_request(on_move_to), manages=True),
    ChangeThis: way(of_edit(on_change_this), manages=True),
    ChangeAll: way(of_edit(on_change_all), manages=True),
    ConfirmChanges: way(of_edit(on_confirm_changes), manages=True),
    AskChange: way(of_request(on_ask_change), manages=True),
    Reopen: way(of_request(on_reopen), manages=True),
    ConfirmDraft: way(of_request(on_confirm_draft), manages=True),
}
