"""The journey of an errand: load what is kept, look up what it needs, decide, and save in one transaction."""

from __future__ import annotations

import logging
from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.domain.changes import SaveDraft
from bot.domain.conversation import Conversation, Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.errands import (
    AnswerDraft,
    CancelReminders,
    Errand,
    ExportData,
    PauseReminders,
    Press,
    Remind,
    ResumeReminders,
    Return,
    SetZone,
    ShareLocation,
    ShowProgress,
)
from bot.domain.library import Library
from bot.domain.messages import Speaker
from bot.domain.nudge_actions import NudgeAction
from bot.domain.personal_actions import DeskMove, DeskStep, DraftStep, ReminderMove, ReminderStep
from bot.domain.places import Place
from bot.flows.ports import Members, Places, Reader, Records
from bot.policy.personal.context import Context
from bot.policy.personal.errands import decide_errand
from bot.views.export import exported

log = logging.getLogger(__name__)

_HISTORY = TimeDelta(hours=24 * 100)
_HISTORY_LINES = 10
_MANAGING = (Remind, CancelReminders, PauseReminders, ResumeReminders, AnswerDraft)


class PersonalFlow:
    """Does what a person wants with their reminders, water and settings; the caller sends the reply."""

    def __init__(self, library: Library, records: Records, places: Places, members: Members, reader: Reader) -> None:
        self._library = library
        self._records = records
        self._places = places
        self._members = members
        self._reader = reader

    async def handle(self, speaker: Speaker, errand: Errand, conversation: Conversation, now: Instant) -> Decision:
        """Decide on one errand, and save what changes. Raises StoreError where it could not be saved."""
        record = await self._records.load(speaker, now)
        context = Context(
            library=self._library,
            speaker=speaker,
            conversation=conversation,
            now=now,
            record=record,
            in_place=isinstance(errand, Press),
            may_manage=await self._may_manage(speaker, errand),
        )
        decision = decide_errand(errand, await self._prepared(context, errand))
        if decision.changes:
            await self._records.apply(speaker, decision.changes, now)
            if any(isinstance(one, SaveDraft) and _asks_place(one.draft) for one in decision.changes):
                self._places.expect()
        return decision

    async def _may_manage(self, speaker: Speaker, errand: Errand) -> bool:
        """In a group only administrators manage; whom it does not matter for is not looked up."""
        if not speaker.in_group or not _manages(errand):
            return True
        return await self._members.administrates(speaker.chat, speaker.person)

    async def _prepared(self, context: Context, errand: Errand) -> Context:
        """The context with what this errand needs besides the record."""
        match errand:
            case SetZone(place) if place:
                return replace(context, places=await self._found(place))
            case AnswerDraft(reading) if reading.place and _awaits_place(context):
                return replace(context, places=await self._found(reading.place))
            case ShareLocation(latitude, longitude):
                found = await self._located(latitude, longitude)
                return replace(context, places=(found,) if found is not None else ())
            case PauseReminders(text) if text:
                return replace(context, until=self._reader.read_pause(text, context.zone, context.now))
            case ExportData():
                person = context.speaker.person
                return replace(context, export=exported(person, await self._records.everything(person)))
            case ShowProgress() | Press(DeskStep(DeskMove.PROGRESS)):
                since = context.now.subtract(_HISTORY)
                return replace(context, history=await self._records.history(context.speaker.person, since))
            case Return():
                return replace(context, frozen=await self._records.frozen(context.speaker.chat))
            case Press(ReminderStep() as step):
                return await self._with_target(context, step)
            case Press(action) if isinstance(action, NudgeAction):
                sent = await self._records.occurrence(action.occurrence)
                mine = sent is not None and sent[1].chat == context.speaker.chat
                return replace(context, occurrence=sent if mine else None)
        return context

    async def _found(self, text: str) -> tuple[Place, ...]:
        """Where a text may mean; nowhere where it could not be looked up, so that the person is asked again."""
        try:
            return await self._places.find(text)
        except RuntimeError as error:
            log.error("places could not be looked up: %s", error)
            return ()

    async def _located(self, latitude: float, longitude: float) -> Place | None:
        try:
            return await self._places.at(latitude, longitude)
        except RuntimeError as error:
            log.error("a location could not be looked up: %s", error)
            return None

    async def _with_target(self, context: Context, step: ReminderStep) -> Context:
        """The reminder that a button names, unless it is none of this chat's and none of this person's."""
        one = next((one for one in context.record.reminders if one.reminder.id == step.reminder), None)
        reminder_history = (
            await self._records.reminder_history(step.reminder, _HISTORY_LINES)
            if one and step.move is ReminderMove.HISTORY
            else ()
        )
        return replace(context, target=one, reminder_history=reminder_history)


def _manages(errand: Errand) -> bool:
    if isinstance(errand, Press):
        return isinstance(errand.action, DraftStep | ReminderStep | NudgeAction) or (
            isinstance(errand.action, DeskStep)
            and errand.action.move in (DeskMove.NEW, DeskMove.DELETE_ALL, DeskMove.PAUSE, DeskMove.RESUME)
        )
    return isinstance(errand, _MANAGING)


def _awaits_place(context: Context) -> bool:
    return _asks_place(context.draft)


def _asks_place(draft: Draft | None) -> bool:
    return draft is not None and draft.awaiting in (Awaiting.ZONE, Awaiting.CLOCK_CHECK)
