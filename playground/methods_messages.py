"""Bot API methods that send, edit and delete messages."""

from __future__ import annotations

import time
from typing import Any

from playground.errors import (
    BLOCKED,
    KICKED,
    NEVER_WROTE,
    NOT_MODIFIED,
    QUERY_TOO_OLD,
    BotApiError,
    bad_request,
    too_many_requests,
    upgraded,
)
from playground.formatting import message_caption, message_text
from playground.keyboards import inline_keyboard
from playground.model import Chat, Message
from playground.params import Params
from playground.reply_keyboards import reply_interface
from playground.text import Entity, utf16_length
from playground.world import World

DELETABLE_SECONDS = 48 * 3600
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "record_audio",
        "upload_audio",
    }
)


class MessageMethods:
    """sendMessage, the edits, deleteMessage, sendChatAction, answerCallbackQuery."""

    def __init__(self, world: World) -> None:
        self._world = world

    def send_message(self, params: Params) -> dict[str, Any]:
        """sendMessage"""
        text, entities = message_text(params)
        return self.send(params, text=text, entities=entities)

    def edit_message_text(self, params: Params) -> dict[str, Any]:
        """editMessageText; without reply_markup the keyboard goes, as at Telegram."""
        message = self._editable(params)
        text, entities = message_text(params)
        entities = self._known(entities)
        if message.text is None:
            raise bad_request("there is no text in the message to edit")
        markup = self._markup(params, only_inline=True)
        if (text, entities, markup) == (message.text, message.entities, message.reply_markup):
            raise bad_request(NOT_MODIFIED)
        message.text, message.entities, message.reply_markup = text, entities, markup
        return self._edited(message)

    def edit_message_caption(self, params: Params) -> dict[str, Any]:
        """editMessageCaption"""
        message = self._editable(params)
        text, entities = message_caption(params)
        entities = self._known(entities)
        if message.photo is None and message.document is None:
            raise bad_request("there is no caption in the message to edit")
        markup = self._markup(params, only_inline=True)
        caption = text or None
        if (caption, entities, markup) == (message.caption, message.caption_entities, message.reply_markup):
            raise bad_request(NOT_MODIFIED)
        message.caption, message.caption_entities, message.reply_markup = (caption, entities, markup)
        return self._edited(message)

    def edit_message_reply_markup(self, params: Params) -> dict[str, Any]:
        """editMessageReplyMarkup"""
        message = self._editable(params)
        markup = self._markup(params, only_inline=True)
        if markup == message.reply_markup:
            raise bad_request(NOT_MODIFIED)
        message.reply_markup = markup
        return self._edited(message)

    def delete_message(self, params: Params) -> bool:
        """deleteMessage, for up to 48 hours on the playground's clock."""
        chat = self.present_chat(params)
        message = chat.find(params.integer("message_id"))
        if message is None:
            raise bad_request("message to delete not found")
        own = message.sender_id == self._world.bot.id
        if not own and chat.type != "private" and chat.bot_status != "administrator":
            raise bad_request("message can't be deleted")
        if self._world.clock.timestamp() - message.date > DELETABLE_SECONDS:
            raise bad_request("message can't be deleted for everyone")
        self._world.delete(message)
        return True

    def send_chat_action(self, params: Params) -> bool:
        """sendChatAction"""
        chat = self.writable_chat(params)
        action = params.string("action")
        if action not in ACTIONS:
            raise bad_request("wrong parameter action in request")
        self._world.events.publish("action", chat_id=chat.id, action=action)
        return True

    def answer_callback_query(self, params: Params) -> bool:
        """answerCallbackQuery: once, within 15 minutes."""
        text = params.string("text")
        press = self._world.open_press(params.string("callback_query_id"))
        if press is None:
            raise bad_request(QUERY_TOO_OLD)
        if utf16_length(text) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        press.answered = True
        self._world.events.publish(
            "callback_answer",
            callback_query_id=press.id,
            chat_id=press.chat_id,
            message_id=press.message_id,
            text=text or None,
            show_alert=params.boolean("show_alert"),
        )
        return True

    def chat(self, params: Params) -> Chat:
        """The chat a call names, if the bot may know of it. Raises BotApiError (400 or 403)."""
        if not params.string("chat_id"):
            raise bad_request("chat_id is empty")
        chat = self._world.chats.get(params.integer("chat_id"))
        if chat is None:
            raise bad_request("chat not found")
        if not chat.bot_is_in:
            raise BotApiError(403, KICKED.format(chat.type))
        return chat

    def present_chat(self, params: Params) -> Chat:
        """The chat a call names, if it still lives under this id. Raises BotApiError (400 or 403)."""
        chat = self.chat(params)
        if chat.upgraded_to is not None:
            raise upgraded(chat.upgraded_to)
        return chat

    def writable_chat(self, params: Params) -> Chat:
        """The chat a call names, if the bot may write there. Raises BotApiError (400 or 403)."""
        chat = self.present_chat(params)
        if chat.person_id is not None:
            person = self._world.people[chat.person_id]
            if person.blocked:
                raise BotApiError(403, BLOCKED)
            if not person.wrote:
                raise BotApiError(403, NEVER_WROTE)
        return chat

    def send(self, params: Params, chat: Chat | None = None, **content: Any) -> dict[str, Any]:
        """Delivers what a send method has put together, or raises BotApiError and delivers nothing."""
        markup = self._markup(params)
        chat = chat or self.writable_chat(params)
        interface = reply_interface(params.mapping("reply_markup"), private=chat.type == "private")
        reply_to = self._reply_to(params, chat)
        world, now = self._world, time.monotonic()
        if (wait := world.flood.wait(chat.id, now)) > 0:
            raise too_many_requests(wait)
        for name in ("entities", "caption_entities"):
            if content.get(name):
                content[name] = self._known(content[name])
        content |= {"reply_to": reply_to, "reply_markup": markup, "final": interface.final}
        message = world.new_message(chat, world.bot.id, **content)
        world.flood.count(chat.id, now)
        world.deliveries.add(chat.id, message.message_id, now, message.text or message.caption or "")
        if interface.keyboard is not None or interface.removes:
            world.set_keyboard(chat, interface.keyboard)
        return world.api_message(message)

    def _known(self, entities: list[Entity]) -> list[Entity]:
        """Without mentions of people who do not exist, which Telegram drops."""
        return [e for e in entities if e["type"] != "text_mention" or e["user"]["id"] in self._world.people]

    def _editable(self, params: Params) -> Message:
        if params.string("inline_message_id"):
            raise bad_request("MESSAGE_ID_INVALID")
        chat = self.present_chat(params)
        if chat.person_id is not None and self._world.people[chat.person_id].blocked:
            raise BotApiError(403, BLOCKED)
        if not params.string("message_id"):
            raise bad_request("message identifier is not specified")
        message = chat.find(params.integer("message_id"))
        if message is None:
            raise bad_request("message to edit not found")
        if message.sender_id != self._world.bot.id or message.final:
            raise bad_request("message can't be edited")
        return message

    def _edited(self, message: Message) -> dict[str, Any]:
        message.edit_date = self._world.clock.timestamp()
        self._world.changed(message)
        return self._world.api_message(message)

    def _markup(self, params: Params, *, only_inline: bool = False) -> dict[str, Any] | None:
        return inline_keyboard(params.mapping("reply_markup"), only_inline=only_inline)

    def _reply_to(self, params: Params, chat: Chat) -> int | None:
        reply = params.mapping("reply_parameters") or {}
        replied = Params(reply).integer("message_id") or params.integer("reply_to_message_id")
        if not replied:
            return None
        if chat.find(replied) is not None:
            return replied
        lenient = Params(reply).boolean("allow_sending_without_reply")
        if lenient or params.boolean("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")
