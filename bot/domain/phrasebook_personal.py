"""Sentences and labels about reminders, water and settings, by name. The words are in content/voice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.domain.text import Text


def with_slots(*slots: str) -> Any:
    """A sentence that is filled with these values."""
    return field(metadata={"slots": frozenset(slots)})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalSentences:
    """What Hammy says about what it keeps for a person."""

    # words for days, times and schedules
    schedule_times: Text = with_slots("kind", "days", "times")
    schedule_every: Text = with_slots("kind", "days", "span", "start", "until")
    schedule_once: Text = with_slots("kind", "moment")
    moment: Text = with_slots("day", "time")
    moment_utc: Text = with_slots("day", "time")
    moment_ahead: Text = with_slots("span")
    span_minutes: Text = with_slots("count")
    span_hour: Text
    span_one_hour: Text
    span_one_minute: Text
    span_hours: Text = with_slots("count")
    amount_ml: Text = with_slots("ml")
    amount_litres: Text = with_slots("litres")
    # putting a reminder together
    ask_kind: Text
    ask_days: Text
    ask_single_days: Text
    ask_times: Text
    ask_one_time: Text
    ask_every: Text
    ask_window: Text = with_slots("span")
    ask_half_day: Text = with_slots("morning", "evening")
    ask_change: Text
    not_an_answer: Text
    impossible_no_such_time: Text
    impossible_no_interval: Text
    impossible_empty_window: Text
    impossible_interval_too_long: Text
    impossible_calendar_date: Text
    impossible_no_days: Text
    impossible_too_far: Text
    impossible_other_rhythm: Text
    too_often: Text
    time_passed: Text
    too_many: Text
    already_there: Text
    preview: Text = with_slots("schedule")
    preview_next: Text
    preview_time: Text = with_slots("moment")
    preview_time_quiet: Text = with_slots("moment")
    preview_time_paused: Text = with_slots("moment")
    preview_time_moved: Text = with_slots("moment")
    preview_all_quiet: Text
    preview_clock_change: Text = with_slots("day")
    preview_zone: Text = with_slots("zone")
    saved: Text = with_slots("schedule", "moment")
    saved_changed: Text = with_slots("schedule", "moment")
    draft_dropped: Text
    only_administrators: Text
    only_in_private: Text
    # where the person is
    ask_zone: Text
    ask_zone_again: Text
    ask_town: Text
    choose_place: Text
    place_choice: Text = with_slots("name", "country")
    clock_check: Text = with_slots("place", "clock", "phone")
    zone_saved: Text = with_slots("place", "clock")
    zone_current: Text = with_slots("place", "clock")
    location_elsewhere: Text
    # the list of reminders
    list_none: Text
    list_all: Text
    list_entry: Text = with_slots("number", "schedule", "next")
    list_confirm: Text = with_slots("schedule")
    list_one: Text = with_slots("schedule", "next")
    next_at: Text = with_slots("moment")
    next_none: Text
    next_paused_until: Text = with_slots("moment")
    next_paused: Text
    next_frozen: Text
    reminder_gone: Text
    ask_delete: Text = with_slots("schedule")
    deleted: Text = with_slots("schedule")
    ask_delete_all: Text = with_slots("count")
    deleted_all: Text = with_slots("count")
    which_to_delete: Text
    nothing_to_delete: Text
    kept: Text
    history: Text = with_slots("schedule")
    history_empty: Text
    history_line: Text = with_slots("moment", "outcome")
    # pauses
    ask_pause: Text
    ask_pause_again: Text
    paused_until: Text = with_slots("moment")
    paused_on: Text
    resumed: Text
    resumed_nothing: Text
    stretches_held: Text = with_slots("reminders")
    back_again: Text = with_slots("count")
    # water
    ask_amount: Text
    ask_amount_again: Text
    ask_glass: Text
    amount_impossible: Text
    water_today: Text = with_slots("total")
    water_today_goal: Text = with_slots("total", "goal")
    water_logged: Text = with_slots("amount")
    water_undone: Text = with_slots("amount")
    water_nothing_to_undo: Text
    water_goal_met: Text
    # settings
    settings: Text
    settings_zone: Text = with_slots("zone")
    settings_no_zone: Text
    settings_quiet: Text = with_slots("start", "until")
    settings_no_quiet: Text
    settings_goal: Text = with_slots("goal")
    settings_no_goal: Text
    settings_glass: Text = with_slots("glass")
    settings_no_glass: Text
    ask_quiet: Text
    ask_quiet_again: Text
    quiet_saved: Text = with_slots("start", "until")
    quiet_off: Text
    ask_goal: Text
    goal_saved: Text = with_slots("goal")
    goal_off: Text
    goal_impossible: Text
    glass_saved: Text = with_slots("glass")
    glass_impossible: Text
    # what is kept
    export_caption: Text
    export_empty: Text
    ask_forget: Text
    forgotten: Text
    # progress
    progress_none: Text
    progress_water: Text
    progress_water_day: Text = with_slots("day", "total")
    progress_water_met: Text = with_slots("day", "total")
    progress_water_none: Text = with_slots("day")
    progress_goal_days: Text = with_slots("met", "days", "goal")
    progress_stretches: Text = with_slots("done", "asked")
    progress_rest: Text = with_slots("count")
    progress_score: Text = with_slots("score")
    # what becomes of a nudge
    nudge_done: Text = with_slots("kind", "time")
    nudge_snoozed: Text = with_slots("kind", "moment")
    nudge_busy: Text = with_slots("kind", "time")
    nudge_hurting: Text = with_slots("kind", "reminders")
    nudge_stopped: Text = with_slots("kind")
    nudge_answered: Text
    nudge_snooze_quiet: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalLabels:
    """Labels of buttons, and single words, about reminders, water and settings."""

    every_day: str
    weekdays: str
    weekends: str
    on_days: str
    pick_days: str
    mon: str
    tue: str
    wed: str
    thu: str
    fri: str
    sat: str
    sun: str
    jan: str
    feb: str
    mar: str
    apr: str
    may: str
    jun: str
    jul: str
    aug: str
    sep: str
    oct: str
    nov: str
    dec: str
    today: str
    tomorrow: str
    and_word: str
    picked: str
    done_picking: str
    save: str
    change: str
    cancel: str
    change_kind: str
    change_days: str
    change_times: str
    change_every: str
    zone_regions: str
    zone_right: str
    zone_wrong: str
    draft_not_yours: str
    draft_gone_toast: str
    not_administrator: str
    new_reminder: str
    edit: str
    pause: str
    pause_all: str
    resume: str
    resume_all: str
    leave_paused: str
    delete: str
    delete_all: str
    delete_yes: str
    keep: str
    history_button: str
    back_to_list: str
    back_to_reminder: str
    pause_two_hours: str
    pause_tomorrow: str
    pause_three_days: str
    pause_week: str
    pause_resumed: str
    log_drink: str
    undo: str
    one_glass: str
    two_glasses: str
    settings_button: str
    set_zone: str
    set_quiet: str
    set_goal: str
    set_glass: str
    set_off: str
    forget_yes: str
    export_file: str
    state_sent: str
    state_unknown: str
    state_done: str
    state_snoozed: str
    state_skipped: str
    state_held: str
    state_missed: str
    state_blocked: str
    state_failed: str
    reason_quiet_hours: str
    reason_paused: str
    reason_too_close: str
    reason_goal_met: str
    reason_just_logged: str
    reason_too_late: str
    reason_busy: str
    reason_resting: str
    reason_stopped: str
    reason_unknown_kind: str
    reason_refused: str
