"""The list of reminders, and what can be done with one of them."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant

from bot.domain.cancelling import Cancel
from bot.domain.changes import Change, ChangeReminder, DeleteReminder
from bot.domain.conversation import Decision
from bot.domain.drafts import Draft
from bot.domain.messages import Button, ButtonStyle
from bot.domain.occurrences import Occurrence
from bot.domain.personal_actions import DeskMove, ReminderMove, ReminderStep
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.reminders import Scheduled
from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Every, Once, ReminderKind, ScheduleRequest
from bot.domain.text import Text, joined
from bot.policy.personal.buttons import desk_button, in_rows, new_button
from bot.policy.personal.context import Context, Row
from bot.policy.personal.drafts import advance, ask_change
from bot.policy.personal.pauses import pause_choices, pause_end
from bot.reminding.occurrences import next_due
from bot.views.wording import capital, clock_words, coming_words, kind_words, moment_words, schedule_words

ALL = "all"
_YES = "_yes"


def listed(context: Context) -> Decision:
    """All reminders with their next times."""
    if not context.record.reminders:
        rows = (
            (
                desk_button(context.label.new_stretch, DeskMove.NEW, ReminderKind.STRETCH),
                desk_button(context.label.new_hydration, DeskMove.NEW, ReminderKind.HYDRATION),
            ),
        )
        return context.decide(context.say.list_none, rows)
    lines = [
        context.say.list_entry.fill(number=str(number), schedule=said(one, context), next=_coming(one, context))
        for number, one in enumerate(context.record.reminders, 1)
    ]
    buttons = [
        _button(one, f"{number}. {_short(one, context)}", ReminderMove.SHOW)
        for number, one in enumerate(context.record.reminders, 1)
    ]
    return context.decide(joined((context.say.list_all, *lines)), (*in_rows(buttons, 2), *_list_rows(context)))


def press(step: ReminderStep, context: Context) -> Decision:
    """A tap on a button of one reminder: `context.target`, where it is there and this chat may see it."""
    one = context.target
    if one is None:
        return context.decide(context.say.reminder_gone, _back(context))
    if not context.may_manage:
        return context.only_toast(context.label.not_administrator)
    match step.move:
        case ReminderMove.SHOW:
            return _shown(one, context)
        case ReminderMove.HISTORY:
            return _history(one, context)
        case ReminderMove.EDIT:
            return _edited(one, context)
        case ReminderMove.PAUSE if not step.value:
            buttons = [_button(one, words, ReminderMove.PAUSE, value) for value, words in pause_choices(context)]
            return context.decide(context.say.ask_pause, (*in_rows(buttons, 2), _back_to(one, context)))
        case ReminderMove.PAUSE:
            until = pause_end(step.value, context)
            return _changed(one, until, context) if until is not None else _shown(one, context)
        case ReminderMove.RESUME:
            return _changed(one, None, context)
        case ReminderMove.DELETE if step.value == "yes":
            assert one.reminder.id is not None
            text = context.say.deleted.fill(schedule=said(one, context))
            return context.decide(text, _back(context), (DeleteReminder(one.reminder.id),))
        case ReminderMove.DELETE:
            return ask_delete(one, context)


def cancel(wanted: Cancel | None, context: Context) -> Decision:
    """Stop what a sentence names, after a confirmation."""
    if not context.may_manage:
        return context.decide(context.say.only_administrators)
    reminders = context.record.reminders
    if not reminders:
        return context.decide(context.say.nothing_to_delete, ((new_button(context),),))
    wanted = wanted or Cancel()
    fitting = [one for one in reminders if _fits(one, wanted)]
    if not fitting:
        return context.decide(context.say.nothing_to_delete, _back(context))
    if len(fitting) == 1:
        return ask_delete(fitting[0], context)
    if wanted.all or (wanted.kind is not None and wanted.time is None and not wanted.narrowed):
        return ask_delete_all(wanted.kind.value if wanted.kind else ALL, context)
    buttons = [_button(one, _short(one, context), ReminderMove.DELETE) for one in fitting]
    return context.decide(context.say.which_to_delete, (*in_rows(buttons, 2), _keep_row(context)))


def ask_delete(one: Scheduled, context: Context) -> Decision:
    """Really delete this one?"""
    yes = _button(one, context.label.delete_yes, ReminderMove.DELETE, "yes", ButtonStyle.DANGER)
    return context.decide(context.say.ask_delete.fill(schedule=said(one, context)), ((yes, *_keep_row(context)),))


def ask_delete_all(which: str, context: Context) -> Decision:
    """Really delete all, or all of a kind?"""
    fitting = _of(which, context)
    if not fitting:
        return context.decide(context.say.nothing_to_delete, ((new_button(context),),))
    yes = desk_button(context.label.delete_yes, DeskMove.DELETE_ALL, which + _YES, ButtonStyle.DANGER)
    lines = [context.say.list_confirm.fill(schedule=said(one, context)) for one in fitting]
    text = context.say.ask_delete_all.fill(count=str(len(fitting)))
    return context.decide(joined((text, *lines)), ((yes, *_keep_row(context)),))


def delete_all(value: str, context: Context) -> Decision:
    """A tap on delete all: asks, or does it where it was asked."""
    if not context.may_manage:
        return context.only_toast(context.label.not_administrator)
    if not value.endswith(_YES):
        return ask_delete_all(value, context)
    fitting = _of(value.removesuffix(_YES), context)
    changes: tuple[Change, ...] = tuple(
        DeleteReminder(one.reminder.id) for one in fitting if one.reminder.id is not None
    )
    text = context.say.deleted_all.fill(count=str(len(changes))) if changes else context.say.nothing_to_delete
    return context.decide(text, ((new_button(context),),), changes)


def said(one: Scheduled, context: Context) -> str:
    """What comes when, in one line."""
    return schedule_words(context.library, one.reminder.kind, one.reminder.schedule, context.profile.zone, context.now)


def _shown(one: Scheduled, context: Context) -> Decision:
    label = context.label
    text = context.say.list_one.fill(schedule=said(one, context), next=capital(_coming(one, context)))
    paused = one.reminder.paused_until is not None and one.reminder.paused_until > context.now
    held = paused or one.reminder.frozen
    pause = (label.resume, ReminderMove.RESUME) if held else (label.pause, ReminderMove.PAUSE)
    rows = (
        (_button(one, label.edit, ReminderMove.EDIT), _button(one, *pause)),
        (_button(one, label.history_button, ReminderMove.HISTORY), _button(one, label.delete, ReminderMove.DELETE)),
        *_back(context),
    )
    return context.decide(text, rows)


def _edited(one: Scheduled, context: Context) -> Decision:
    """A draft that holds what the reminder is now."""
    request = _request_of(one)
    draft = Draft(context.next_draft_number(), context.now, request, replaces=one.reminder.id)
    return ask_change(draft, context) if not request.missing else advance(draft, context)


def _request_of(one: Scheduled) -> ScheduleRequest:
    kind = one.reminder.kind
    match one.reminder.schedule:
        case AtTimes(days, times):
            return ScheduleRequest(kind, days, times)
        case Every(days, minutes, window):
            return ScheduleRequest(kind, days, every_minutes=minutes, window=window)
        case Once() | Countdown():
            return ScheduleRequest(kind, EVERY_DAY, days_assumed=True)


def _changed(one: Scheduled, paused_until: Instant | None, context: Context) -> Decision:
    reminder = replace(one.reminder, paused_until=paused_until, frozen=False)
    due = next_due(reminder, context.profile, context.now)
    shown = _shown(Scheduled(reminder, due), context)
    return replace(shown, changes=(ChangeReminder(reminder, due),))


def _history(one: Scheduled, context: Context) -> Decision:
    """What happened to it of late, newest first."""
    lines = [_ledger_line(occurrence, context) for occurrence in context.reminder_history]
    text = context.say.history.fill(schedule=said(one, context))
    return context.decide(joined((text, *(lines or [context.say.history_empty]))), (_back_to(one, context),))


def _ledger_line(occurrence: Occurrence, context: Context) -> Text:
    outcome: str = getattr(context.label, f"state_{occurrence.state.value}")
    if occurrence.reason is not None:
        reason: str = getattr(context.label, f"reason_{occurrence.reason.value}")
        outcome = f"{outcome} ({reason})"
    moment = moment_words(context.library, occurrence.due, context.profile.zone, context.now)
    return context.say.history_line.fill(moment=moment, outcome=outcome)


def _coming(one: Scheduled, context: Context) -> str:
    """When it comes next, or why it does not."""
    say = context.say
    if one.reminder.frozen:
        return say.next_frozen.plain
    pauses = [
        pause for pause in (one.reminder.paused_until, _pause(context.profile, one)) if pause and pause > context.now
    ]
    if UNTIL_RESUMED in pauses:
        return say.next_paused.plain
    if pauses:
        return say.next_paused_until.fill(
            moment=moment_words(context.library, max(pauses), context.profile.zone, context.now)
        ).plain
    if one.next_due is None:
        return say.next_none.plain
    return say.next_at.fill(moment=coming_words(context.library, one.next_due, context.profile.zone, context.now)).plain


def _pause(profile: Profile, one: Scheduled) -> Instant | None:
    return profile.pause_of(one.reminder.kind)


def _short(one: Scheduled, context: Context) -> str:
    """A few words for a button."""
    name = kind_words(context.label, one.reminder.kind)
    match one.reminder.schedule:
        case AtTimes(_, times):
            more = " …" if len(times) > 1 else ""
            return f"{name} {clock_words(times[0])}{more}"
        case Every(_, _, window):
            return f"{name} {clock_words(window.start)}–{clock_words(window.until)}"
        case Once(at):
            return f"{name} {clock_words(at.time())}"
        case Countdown(at):
            return f"{name} {clock_words(at.to_tz(context.zone).time())}"


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


def _of(which: str, context: Context) -> list[Scheduled]:
    if which == ALL:
        return list(context.record.reminders)
    return [one for one in context.record.reminders if one.reminder.kind.value == which]


def _button(
    one: Scheduled, words: str, move: ReminderMove, value: str = "", style: ButtonStyle | None = None
) -> Button:
    return Button(words, ReminderStep(one.reminder.id or 0, move, value), style)


def _list_rows(context: Context) -> tuple[Row, ...]:
    paused = context.profile.paused_until is not None and context.profile.paused_until > context.now
    stretches = context.profile.stretches_paused_until
    held = paused or (stretches is not None and stretches > context.now)
    pause = (context.label.resume_all, DeskMove.RESUME) if held else (context.label.pause_all, DeskMove.PAUSE)
    return (
        (new_button(context), desk_button(*pause)),
        (desk_button(context.label.delete_all, DeskMove.DELETE_ALL, ALL),),
    )


def _back(context: Context) -> tuple[Row, ...]:
    return ((desk_button(context.label.back_to_list, DeskMove.LIST),),)


def _back_to(one: Scheduled, context: Context) -> Row:
    return (_button(one, context.label.back_to_reminder, ReminderMove.SHOW),)


def _keep_row(context: Context) -> Row:
    return (desk_button(context.label.keep, DeskMove.KEEP),)
