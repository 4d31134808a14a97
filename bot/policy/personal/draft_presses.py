"""What a tap does to a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bot.domain.actions import (
    AskChange,
    AskInterval,
    ChooseDays,
    ChooseGlass,
    ChooseHalfDay,
    ChooseInterval,
    ChooseKind,
    ChooseRegion,
    ChooseWindow,
    ChooseZone,
    ConfirmDraft,
    ConfirmZone,
    DraftAction,
    DropDraft,
    FinishDays,
    FinishTimes,
    PickDays,
    Reopen,
    RequestAction,
    ShowRegions,
    ToggleDay,
    ToggleTime,
)
from bot.domain.conversation import Decision
from bot.domain.drafts import Draft
from bot.domain.schedules import ScheduleRequest, in_order
from bot.policy.personal import water, zones
from bot.policy.personal.context import Context
from bot.policy.personal.draft_steps import cancelled, half_day_chosen, zone_confirmed
from bot.policy.personal.drafts import advance, ask_change, ask_every, ask_times, merged, reopened
from bot.policy.personal.saving import save


def press(action: DraftAction, context: Context) -> Decision:
    """A tap on a button of a draft; one of an older draft, or of somebody else's, changes nothing."""
    draft = context.draft
    if draft is None or draft.number != action.number:
        other = context.speaker.in_group
        return context.only_toast(context.label.draft_not_yours if other else context.label.draft_gone_toast)
    match action:
        case DropDraft():
            return on_drop_draft(action, context)
        case ShowRegions():
            return on_show_regions(action, context)
        case ChooseRegion():
            return on_choose_region(action, context)
        case ChooseZone():
            return on_choose_zone(action, context)
        case ConfirmZone():
            return on_confirm_zone(action, context)
        case ChooseGlass():
            return on_choose_glass(action, context)
    if draft.request is None:
        return _means_nothing(context)
    if not context.may_manage:
        return context.only_toast(context.label.not_administrator)
    return _press_request(action, context)


def _press_request(action: RequestAction, context: Context) -> Decision:
    match action:
        case ChooseKind():
            return on_choose_kind(action, context)
        case ChooseDays():
            return on_choose_days(action, context)
        case PickDays():
            return on_pick_days(action, context)
        case ToggleDay():
            return on_toggle_day(action, context)
        case FinishDays():
            return on_finish_days(action, context)
        case ToggleTime():
            return on_toggle_time(action, context)
        case FinishTimes():
            return on_finish_times(action, context)
        case AskInterval():
            return on_ask_interval(action, context)
        case ChooseInterval():
            return on_choose_interval(action, context)
        case ChooseWindow():
            return on_choose_window(action, context)
        case ChooseHalfDay():
            return on_choose_half_day(action, context)
        case AskChange():
            return on_ask_change(action, context)
        case Reopen():
            return on_reopen(action, context)
        case ConfirmDraft():
            return on_confirm_draft(action, context)
        case _:
            assert_never(action)


def on_drop_draft(_: DropDraft, context: Context) -> Decision:
    """The open question is dropped."""
    return cancelled(context)


def on_show_regions(_: ShowRegions, context: Context) -> Decision:
    """All parts of the world."""
    return zones.ask(_draft(context), context)


def on_choose_region(action: ChooseRegion, context: Context) -> Decision:
    """The towns of one part of the world."""
    return zones.choose_town(_draft(context), action.region, context)


def on_choose_zone(action: ChooseZone, context: Context) -> Decision:
    """The clock of a town is compared."""
    return zones.choose_zone(_draft(context), action.zone, context)


def on_confirm_zone(action: ConfirmZone, context: Context) -> Decision:
    """The clock was right."""
    draft = _draft(context)
    return (
        zone_confirmed(draft, action.zone, context) if zones.exists(action.zone, context) else zones.ask(draft, context)
    )


def on_choose_glass(action: ChooseGlass, context: Context) -> Decision:
    """The size of a glass is known."""
    return water.glass_named(_draft(context), action.ml, context)


def on_choose_kind(action: ChooseKind, context: Context) -> Decision:
    """What to be reminded of is known."""
    draft, request = _request(context)
    return advance(replace(draft, request=replace(request, kind=action.kind)), context)


def on_choose_days(action: ChooseDays, context: Context) -> Decision:
    """The days are known."""
    draft, request = _request(context)
    chosen = replace(request, days=action.days, days_assumed=False)
    return advance(replace(draft, request=chosen, days_open=False), context)


def on_pick_days(_: PickDays, context: Context) -> Decision:
    """Single days are picked, from none on."""
    draft, request = _request(context)
    return advance(replace(draft, request=replace(request, days=(), days_assumed=False)), context)


def on_toggle_day(action: ToggleDay, context: Context) -> Decision:
    """A day is switched on or off."""
    draft, request = _request(context)
    days = in_order({*request.days} ^ {action.day})
    return advance(replace(draft, request=replace(request, days=days, days_assumed=False)), context)


def on_finish_days(_: FinishDays, context: Context) -> Decision:
    """All days are picked; there has to be one."""
    draft, request = _request(context)
    return advance(replace(draft, days_open=False), context) if request.days else _means_nothing(context)


def on_toggle_time(action: ToggleTime, context: Context) -> Decision:
    """A time is switched on or off; of a one-off, it is the only one."""
    draft, request = _request(context)
    if request.once_day is not None:
        return advance(replace(draft, request=replace(request, times=(action.time,), half_day_open=False)), context)
    times = tuple(sorted({*request.times} ^ {action.time}))
    return ask_times(replace(draft, request=replace(request, times=times, half_day_open=False)), context)


def on_finish_times(_: FinishTimes, context: Context) -> Decision:
    """All times are picked; there has to be one."""
    draft, request = _request(context)
    return advance(draft, context) if request.times else _means_nothing(context)


def on_ask_interval(_: AskInterval, context: Context) -> Decision:
    """How often?"""
    return ask_every(_draft(context), context)


def on_choose_interval(action: ChooseInterval, context: Context) -> Decision:
    """It comes every so many minutes instead of at set times."""
    draft, request = _request(context)
    said = ScheduleRequest(every_minutes=action.minutes)
    return advance(replace(draft, request=merged(request, said)), context)


def on_choose_window(action: ChooseWindow, context: Context) -> Decision:
    """The window of an interval is known; set times have none."""
    draft, request = _request(context)
    if not request.every_minutes:
        return _means_nothing(context)
    return advance(replace(draft, request=replace(request, window=action.window)), context)


def on_choose_half_day(action: ChooseHalfDay, context: Context) -> Decision:
    """Which half of the day is meant, where that is open."""
    draft, request = _request(context)
    return half_day_chosen(draft, request, action.half, context) if request.half_day_open else _means_nothing(context)


def on_ask_change(_: AskChange, context: Context) -> Decision:
    """What should be changed?"""
    return ask_change(_draft(context), context)


def on_reopen(action: Reopen, context: Context) -> Decision:
    """One part is asked for again."""
    return reopened(_draft(context), action.part, context)


def on_confirm_draft(_: ConfirmDraft, context: Context) -> Decision:
    """The reminder is kept."""
    return save(_draft(context), context)


def _draft(context: Context) -> Draft:
    assert context.draft is not None
    return context.draft


def _request(context: Context) -> tuple[Draft, ScheduleRequest]:
    draft = _draft(context)
    assert draft.request is not None
    return draft, draft.request


def _means_nothing(context: Context) -> Decision:
    return context.only_toast(context.label.draft_gone_toast)
