"""The journey of a message: load, understand, route, look up what is needed, do it, remember."""

from __future__ import annotations

import logging
from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.capabilities.capability import Call, Instead
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.changes import SaveDraft
from bot.domain.conversation import Conversation, Decision
from bot.domain.inline import InlineOffer
from bot.domain.library import Library
from bot.domain.messages import Commanded, Departed, Incoming, Migrated, Said, Speaker
from bot.domain.red_flags import Response
from bot.domain.sessions import Ending
from bot.domain.understanding import Understanding
from bot.flows.asked import WhatIsAsked
from bot.flows.heard import Heard
from bot.flows.joining import both
from bot.flows.learning import Learning
from bot.flows.looking_up import LookingUp
from bot.flows.ports import Chats, Clock, Members, Places, Records, ShortMemory, Understander
from bot.flows.redrafting import with_its_draft
from bot.flows.sessions import LiveSessions
from bot.policy.decide import complete, decide, fresh
from bot.policy.holds import holding, resumable
from bot.policy.inline import offered
from bot.policy.open.order import Asking
from bot.policy.permission import refused, shown_here
from bot.policy.signs import remembering

log = logging.getLogger(__name__)

_READ_LATE = TimeDelta(minutes=1)


class MessageFlow:
    """Turns what comes in from one speaker into a decision; the caller sends its reply."""

    def __init__(
        self,
        library: Library,
        registry: Registry,
        understander: Understander,
        conversations: ShortMemory[Speaker, Conversation],
        records: Records,
        chats: Chats,
        places: Places,
        members: Members,
        clock: Clock,
        learning: Learning | None = None,
    ) -> None:
        self._library = library
        self._registry = registry
        self._understander = understander
        self._conversations = conversations
        self._records = records
        self._chats = chats
        self._places = places
        self._members = members
        self._clock = clock
        self._learning = learning
        self._looking_up = LookingUp(records, places, understander)
        self._asked = WhatIsAsked(understander, records, self._looking_up)
        self.sessions = LiveSessions(library, clock)
        """The sessions that run."""

    async def handle(self, speaker: Speaker, incoming: Incoming, sent: Instant | None = None) -> Decision:
        """Decide on one incoming, and remember what follows from it. Raises StoreError where nothing could be saved.

        What was written while nobody read counts from when it was `sent`.
        """
        now = self._clock()
        if sent is not None and now - sent > _READ_LATE:
            now = sent
        if isinstance(incoming, Said) and not incoming.forwarded and not incoming.edited and not incoming.quoted:
            acts = self._acts_in(incoming.text)
            if acts:
                first, second = [await self._handled(speaker, replace(incoming, text=act), now) for act in acts]
                return both(first, second, self._library)
        return await self._handled(speaker, incoming, now)

    def _acts_in(self, text: str) -> tuple[str, ...]:
        """Two acts in one message, each of which is then a message of its own; none beside a warning sign."""
        acts = self._understander.acts_in(text)
        return () if acts and self._understander.understand(text).flags else acts

    async def _handled(self, speaker: Speaker, incoming: Incoming, now: Instant) -> Decision:
        await self._follow_chat(speaker, incoming)
        heard, context = self._heard(speaker, incoming, await self._recalled(speaker, now), now)
        if heard.understanding is not None and heard.understanding.response is not Response.NOTHING:
            self.sessions.follow(speaker.chat, Ending.SIGN)
        if heard.owed_a_card:
            return await self._carded(heard, context)
        heard, asking, context = await self._asked.by(heard, context)
        decision = decide(incoming, heard.understanding, asking, context, self._registry)
        if isinstance(decision, Call):
            decision = await self._done(decision, context)
        decision = complete(shown_here(decision, context, self._registry), heard.typed, heard.before, context)
        if decision.resumes:
            decision = resumable(decision, await self._looking_up.loaded(context))
        if decision.hold is not None:
            decision = holding(decision, await self._looking_up.loaded(context))
        decision = with_its_draft(decision, context)
        await self._remember(decision, context)
        if self._learning is not None:
            return await self._learning.follow(speaker, incoming, heard.understanding, decision, self._library, now)
        return decision

    async def card(self, speaker: Speaker, incoming: Incoming) -> Decision | None:
        """The card that the words of one who is not answered otherwise are owed; None where they are owed none."""
        now = self._clock()
        conversation = await self._recalled(speaker, now)
        if isinstance(incoming, Said) and not self._understander.may_owe_a_card(incoming.text, conversation.pieces):
            return None
        heard, context = self._heard(speaker, incoming, conversation, now)
        if not heard.owed_a_card:
            return None
        self.sessions.follow(speaker.chat, Ending.SIGN)
        return await self._carded(heard, context)

    def offer(self, query: str) -> InlineOffer:
        """What is offered to someone who asks from another chat: nothing is loaded for it, and nothing remembered."""
        now = self._clock()
        understanding = self._understood(Said(query), Conversation(now)) if query.strip() else None
        return offered(query, understanding, self._library, now)

    async def _recalled(self, speaker: Speaker, now: Instant) -> Conversation:
        return fresh(await self._conversations.recall(speaker), now)

    def _heard(
        self, speaker: Speaker, incoming: Incoming, conversation: Conversation, now: Instant
    ) -> tuple[Heard, Context]:
        """What came in with what it means, and the conversation that it is a part of."""
        understanding = self._understood(incoming, conversation)
        heard = Heard(incoming, understanding, conversation.signs)
        if isinstance(incoming, Said) and incoming.quoted:
            conversation = replace(conversation, offered=incoming.quoted)
        if understanding is not None:
            for place in understanding.failed:
                log.error("a reader failed: %s", place)
            conversation = remembering(conversation, understanding, self._library)
        run = self.sessions.of(speaker.chat)
        aside = incoming.instead_of if isinstance(incoming, Said) else None
        return heard, Context(
            library=self._library, speaker=speaker, conversation=conversation, now=now, run=run, set_aside=aside
        )

    async def _carded(self, heard: Heard, context: Context) -> Decision:
        """A card, whatever becomes of what is kept: numbers of the country and held reminders come where they can."""
        try:
            context = await self._looking_up.loaded(context)
        except Exception as error:  # noqa: BLE001 (then it names the numbers of everywhere)
            log.error("a card was made without a record: %s", type(error).__name__)
        decided = decide(heard.incoming, heard.understanding, Asking(), context, self._registry)
        assert isinstance(decided, Decision)
        decision = complete(decided, heard.typed, heard.before, context)
        if decision.hold is not None and context.kept is not None:
            held_too = holding(decision, context)
            try:
                if held_too.changes:
                    await self._records.apply(context.speaker, held_too.changes, context.now)
                decision = held_too
            except Exception as error:  # noqa: BLE001 (the card comes without the line on reminders)
                log.error("reminders were not held: %s", type(error).__name__)
        await self._conversations.remember(context.speaker, decision.conversation)
        return decision

    async def _remember(self, decision: Decision, context: Context) -> None:
        """What follows is saved, and what was said is remembered; a session goes on, begins or ends with it."""
        speaker = context.speaker
        if decision.changes:
            await self._records.apply(speaker, decision.changes, context.now)
            if any(isinstance(one, SaveDraft) and one.draft and one.draft.asks_place for one in decision.changes):
                self._places.expect()
        await self._conversations.remember(speaker, decision.conversation)
        await self._seen(speaker.person)
        if decision.guided is not None:
            self.sessions.follow(speaker.chat, decision.guided)
        elif decision.conversation.signs != context.conversation.signs:
            self.sessions.follow(speaker.chat, Ending.SIGN)

    async def _seen(self, person: int) -> None:
        """Somebody is not silent; where that cannot be kept now, another message of theirs will tell."""
        try:
            await self._records.seen(person)
        except Exception as error:  # noqa: BLE001 (the answer comes all the same)
            log.debug("that somebody wrote was not kept: %s", type(error).__name__)

    async def _follow_chat(self, speaker: Speaker, incoming: Incoming) -> None:
        if isinstance(incoming, Departed):
            await self._chats.freeze(speaker.chat)
        elif isinstance(incoming, Migrated):
            await self._chats.move(speaker.chat, incoming.to)

    def _understood(self, incoming: Incoming, conversation: Conversation) -> Understanding | None:
        """What the words mean; those after a command are screened too."""
        match incoming:
            case Said(text):
                return self._understander.understand(text, conversation.topic, conversation.pieces)
            case Commanded(name, argument) if argument:
                return self._understander.understand(self._registry.sentence(name, argument), wish=True)
        return None

    async def _done(self, call: Call, context: Context) -> Decision:
        """What comes of a call: the record is loaded once, then what its way needs."""
        context = replace(context, in_place=call.tapped)
        if call.capability.record:
            context = await self._looking_up.loaded(context)
        refusal = refused(call, context, administrates=await self._administrates(call, context.speaker))
        if refusal is not None:
            return refusal
        lookup = call.need(context)
        found = await self._looking_up.find(lookup, context) if lookup is not None else None
        decision = call.run(found, context)
        if isinstance(decision, Instead):
            return await self._done(self._registry.instead(decision, tapped=call.tapped), context)
        return decision

    async def _administrates(self, call: Call, speaker: Speaker) -> bool:
        """In a group only administrators manage; whom it does not matter for is not looked up."""
        if not (speaker.in_group and call.manages):
            return True
        return await self._members.administrates(speaker.chat, speaker.person)
