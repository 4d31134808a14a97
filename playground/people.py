"""What people do: write, edit, tap, block. Refusals are sentences for the chat page."""

from __future__ import annotations

from typing import Any

from playground import views
from playground.formatting import TEXT_LIMIT
from playground.model import Chat, Message, Person, Press
from playground.refusals import RefusedError
from playground.text import utf16_slice
from playground.utterances import Utterances, typed
from playground.world import World


class People:
    """The human side of the chats."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._utterances = Utterances(world)

    def chat(self, chat_id: int) -> Chat:
        """The chat with this id. Raises Refused (404)."""
        chat = self._world.chats.get(chat_id)
        if chat is None:
            raise RefusedError("There is no such chat.", 404)
        return chat

    def person(self, person_id: int) -> Person:
        """The person with this id. Raises Refused (404)."""
        person = self._world.people.get(person_id)
        if person is None:
            raise RefusedError("There is no such person.", 404)
        return person

    def message(self, chat: Chat, message_id: int) -> Message:
        """The message with this id, unless it was deleted. Raises Refused (404)."""
        message = chat.find(message_id)
        if message is None:
            raise RefusedError("There is no such message in this chat.", 404)
        return message

    def member(self, chat: Chat, person_id: int) -> Person:
        """The person, if they are in the chat and can act there. Raises RefusedError."""
        person = self.person(person_id)
        if chat.upgraded_to is not None:
            raise RefusedError("This group was upgraded to a supergroup.")
        if person_id not in chat.members:
            raise RefusedError(f"{person.first_name} is not in this chat.")
        if chat.type == "private" and person.blocked:
            raise RefusedError(f"{person.first_name} has blocked the bot; unblock it first.")
        return person

    def block(self, person: Person, blocked: bool) -> None:
        """Blocks or unblocks the bot; the bot gets a my_chat_member update when that changes anything."""
        if person.blocked == blocked:
            return
        person.blocked = blocked
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        self._world.tell_membership(self._world.chats[person.id], person, old, new)
        self._world.announce_person(person)

    def say(self, chat: Chat, person: Person, content: dict[str, Any], reply_to: int | None) -> Message:
        """Sends a message with `content` as `utterances.Utterances` reads it."""
        if reply_to is not None:
            self.message(chat, reply_to)
        fields = self._utterances.fields(person, content)
        if chat.type == "private":
            person.wrote = True
        replies = {} if reply_to is None else {"reply_to_message_id": reply_to}
        self._world.journeys.done(chat, {"send": {**content, **replies}})
        message = self._world.new_message(chat, person.id, reply_to=reply_to, **fields)
        self._use_keyboard(chat, message)
        self.deliver("message", chat, message)
        return message

    def edit(self, chat: Chat, person: Person, message_id: int, text: str) -> Message:
        """Changes one of the person's own text messages."""
        message = self.message(chat, message_id)
        if message.sender_id != person.id or message.text is None:
            raise RefusedError(f"{person.first_name} can only edit their own text messages.")
        cleaned, entities = typed(text, TEXT_LIMIT)
        if not cleaned:
            raise RefusedError("A message needs some text.")
        if cleaned == message.text:
            raise RefusedError("The text is the same as before.")
        message.text, message.entities = cleaned, entities
        message.edit_date = self._world.clock.timestamp()
        self._world.journeys.done(chat, {"edit": cleaned, "message": message_id})
        self._world.changed(message)
        self.deliver("edited_message", chat, message)
        return message

    def press(self, chat: Chat, person: Person, message_id: int, data: str, *, forged: bool) -> Press:
        """Taps a button under a message; a forged tap may carry data that no button has."""
        message = self.message(chat, message_id)
        label = next((label for label, carried in message.buttons() if carried == data), None)
        if label is None and not forged:
            raise RefusedError("There is no such button under this message.")
        self._world.journeys.done(chat, {"tap": label or data, "message": message_id})
        press = self._world.add_press(message)
        query = {
            "id": press.id,
            "from": views.api_person(person),
            "chat_instance": str(chat.id),
            "data": data,
        }
        if message.inline_id is None:
            query["message"] = self._world.api_message(message)
        else:
            query["inline_message_id"] = message.inline_id
        if chat.bot_is_in:
            self._world.updates.add("callback_query", query, chat.id)
        return press

    def labelled(self, chat: Chat, message_id: int, label: str) -> str:
        """The data of the button of a message with this label. Raises RefusedError."""
        for name, data in self.message(chat, message_id).buttons():
            if name == label:
                return data
        raise RefusedError("There is no such button under this message.")

    def deliver(self, kind: str, chat: Chat, message: Message) -> None:
        """Tells the bot of a message, if it reads such messages in this chat."""
        if chat.bot_is_in and (chat.hears_all or self._is_for_bot(chat, message)):
            self._world.updates.add(kind, self._world.api_message(message), chat.id)

    def _use_keyboard(self, chat: Chat, message: Message) -> None:
        """Hides a one-time reply keyboard once one of its buttons could have sent the message."""
        keyboard = chat.keyboard
        if keyboard is None or not keyboard.one_time:
            return
        by_text = message.text is not None and keyboard.button(message.text) is not None
        shared = {
            "request_location": message.location is not None,
            "request_contact": "contact" in message.parts,
            "request_poll": message.poll is not None,
        }
        if by_text or any(given and keyboard.requests(name) for name, given in shared.items()):
            self._world.set_keyboard(chat, None)

    def _is_for_bot(self, chat: Chat, message: Message) -> bool:
        """Privacy mode: a command (not another bot's), a mention of the bot, or a reply to it."""
        if message.reply_to is not None:
            replied = chat.find(message.reply_to)
            if replied is not None and replied.sender_id == self._world.bot.id:
                return True
        own = f"@{self._world.bot.username}".lower()
        text = message.text if message.text is not None else message.caption or ""
        for entity in message.entities or message.caption_entities:
            marked = utf16_slice(text, entity["offset"], entity["length"]).lower()
            if entity["type"] == "mention" and marked == own:
                return True
            if entity["type"] == "bot_command" and ("@" not in marked or marked.endswith(own)):
                return True
        return False
