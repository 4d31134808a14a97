"""Telegram's updates as what came in: who speaks, and what was said, commanded, pressed or shared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

from telegram import CallbackQuery, ChatMemberUpdated, InlineKeyboardButton, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType, MessageEntityType
from whenever import Instant

from bot.domain.actions import RateAnswer
from bot.domain.display import has_twelve_hours
from bot.domain.messages import (
    Button,
    ButtonStyle,
    Commanded,
    Departed,
    Incoming,
    Located,
    Migrated,
    Pressed,
    Returned,
    Row,
    Said,
    Speaker,
    Unreadable,
)
from bot.gateway.callbacks import Callbacks

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.INLINE_QUERY,
)
"""Named at every start: Telegram keeps the list of the time before where none is given."""

_LARGEST = 2**52
"""No number of a chat, a person or a message has more bits."""

_FIRST = Instant.from_utc(2013, 8, 14)
"""No message is older than Telegram; one that says so says nothing of when it was written."""

_AWAY = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)

_KINDS = {
    "sticker": ("sticker", "animation", "dice"),
    "voice": ("voice", "audio", "video_note"),
    "photo": ("photo", "video", "story"),
    "other": ("document", "contact", "poll", "game", "checklist", "paid_media"),
}


@dataclass(frozen=True, slots=True)
class Received:
    """One update addressed to the bot."""

    speaker: Speaker
    incoming: Incoming
    message: Message | None = None
    query: CallbackQuery | None = None

    @property
    def sent(self) -> Instant | None:
        """When it was written, to the second; None for a tap, which does not say, and for an edit."""
        if self.message is None or self.message.edit_date is not None:
            return None
        written = Instant(self.message.date)
        return written if written >= _FIRST else None

    @property
    def album(self) -> str | None:
        """The album that a picture is part of."""
        return self.message.media_group_id if self.message is not None else None

    @property
    def answers_to(self) -> int | None:
        """In a group, the message that is answered: there others talk in between."""
        if self.message is None or self.message.chat.type == ChatType.PRIVATE:
            return None
        return self.message.message_id

    @property
    def on_picture(self) -> bool:
        """Whether the tapped button stands under a picture."""
        tapped = self.query.message if self.query is not None else None
        return isinstance(tapped, Message) and bool(tapped.photo or tapped.animation)


def read(update: Update, bot: User, callbacks: Callbacks) -> Received | None:
    """What came in, or None where the update is not addressed to the bot or says nothing to it.

    python-telegram-bot checks no types: of an update that is none of the Bot API's this raises what it raises, and
    TypeError where a number is no number.
    """
    received = _received(update, bot, callbacks)
    if received is not None:
        for number, least in _numbers_of(received):
            if type(number) is not int or not least <= number <= _LARGEST:
                raise TypeError("no number of a chat, a person or a message")
        place = received.incoming
        if isinstance(place, Located) and not (isfinite(place.latitude) and isfinite(place.longitude)):
            raise TypeError("no degrees")
        hash((received.album, received.sent))
    return received


def _numbers_of(received: Received) -> Iterator[tuple[int, int]]:
    """Each number that it holds, with the least that it may be: those of chats may be negative."""
    speaker, incoming = received.speaker, received.incoming
    yield speaker.chat, -_LARGEST
    if isinstance(incoming, Migrated):
        yield incoming.to, -_LARGEST
    else:
        yield speaker.person, 0
    if speaker.thread is not None:
        yield speaker.thread, 0
    if received.message is not None:
        yield received.message.message_id, 0
    if isinstance(incoming, Pressed) and incoming.message is not None:
        yield incoming.message, 0


def _received(update: Update, bot: User, callbacks: Callbacks) -> Received | None:
    if update.callback_query is not None:
        return _pressed(update.callback_query, callbacks)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    if message is not None and message.migrate_to_chat_id is not None:
        return Received(Speaker(message.chat.id, message.chat.id), Migrated(message.migrate_to_chat_id))
    if message is None or message.is_automatic_forward or _is_own_card(message, bot):
        return None
    person = _writer(message)
    if person is None:
        return None
    incoming = _incoming(message, bot, callbacks, edited=update.edited_message is not None)
    if incoming is None:
        return None
    speaker = Speaker(message.chat.id, person, thread_of(message), _twelve_hours(message.from_user))
    return Received(speaker, incoming, message)


def _is_own_card(message: Message, bot: User) -> bool:
    """True for an answer of the bot's that somebody passed on in inline mode: nobody said that to it."""
    return message.via_bot is not None and message.via_bot.id == bot.id


def _writer(message: Message) -> int | None:
    """Who wrote it; who writes as a group or a channel is known by the number of that, which is no person's.

    None for other bots, and for what nobody wrote.
    """
    if message.sender_chat is not None and message.chat.type != ChatType.PRIVATE:
        return abs(message.sender_chat.id)
    if message.from_user is None or message.from_user.is_bot:
        return None
    return message.from_user.id


def thread_of(message: Message) -> int | None:
    """The topic of a forum; replies have a thread as well, and that is none."""
    return message.message_thread_id if message.is_topic_message else None


def _twelve_hours(user: User | None) -> bool:
    return user is not None and has_twelve_hours(user.language_code)


def _membership(changed: ChatMemberUpdated) -> Received | None:
    """Whether the bot may write to the chat again, or may not any more; None where that did not change."""
    was, can = (member.status not in _AWAY for member in (changed.old_chat_member, changed.new_chat_member))
    if was == can:
        return None
    speaker = Speaker(changed.chat.id, changed.from_user.id)
    return Received(speaker, Returned() if can else Departed())


def _pressed(query: CallbackQuery, callbacks: Callbacks) -> Received | None:
    if query.message is None:
        return None
    thread = thread_of(query.message) if isinstance(query.message, Message) else None
    speaker = Speaker(query.message.chat.id, query.from_user.id, thread, _twelve_hours(query.from_user))
    action = callbacks.decode(query.data or "") if _stands_there(query) else None
    rateable = any(isinstance(button.action, RateAnswer) for row in shown_rows(query, callbacks) for button in row)
    return Received(speaker, Pressed(action, query.message.message_id, rateable), query=query)


def shown_rows(query: CallbackQuery, callbacks: Callbacks) -> tuple[Row, ...]:
    """The buttons of the message that was tapped, those that mean nothing any more aside."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    return tuple(_read_row(row, callbacks) for row in markup.inline_keyboard) if markup is not None else ()


def _read_row(shown: Sequence[InlineKeyboardButton], callbacks: Callbacks) -> Row:
    read = ((button, callbacks.decode(str(button.callback_data or ""))) for button in shown)
    return tuple(Button(one.text, action, _style(one)) for one, action in read if action is not None)


def _style(button: InlineKeyboardButton) -> ButtonStyle | None:
    return next((style for style in ButtonStyle if style.value == button.style), None)


def _stands_there(query: CallbackQuery) -> bool:
    """False where Telegram shows the message with buttons, and the tapped one is not among them."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    if markup is None:
        return True
    return any(button.callback_data == query.data for row in markup.inline_keyboard for button in row)


def _incoming(message: Message, bot: User, callbacks: Callbacks, *, edited: bool) -> Incoming | None:
    text = message.text or message.caption or ""
    if not isinstance(text, str):
        raise TypeError("no text")
    in_group = message.chat.type != ChatType.PRIVATE
    command = _command(message, text)
    forwarded = message.forward_origin is not None
    if command is not None and not forwarded:
        name, addressee, argument = command
        if addressee and addressee.lower() != (bot.username or "").lower():
            return None
        return None if edited else Commanded(name, argument)
    if in_group:
        said = _addressed_in_group(message, text, bot)
        if said is None:
            return None
        if text and not said and not edited:
            return Commanded("help")
        text = said
    if text.strip():
        return Said(text, edited, forwarded, _quoted(message, bot, callbacks))
    place = message.location or (message.venue.location if message.venue else None)
    if place is not None and not edited and not forwarded:  # an edited one is a live location on the move
        return Located(place.latitude, place.longitude)
    kind = next((kind for kind, names in _KINDS.items() if any(getattr(message, name) for name in names)), None)
    return Unreadable(kind) if kind and not edited else None


def _quoted(message: Message, bot: User, callbacks: Callbacks) -> tuple[Button, ...]:
    """The buttons of the bot's own message that is answered."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.from_user.id != bot.id or replied.reply_markup is None:
        return ()
    rows = replied.reply_markup.inline_keyboard
    return tuple(Button(button.label, button.action) for row in rows for button in _read_row(row, callbacks))


def _command(message: Message, text: str) -> tuple[str, str, str] | None:
    entities = message.entities or message.caption_entities
    if not entities or entities[0].type != MessageEntityType.BOT_COMMAND or entities[0].offset != 0:
        return None
    length = entities[0].length  # a command is ASCII: UTF-16 units are characters
    name, _, addressee = text[1:length].partition("@")
    return name.lower(), addressee, text[length:].strip()


def _addressed_in_group(message: Message, text: str, bot: User) -> str | None:
    """The words without the mention, where the bot is mentioned or answered; None elsewhere."""
    mention = re.search(rf"(?<!\w)@{bot.username}(?!\w)", text, re.IGNORECASE)
    if mention is not None:
        return f"{text[: mention.start()]} {text[mention.end() :]}".strip(" ,:\n")
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == bot.id:
        return text
    return None
