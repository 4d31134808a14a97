"""A person in front of all capabilities: wishes, taps and answers go in, decisions come out, changes are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from whenever import Instant, TimeDelta

from bot.capabilities.capability import Asked, Call, Instead
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.capabilities.rows import CAPABILITIES
from bot.domain.actions import Action, DraftAction
from bot.domain.changes import (
    AddReminder,
    AnswerOccurrence,
    Change,
    ChangeReminder,
    CountThumb,
    DeleteReminder,
    Forget,
    KeepMiss,
    LogDrink,
    LogStretch,
    ReopenOccurrence,
    SaveDraft,
    SaveProfile,
    UndoDrink,
    UndoStretch,
)
from bot.domain.conversation import Conversation, Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.limits import BUTTON_LABEL_UNITS, MESSAGE_UNITS, TOAST_UNITS, utf16_units
from bot.domain.lookups import ReadOccurrence
from bot.domain.messages import Located, Reply, Returned, Speaker
from bot.domain.occurrences import Occurrence, State
from bot.domain.profile import Profile
from bot.domain.records import Record
from bot.domain.reminders import Reminder, Scheduled
from bot.domain.schedules import Schedule
from bot.domain.typed_answers import TypedAnswer
from bot.gateway.callbacks import Callbacks
from bot.policy.open.question import call_of
from bot.policy.permission import refused
from tests.support.kinds import STRETCHING

ADA = Speaker(7, 7)
IN_GROUP = Speaker(-70, 7)
MONDAY = Instant.from_utc(2026, 3, 2, 9)
BERLIN = "Europe/Berlin"
_CODEC = Callbacks("a secret")


class Visit:
    """One person with a record that changes as decisions say."""

    def __init__(
        self, library: Library, zone: str | None = BERLIN, now: Instant = MONDAY, speaker: Speaker = ADA
    ) -> None:
        self.library = library
        self.now = now
        self.speaker = speaker
        self.administrates = True
        self.registry = Registry(CAPABILITIES)
        self.record = Record(Profile(zone=zone))
        self.occurrences: dict[int, tuple[Occurrence, Reminder]] = {}
        self.last: Decision | None = None
        self.shown: Reply | None = None

    @property
    def text(self) -> str:
        """What was said last."""
        assert self.shown is not None
        return self.shown.text.plain

    @property
    def labels(self) -> tuple[str, ...]:
        """The buttons of that."""
        assert self.shown is not None
        return tuple(button.label for button in self.shown.buttons)

    @property
    def draft(self) -> Draft:
        """The open question, which there must be."""
        assert self.record.draft is not None
        return self.record.draft

    def asks(self) -> Awaiting | None:
        """What the open question waits for."""
        return self.draft.awaiting

    @property
    def schedules(self) -> list[Schedule]:
        """The schedules of all reminders."""
        return [one.reminder.schedule for one in self.record.reminders]

    def wants(self, intent: str, slots: Any = None, found: Any = None) -> Decision:
        """Ask for what an intent does, with what was read of the sentence and what was looked up for it."""
        return self._runs(self.registry.instead(Instead(intent, slots), tapped=False), found)

    def commands(self, name: str, argument: str = "", found: Any = None) -> Decision:
        """Type a /command."""
        call = self.registry.command(name, Asked(argument, command=True))
        assert call is not None
        return self._runs(call, found)

    def meets(self, event: Located | Returned, found: Any = None) -> Decision:
        """Something else happens: a location is shared, or the person is back."""
        return self._runs(self.registry.event(event), found)

    def presses(self, action: Any, found: Any = None) -> Decision:
        """Tap any button."""
        return self._runs(self.registry.action(action, tapped=True), found)

    def types(self, slots: Any) -> Decision:
        """Say in words what no button can."""
        return self._runs(self.registry.typed(slots), None)

    def taps(self, *labels: str) -> Decision:
        """Tap buttons by their labels, one after the other."""
        for label in labels:
            decision = self.presses(self.action(label))
        return decision

    def action(self, label: str) -> Action:
        """What a button shown last does."""
        assert self.shown is not None
        found = [button.action for button in self.shown.buttons if button.label == label]
        assert found, f"{label!r} is not among {self.labels}"
        return found[0]

    def answers(self, answer: TypedAnswer, found: Any = None) -> Decision:
        """Type an answer to the open question."""
        assert self.draft.awaiting is not None
        call = call_of(self.draft.awaiting, answer, self.registry)
        assert call is not None
        return self._runs(call, found)

    def has(self, schedule: Schedule, kind: KindId = STRETCHING, **more: Any) -> Reminder:
        """A reminder that is there already."""
        self._keep(AddReminder(Reminder(self.speaker.person, self.speaker.chat, kind, schedule, **more), self.now))
        return self.record.reminders[-1].reminder

    def waits(self, minutes: float) -> None:
        """Let time pass."""
        self.now = self.now + TimeDelta(minutes=minutes)

    def _runs(self, call: Call, found: Any) -> Decision:
        """Decide, check the reply against Telegram's limits, and keep what changes."""
        context = Context(
            library=self.library,
            speaker=self.speaker,
            conversation=Conversation(self.now, just=self.last.conversation.just if self.last is not None else None),
            now=self.now,
            kept=self.record,
            in_place=call.tapped,
        )
        decision = refused(call, context, administrates=self.administrates)
        if decision is None:
            lookup = call.need(context)
            if found is None and isinstance(lookup, ReadOccurrence):
                found = self.occurrences.get(lookup.occurrence)
            done = call.run(found if lookup is not None else None, context)
            if isinstance(done, Instead):
                return self._runs(self.registry.instead(done, tapped=call.tapped), found)
            decision = done
        fits_telegram(decision)
        for change in decision.changes:
            self._keep(change)
        self.last = decision
        if decision.reply is not None:
            self.shown = decision.reply
        return decision

    def _keep(self, change: Change) -> None:
        record = self.record
        match change:
            case SaveProfile(profile):
                record = replace(record, profile=profile)
            case SaveDraft(draft):
                record = replace(record, draft=draft)
            case AddReminder(reminder, due):
                number = 1 + max((one.reminder.id or 0 for one in record.reminders), default=0)
                added = Scheduled(replace(reminder, id=number), due)
                record = replace(record, reminders=(*record.reminders, added), owned=record.owned + 1)
            case ChangeReminder(reminder, due):
                changed = Scheduled(reminder, due)
                ones = (changed if one.reminder.id == reminder.id else one for one in record.reminders)
                record = replace(record, reminders=tuple(ones))
            case DeleteReminder(number):
                ones = (one for one in record.reminders if one.reminder.id != number)
                record = replace(record, reminders=tuple(ones), owned=record.owned - 1)
            case LogDrink(drink):
                record = replace(record, drinks=(*record.drinks, drink))
            case UndoDrink(at):
                record = replace(record, drinks=tuple(one for one in record.drinks if one.at != at))
            case LogStretch(at):
                record = replace(record, stretches=(*record.stretches, at))
            case UndoStretch(at):
                record = replace(record, stretches=tuple(one for one in record.stretches if one != at))
            case ReopenOccurrence(number):
                occurrence, reminder = self.occurrences[number]
                self.occurrences[number] = (replace(occurrence, state=State.SENT, reason=None), reminder)
            case AnswerOccurrence(number, state, reason):
                occurrence, reminder = self.occurrences[number]
                self.occurrences[number] = (replace(occurrence, state=state, reason=reason), reminder)
            case Forget():
                record = Record()
            case CountThumb() | KeepMiss():  # of nobody
                pass
        self.record = record


def fits_telegram(decision: Decision) -> None:
    """Text, labels and callback data within their limits, and each button comes back as what it was."""
    assert decision.toast is None or 0 < utf16_units(decision.toast) <= TOAST_UNITS
    reply = decision.reply
    if reply is None:
        assert decision.toast is not None or not decision.changes
        return
    assert 0 < utf16_units(reply.text.plain) <= MESSAGE_UNITS
    assert "{" not in reply.text.plain
    assert len(reply.buttons) <= 100
    for row in reply.rows:
        assert 0 < len(row) <= 8
    for button in reply.buttons:
        assert 0 < utf16_units(button.label) <= BUTTON_LABEL_UNITS
        data = _CODEC.encode(button.action)
        assert 0 < len(data.encode()) <= 64
        assert _CODEC.decode(data) == button.action
        if isinstance(button.action, DraftAction):
            assert button.action.number > 0
