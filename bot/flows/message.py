"""The journey of a message: load, understand, decide, do the errand it may be, remember."""

from __future__ import annotations

from dataclasses import replace

from whenever import TimeDelta

from bot.domain.conversation import Conversation, Decision, Outcome, ReminderHold
from bot.domain.drafts import Awaiting
from bot.domain.errands import TypedAnswer
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.domain.messages import Commanded, Departed, Incoming, Migrated, Said, Speaker
from bot.domain.understanding import Understanding, Verdict
from bot.flows.personal import PersonalFlow
from bot.flows.ports import Chats, Clock, Records, ShortMemory, Understander
from bot.policy.decide import complete, decide, fresh
from bot.policy.holds import held

_ANSWERED_WITHIN = TimeDelta(hours=1)
"""How long a typed text counts as the answer to an open question; its buttons count for longer."""

_ANSWERS_A_REMINDER = ("reminder_create",)
_ANSWERS = {
    Awaiting.ZONE: ("timezone_set",),
    Awaiting.CLOCK_CHECK: ("timezone_set",),
    Awaiting.QUIET_HOURS: ("settings", "reminders_pause", "reminder_create"),
    Awaiting.GOAL: ("settings", "hydration_log"),
    Awaiting.GLASS: ("settings", "hydration_log"),
    Awaiting.AMOUNT: ("hydration_log",),
    Awaiting.PAUSE: ("reminders_pause", "reminder_cancel"),
}
"""Intents that an answer to an open question may look like."""


class MessageFlow:
    """Turns what comes in from one speaker into a decision; the caller sends its reply."""

    def __init__(
        self,
        library: Library,
        understander: Understander,
        conversations: ShortMemory[Speaker, Conversation],
        records: Records,
        personal: PersonalFlow,
        chats: Chats,
        clock: Clock,
    ) -> None:
        self._library = library
        self._understander = understander
        self._conversations = conversations
        self._records = records
        self._personal = personal
        self._chats = chats
        self._clock = clock

    async def handle(self, speaker: Speaker, incoming: Incoming) -> Decision:
        """Decide on one incoming and remember the conversation that follows from it."""
        now = self._clock()
        conversation = fresh(await self._conversations.recall(speaker), now)
        if isinstance(incoming, Departed):
            await self._chats.freeze(speaker.chat)
        elif isinstance(incoming, Migrated):
            await self._chats.move(speaker.chat, incoming.to)
        understanding = self._understood(incoming, conversation.topic)
        reading = await self._read_answer(speaker, incoming, understanding)
        decision = decide(incoming, understanding, conversation, self._library, speaker.person, reading)
        if decision.errand is not None:
            done = await self._personal.handle(speaker, decision.errand, decision.conversation, now)
            decision = replace(done, intent=decision.intent)
        decision = complete(decision, understanding if isinstance(incoming, Said) else None, self._library, now)
        if decision.hold is not None:
            changes, concerned = held(await self._records.load(speaker, now), decision.hold, now)
            if changes:
                await self._records.apply(speaker, changes, now)
            decision = self._with_hold(decision) if concerned and not speaker.in_group else decision
        await self._conversations.remember(speaker, decision.conversation)
        return decision

    def _with_hold(self, decision: Decision) -> Decision:
        """The card with a line on stretch reminders that are paused by it; never one of an emergency."""
        if decision.hold is not ReminderHold.STRETCHES or decision.outcome is not Outcome.URGENT or not decision.reply:
            return decision
        text = decision.reply.text + self._library.phrasebook.say.stretches_held
        return replace(decision, reply=replace(decision.reply, text=text))

    def _understood(self, incoming: Incoming, topic: str | None) -> Understanding | None:
        """What the words mean; those after a command are screened too."""
        match incoming:
            case Said(text):
                return self._understander.understand(text, topic)
            case Commanded("remind", argument) if argument:
                return self._understander.understand(f"remind me: {argument}")
            case Commanded(argument=argument) if argument:
                return self._understander.understand(argument)
        return None

    async def _read_answer(
        self, speaker: Speaker, incoming: Incoming, understanding: Understanding | None
    ) -> TypedAnswer | None:
        """A typed text as the answer to the person's open question, unless it is clearly a question of its own."""
        if isinstance(incoming, Commanded) and incoming.name == "water" and incoming.argument:
            return self._understander.read_answer(Awaiting.AMOUNT, incoming.argument, "UTC", self._clock())
        if not isinstance(incoming, Said) or incoming.edited or understanding is None:
            return None
        draft = await self._records.draft(speaker)
        if draft is None or draft.awaiting is None or self._is_something_else(draft.awaiting, understanding):
            return None
        now = self._clock()
        new = understanding.schedule is not None and not understanding.schedule.missing
        if new or now - draft.asked > _ANSWERED_WITHIN:
            return None
        zone = (await self._records.load(speaker, now)).profile.zone or "UTC"
        reading = self._understander.read_answer(draft.awaiting, incoming.text, zone, now)
        lost = understanding.ranking.verdict is Verdict.MISS and understanding.schedule is None
        lost = lost and understanding.short_reply is None
        return reading or (TypedAnswer() if lost else None)

    def _is_something_else(self, awaiting: Awaiting, understanding: Understanding) -> bool:
        """True for a clear question, and for a clear wish that is not what is being asked for."""
        best = understanding.ranking.best
        if understanding.ranking.verdict is not Verdict.CLEAR or best is None or understanding.short_reply is not None:
            return False
        group = self._library.training.intents[best.intent].group
        talk = group is IntentKind.CONVERSATION and awaiting is not Awaiting.ZONE
        answers = talk or best.intent in _ANSWERS.get(awaiting, _ANSWERS_A_REMINDER)
        return group is IntentKind.KNOWLEDGE or not answers
