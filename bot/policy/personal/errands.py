"""Each errand to its decision."""

from __future__ import annotations

from bot.domain.conversation import Decision
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
from bot.domain.reminders import Awaiting, Draft
from bot.domain.schedules import EVERY_DAY, Kind, ScheduleRequest
from bot.policy.personal import data, draft_steps, drafts, managing, nudge_answers, pauses, settings, water, zones
from bot.policy.personal import progress_words as progress
from bot.policy.personal.desk import Desk


def decide_errand(errand: Errand, desk: Desk) -> Decision:
    """What to say, and what changes of what is kept."""
    match errand:
        case Press(action):
            return _pressed(action, desk)
        case AnswerDraft(reading):
            return draft_steps.answer(reading, desk)
        case Remind(request):
            return drafts.begin(desk, request)
        case ListReminders():
            return managing.listed(desk)
        case CancelReminders(cancel):
            return managing.cancel(cancel, desk)
        case LogWater(amount):
            return water.log(amount, desk)
        case ShowProgress():
            return progress.week(desk)
        case SetZone():
            return desk.decide(desk.say.only_in_private) if desk.speaker.in_group else zones.open_question(desk)
        case ShareLocation():
            return _located(desk)
        case OpenSettings(glass_ml):
            return settings.shown(desk) if glass_ml is None else settings.glass(glass_ml, desk)
        case PauseReminders(text, sentence):
            return pauses.pause(desk, asked=bool(text) and not sentence)
        case ResumeReminders():
            return pauses.resume(desk)
        case ExportData():
            return data.exported(desk)
        case DeleteData():
            return data.ask_forget(desk)
        case CancelDraft():
            return draft_steps.cancelled(desk)
        case Return():
            return pauses.offer_to_resume(desk)


def _pressed(action: PersonalAction | NudgeAction, desk: Desk) -> Decision:
    match action:
        case DraftStep():
            return draft_steps.press(action, desk)
        case ReminderStep():
            return managing.press(action, desk)
        case DeskStep(move, value):
            return _desk(move, value, desk)
    return nudge_answers.press(action, desk)


def _desk(move: DeskMove, value: str, desk: Desk) -> Decision:
    match move:
        case DeskMove.LIST:
            return managing.listed(desk)
        case DeskMove.NEW:
            kind = Kind(value) if value in list(Kind) else None
            return drafts.begin(desk, ScheduleRequest(kind, EVERY_DAY, days_assumed=True))
        case DeskMove.DELETE_ALL:
            return managing.delete_all(value, desk)
        case DeskMove.DRINK:
            return water.press(value, desk)
        case DeskMove.UNDO_DRINK:
            return water.undo(value, desk)
        case DeskMove.PAUSE if value:
            until = pauses.pause_end(value, desk)
            return pauses.paused(desk, until) if until and desk.may_manage else pauses.pause(desk, asked=False)
        case DeskMove.PAUSE:
            return pauses.pause(desk, asked=False)
        case DeskMove.RESUME:
            return pauses.resume(desk)
        case DeskMove.ZONE:
            return zones.open_question(desk)
        case DeskMove.FORGET:
            return data.forget(desk) if value == "yes" else data.ask_forget(desk)
        case DeskMove.KEEP:
            return desk.decide(desk.say.kept)
        case DeskMove.PROGRESS:
            return progress.week(desk)
    return settings.press(move, value, desk)


def _located(desk: Desk) -> Decision:
    """A location counts where it was asked for, or where no zone is known yet."""
    draft = desk.draft
    if desk.speaker.in_group or not desk.places:
        return desk.decide(desk.say.location_elsewhere)
    waiting = draft is not None and draft.awaiting in (Awaiting.ZONE, Awaiting.CLOCK_CHECK)
    if draft is None or not waiting:
        draft = Draft(desk.next_draft_number(), desk.now, awaiting=Awaiting.ZONE)
    return zones.named(draft, desk)
