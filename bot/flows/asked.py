"""What the person is being asked when words come in: the question of a draft, a nudge, the buttons on screen."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.capabilities.context import Context
from bot.capabilities.pauses import PauseInstead
from bot.capabilities.reminders import DeleteWhich
from bot.domain.messages import Said
from bot.domain.nudge_replies import NudgeReply
from bot.domain.understanding import Understanding
from bot.flows.heard import Heard
from bot.flows.looking_up import LookingUp
from bot.flows.ports import Records, Understander
from bot.flows.quoting import names_a_reminder, quoted_reminder
from bot.policy.nearness import may_show_numbers
from bot.policy.open.label import labelled
from bot.policy.open.nudge import OpenNudge, just_answered
from bot.policy.open.order import Asking
from bot.policy.open.pause import OpenPause, just_paused
from bot.policy.open.pick import OpenPick, offers_deletion
from bot.policy.open.question import OpenQuestion
from bot.reminding.still_coming import midnight

log = logging.getLogger(__name__)


class WhatIsAsked:
    """Reads words as an answer to what is open, and loads no more than it takes to know that."""

    def __init__(self, reader: Understander, records: Records, looking_up: LookingUp) -> None:
        self._reader = reader
        self._records = records
        self._looking_up = looking_up

    async def by(self, heard: Heard, context: Context) -> tuple[Heard, Asking, Context]:
        """What the person is being asked, as far as the words may answer it, with what has to be loaded to know."""
        said, understanding = heard.incoming, heard.understanding
        if may_show_numbers(understanding, context.conversation) or (understanding is not None and understanding.edit):
            context = await self._looking_up.loaded(context)
        if understanding is None or not isinstance(said, Said) or said.edited or said.forwarded:
            return heard, Asking(), context
        if names_a_reminder(said.quoted):
            context, understanding = await self._spoken_of(said, understanding, context)
        context, question = await self._open_question(said.text, context)
        label = labelled(self._reader.read_label, said.text, context.conversation.offered, question)
        pick = None
        if offers_deletion(context.conversation.offered) and (picked := self._reader.read_pick(said.text)) is not None:
            context = await self._looking_up.loaded(context)
            pick = OpenPick(DeleteWhich(picked))
        pause = None
        if just_paused(context.conversation):
            context = await self._looking_up.loaded(context)
            until = self._reader.read_pause_instead(said.text, context.zone, context.now)
            pause = OpenPause(PauseInstead(until)) if until is not None else None
        nudge = None
        if understanding.tells_of_doing:
            context = await self._with_open_nudge(context)
            nudge = self._answered_nudge(said.text, understanding.nudge, context)
        return replace(heard, understanding=understanding), Asking(question, nudge, label, pick, pause), context

    async def _open_question(self, text: str, context: Context) -> tuple[Context, OpenQuestion | None]:
        """What the person is being asked, with the text as its answer; where that is so, the record is loaded."""
        draft = await self._records.draft(context.speaker)
        if draft is None or draft.awaiting is None or draft.number == context.set_aside:
            return context, None
        context = await self._looking_up.loaded(context)
        try:
            answer = self._reader.read_answer(draft.awaiting, text, context.zone, context.now)
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
        context = await self._looking_up.loaded(context)
        reminder = await quoted_reminder(said.quoted, context, self._records)
        if reminder is None:
            return context, understanding
        edit = understanding.edit or (self._reader.read_edit(said.text) if understanding.nudge is None else None)
        return context.speaking_of(reminder, shown=True), replace(understanding, edit=edit)

    async def _with_open_nudge(self, context: Context) -> Context:
        """With the nudge of today that is not answered; only for words that may answer it is it looked up."""
        context = await self._looking_up.loaded(context)
        since = midnight(context.profile, context.now)
        found = await self._records.open_nudge(context.speaker.chat, since)
        if found is None and (answered := just_answered(context.conversation)) is not None:
            found = await self._records.occurrence(answered)
        return replace(context, nudge=found)

    def _answered_nudge(self, text: str, reply: NudgeReply | None, context: Context) -> OpenNudge | None:
        """The open nudge, with words that are nothing but an answer to it."""
        if context.nudge is None or reply is None:
            return None
        again = self._reader.read_again(text, context.zone, context.now)
        return OpenNudge(*context.nudge, reply, again)
