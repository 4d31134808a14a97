"""The journey of an errand: load what is kept, look up what it needs, decide, and save in one transaction."""

from __future__ import annotations

import logging
from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.domain.changes import SaveDraft
from bot.domain.conversation import Conversation, Decision
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
from bot.domain.reminders import Awaiting, Draft, Place
from bot.flows.ports import Members, Places, Reader, Records
from bot.policy.personal.desk import Desk
from bot.policy.personal.errands import decide_errand

log = logging.getLogger(__name__)

_HISTORY = TimeDelta(hours=24 * 100)
_LEDGER = 10
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
        desk = Desk(
            library=self._library,
            speaker=speaker,
            conversation=conversation,
            now=now,
            record=record,
            in_place=isinstance(errand, Press),
            may_manage=await self._may_manage(speaker, errand),
        )
        decision = decide_errand(errand, await self._prepared(desk, errand))
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

    async def _prepared(self, desk: Desk, errand: Errand) -> Desk:
        """The desk with what this errand needs besides the record."""
        match errand:
            case SetZone(place) if place:
                return replace(desk, places=await self._found(place))
            case AnswerDraft(reading) if reading.place and _awaits_place(desk):
                return replace(desk, places=await self._found(reading.place))
            case ShareLocation(latitude, longitude):
                found = await self._located(latitude, longitude)
                return replace(desk, places=(found,) if found is not None else ())
            case PauseReminders(text) if text:
                return replace(desk, until=self._reader.read_pause(text, desk.zone, desk.now))
            case ExportData():
                return replace(desk, export=await self._records.export(desk.speaker.person))
            case ShowProgress() | Press(DeskStep(DeskMove.PROGRESS)):
                since = desk.now.subtract(_HISTORY)
                return replace(desk, history=await self._records.history(desk.speaker.person, since))
            case Return():
                return replace(desk, frozen=await self._records.frozen(desk.speaker.chat))
            case Press(ReminderStep() as step):
                return await self._with_target(desk, step)
            case Press(action) if isinstance(action, NudgeAction):
                sent = await self._records.occurrence(action.occurrence)
                mine = sent is not None and sent[1].chat == desk.speaker.chat
                return replace(desk, occurrence=sent if mine else None)
        return desk

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

    async def _with_target(self, desk: Desk, step: ReminderStep) -> Desk:
        """The reminder that a button names, unless it is none of this chat's and none of this person's."""
        one = next((one for one in desk.record.reminders if one.reminder.id == step.reminder), None)
        ledger = await self._records.ledger(step.reminder, _LEDGER) if one and step.move is ReminderMove.LEDGER else ()
        return replace(desk, target=one, ledger=ledger)


def _manages(errand: Errand) -> bool:
    if isinstance(errand, Press):
        return isinstance(errand.action, DraftStep | ReminderStep | NudgeAction) or (
            isinstance(errand.action, DeskStep)
            and errand.action.move in (DeskMove.NEW, DeskMove.DELETE_ALL, DeskMove.PAUSE, DeskMove.RESUME)
        )
    return isinstance(errand, _MANAGING)


def _awaits_place(desk: Desk) -> bool:
    return _asks_place(desk.draft)


def _asks_place(draft: Draft | None) -> bool:
    return draft is not None and draft.awaiting in (Awaiting.ZONE, Awaiting.CLOCK_CHECK)
