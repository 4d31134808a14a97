"""People, chats and messages as the Bot API describes them to the bot."""

from __future__ import annotations

from typing import Any

from playground.files import Document, Photo
from playground.invoices import api_invoice
from playground.model import ANONYMOUS_ADMIN_ID, BotProfile, Chat, Message, Person
from playground.polls import api_poll

TYPELESS = frozenset({"sticker", "video_note"})
NAMELESS = TYPELESS | {"voice"}


def api_person(person: Person) -> dict[str, Any]:
    """A Bot API User for a person."""
    return {
        "id": person.id,
        "is_bot": False,
        "first_name": person.first_name,
        "username": person.username,
        "language_code": person.language_code,
    }


def phone_number(person: Person) -> str:
    """The number a person shares, from a range that nobody has."""
    return f"+1555{person.id:07d}"


def api_bot(bot: BotProfile) -> dict[str, Any]:
    """A Bot API User for the bot, as it appears in messages."""
    return {"id": bot.id, "is_bot": True, "first_name": bot.first_name, "username": bot.username}


def api_chat(chat: Chat, people: dict[int, Person]) -> dict[str, Any]:
    """A Bot API Chat."""
    if chat.type == "supergroup":
        return {"id": chat.id, "type": "supergroup", "title": chat.title}
    if chat.person_id is None:
        return {"id": chat.id, "type": "group", "title": chat.title, "all_members_are_administrators": False}
    person = people[chat.person_id]
    return {"id": chat.id, "type": "private", "first_name": person.first_name, "username": person.username}


def api_message(
    message: Message, chat: Chat, people: dict[int, Person], bot: BotProfile, *, with_reply: bool = True
) -> dict[str, Any]:
    """A Bot API Message; the message it replies to is nested one level deep."""
    shown: dict[str, Any] = {
        "message_id": message.message_id,
        "from": api_sender(message, people, bot),
        "chat": api_chat(chat, people),
        "date": message.date,
    }
    if message.sender_id == ANONYMOUS_ADMIN_ID:
        shown["sender_chat"] = shown["chat"]
    if message.service is not None:
        shown |= message.service
    if message.edit_date is not None:
        shown["edit_date"] = message.edit_date
    if with_reply and message.reply_to is not None and (replied := chat.find(message.reply_to)) is not None:
        shown["reply_to_message"] = api_message(replied, chat, people, bot, with_reply=False)
    if message.text is not None:
        shown["text"] = message.text
    if message.entities:
        shown["entities"] = [_api_entity(e, people) for e in message.entities]
    if message.caption:
        shown["caption"] = message.caption
    if message.caption_entities:
        shown["caption_entities"] = [_api_entity(e, people) for e in message.caption_entities]
    if message.forward_origin is not None:
        shown["forward_origin"] = message.forward_origin
    if message.album is not None:
        shown["media_group_id"] = message.album
    if message.inline_id is not None:
        shown["via_bot"] = api_bot(bot)
    if message.protected:
        shown["has_protected_content"] = True
    if message.reply_markup is not None:
        shown["reply_markup"] = message.reply_markup
    return shown | _content(message)


def _content(message: Message) -> dict[str, Any]:
    """What a message holds beside text."""
    shown: dict[str, Any] = dict(message.parts)
    if message.photo is not None:
        shown["photo"] = [api_photo_size(message.photo)]
    if message.document is not None:
        shown[message.document.kind] = api_file(message.document)
        if message.document.kind == "animation":
            shown["document"] = api_file(message.document, with_fields=False)
    if message.location is not None:
        shown["location"] = message.location
    if message.poll is not None:
        shown["poll"] = api_poll(message.poll)
    if message.invoice is not None:
        shown["invoice"] = api_invoice(message.invoice)
    return shown


def api_sender(message: Message, people: dict[int, Person], bot: BotProfile) -> dict[str, Any]:
    """A Bot API User for whoever sent a message."""
    if message.sender_id == bot.id:
        return api_bot(bot)
    if message.sender_id == ANONYMOUS_ADMIN_ID:
        name = "GroupAnonymousBot"
        return {"id": ANONYMOUS_ADMIN_ID, "is_bot": True, "first_name": "Group", "username": name}
    return api_person(people[message.sender_id])


def _api_entity(entity: dict[str, Any], people: dict[int, Person]) -> dict[str, Any]:
    if entity["type"] != "text_mention":
        return entity
    return {**entity, "user": api_person(people[entity["user"]["id"]])}


def api_photo_size(photo: Photo) -> dict[str, Any]:
    """A Bot API PhotoSize."""
    return {
        "file_id": photo.file_id,
        "file_unique_id": f"unique-{photo.file_id}",
        "file_size": len(photo.content),
        "width": photo.width,
        "height": photo.height,
    }


def api_file(file: Document, *, with_fields: bool = True) -> dict[str, Any]:
    """A Bot API Document, Animation, Audio, Video, Voice, VideoNote or Sticker, by the file's kind."""
    shown: dict[str, Any] = {
        "file_id": file.file_id,
        "file_unique_id": f"unique-{file.file_id}",
        "file_size": len(file.content),
    }
    if file.kind not in NAMELESS:
        shown["file_name"] = file.name
    if file.kind not in TYPELESS:
        shown["mime_type"] = file.media_type
    return {**shown, **file.about} if with_fields else shown
