"""Bot API methods that send, edit and delete text, and small things beside it."""

from __future__ import annotations

from typing import Any

from playground.errors import NOT_MODIFIED, QUERY_TOO_OLD, bad_request
from playground.formatting import message_caption, message_text
from playground.model import Chat, Message
from playground.params import Params
from playground.sending import Sending
from playground.text import utf16_length
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
    """sendMessage, the edits of text, caption and buttons, deleteMessage(s), sendChatAction, answerCallbackQuery."""

    def __init__(self, world: World, sending: Sending) -> None:
        self._world = world
        self._sending = sending

    def send_message(self, params: Params) -> dict[str, Any]:
        """sendMessage"""
        text, entities = message_text(params)
        return self._sending.send(params, text=text, entities=entities)

    def edit_message_text(self, params: Params) -> dict[str, Any] | bool:
        """editMessageText; without reply_markup the keyboard goes, as at Telegram."""
        message = self._sending.editable(params)
        text, entities = message_text(params)
        entities = self._sending.known(entities)
        if message.text is None:
            raise bad_request("there is no text in the message to edit")
        markup = self._sending.markup(params, only_inline=True)
        if (text, entities, markup) == (message.text, message.entities, message.reply_markup):
            raise bad_request(NOT_MODIFIED)
        message.text, message.entities, message.reply_markup = text, entities, markup
        return self._sending.edited(message)

    def edit_message_caption(self, params: Params) -> dict[str, Any] | bool:
        """editMessageCaption"""
        message = self._sending.editable(params)
        text, entities = message_caption(params)
        entities = self._sending.known(entities)
        if not message.takes_caption:
            raise bad_request("there is no caption in the message to edit")
        markup = self._sending.markup(params, only_inline=True)
        caption = text or None
        if (caption, entities, markup) == (message.caption, message.caption_entities, message.reply_markup):
            raise bad_request(NOT_MODIFIED)
        message.caption, message.caption_entities, message.reply_markup = (caption, entities, markup)
        return self._sending.edited(message)

    def edit_message_reply_markup(self, params: Params) -> dict[str, Any] | bool:
        """editMessageReplyMarkup"""
        message = self._sending.editable(params)
        markup = self._sending.markup(params, only_inline=True)
        if markup == message.reply_markup:
            raise bad_request(NOT_MODIFIED)
        message.reply_markup = markup
        return self._sending.edited(message)

    def delete_message(self, params: Params) -> bool:
        """deleteMessage, for up to 48 hours on the playground's clock."""
        chat = self._sending.present_chat(params)
        message = chat.find(params.integer("message_id"))
        if message is None:
            raise bad_request("message to delete not found")
        reason = self._undeletable(chat, message)
        if reason is not None:
            raise bad_request(reason)
        self._world.delete(message)
        return True

    def delete_messages(self, params: Params) -> bool:
        """deleteMessages: 1 to 100; those that cannot be deleted are skipped."""
        chat = self._sending.present_chat(params)
        for message_id in self._sending.message_ids(params):
            message = chat.find(message_id)
            if message is not None and self._undeletable(chat, message) is None:
                self._world.delete(message)
        return True

    def _undeletable(self, chat: Chat, message: Message) -> str | None:
        own = message.sender_id == self._world.bot.id
        if not own and chat.type != "private" and chat.bot_status != "administrator":
            return "message can't be deleted"
        if self._world.clock.timestamp() - message.date > DELETABLE_SECONDS:
            return "message can't be deleted for everyone"
        return None

    def send_chat_action(self, params: Params) -> bool:
        """sendChatAction"""
        chat = self._sending.writable_chat(params)
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
