"""The journey of a message: load, understand, route, look up what is needed, do it, remember."""

from __future__ import annotations

import logging
from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.capabilities.capability import Call, Instead
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.changes import SaveDraft
from bot.domain.conversation import Conversation, Decision, ReminderHold
from bot.domain.inline import InlineOffer
from bot.domain.library import Library
from bot.domain.messages import Commanded, Departed, Incoming, Migrated, Said, Speaker
from bot.domain.nudge_replies import NudgeReply
from bot.domain.records import Record
from bot.domain.red_flags import CARDS, Response
from bot.domain.sessions import Ending
from bot.domain.signs import Standing
from bot.domain.understanding import Understanding
from bot.flows.joining import both
from bot.flows.learning import Learning
from bot.flows.looking_up import LookingUp
from bot.flows.ports import Chats, Clock, Members, Places, Records, ShortMemory, Understander
from bot.flows.quoting import names_a_reminder, quoted_reminder
from bot.flows.redrafting import as_it_counts, with_its_draft
from bot.flows.sessions import LiveSessions
from bot.policy.decide import complete, decide, fresh
from bot.policy.holds import held, resumable
from bot.policy.inline import offered
from bot.policy.nearness import may_show_numbers
from bot.policy.open.label import labelled
from bot.policy.open.nudge import OpenNudge, just_answered
from bot.policy.open.order import Asking
from bot.policy.open.question import OpenQuestion
from bot.policy.permission import refused, shown_here
from bot.policy.signs import remembering
from bot.reminding.still_coming import midnight
from bot.views.pauses import resting_held

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
        conversation = fresh(await self._conversations.recall(speaker), now)
        await self._follow_chat(speaker, incoming)
        understanding = self._understood(incoming, conversation)
        for place in understanding.failed if understanding is not None else ():
            log.error("a reader failed: %s", place)
        if isinstance(incoming, Said) and incoming.quoted:
            conversation = replace(conversation, offered=incoming.quoted)
        before = conversation.signs
        if understanding is not None:
            conversation = remembering(conversation, understanding, self._library)
            if understanding.response is not Response.NOTHING:
                self.sessions.follow(speaker.chat, Ending.SIGN)
        run = self.sessions.of(speaker.chat)
        aside = incoming.instead_of if isinstance(incoming, Said) else None
        context = Context(
            library=self._library, speaker=speaker, conversation=conversation, now=now, run=run, set_aside=aside
        )
        question = nudge = label = None
        if understanding is not None and understanding.response in CARDS:
            return await self._carded(incoming, understanding, before, context)
        if may_show_numbers(understanding, conversation) or (
            understanding is not None and understanding.edit is not None
        ):
            context = await self._loaded(context)
        if isinstance(incoming, Said) and not incoming.edited and not incoming.forwarded:
            if understanding is not None and names_a_reminder(incoming.quoted):
                context, understanding = await self._spoken_of(incoming, understanding, context)
            context, question = await self._open_question(incoming.text, context)
            label = labelled(self._understander.read_label, incoming.text, conversation.offered, question)
            if understanding is not None and understanding.tells_of_doing:
                context = await self._with_open_nudge(context)
                nudge = self._answered_nudge(incoming.text, understanding.nudge, context)
        decision = decide(incoming, understanding, Asking(question, nudge, label), context, self._registry)
        if isinstance(decision, Call):
            decision = await self._done(decision, context)
        decision = shown_here(decision, context, self._registry)
        decision = complete(decision, understanding if isinstance(incoming, Said) else None, before, context)
        if decision.resumes:
            decision = resumable(decision, await self._loaded(context))
        if decision.hold is not None:
            decision = self._holding(decision, decision.hold, await self._loaded(context))
        decision = with_its_draft(decision, context)
        if decision.changes:
            await self._records.apply(speaker, decision.changes, now)
            if any(isinstance(one, SaveDraft) and one.draft and one.draft.asks_place for one in decision.changes):
                self._places.expect()
        await self._conversations.remember(speaker, decision.conversation)
        await self._seen(speaker.person)
        if decision.guided is not None:
            self.sessions.follow(speaker.chat, decision.guided)
        elif decision.conversation.signs != conversation.signs:
            self.sessions.follow(speaker.chat, Ending.SIGN)
        if self._learning is not None:
            return await self._learning.follow(speaker, incoming, understanding, decision, self._library, now)
        return decision

    async def card(self, speaker: Speaker, incoming: Incoming) -> Decision | None:
        """The card that the words of one who is not answered otherwise are owed; None where they are owed none."""
        now = self._clock()
        conversation = fresh(await self._conversations.recall(speaker), now)
        if isinstance(incoming, Said) and not self._understander.may_owe_a_card(incoming.text, conversation.pieces):
            return None
        understanding = self._understood(incoming, conversation)
        if understanding is None or understanding.response not in CARDS:
            return None
        before = conversation.signs
        self.sessions.follow(speaker.chat, Ending.SIGN)
        conversation = remembering(conversation, understanding, self._library)
        context = Context(library=self._library, speaker=speaker, conversation=conversation, now=now)
        return await self._carded(incoming, understanding, before, context)

    def offer(self, query: str) -> InlineOffer:
        """What is offered to someone who asks from another chat: nothing is loaded for it, and nothing remembered."""
        now = self._clock()
        understanding = self._understood(Said(query), Conversation(now)) if query.strip() else None
        return offered(understanding, self._library, now)

    async def _carded(
        self, incoming: Incoming, understanding: Understanding, before: Standing | None, context: Context
    ) -> Decision:
        """A card, whatever becomes of what is kept: numbers of the country and held reminders come where they can."""
        try:
            context = await self._loaded(context)
        except Exception as error:  # noqa: BLE001 (then it names the numbers of everywhere)
            log.error("a card was made without a record: %s", type(error).__name__)
        decided = decide(incoming, understanding, Asking(), context, self._registry)
        assert isinstance(decided, Decision)
        decision = complete(decided, understanding if isinstance(incoming, Said) else None, before, context)
        if decision.hold is not None and context.kept is not None:
            held_too = self._holding(decision, decision.hold, context)
            try:
                if held_too.changes:
                    await self._records.apply(context.speaker, held_too.changes, context.now)
                decision = held_too
            except Exception as error:  # noqa: BLE001 (the card comes without the line on reminders)
                log.error("reminders were not held: %s", type(error).__name__)
        await self._conversations.remember(context.speaker, decision.conversation)
        return decision

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

    async def _open_question(self, text: str, context: Context) -> tuple[Context, OpenQuestion | None]:
        """What the person is being asked, with the text as its answer; where that is so, the record is loaded."""
        draft = await self._records.draft(context.speaker)
        if draft is None or draft.awaiting is None or draft.number == context.set_aside:
            return context, None
        context = await self._loaded(context)
        try:
            answer = self._understander.read_answer(draft.awaiting, text, context.zone, context.now)
        except Exception as error:  # noqa: BLE001 (then it is no answer; whatever else the text is, it stays)
            log.error("a reader failed: %s", type(error).__name__)
            answer = None
        if answer is not None and answer.place:
            answer = await self._looking_up.named_place(answer)
        return context, OpenQuestion(draft, answer)

    async def _spoken_of(
        self, said: Said, understanding: Understanding, context: Context
    ) -> tuple[Context, Understanding]:
        """What a reply to a message of one reminder means: less has to be said to change that one."""
        context = await self._loaded(context)
        reminder = await quoted_reminder(said.quoted, context, self._records)
        if reminder is None:
            return context, understanding
        edit = understanding.edit or (self._understander.read_edit(said.text) if understanding.nudge is None else None)
        return context.speaking_of(reminder, shown=True), replace(understanding, edit=edit)

    async def _with_open_nudge(self, context: Context) -> Context:
        """With the nudge of today that is not answered; only for words that may answer it is it looked up."""
        context = await self._loaded(context)
        since = midnight(context.profile, context.now)
        found = await self._records.open_nudge(context.speaker.chat, since)
        if found is None and (answered := just_answered(context.conversation)) is not None:
            found = await self._records.occurrence(answered)
        return replace(context, nudge=found)

    def _answered_nudge(self, text: str, reply: NudgeReply | None, context: Context) -> OpenNudge | None:
        """The open nudge, with words that are nothing but an answer to it."""
        if context.nudge is None or reply is None:
            return None
        again = self._understander.read_again(text, context.zone, context.now)
        return OpenNudge(*context.nudge, reply, again)

    async def _done(self, call: Call, context: Context) -> Decision:
        """What comes of a call: the record is loaded once, then what its way needs."""
        context = replace(context, in_place=call.tapped)
        if call.capability.record:
            context = await self._loaded(context)
        refusal = refused(call, context, administrates=await self._administrates(call, context.speaker))
        if refusal is not None:
            return refusal
        lookup = call.need(context)
        found = await self._looking_up.find(lookup, context) if lookup is not None else None
        decision = call.run(found, context)
        if isinstance(decision, Instead):
            return await self._done(self._registry.instead(decision, tapped=call.tapped), context)
        return decision

    async def _loaded(self, context: Context) -> Context:
        """The context with the person's record, which is read once, and with the numbers to call where they live."""
        if context.kept is not None:
            return context
        record: Record = await self._records.load(context.speaker, context.now)
        record = as_it_counts(record, context)
        return replace(context, kept=record, library=context.library.for_person(record.profile))

    async def _administrates(self, call: Call, speaker: Speaker) -> bool:
        """In a group only administrators manage; whom it does not matter for is not looked up."""
        if not (speaker.in_group and call.manages):
            return True
        return await self._members.administrates(speaker.chat, speaker.person)

    def _holding(self, decision: Decision, hold: ReminderHold, context: Context) -> Decision:
        """The decision with what a warning sign holds, and a line on it; a card has no button beside."""
        changes, concerned = held(context.record, hold, [kind.id for kind in self._library.resting], context.now)
        decision = replace(decision, changes=(*decision.changes, *changes))
        if not concerned or decision.reply is None or context.speaker.in_group:
            return decision
        if hold is ReminderHold.ALL:
            text = decision.reply.text + self._library.checks.cards.reminders_held.says
            return replace(decision, reply=replace(decision.reply, text=text))
        text = decision.reply.text + resting_held(self._library)
        return replace(decision, reply=replace(decision.reply, text=text))
