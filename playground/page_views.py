"""People, chats and messages as the chat page reads them."""

from __future__ import annotations

from typing import Any

from playground.files import PLAYABLE, Document
from playground.invoices import money, page_invoice
from playground.memberships import status_of
from playground.model import BotProfile, Chat, Message, Person
from playground.polls import page_poll
from playground.reply_keyboards import ReplyKeyboard
from playground.views import api_sender


def page_message(message: Message, people: dict[int, Person], bot: BotProfile) -> dict[str, Any]:
    """A message as the chat page reads it; every key is always there."""
    is_bot = message.sender_id == bot.id
    sender = api_sender(message, people, bot)
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
        if document is None or document.kind != "document"
        else {"url": f"/file/{document.path}", "name": document.name, "size": len(document.content)},
        "sticker": _sticker(document),
        "voice": None if document is None or document.kind != "voice" else {"duration": document.about["duration"]},
        "media": _media(document),
        "location": message.location,
        "parts": message.parts,
        "poll": None if message.poll is None else page_poll(message.poll),
        "invoice": None if message.invoice is None else page_invoice(message.invoice),
        "forwarded_from": _origin_name(message),
        "album": message.album,
        "via_bot": message.inline_id is not None,
        "reactions": _reactions(message),
        "reply_to_message_id": message.reply_to,
        "reply_markup": message.reply_markup,
        "deleted": message.deleted,
        "link_preview": False,
        "service": None if message.service is None else _told(message.service, sender["first_name"]),
    }


def _told(service: dict[str, Any], who: str) -> str:
    if (paid := service.get("successful_payment")) is not None:
        return f"{who} paid {money(paid['total_amount'], paid['currency'])}."
    if "migrate_to_chat_id" in service:
        return "This group was upgraded to a supergroup."
    return "This supergroup was a group until now."


def _sticker(file: Document | None) -> dict[str, Any] | None:
    if file is None or file.kind != "sticker":
        return None
    return {"emoji": file.about.get("emoji", ""), "url": shown_url(file)}


def _media(file: Document | None) -> dict[str, Any] | None:
    """A film or a sound, as far as the page can play it: `url` is None where it cannot."""
    if file is None or file.kind not in ("animation", "audio", "video", "video_note", "voice"):
        return None
    about = file.about
    return {
        "kind": file.kind,
        "url": shown_url(file),
        "name": about.get("title") or file.name,
        "performer": about.get("performer", ""),
        "image": file.media_type.startswith("image/"),
        "duration": about.get("duration", 0),
        "size": len(file.content),
    }


def shown_url(file: Document) -> str | None:
    """Where the page loads a file that it shows or plays, None for what only can be downloaded."""
    return f"/file/{file.path}" if file.media_type in PLAYABLE else None


def _origin_name(message: Message) -> str | None:
    origin = message.forward_origin
    return None if origin is None else str(origin["sender_user"]["first_name"])


def _reactions(message: Message) -> list[dict[str, Any]]:
    by: dict[str, list[int]] = {}
    for who, chosen in message.reactions.items():
        for emoji in chosen:
            by.setdefault(emoji, []).append(who)
    return [{"emoji": emoji, "by": people} for emoji, people in by.items()]


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
