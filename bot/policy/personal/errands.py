"""Each errand to its decision."""

from __future__ import annotations

from typing import assert_never

from bot.domain.actions import (
    AskAmount,
    AskGlass,
    AskGoal,
    AskPause,
    AskQuietHours,
    AskRemoveAll,
    AskZone,
    BeginReminder,
    DraftAction,
    DrinkGlasses,
    DrinkMillilitres,
    DropGoal,
    EraseData,
    KeepAsIs,
    NudgeAction,
    PauseAll,
    PersonalAction,
    ReminderAction,
    RemoveAll,
    ResumeAll,
    SetQuietHours,
    ShowReminders,
    ShowSettings,
    ShowWeek,
    TakeBackDrink,
)
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.errands import (
    AnswerDraft,
    CancelDraft,
    CancelReminders,
    DeleteData,
    Errand,
    ExportData,
    ListReminders,
    LogWater,
    OpenSettings,
    PauseReminders,
    Press,
    Remind,
    ResumeReminders,
    Return,
    SetZone,
    ShareLocation,
    ShowProgress,
)
from bot.policy.personal import (
    data,
    draft_presses,
    draft_steps,
    drafts,
    managing,
    nudge_answers,
    one_reminder,
    pauses,
    settings,
    water,
    zones,
)
from bot.policy.personal import progress_words as progress
from bot.policy.personal.context import Context


def decide_errand(errand: Errand, context: Context) -> Decision:
    """What to say, and what changes of what is kept."""
    match errand:
        case Press(action):
            return _pressed(action, context)
        case AnswerDraft(reading):
            return draft_steps.answer(reading, context)
        case Remind(request):
            return drafts.begin(context, request)
        case ListReminders():
            return managing.listed(context)
        case CancelReminders(cancel):
            return managing.cancel(cancel, context)
        case LogWater(amount):
            return water.log(amount, context)
        case ShowProgress():
            return progress.week(context)
        case SetZone():
            return (
                context.decide(context.say.only_in_private)
                if context.speaker.in_group
                else zones.open_question(context)
            )
        case ShareLocation():
            return _located(context)
        case OpenSettings(glass_ml):
            return settings.shown(context) if glass_ml is None else settings.glass(glass_ml, context)
        case PauseReminders(text, sentence):
            return pauses.pause(context, asked=bool(text) and not sentence)
        case ResumeReminders():
            return pauses.resume(context)
        case ExportData():
            return data.exported(context)
        case DeleteData():
            return data.ask_forget(context)
        case CancelDraft():
            return draft_steps.cancelled(context)
        case Return():
            return pauses.offer_to_resume(context)
        case _:
            assert_never(errand)


def _pressed(action: PersonalAction, context: Context) -> Decision:
    if isinstance(action, DraftAction):
        return draft_presses.press(action, context)
    if isinstance(action, ReminderAction):
        return one_reminder.press(action, context)
    if isinstance(action, NudgeAction):
        return nudge_answers.press(action, context)
    match action:
        case ShowReminders():
            return managing.on_show_reminders(action, context)
        case BeginReminder():
            return managing.on_begin_reminder(action, context)
        case AskRemoveAll():
            return managing.on_ask_remove_all(action, context)
        case RemoveAll():
            return managing.on_remove_all(action, context)
        case AskPause():
            return pauses.on_ask_pause(action, context)
        case PauseAll():
            return pauses.on_pause_all(action, context)
        case ResumeAll():
            return pauses.on_resume_all(action, context)
        case AskAmount():
            return water.on_ask_amount(action, context)
        case DrinkGlasses():
            return water.on_drink_glasses(action, context)
        case DrinkMillilitres():
            return water.on_drink_millilitres(action, context)
        case TakeBackDrink():
            return water.on_take_back_drink(action, context)
        case ShowWeek():
            return progress.on_show_week(action, context)
        case ShowSettings():
            return settings.on_show_settings(action, context)
        case AskZone():
            return zones.on_ask_zone(action, context)
        case AskQuietHours():
            return settings.on_ask_quiet_hours(action, context)
        case SetQuietHours():
            return settings.on_set_quiet_hours(action, context)
        case AskGoal():
            return settings.on_ask_goal(action, context)
        case DropGoal():
            return settings.on_drop_goal(action, context)
        case AskGlass():
            return settings.on_ask_glass(action, context)
        case EraseData():
            return data.on_erase_data(action, context)
        case KeepAsIs():
            return data.on_keep_as_is(action, context)
        case _:
            assert_never(action)


def _located(context: Context) -> Decision:
    """A location counts where it was asked for, or where no zone is known yet."""
    draft = context.draft
    if context.speaker.in_group or not context.places:
        return context.decide(context.say.location_elsewhere)
    waiting = draft is not None and draft.awaiting in (Awaiting.ZONE, Awaiting.CLOCK_CHECK)
    if draft is None or not waiting:
        draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.ZONE)
    return zones.named(draft, context)
