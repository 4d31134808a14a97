"""The whole state of a playground, and the changes that both sides of a conversation share."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import Any

from playground import page_views, views
from playground.clock import PlaygroundClock
from playground.deliveries import Deliveries
from playground.events import EventHub
from playground.files import FileShelf
from playground.flood import FloodLimits
from playground.journeys import Journeys
from playground.memberships import api_member
from playground.model import BotProfile, Chat, Message, Person, Press
from playground.polls import Poll
from playground.reply_keyboards import ReplyKeyboard
from playground.updates import UpdateQueue

FIRST_PERSON_ID = 1001
FIRST_GROUP_ID = -5001
SUPERGROUP_OFFSET = -1_005_000_000_000  # a supergroup's id is -100 and ten digits
PRESSES_KEPT = 10_000
POLLS_KEPT = 10_000
PRESS_LIFETIME_SECONDS = 15 * 60


class World:
    """People, chats and the bot's account, with the queue of updates and the stream of page events."""

    def __init__(self, bot: BotProfile, clock: PlaygroundClock) -> None:
        self.clock = clock
        self.bot = bot
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue()
        self.events = EventHub()
        self.files = FileShelf()
        self.flood = FloodLimits()
        self.deliveries = Deliveries()
        self.journeys = Journeys()
        self.polls: OrderedDict[str, Poll] = OrderedDict()
        self.inline_messages: dict[str, Message] = {}
        self._last_poll = self._last_album = 0
        self._presses: OrderedDict[str, Press] = OrderedDict()
        self._last_press = 0
        self._next_person = max(FIRST_PERSON_ID, bot.id + 1) if bot.id < 10_000 else FIRST_PERSON_ID
        self._next_group = FIRST_GROUP_ID

    def add_person(self, first_name: str, language_code: str) -> tuple[Person, Chat]:
        """A new person with an empty private chat."""
        person_id = self._next_person
        self._next_person += 1
        slug = "".join(c for c in first_name.lower() if c.isascii() and c.isalnum())[:20] or "person"
        person = Person(person_id, first_name, f"{slug}_{person_id}", language_code)
        chat = Chat(person_id, "private", first_name, [person_id], person_id=person_id)
        self.people[person_id] = person
        self.chats[person_id] = chat
        self.announce_person(person)
        self.announce_chat(chat)
        return person, chat

    def add_group(self, title: str, members: list[int], *, privacy: bool) -> Chat:
        """A new group with the bot in it; the first member is the one who added the bot."""
        chat = Chat(self._next_group, "group", title, members, privacy=privacy, owner=members[0])
        self._next_group -= 1
        self.chats[chat.id] = chat
        self.announce_chat(chat)
        self.tell_membership(chat, self.people[members[0]], "left", "member")
        return chat

    def add_supergroup(self, group: Chat) -> Chat:
        """A supergroup with the title, the members and the ranks of a group."""
        chat = Chat(
            SUPERGROUP_OFFSET + group.id,
            "supergroup",
            group.title,
            list(group.members),
            privacy=group.privacy,
            owner=group.owner,
            administrators=set(group.administrators),
            bot_status=group.bot_status,
        )
        self.chats[chat.id] = chat
        return chat

    def tell_membership(self, chat: Chat, by: Person, old: str, new: str) -> None:
        """Queues a my_chat_member update: the bot's own status, from `old` to `new`."""
        user = views.api_bot(self.bot)
        self.tell_member("my_chat_member", chat, by.id, api_member(old, user), api_member(new, user))

    def tell_member(self, kind: str, chat: Chat, by: int, old: dict[str, Any], new: dict[str, Any]) -> None:
        """Queues a my_chat_member or chat_member update with the given ChatMember objects."""
        content = {
            "chat": views.api_chat(chat, self.people),
            "from": views.api_person(self.people[by]),
            "date": self.clock.timestamp(),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        self.updates.add(kind, content, chat.id)

    def new_message(self, chat: Chat, sender_id: int, **content: Any) -> Message:
        """Adds a message dated now and shows it to the pages."""
        message = Message(chat.id, chat.next_message_id(), sender_id, self.clock.timestamp(), **content)
        chat.keep(message)
        if message.poll is not None:
            self._place_poll(message.poll, message)
        self._publish("message", message)
        return message

    def next_poll_id(self) -> str:
        """A fresh id for a poll."""
        self._last_poll += 1
        return f"{self.bot.id}70{self._last_poll:08d}"

    def copied_poll(self, poll: Poll) -> Poll:
        """The same questions of the bot's own, with no votes yet."""
        return replace(poll, id=self.next_poll_id(), by_bot=True, votes={}, places=[], closed=False, close_date=None)

    def next_album_id(self) -> str:
        """A fresh id for messages that belong together."""
        self._last_album += 1
        return f"{self.bot.id}80{self._last_album:08d}"

    def origin_of(self, message: Message) -> dict[str, Any]:
        """Who said a message first, as the Bot API tells it of a forwarded one."""
        sender = views.api_sender(message, self.people, self.bot)
        return {"type": "user", "sender_user": sender, "date": message.date}

    def changed(self, message: Message) -> None:
        """Shows an edited message to the pages."""
        self._publish("edit", message)

    def delete(self, message: Message) -> None:
        """Deletes a message for everyone."""
        message.forget_content()
        self.events.publish("delete", chat_id=message.chat_id, message_id=message.message_id)

    def api_message(self, message: Message) -> dict[str, Any]:
        """The message as the Bot API describes it."""
        return views.api_message(message, self.chats[message.chat_id], self.people, self.bot)

    def page_message(self, message: Message) -> dict[str, Any]:
        """The message as the chat page reads it."""
        return page_views.page_message(message, self.people, self.bot)

    def page_chat(self, chat: Chat) -> dict[str, Any]:
        """The chat as the chat page reads it."""
        return page_views.page_chat(chat, self.people, self.bot)

    def add_press(self, message: Message) -> Press:
        """Remembers a tap so that it can be answered once, within 15 minutes."""
        self._last_press += 1
        press_id = f"{self.bot.id}00{self._last_press:08d}"
        press = Press(press_id, message.chat_id, message.message_id, self.clock.timestamp())
        self._presses[press_id] = press
        if len(self._presses) > PRESSES_KEPT:
            self._presses.popitem(last=False)
        return press

    def open_press(self, press_id: str) -> Press | None:
        """The tap with this id if it can still be answered."""
        press = self._presses.get(press_id)
        if press is None or press.answered:
            return None
        return press if self.clock.timestamp() - press.pressed_at <= PRESS_LIFETIME_SECONDS else None

    def announce_person(self, person: Person) -> None:
        """Tells the pages that a person is new or has changed."""
        if self.events.listening:
            self.events.publish("people", person=page_views.page_person(person))

    def announce_chat(self, chat: Chat) -> None:
        """Tells the pages that a chat is new or has changed."""
        if self.events.listening:
            self.events.publish("chats", chat=self.page_chat(chat))

    def set_keyboard(self, chat: Chat, keyboard: ReplyKeyboard | None) -> None:
        """Shows a reply keyboard in a chat, or takes it away."""
        if chat.keyboard == keyboard:
            return
        chat.keyboard = keyboard
        if self.events.listening:
            self.events.publish("keyboard", chat_id=chat.id, keyboard=page_views.page_keyboard(keyboard))

    def announce_bot(self) -> None:
        """Tells the pages that the bot's profile has changed."""
        self.events.publish("bot", bot=page_views.page_bot(self.bot))

    def announce_commands(self) -> None:
        """Tells the pages that the command menu has changed."""
        self.events.publish("commands", commands=self.bot.private_commands())

    def state(self) -> dict[str, Any]:
        """Everything a chat page needs to start."""
        return {
            "bot": page_views.page_bot(self.bot),
            "clock": self.clock_state(),
            "commands": self.bot.private_commands(),
            "people": [page_views.page_person(p) for p in self.people.values()],
            "chats": [self.page_chat(c) for c in self.chats.values() if c.upgraded_to is None],
        }

    def clock_state(self) -> dict[str, Any]:
        """The clock as the chat page reads it."""
        return {"now": self.clock.now().isoformat(), "offset_seconds": self.clock.offset_seconds}

    def _place_poll(self, poll: Poll, message: Message) -> None:
        poll.places.append((message.chat_id, message.message_id))
        self.polls[poll.id] = poll
        if len(self.polls) > POLLS_KEPT:
            self.polls.popitem(last=False)

    def _publish(self, kind: str, message: Message) -> None:
        if message.sender_id == self.bot.id:
            self.journeys.heard(self.chats[message.chat_id], message, edited=kind == "edit")
        if self.events.listening:
            self.events.publish(kind, chat_id=message.chat_id, message=self.page_message(message))
