"""One update from beginning to end: read, handed to the flow, and what was decided put into the chat."""

from __future__ import annotations

import logging
import traceback
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeGuard

from telegram import CallbackQuery, InlineQuery, Message, Update
from telegram.error import TelegramError
from telegram.ext import CallbackContext, ExtBot

from bot.domain.actions import Action, AfterCheck, CheckStep, RateAnswer, ResumeAll, StartCheck
from bot.domain.changes import CountThumb, SaveDraft
from bot.domain.conversation import Decision
from bot.domain.library import Library
from bot.domain.messages import Incoming, Pressed, Said, Unreadable
from bot.domain.sessions import Run
from bot.flows.message import MessageFlow
from bot.flows.observing import Observer, Part
from bot.gateway.budget import Allowed, Budget
from bot.gateway.callbacks import Callbacks
from bot.gateway.double_taps import DoubleTaps, Finished
from bot.gateway.inline import InlineDesk, asked_by
from bot.gateway.on_its_way import Answers, OnItsWay
from bot.gateway.questions import Questions
from bot.gateway.remembered import Answered, Remembered
from bot.gateway.sender import Sender
from bot.gateway.updates import Received, read, shown_rows, thread_of
from bot.views.misses import failure_reply, too_much_reply

log = logging.getLogger(__name__)

Context = CallbackContext[ExtBot[None], Any, Any, Any]


class Gateway:
    """Hands each update to the flow and puts its decision into the chat."""

    def __init__(
        self,
        flow: MessageFlow,
        library: Library,
        sender: Sender,
        inline: InlineDesk,
        callbacks: Callbacks,
        remembered: Remembered,
        answers: Answers,
        observer: Observer | None = None,
    ) -> None:
        self._inline = inline
        self._flow = flow
        self._answers = answers
        self._library = library
        self._sender = sender
        self._callbacks = callbacks
        self._remembered = remembered
        self._observer = observer or Observer()
        self._budget = Budget(remembered.spent)
        self._double_taps = DoubleTaps(remembered.taps)
        self._finished = Finished(remembered.finished)
        self._questions = Questions(remembered.asked, sender.keep_rows)

    async def handle(self, update: Update, context: Context) -> None:
        """One update from beginning to end."""
        if update.inline_query is not None:
            await self._offer(update.inline_query)
            return
        try:
            received = read(update, context.bot.bot, self._callbacks)
        except Exception as error:  # noqa: BLE001 (an update may be anything; nothing of it is logged)
            log.error("an update cannot be read and is skipped: %s", type(error).__name__)
            return
        if received is None:
            return
        query, chat = received.query, received.speaker.chat
        allowed = await self._budget.spend(received.speaker.person)
        if allowed is not Allowed.YES:
            await self._decline(received, say=allowed is Allowed.JUST_USED_UP)
            return
        if query is not None and await self._is_second_half(received, query):
            await self._sender.acknowledge(query)
            return
        if await self._is_of_an_answered_album(received):
            return
        received, mended = await self._mended(received)
        decision = await self._flow.handle(received.speaker, await self._still_open(received), received.sent)
        self._observer.decided(decision.outcome)
        for change in decision.changes:
            if isinstance(change, CountThumb):
                self._observer.rated(up=change.up)
        if query is not None:
            await self._sender.acknowledge(query, decision.toast)
            if decision.rated:
                await self._take_thumbs(chat, query)
        answer = await self._show(received, decision, mended, OnItsWay(self._answers, update.update_id))
        await self._questions.answered(received, decision, answer)
        if isinstance(received.incoming, Said) and received.message is not None and not received.incoming.edited:
            mendable = all(isinstance(one, SaveDraft) for one in decision.changes)
            last = Answered(received.message.message_id, answer if mendable else None, decision.began)
            await self._remembered.answered.remember(received.speaker, last)
        acted = any(not isinstance(one, SaveDraft) for one in decision.changes)
        if query is not None and acted:
            await self._remembered.answered.forget(received.speaker)  # what was done is not said anew
        if query is not None and decision.reply is not None and not _is_step(received):
            await self._double_taps.was_first(chat, query, acted=acted)

    async def _offer(self, query: InlineQuery) -> None:
        """Results for who types in another chat; whoever has used their budget up gets none but a card with numbers."""
        asked = asked_by(query)
        if asked is None:
            return
        person, text = asked
        allowed = await self._budget.spend(person, tells=False)
        offer = self._flow.offer(text)
        if allowed is Allowed.YES or offer.urgent:
            await self._inline.answer(query, offer)
        else:
            await self._inline.decline(query)

    async def _is_second_half(self, received: Received, query: CallbackQuery) -> bool:
        """True for the second tap of a double tap; of a check, nothing is remembered but that it has ended."""
        chat, pressed = received.speaker.chat, received.incoming
        if _may_be_over(pressed) and await self._finished.just_now(chat, pressed.message):
            return True
        return await self._double_taps.is_second(chat, query)

    async def _take_thumbs(self, chat: int, query: CallbackQuery) -> None:
        """The answer stays with its other buttons; a second tap of the same thumb means nothing."""
        rows = (
            tuple(b for b in row if not isinstance(b.action, RateAnswer)) for row in shown_rows(query, self._callbacks)
        )
        if query.message is not None:
            await self._sender.keep_rows(chat, query.message.message_id, tuple(row for row in rows if row))
        await self._double_taps.was_first(chat, query)

    async def _decline(self, received: Received, *, say: bool) -> None:
        """To who writes more than anybody can: one sentence and then silence, but a card is given to everybody."""
        if received.query is not None:
            await self._sender.acknowledge(received.query)
        card = await self._flow.card(received.speaker, received.incoming)
        reply = card.reply if card is not None else too_much_reply(self._library) if say else None
        if reply is not None:
            await self._sender.send(received.speaker.chat, reply, received.answers_to, received.speaker.thread)

    async def _is_of_an_answered_album(self, received: Received) -> bool:
        """True for a picture without words, where another one of its album was answered: an album is one message."""
        if received.album is None:
            return False
        album = received.speaker.chat, received.album
        before = await self._remembered.albums.recall(album)
        await self._remembered.albums.remember(album, value=True)
        return before is not None and isinstance(received.incoming, Unreadable)

    async def _mended(self, received: Received) -> tuple[Received, int | None]:
        """The last message of a speaker, edited: it is said anew, and its answer is the message to put in place.

        Where the answer changed something, or others came since, an edit stays an edit.
        """
        said, message = received.incoming, received.message
        if not isinstance(said, Said) or not said.edited or message is None:
            return received, None
        last = await self._remembered.answered.recall(received.speaker)
        if last is None or last.message != message.message_id or last.answer is None:
            return received, None
        return replace(received, incoming=replace(said, edited=False, instead_of=last.began)), last.answer

    async def failed(self, update: object, context: Context) -> None:
        """Log where an error came from, without a word of the message, and tell the person in one sentence."""
        error = context.error
        if error is not None:
            self._observer.failed(Part.HANDLING, error)
        if isinstance(error, TelegramError):
            log.warning("Telegram: %s", type(error).__name__)
        elif error is not None:
            places = traceback.extract_tb(error.__traceback__)
            where = " < ".join(f"{place.name}:{place.lineno}" for place in reversed(places[-4:]))
            log.error("an update failed: %s in %s", type(error).__name__, where)
        if not isinstance(update, Update):
            return
        if update.callback_query is not None:
            await self._sender.acknowledge(update.callback_query)
        chat = update.effective_chat
        if chat is not None:
            with suppress(TelegramError):  # raised again, it would be logged with the error it came from
                message = update.effective_message
                thread = thread_of(message) if isinstance(message, Message) else None
                await self._sender.send(chat.id, failure_reply(self._library), thread=thread)

    async def _show(self, received: Received, decision: Decision, mended: int | None, way: OnItsWay) -> int | None:
        """Put the reply where it belongs; the number of its message where that is a new or a mended one."""
        reply, chat = decision.reply, received.speaker.chat
        if reply is None:
            return mended
        if mended is not None and not reply.is_new:
            await self._sender.edit(chat, mended, reply, received.speaker.thread)
            return mended
        pressed = received.incoming
        if reply.in_place and isinstance(pressed, Pressed) and pressed.message is not None:
            if not reply.rows or (_is_step(received) and not any(_goes_on(button.action) for button in reply.buttons)):
                await self._finished.add(chat, pressed.message)
            await self._sender.edit(chat, pressed.message, reply, received.speaker.thread, pictured=received.on_picture)
            return None
        await self._sender.send(chat, reply, received.answers_to, received.speaker.thread, way)
        if isinstance(decision.guided, Run):
            self._flow.sessions.placed(decision.guided, way.placed)
        return way.message

    async def _still_open(self, received: Received) -> Incoming:
        """What came in; a button of a message that has lost its buttons since means nothing any more."""
        pressed = received.incoming
        if _may_be_over(pressed) and await self._finished.holds(received.speaker.chat, pressed.message):
            return Pressed(None, pressed.message)
        return pressed


def _goes_on(action: Action) -> bool:
    return isinstance(action, CheckStep | StartCheck)


def _may_be_over(pressed: Incoming) -> TypeGuard[Pressed]:
    """A tap on what a message may have lost; what the card of a finished check offers stays."""
    return isinstance(pressed, Pressed) and not isinstance(pressed.action, AfterCheck | ResumeAll)


def _is_step(received: Received) -> bool:
    return isinstance(received.incoming, Pressed) and isinstance(received.incoming.action, CheckStep)
