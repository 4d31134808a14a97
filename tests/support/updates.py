"""Telegram's updates, as small as they can be."""

from __future__ import annotations

from itertools import count
from typing import Any

from telegram import Update, User

from tests.support.bot_api import HAMMY

SAM: dict[str, Any] = {"id": 7, "is_bot": False, "first_name": "Sam"}
PRIVATE: dict[str, Any] = {"id": 7, "type": "private", "first_name": "Sam"}
GROUP: dict[str, Any] = {"id": -70, "type": "supergroup", "title": "Stretchers"}

_numbers = count(1)


def hammy() -> User:
    """The bot as Telegram describes it."""
    return User(42, str(HAMMY["first_name"]), is_bot=True, username=str(HAMMY["username"]))


def update(**content: Any) -> Update:
    """An update with one of Telegram's kinds of content."""
    read = Update.de_json({"update_id": next(_numbers), **content}, None)
    assert read is not None
    return read


def message(text: str | None = None, *, chat: dict[str, Any] = PRIVATE, **more: Any) -> dict[str, Any]:
    """A message of Sam's; a leading /command is marked as Telegram marks it."""
    content: dict[str, Any] = {"message_id": 5, "date": 1, "chat": chat, "from": SAM}
    if text is not None:
        content["text"] = text
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return {**content, **more}


def said(text: str | None = None, **more: Any) -> Update:
    """Someone writes."""
    return update(message=message(text, **more))


def edited(text: str, **more: Any) -> Update:
    """Someone changes what they wrote."""
    return update(edited_message=message(text, edit_date=2, **more))


def tapped(data: str, *, message_id: int = 9, chat: dict[str, Any] = PRIVATE) -> Update:
    """Someone taps a button under a message of the bot."""
    under = {"message_id": message_id, "date": 1, "chat": chat, "from": HAMMY, "text": "?"}
    query = {"id": "1", "from": SAM, "chat_instance": "1", "data": data, "message": under}
    return update(callback_query=query)
