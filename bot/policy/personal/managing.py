"""The list of reminders, and what can be done with one of them."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant

from bot.domain.cancelling import Cancel
from bot.domain.changes import Change, ChangeReminder, DeleteReminder
from bot.domain.conversation import Decision
from bot.domain.messages import Button, ButtonStyle
from bot.domain.personal_actions import DeskMove, ReminderMove, ReminderStep
from bot.domain.reminders import UNTIL_RESUMED, Draft, Occurrence, Profile, Scheduled
from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Every, Kind, Once, ScheduleRequest
from bot.domain.text import Text, joined
from bot.policy.occurrences import next_due
from bot.policy.personal.buttons import desk_button, in_rows, new_button
from bot.policy.personal.desk import Desk, Row
from bot.policy.personal.drafts import advance, ask_change
from bot.policy.personal.pauses import pause_choices, pause_end
from bot.policy.personal.wording import clock_words, coming_words, kind_words, moment_words, schedule_words

ALL = "all"
_YES = "_yes"


def listed(desk: Desk) -> Decision:
    """All reminders with their next times."""
    if not desk.record.reminders:
        rows = (
            (
                desk_button(desk.label.new_stretch, DeskMove.NEW, Kind.STRETCH),
                desk_button(desk.label.new_hydration, DeskMove.NEW, Kind.HYDRATION),
            ),
        )
        return desk.decide(desk.say.list_none, rows)
    lines = [
        desk.say.list_entry.fill(number=str(number), schedule=said(one, desk), next=_coming(one, desk))
        for number, one in enumerate(desk.record.reminders, 1)
    ]
    buttons = [
        _button(one, f"{number}. {_short(one, desk)}", ReminderMove.SHOW)
        for number, one in enumerate(desk.record.reminders, 1)
    ]
    return desk.decide(joined((desk.say.list_all, *lines)), (*in_rows(buttons, 2), *_list_rows(desk)))


def press(step: ReminderStep, desk: Desk) -> Decision:
    """A tap on a button of one reminder. `desk.target` is that reminder, where it is there and this chat may see it."""
    one = desk.target
    if one is None:
        return desk.decide(desk.say.reminder_gone, _back(desk))
    if not desk.may_manage:
        return desk.only_toast(desk.label.not_administrator)
    match step.move:
        case ReminderMove.SHOW:
            return _shown(one, desk)
        case ReminderMove.LEDGER:
            return _ledger(one, desk)
        case ReminderMove.EDIT:
            return _edited(one, desk)
        case ReminderMove.PAUSE if not step.value:
            buttons = [_button(one, words, ReminderMove.PAUSE, value) for value, words in pause_choices(desk)]
            return desk.decide(desk.say.ask_pause, (*in_rows(buttons, 2), _back_to(one, desk)))
        case ReminderMove.PAUSE:
            until = pause_end(step.value, desk)
            return _changed(one, until, desk) if until is not None else _shown(one, desk)
        case ReminderMove.RESUME:
            return _changed(one, None, desk)
        case ReminderMove.DELETE if step.value == "yes":
            assert one.reminder.id is not None
            text = desk.say.deleted.fill(schedule=said(one, desk))
            return desk.decide(text, _back(desk), (DeleteReminder(one.reminder.id),))
        case ReminderMove.DELETE:
            return ask_delete(one, desk)


def cancel(wanted: Cancel | None, desk: Desk) -> Decision:
    """Stop what a sentence names, after a confirmation."""
    if not desk.may_manage:
        return desk.decide(desk.say.only_administrators)
    reminders = desk.record.reminders
    if not reminders:
        return desk.decide(desk.say.nothing_to_delete, ((new_button(desk),),))
    wanted = wanted or Cancel()
    fitting = [one for one in reminders if _fits(one, wanted)]
    if not fitting:
        return desk.decide(desk.say.nothing_to_delete, _back(desk))
    if len(fitting) == 1:
        return ask_delete(fitting[0], desk)
    if wanted.all or (wanted.kind is not None and wanted.time is None and not wanted.narrowed):
        return ask_delete_all(wanted.kind.value if wanted.kind else ALL, desk)
    buttons = [_button(one, _short(one, desk), ReminderMove.DELETE) for one in fitting]
    return desk.decide(desk.say.which_to_delete, (*in_rows(buttons, 2), _keep_row(desk)))


def ask_delete(one: Scheduled, desk: Desk) -> Decision:
    """Really delete this one?"""
    yes = _button(one, desk.label.delete_yes, ReminderMove.DELETE, "yes", ButtonStyle.DANGER)
    return desk.decide(desk.say.ask_delete.fill(schedule=said(one, desk)), ((yes, *_keep_row(desk)),))


def ask_delete_all(which: str, desk: Desk) -> Decision:
    """Really delete all, or all of a kind?"""
    fitting = _of(which, desk)
    if not fitting:
        return desk.decide(desk.say.nothing_to_delete, ((new_button(desk),),))
    yes = desk_button(desk.label.delete_yes, DeskMove.DELETE_ALL, which + _YES, ButtonStyle.DANGER)
    lines = [desk.say.list_confirm.fill(schedule=said(one, desk)) for one in fitting]
    text = desk.say.ask_delete_all.fill(count=str(len(fitting)))
    return desk.decide(joined((text, *lines)), ((yes, *_keep_row(desk)),))


def delete_all(value: str, desk: Desk) -> Decision:
    """A tap on delete all: asks, or does it where it was asked."""
    if not desk.may_manage:
        return desk.only_toast(desk.label.not_administrator)
    if not value.endswith(_YES):
        return ask_delete_all(value, desk)
    fitting = _of(value.removesuffix(_YES), desk)
    changes: tuple[Change, ...] = tuple(
        DeleteReminder(one.reminder.id) for one in fitting if one.reminder.id is not None
    )
    text = desk.say.deleted_all.fill(count=str(len(changes))) if changes else desk.say.nothing_to_delete
    return desk.decide(text, ((new_button(desk),),), changes)


def said(one: Scheduled, desk: Desk) -> str:
    """What comes when, in one line."""
    return schedule_words(desk.library, one.reminder.kind, one.reminder.schedule, desk.profile.zone, desk.now)


def _shown(one: Scheduled, desk: Desk) -> Decision:
    label = desk.label
    text = desk.say.list_one.fill(schedule=said(one, desk), next=_capital(_coming(one, desk)))
    paused = one.reminder.paused_until is not None and one.reminder.paused_until > desk.now
    held = paused or one.reminder.frozen
    pause = (label.resume, ReminderMove.RESUME) if held else (label.pause, ReminderMove.PAUSE)
    rows = (
        (_button(one, label.edit, ReminderMove.EDIT), _button(one, *pause)),
        (_button(one, label.ledger_button, ReminderMove.LEDGER), _button(one, label.delete, ReminderMove.DELETE)),
        *_back(desk),
    )
    return desk.decide(text, rows)


def _edited(one: Scheduled, desk: Desk) -> Decision:
    """A draft that holds what the reminder is now."""
    request = _request_of(one)
    draft = Draft(desk.next_draft_number(), desk.now, request, replaces=one.reminder.id)
    return ask_change(draft, desk) if not request.missing else advance(draft, desk)


def _request_of(one: Scheduled) -> ScheduleRequest:
    kind = one.reminder.kind
    match one.reminder.schedule:
        case AtTimes(days, times):
            return ScheduleRequest(kind, days, times)
        case Every(days, minutes, window):
            return ScheduleRequest(kind, days, every_minutes=minutes, window=window)
        case Once() | Countdown():
            return ScheduleRequest(kind, EVERY_DAY, days_assumed=True)


def _changed(one: Scheduled, paused_until: Instant | None, desk: Desk) -> Decision:
    reminder = replace(one.reminder, paused_until=paused_until, frozen=False)
    due = next_due(reminder, desk.profile, desk.now)
    shown = _shown(Scheduled(reminder, due), desk)
    return replace(shown, changes=(ChangeReminder(reminder, due),))


def _ledger(one: Scheduled, desk: Desk) -> Decision:
    """What happened to it of late, newest first."""
    lines = [_ledger_line(occurrence, desk) for occurrence in desk.ledger]
    text = desk.say.ledger.fill(schedule=said(one, desk))
    return desk.decide(joined((text, *(lines or [desk.say.ledger_empty]))), (_back_to(one, desk),))


def _ledger_line(occurrence: Occurrence, desk: Desk) -> Text:
    outcome: str = getattr(desk.label, f"state_{occurrence.state.value}")
    if occurrence.reason is not None:
        reason: str = getattr(desk.label, f"reason_{occurrence.reason.value}")
        outcome = f"{outcome} ({reason})"
    moment = moment_words(desk.library, occurrence.due, desk.profile.zone, desk.now)
    return desk.say.ledger_line.fill(moment=moment, outcome=outcome)


def _coming(one: Scheduled, desk: Desk) -> str:
    """When it comes next, or why it does not."""
    say = desk.say
    if one.reminder.frozen:
        return say.next_frozen.plain
    pauses = [pause for pause in (one.reminder.paused_until, _pause(desk.profile, one)) if pause and pause > desk.now]
    if UNTIL_RESUMED in pauses:
        return say.next_paused.plain
    if pauses:
        return say.next_paused_until.fill(
            moment=moment_words(desk.library, max(pauses), desk.profile.zone, desk.now)
        ).plain
    if one.next_due is None:
        return say.next_none.plain
    return say.next_at.fill(moment=coming_words(desk.library, one.next_due, desk.profile.zone, desk.now)).plain


def _pause(profile: Profile, one: Scheduled) -> Instant | None:
    return profile.pause_of(one.reminder.kind)


def _short(one: Scheduled, desk: Desk) -> str:
    """A few words for a button."""
    name = kind_words(desk.label, one.reminder.kind)
    match one.reminder.schedule:
        case AtTimes(_, times):
            more = " …" if len(times) > 1 else ""
            return f"{name} {clock_words(times[0])}{more}"
        case Every(_, _, window):
            return f"{name} {clock_words(window.start)}–{clock_words(window.until)}"
        case Once(at):
            return f"{name} {clock_words(at.time())}"
        case Countdown(at):
            return f"{name} {clock_words(at.to_tz(desk.zone).time())}"


def _fits(one: Scheduled, wanted: Cancel) -> bool:
    if wanted.kind is not None and one.reminder.kind is not wanted.kind:
        return False
    if wanted.time is None:
        return True
    match one.reminder.schedule:
        case AtTimes(_, times):
            return wanted.time in times
        case Once(at):
            return at.time() == wanted.time
        case Every(_, _, window):
            return window.start == wanted.time
    return False


def _of(which: str, desk: Desk) -> list[Scheduled]:
    if which == ALL:
        return list(desk.record.reminders)
    return [one for one in desk.record.reminders if one.reminder.kind.value == which]


def _button(
    one: Scheduled, words: str, move: ReminderMove, value: str = "", style: ButtonStyle | None = None
) -> Button:
    return Button(words, ReminderStep(one.reminder.id or 0, move, value), style)


def _list_rows(desk: Desk) -> tuple[Row, ...]:
    paused = desk.profile.paused_until is not None and desk.profile.paused_until > desk.now
    stretches = desk.profile.stretches_paused_until
    held = paused or (stretches is not None and stretches > desk.now)
    pause = (desk.label.resume_all, DeskMove.RESUME) if held else (desk.label.pause_all, DeskMove.PAUSE)
    return (
        (new_button(desk), desk_button(*pause)),
        (desk_button(desk.label.delete_all, DeskMove.DELETE_ALL, ALL),),
    )


def _back(desk: Desk) -> tuple[Row, ...]:
    return ((desk_button(desk.label.back_to_list, DeskMove.LIST),),)


def _back_to(one: Scheduled, desk: Desk) -> Row:
    return (_button(one, desk.label.back_to_reminder, ReminderMove.SHOW),)


def _keep_row(desk: Desk) -> Row:
    return (desk_button(desk.label.keep, DeskMove.KEEP),)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
