"""Each errand to its decision."""

from __future__ import annotations

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
from bot.domain.nudge_actions import NudgeAction
from bot.domain.personal_actions import DeskMove, DeskStep, DraftStep, PersonalAction, ReminderStep
from bot.domain.schedules import EVERY_DAY, ReminderKind, ScheduleRequest
from bot.policy.personal import data, draft_steps, drafts, managing, nudge_answers, pauses, settings, water, zones
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


def _pressed(action: PersonalAction | NudgeAction, context: Context) -> Decision:
    match action:
        case DraftStep():
            return draft_steps.press(action, context)
        case ReminderStep():
            return managing.press(action, context)
        case DeskStep(move, value):
            return _desk(move, value, context)
    return nudge_answers.press(action, context)


def _desk(move: DeskMove, value: str, context: Context) -> Decision:
    match move:
        case DeskMove.LIST:
            return managing.listed(context)
        case DeskMove.NEW:
            kind = ReminderKind(value) if value in list(ReminderKind) else None
            return drafts.begin(context, ScheduleRequest(kind, EVERY_DAY, days_assumed=True))
        case DeskMove.DELETE_ALL:
            return managing.delete_all(value, context)
        case DeskMove.DRINK:
            return water.press(value, context)
        case DeskMove.UNDO_DRINK:
            return water.undo(value, context)
        case DeskMove.PAUSE if value:
            until = pauses.pause_end(value, context)
            return pauses.paused(context, until) if until and context.may_manage else pauses.pause(context, asked=False)
        case DeskMove.PAUSE:
            return pauses.pause(context, asked=False)
        case DeskMove.RESUME:
            return pauses.resume(context)
        case DeskMove.ZONE:
            return zones.open_question(context)
        case DeskMove.FORGET:
            return data.forget(context) if value == "yes" else data.ask_forget(context)
        case DeskMove.KEEP:
            return context.decide(context.say.kept)
        case DeskMove.PROGRESS:
            return progress.week(context)
    return settings.press(move, value, context)


def _located(context: Context) -> Decision:
    """A location counts where it was asked for, or where no zone is known yet."""
    draft = context.draft
    if context.speaker.in_group or not context.places:
        return context.decide(context.say.location_elsewhere)
    waiting = draft is not None and draft.awaiting in (Awaiting.ZONE, Awaiting.CLOCK_CHECK)
    if draft is None or not waiting:
        draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.ZONE)
    return zones.named(draft, context)
