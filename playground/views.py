"""People, chats and messages as JSON: once for the bot (Bot API objects), once for the chat page."""

from __future__ import annotations

from typing import Any

from playground.files import Document
from playground.memberships import status_of
from playground.model import ANONYMOUS_ADMIN_ID, BotProfile, Chat, Message, Person
from playground.reply_keyboards import ReplyKeyboard


def api_person(person: Person) -> dict[str, Any]:
    """A Bot API User for a person."""
    return {
        "id": person.id,
        "is_bot": False,
        "first_name": person.first_name,
        "username": person.username,
        "language_code": person.language_code,
    }


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
        "from": _sender(message, people, bot),
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
    if message.photo is not None:
        shown["photo"] = [api_photo_size(message)]
    if message.document is not None:
        shown["document"] = api_document(message.document)
    if message.caption:
        shown["caption"] = message.caption
    if message.caption_entities:
        shown["caption_entities"] = [_api_entity(e, people) for e in message.caption_entities]
    for name in ("sticker", "voice", "location", "reply_markup"):
        if (value := getattr(message, name)) is not None:
            shown[name] = value
    return shown


def _sender(message: Message, people: dict[int, Person], bot: BotProfile) -> dict[str, Any]:
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


def api_photo_size(message: Message) -> dict[str, Any]:
    """A Bot API PhotoSize. The message must have a photo."""
    assert message.photo is not None
    photo = message.photo
    return {
        "file_id": photo.file_id,
        "file_unique_id": f"unique-{photo.file_id}",
        "file_size": len(photo.content),
        "width": photo.width,
        "height": photo.height,
    }


def api_document(document: Document) -> dict[str, Any]:
    """A Bot API Document."""
    return {
        "file_id": document.file_id,
        "file_unique_id": f"unique-{document.file_id}",
        "file_name": document.name,
        "mime_type": document.media_type,
        "file_size": len(document.content),
    }


def page_message(message: Message, people: dict[int, Person], bot: BotProfile) -> dict[str, Any]:
    """A message as the chat page reads it; every key is always there."""
    is_bot = message.sender_id == bot.id
    sender = _sender(message, people, bot)
    photo, document = message.photo, message.document
    return {
        "message_id": message.message_id,
        "from": {"id": message.sender_id, "first_name": sender["first_name"], "is_bot": is_bot},
        "date": message.date,
        "edit_date": message.edit_date,
        "text": message.text,
        "entities": message.entities,
        "caption": message.caption,
        "caption_entities": message.caption_entities,
        "photo": None
        if photo is None
        else {"url": f"/file/{photo.path}", "alt": photo.alt, "width": photo.width, "height": photo.height},
        "document": None
        if document is None
        else {"url": f"/file/{document.path}", "name": document.name, "size": len(document.content)},
        "sticker": None if message.sticker is None else {"emoji": message.sticker["emoji"]},
        "voice": None if message.voice is None else {"duration": message.voice["duration"]},
        "location": message.location,
        "reply_to_message_id": message.reply_to,
        "reply_markup": message.reply_markup,
        "deleted": message.deleted,
        "link_preview": False,
        "service": None if message.service is None else _told(message.service),
    }


def _told(service: dict[str, int]) -> str:
    if "migrate_to_chat_id" in service:
        return "This group was upgraded to a supergroup."
    return "This supergroup was a group until now."


def page_keyboard(keyboard: ReplyKeyboard | None) -> dict[str, Any] | None:
    """A reply keyboard as the chat page reads it."""
    return None if keyboard is None else {"rows": keyboard.rows, "placeholder": keyboard.placeholder}


def page_person(person: Person) -> dict[str, Any]:
    """A person as the chat page reads it."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "username": person.username,
        "language_code": person.language_code,
        "blocked": person.blocked,
    }


def page_chat(chat: Chat, people: dict[int, Person], bot: BotProfile) -> dict[str, Any]:
    """A chat with all its remembered messages as the chat page reads it."""
    shown: dict[str, Any] = {"id": chat.id, "type": chat.type, "title": chat.title}
    if chat.person_id is not None:
        shown["person_id"] = chat.person_id
    else:
        shown["type"] = "group"
        shown["supergroup"] = chat.type == "supergroup"
        shown["ranks"] = {person: status_of(chat, person) for person in chat.members}
        shown["bot_status"] = chat.bot_status
    shown["members"] = chat.members
    shown["keyboard"] = page_keyboard(chat.keyboard)
    shown["messages"] = [page_message(m, people, bot) for m in chat.messages.values()]
    return shown


def page_bot(bot: BotProfile) -> dict[str, Any]:
    """The bot as the chat page reads it."""
    return {
        "id": bot.id,
        "first_name": bot.first_name,
        "username": bot.username,
        "description": bot.descriptions.get("", ""),
        "short_description": bot.short_descriptions.get("", ""),
    }
