"""Inline keyboards, checked as strictly as Telegram does and a little more: one action a button, no less."""

from __future__ import annotations

import json
from typing import Any

from playground.errors import BotApiError, bad_request
from playground.links import checked_link, mentioned_user

ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)
STYLES = frozenset({"danger", "success", "primary"})
OTHER_MARKUP = frozenset({"keyboard", "remove_keyboard", "force_reply"})
MAX_BUTTONS = 100
MAX_JSON_BYTES = 10_000

Markup = dict[str, Any]


def inline_keyboard(markup: dict[str, Any] | None, *, only_inline: bool = False) -> Markup | None:
    """The checked inline keyboard; None for no markup, an empty one, or a reply keyboard.

    Reply keyboards are accepted where Telegram accepts them and then forgotten: the chat page has none.
    Raises BotApiError with Telegram's description for what it would refuse.
    """
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        if only_inline and OTHER_MARKUP & markup.keys():
            raise bad_request("inline keyboard expected")
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array')
    checked = [[_button(button) for button in _row(row)] for row in rows]
    checked = [row for row in checked if row]
    if sum(map(len, checked)) > MAX_BUTTONS or len(json.dumps(checked)) > MAX_JSON_BYTES:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": checked} if checked else None


def _row(row: Any) -> list[Any]:
    if not isinstance(row, list):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    return row


def _refused(reason: str) -> BotApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise _refused("InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise _refused('Field "text" must be of type String')
    if not text.strip():
        raise _refused("button text must be non-empty")
    actions = sorted(name for name in ACTIONS & button.keys() if _is_given(name, button[name]))
    if not actions:
        raise _refused("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _refused(f"exactly one action is allowed, found {' and '.join(actions)}")
    style = button.get("style")
    if style is not None and style not in STYLES:
        raise _refused("invalid button style specified")
    name = actions[0]
    _check_action(name, button[name])
    kept = {"text": text, name: button[name]}
    if style is not None:
        kept["style"] = style
    if isinstance(button.get("icon_custom_emoji_id"), str):
        kept["icon_custom_emoji_id"] = button["icon_custom_emoji_id"]
    return kept


def _is_given(name: str, value: Any) -> bool:
    """Empty text counts as no action, except for inline queries, which may be empty."""
    return value is not None and value is not False and (value != "" or name.startswith("switch_inline_query"))


def _check_action(name: str, value: Any) -> None:
    if name == "callback_data":
        if not isinstance(value, str):
            raise _refused('Field "callback_data" must be of type String')
        if len(value.encode("utf-8", "surrogatepass")) > 64:
            raise bad_request("BUTTON_DATA_INVALID")
    elif name == "url":
        if not isinstance(value, str):
            raise _refused('Field "url" must be of type String')
        if mentioned_user(value) is None and checked_link(value) is None:
            raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    elif name == "copy_text" and not (
        isinstance(value, dict) and isinstance(value.get("text"), str) and 1 <= len(value["text"]) <= 256
    ):
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
