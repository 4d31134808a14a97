"""What all methods about messages share: which chat and message a call means, and delivering to it."""

from __future__ import annotations

import time
from typing import Any

from playground.errors import BLOCKED, KICKED, NEVER_WROTE, BotApiError, bad_request, too_many_requests, upgraded
from playground.keyboards import inline_keyboard
from playground.model import Chat, Message
from playground.params import Params
from playground.reply_keyboards import reply_interface
from playground.text import Entity
from playground.world import World

MOST_MESSAGE_IDS = 100


class Sending:
    """Reads chats and messages out of calls, and delivers. Refusals are BotApiErrors, and then nothing happens."""

    def __init__(self, world: World) -> None:
        self._world = world

    def chat(self, params: Params, name: str = "chat_id") -> Chat:
        """The chat a call names, if the bot may know of it (400 or 403 where not)."""
        if not params.string(name):
            raise bad_request(f"{name} is empty")
        chat = self._world.chats.get(params.integer(name))
        if chat is None:
            raise bad_request("chat not found")
        if not chat.bot_is_in:
            raise BotApiError(403, KICKED.format(chat.type))
        return chat

    def present_chat(self, params: Params) -> Chat:
        """The chat a call names, if it still lives under this id (400 or 403 where not)."""
        chat = self.chat(params)
        if chat.upgraded_to is not None:
            raise upgraded(chat.upgraded_to)
        return chat

    def writable_chat(self, params: Params) -> Chat:
        """The chat a call names, if the bot may write there (400 or 403 where not)."""
        chat = self.present_chat(params)
        if chat.person_id is not None:
            person = self._world.people[chat.person_id]
            if person.blocked:
                raise BotApiError(403, BLOCKED)
            if not person.wrote:
                raise BotApiError(403, NEVER_WROTE)
        return chat

    def send(self, params: Params, chat: Chat | None = None, **content: Any) -> dict[str, Any]:
        """Delivers what a send method has put together; the message for the bot."""
        return self._world.api_message(self.deliver(params, chat, **content))

    def send_all(self, params: Params, chat: Chat, contents: list[dict[str, Any]]) -> list[Message]:
        """Delivers several messages of one call, all of them or none: only the first meets the flood limits."""
        return [self.deliver(params, chat, **one, waits=place == 0) for place, one in enumerate(contents)]

    def deliver(self, params: Params, chat: Chat | None = None, *, waits: bool = True, **content: Any) -> Message:
        """Delivers one message, with the markup, the reply and the protection that the call asks for.

        A `reply_markup` in `content` takes the place of the call's own.
        """
        markup = content.pop("reply_markup", None) or self.markup(params)
        chat = chat or self.writable_chat(params)
        interface = reply_interface(params.mapping("reply_markup"), private=chat.type == "private")
        reply_to = self._reply_to(params, chat)
        world, now = self._world, time.monotonic()
        if waits and (wait := world.flood.wait(chat.id, now)) > 0:
            raise too_many_requests(wait)
        for name in ("entities", "caption_entities"):
            if content.get(name):
                content[name] = self.known(content[name])
        content |= {"reply_to": reply_to, "reply_markup": markup, "final": interface.final}
        message = world.new_message(chat, world.bot.id, protected=params.boolean("protect_content"), **content)
        world.flood.count(chat.id, now)
        world.deliveries.add(chat.id, message.message_id, now, message.text or message.caption or "")
        if interface.keyboard is not None or interface.removes:
            world.set_keyboard(chat, interface.keyboard)
        return message

    def editable(self, params: Params) -> Message:
        """The message of the bot that a call wants to edit, by chat or sent for a person by inline mode."""
        if inline_id := params.string("inline_message_id"):
            found = self._world.inline_messages.get(inline_id)
            if found is None or found.deleted:
                raise bad_request("MESSAGE_ID_INVALID")
            return found
        chat = self.present_chat(params)
        if chat.person_id is not None and self._world.people[chat.person_id].blocked:
            raise BotApiError(403, BLOCKED)
        if not params.string("message_id"):
            raise bad_request("message identifier is not specified")
        message = chat.find(params.integer("message_id"))
        if message is None:
            raise bad_request("message to edit not found")
        if message.sender_id != self._world.bot.id or message.final or message.forward_origin is not None:
            raise bad_request("message can't be edited")
        return message

    def edited(self, message: Message) -> dict[str, Any] | bool:
        """Marks a message as edited; the message for the bot, True where it was sent by inline mode."""
        message.edit_date = self._world.clock.timestamp()
        self._world.changed(message)
        return True if message.inline_id is not None else self._world.api_message(message)

    def markup(self, params: Params, *, only_inline: bool = False) -> dict[str, Any] | None:
        """The checked inline keyboard of a call."""
        return inline_keyboard(params.mapping("reply_markup"), only_inline=only_inline)

    def known(self, entities: list[Entity]) -> list[Entity]:
        """Without mentions of people who do not exist, which Telegram drops."""
        return [e for e in entities if e["type"] != "text_mention" or e["user"]["id"] in self._world.people]

    def message_ids(self, params: Params) -> list[int]:
        """The `message_ids` of a call: 1 to 100 whole numbers."""
        given = params.array("message_ids")
        if not given:
            raise bad_request("message identifiers are not specified")
        if len(given) > MOST_MESSAGE_IDS:
            raise bad_request("too many message identifiers specified")
        if not all(isinstance(one, int) and not isinstance(one, bool) and one > 0 for one in given):
            raise bad_request("invalid message identifier specified")
        return given

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
