"""Everything kept of one person as JSON objects by table. Other programs read these keys: they may grow, and stay.

Moments are text in UTC, or "until resumed" for a pause without an end; what is not set is left out.
"""

from __future__ import annotations

from typing import Any

from whenever import Instant, Time

from bot.domain.drafts import Draft
from bot.domain.drinks import Drink
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.records import Everything, KeptDraft, KeptOccurrence
from bot.domain.reminders import Reminder
from bot.domain.rules import EVERY_WEEK, Rule, RuleRequest
from bot.domain.said_days import spelt
from bot.domain.schedules import AtTimes, Countdown, Every, Once, Schedule, ScheduleRequest, Window

Row = dict[str, Any]


def exported(person: int, kept: Everything) -> dict[str, list[Row]]:
    """The tables that hold anything, each with its rows; empty where nothing is kept."""
    tables: dict[str, list[Row]] = {
        "people": [{**_settings(person, kept.profile), "last_day": kept.last_day}] if kept.profile is not None else [],
        "reminders": [_reminder(one) for one in kept.reminders],
        "occurrences": [_occurrence(one) for one in kept.occurrences],
        "drinks": [_drink(person, one) for one in kept.drinks],
        "stretches": [{"person": person, "at": at} for at in kept.stretches],
        "drafts": [_draft(person, one) for one in kept.drafts],
    }
    return {name: [_set(row) for row in rows] for name, rows in tables.items() if rows}


def _set(row: Row) -> Row:
    return {key: _text(value) for key, value in row.items() if value is not None}


def _text(value: object) -> object:
    match value:
        case Instant():
            return "until resumed" if value == UNTIL_RESUMED else value.format_iso()
        case Time():
            return f"{value.hour:02}:{value.minute:02}"
        case _:
            return value


def _settings(person: int, profile: Profile) -> Row:
    quiet = profile.quiet
    return {
        "person": person,
        "zone": profile.zone,
        "quiet_start": quiet.start if quiet else None,
        "quiet_until": quiet.until if quiet else None,
        "goal_ml": profile.goal_ml,
        "glass_ml": profile.glass_ml,
        "paused_until": profile.paused_until,
        "stretches_paused_until": profile.stretches_paused_until,
        "town": profile.town,
        "bottle_ml": profile.bottle_ml,
        "hours": profile.hours,
        "unit": profile.unit,
    }


def _reminder(one: Reminder) -> Row:
    return {
        "id": one.id,
        "person": one.person,
        "chat": one.chat,
        "kind": one.kind,
        **_schedule(one.schedule),
        "paused_until": one.paused_until,
        "frozen": int(one.frozen),
        "last_nudge": one.last_nudge,
        "last_sent": one.last_sent,
        "thread": one.thread,
    }


def _schedule(schedule: Schedule) -> Row:
    match schedule:
        case AtTimes(days, times, rule):
            at = ",".join(str(_text(time)) for time in times)
            return {"form": "times", "days": ",".join(days), "times": at, **_rule(rule)}
        case Every(days, minutes, window, rule):
            ends = {"window_start": window.start, "window_until": window.until}
            return {"form": "every", "days": ",".join(days), "every_minutes": minutes, **ends, **_rule(rule)}
        case Once(at):
            return {"form": "once", "once_at": at.format_iso()}
        case Countdown(moment):
            return {"form": "countdown", "countdown_at": moment}


def _rule(rule: Rule) -> Row:
    if rule == EVERY_WEEK:
        return {}
    return {
        "freq": rule.freq,
        "interval": rule.interval,
        "dtstart": rule.dtstart.format_iso() if rule.dtstart is not None else None,
        "until": rule.until.format_iso() if rule.until is not None else None,
        "bymonthday": _listed(rule.bymonthday),
        "bysetpos": _listed(rule.bysetpos),
        "exdates": _listed(rule.exdates),
    }


def _listed(values: tuple[object, ...]) -> str | None:
    return ",".join(map(str, values)) or None


def _occurrence(kept: KeptOccurrence) -> Row:
    one = kept.occurrence
    return {
        "id": one.id,
        "reminder": one.reminder,
        "parent": one.parent if one.parent != one.id else None,
        "snoozed": int(kept.snoozed),
        "due": one.due,
        "wake": one.wake,
        "state": one.state,
        "reason": one.reason,
        "owner": kept.owner,
        "attempts": one.attempts,
        "missed_before": one.missed_before,
        "message": one.message,
        "retired": int(kept.retired),
        "answered": one.answered,
    }


def _drink(person: int, drink: Drink) -> Row:
    return {"person": person, "at": drink.at, "ml": drink.ml}


def _draft(person: int, kept: KeptDraft) -> Row:
    content = _content(kept.draft) if kept.draft is not None else None
    return {"chat": kept.chat, "person": person, "content": content, "asked": kept.asked}


def _content(draft: Draft) -> Row:
    return {
        "number": draft.number,
        "asked": _text(draft.asked),
        "request": _request(draft.request) if draft.request is not None else None,
        "awaiting": draft.awaiting,
        "replaces": draft.replaces,
        "days_open": draft.days_open,
        "glasses": draft.glasses,
        "place": draft.place,
        "towns": [one.name for one in draft.towns],
        "days_ago": draft.days_ago,
        "occurrence": draft.occurrence,
    }


def _request(request: ScheduleRequest) -> Row:
    return {
        "kind": request.kind,
        "days": list(request.days),
        "times": [_text(time) for time in request.times],
        "every_minutes": request.every_minutes,
        "window": _ends(request.window) if request.window else None,
        "in_minutes": request.in_minutes,
        "once_day": spelt(request.once_day) if request.once_day is not None else None,
        "half_day_open": request.half_day_open,
        "days_assumed": request.days_assumed,
        "impossible": request.impossible,
        "rule": _said_rule(request.rule),
        "per_week": request.per_week,
        "per_day": request.per_day,
        "part": request.part,
        "half_day_unsaid": request.half_day_unsaid,
    }


def _said_rule(said: RuleRequest) -> Row:
    return {
        "freq": said.freq,
        "interval": said.interval,
        "dtstart": spelt(said.dtstart) if said.dtstart is not None else None,
        "until": spelt(said.until) if said.until is not None else None,
        "duration": [said.duration.days, said.duration.months] if said.duration is not None else None,
        "count": said.count,
        "bymonthday": list(said.bymonthday),
        "bysetpos": list(said.bysetpos),
        "exdates": [spelt(day) for day in said.exdates],
    }


def _ends(window: Window) -> list[object]:
    return [_text(window.start), _text(window.until)]
