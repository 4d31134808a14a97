"""What the playground remembers: people, chats, messages, button presses, and the bot's own profile."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, Literal

from playground.files import Document, Photo
from playground.invoices import Invoice
from playground.polls import Poll
from playground.reply_keyboards import ReplyKeyboard
from playground.text import Entity

MESSAGES_KEPT = 500
ANONYMOUS_ADMIN_ID = 1087968824  # who a supergroup's first message is from, everywhere at Telegram


@dataclass(slots=True)
class Person:
    """Someone who chats with the bot; `wrote` turns true with their first private message."""

    id: int
    first_name: str
    username: str
    language_code: str
    blocked: bool = False
    wrote: bool = False


@dataclass(slots=True)
class Message:
    """One message; times are Unix seconds on the playground's clock, offsets UTF-16 units.

    `parts` are a dice, contact or venue under its name in the Bot API; `reactions` the emoji by who set them;
    `inline_id` is there when a person sent it through the bot's inline mode.
    """

    chat_id: int
    message_id: int
    sender_id: int
    date: int
    edit_date: int | None = None
    text: str | None = None
    entities: list[Entity] = field(default_factory=list)
    caption: str | None = None
    caption_entities: list[Entity] = field(default_factory=list)
    photo: Photo | None = None
    document: Document | None = None
    location: dict[str, Any] | None = None
    poll: Poll | None = None
    invoice: Invoice | None = None
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    reply_to: int | None = None
    reply_markup: dict[str, Any] | None = None
    service: dict[str, Any] | None = None
    forward_origin: dict[str, Any] | None = None
    album: str | None = None
    inline_id: str | None = None
    reactions: dict[int, list[str]] = field(default_factory=dict)
    final: bool = False
    protected: bool = False
    deleted: bool = False

    @property
    def takes_caption(self) -> bool:
        """Whether a caption can stand under it."""
        return self.photo is not None or (self.document is not None and self.document.takes_caption)

    @property
    def is_copyable(self) -> bool:
        """Whether the Bot API copies such a message: not what Telegram itself said, and no invoice."""
        return self.service is None and self.invoice is None and not self.protected

    def content(self) -> dict[str, Any]:
        """What a copy of it starts with; a poll is shared by all of its forwarded copies."""
        shared = ("text", "caption", "photo", "document", "poll", "invoice")
        return {
            **{name: getattr(self, name) for name in shared},
            "entities": list(self.entities),
            "caption_entities": list(self.caption_entities),
            "location": None if self.location is None else dict(self.location),
            "parts": dict(self.parts),
        }

    def forget_content(self) -> None:
        """Marks it deleted and drops all it said."""
        self.deleted = True
        self.text = self.caption = self.photo = self.document = self.poll = self.invoice = None
        self.location = self.reply_markup = self.service = self.forward_origin = None
        self.entities, self.caption_entities, self.parts, self.reactions = [], [], {}, {}

    def buttons(self) -> list[tuple[str, str]]:
        """The label and the callback data of each button under it that has any."""
        rows = self.reply_markup["inline_keyboard"] if self.reply_markup else []
        return [(one["text"], one["callback_data"]) for row in rows for one in row if "callback_data" in one]


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group; holds the last 500 messages.

    `bot_status` is "member", "administrator", "left" or "kicked"; `upgraded_to` the supergroup in a group's place.
    """

    id: int
    type: Literal["private", "group", "supergroup"]
    title: str
    members: list[int]
    person_id: int | None = None
    privacy: bool = True
    messages: OrderedDict[int, Message] = field(default_factory=OrderedDict)
    pinned: int | None = None
    owner: int | None = None
    administrators: set[int] = field(default_factory=set)
    bot_status: str = "member"
    upgraded_to: int | None = None
    keyboard: ReplyKeyboard | None = None
    _last_id: int = 0

    @property
    def bot_is_in(self) -> bool:
        """Whether the bot is in this chat, which it always is in private ones."""
        return self.bot_status in ("member", "administrator")

    @property
    def hears_all(self) -> bool:
        """Whether the bot reads every message here: in private, without privacy mode, and as an administrator."""
        return self.type == "private" or not self.privacy or self.bot_status == "administrator"

    def next_message_id(self) -> int:
        """A fresh id, rising by one within the chat."""
        self._last_id += 1
        return self._last_id

    def keep(self, message: Message) -> None:
        """Adds a message and forgets the oldest beyond the limit."""
        self.messages[message.message_id] = message
        if len(self.messages) > MESSAGES_KEPT:
            self.messages.popitem(last=False)

    def find(self, message_id: int) -> Message | None:
        """The message unless it was never there, was deleted or is forgotten."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message


@dataclass(slots=True)
class Press:
    """A tap on a button, waiting for its answer."""

    id: str
    chat_id: int
    message_id: int
    pressed_at: int
    answered: bool = False


@dataclass(slots=True)
class BotProfile:
    """The bot's account; texts by language code ("" for all), commands by scope and language."""

    id: int
    username: str
    names: dict[str, str]
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)

    @property
    def first_name(self) -> str:
        """The name shown to everyone without one in their own language."""
        return self.names.get("", "")

    def private_commands(self) -> list[dict[str, str]]:
        """The commands a person with an English client sees in a private chat."""
        for scope in ("all_private_chats", "default"):
            for language in ("en", ""):
                if found := self.commands.get((scope, language)):
                    return found
        return []
