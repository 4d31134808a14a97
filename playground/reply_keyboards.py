"""Reply keyboards, their removal and forced replies: what a client shows instead of buttons under a message."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from playground.errors import BotApiError, bad_request
from playground.keyboards import MAX_JSON_BYTES, STYLES
from playground.text import utf16_length

REQUESTS = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
    "request_managed_bot": "managed bots can be requested in private chats only",
    "web_app": "Web App buttons can be used in private chats only",
}
MAX_BUTTONS = 300
PLACEHOLDER_LIMIT = 64


@dataclass(slots=True, frozen=True)
class ReplyKeyboard:
    """The buttons that stand in for a person's own keyboard; each sends its text, or what it requests."""

    rows: list[list[dict[str, Any]]] = field(default_factory=list)
    one_time: bool = False
    placeholder: str = ""

    def button(self, text: str) -> dict[str, Any] | None:
        """The button with this text."""
        return next((button for row in self.rows for button in row if button["text"] == text), None)

    def requests(self, name: str) -> bool:
        """Whether any button makes this request, such as "request_location"."""
        return any(button.get(name) for row in self.rows for button in row)


@dataclass(slots=True, frozen=True)
class ReplyInterface:
    """What a message does to the reply keyboard of its chat: shows one, takes it away (`removes`), or neither.

    `final` says that the message cannot be edited any more, which Telegram decides by the kind of markup.
    """

    keyboard: ReplyKeyboard | None = None
    removes: bool = False
    final: bool = False


def reply_interface(markup: dict[str, Any] | None, *, private: bool) -> ReplyInterface:
    """The checked markup of a call, whatever is not an inline keyboard. Raises BotApiError."""
    if markup is None or "inline_keyboard" in markup:
        return ReplyInterface()
    if "keyboard" in markup:
        keyboard = _keyboard(markup, private=private)
        return ReplyInterface(keyboard, final=True) if keyboard.rows else ReplyInterface()
    if "remove_keyboard" in markup:
        removes = _flag(markup, "remove_keyboard", "ReplyKeyboardRemove")
        return ReplyInterface(removes=removes, final=removes and markup.get("selective") is True)
    if "force_reply" in markup:
        _placeholder(markup)
        return ReplyInterface(final=_flag(markup, "force_reply", "ForceReply"))
    return ReplyInterface()


def _keyboard(markup: dict[str, Any], *, private: bool) -> ReplyKeyboard:
    given = markup["keyboard"]
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        raise bad_request('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
    rows = [[_button(button, private=private) for button in row] for row in given if row]
    if sum(map(len, rows)) > MAX_BUTTONS or len(json.dumps(rows)) > MAX_JSON_BYTES:
        raise bad_request("reply markup is too long")
    one_time = _flag(markup, "one_time_keyboard", "ReplyKeyboardMarkup")
    for name in ("is_persistent", "resize_keyboard", "selective"):
        _flag(markup, name, "ReplyKeyboardMarkup")
    return ReplyKeyboard(rows, one_time, _placeholder(markup))


def _button(button: Any, *, private: bool) -> dict[str, Any]:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise _refused("KeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise _refused('Field "text" must be of type String')
    if not text.strip():
        raise bad_request("keyboard button text must be non-empty")
    requests = sorted(name for name in REQUESTS if button.get(name) not in (None, False))
    if len(requests) > 1:
        raise _refused(f"at most one request is allowed, found {' and '.join(requests)}")
    kept: dict[str, Any] = {"text": text}
    for name in requests:
        if not private:
            raise bad_request(REQUESTS[name])
        if name in ("request_contact", "request_location") and button[name] is not True:
            raise _refused(f'Field "{name}" must be of type Boolean')
        kept[name] = button[name]
    style = button.get("style")
    if style is not None and style not in STYLES:
        raise _refused("invalid button style specified")
    return kept if style is None else {**kept, "style": style}


def _placeholder(markup: dict[str, Any]) -> str:
    text = markup.get("input_field_placeholder")
    if text is None:
        return ""
    if not isinstance(text, str) or not 1 <= utf16_length(text) <= PLACEHOLDER_LIMIT:
        raise bad_request("input field placeholder must be 1-64 characters long")
    return text


def _flag(markup: dict[str, Any], name: str, kind: str) -> bool:
    value = markup.get(name, False)
    if not isinstance(value, bool):
        raise bad_request(f'can\'t parse {kind}: Field "{name}" must be of type Boolean')
    return value


def _refused(reason: str) -> BotApiError:
    return bad_request(f"can't parse keyboard button: {reason}")
