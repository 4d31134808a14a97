"""Bot API methods about the bot's own account: profile texts, commands, menu button."""

from __future__ import annotations

import json
import re
from typing import Any

from playground import views
from playground.errors import bad_request
from playground.params import Params
from playground.text import is_valid_unicode, utf16_length
from playground.world import World

COMMAND = re.compile(r"[a-z0-9_]+\Z")
LANGUAGE = re.compile(r"[a-z]{2}\Z")
SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
NAME_LIMIT, DESCRIPTION_LIMIT, SHORT_DESCRIPTION_LIMIT = 64, 512, 120
COMMAND_LIMIT, COMMAND_DESCRIPTION_LIMIT, MAX_COMMANDS = 32, 256, 100


class BotMethods:
    """getMe, the setMy… and getMy… pairs, menu buttons, logOut and close."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._bot = world.bot

    def get_me(self, _params: Params) -> dict[str, Any]:
        """getMe"""
        return {
            **views.api_bot(self._bot),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def agree(self, _params: Params) -> bool:
        """logOut and close: nothing to do here."""
        return True

    def set_my_name(self, params: Params) -> bool:
        """setMyName; an empty name for a language removes it, the one for all cannot be removed."""
        name = self._text(params, "name", NAME_LIMIT)
        if not name and not _language(params):
            raise bad_request("name must be non-empty")
        return self._store(self._bot.names, params, name)

    def get_my_name(self, params: Params) -> dict[str, str]:
        """getMyName"""
        return {"name": _for_language(self._bot.names, params)}

    def set_my_description(self, params: Params) -> bool:
        """setMyDescription, at most 512 characters"""
        return self._store(self._bot.descriptions, params, self._text(params, "description", DESCRIPTION_LIMIT))

    def get_my_description(self, params: Params) -> dict[str, str]:
        """getMyDescription"""
        return {"description": _for_language(self._bot.descriptions, params)}

    def set_my_short_description(self, params: Params) -> bool:
        """setMyShortDescription, at most 120 characters"""
        text = self._text(params, "short_description", SHORT_DESCRIPTION_LIMIT)
        return self._store(self._bot.short_descriptions, params, text)

    def get_my_short_description(self, params: Params) -> dict[str, str]:
        """getMyShortDescription"""
        return {"short_description": _for_language(self._bot.short_descriptions, params)}

    def set_my_commands(self, params: Params) -> bool:
        """setMyCommands for a scope and language; an empty list deletes them."""
        given = params.array("commands")
        if given is None:
            raise bad_request("can't parse commands: expected an Array")
        if len(given) > MAX_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        key = (self._scope(params), _language(params))
        commands = [_command(command) for command in given]
        if len({command["command"] for command in commands}) < len(commands):
            raise bad_request("BOT_COMMAND_DUPLICATE")
        self._bot.commands.pop(key, None)
        if commands:
            self._bot.commands[key] = commands
        self._world.announce_commands()
        return True

    def get_my_commands(self, params: Params) -> list[dict[str, str]]:
        """getMyCommands of exactly this scope and language"""
        return self._bot.commands.get((self._scope(params), _language(params)), [])

    def delete_my_commands(self, params: Params) -> bool:
        """deleteMyCommands of exactly this scope and language"""
        self._bot.commands.pop((self._scope(params), _language(params)), None)
        self._world.announce_commands()
        return True

    def set_chat_menu_button(self, params: Params) -> bool:
        """setChatMenuButton, for a private chat or (without chat_id) for all"""
        chat_id = self._private_chat_id(params)
        button = params.mapping("menu_button") or {"type": "default"}
        if button.get("type") not in ("commands", "default", "web_app"):
            raise bad_request("can't parse menu button: unsupported type")
        if button["type"] == "default":
            self._bot.menu_buttons.pop(chat_id, None)
        else:
            self._bot.menu_buttons[chat_id] = button
        return True

    def get_chat_menu_button(self, params: Params) -> dict[str, Any]:
        """getChatMenuButton"""
        buttons = self._bot.menu_buttons
        return buttons.get(self._private_chat_id(params)) or buttons.get(0) or {"type": "default"}

    def _private_chat_id(self, params: Params) -> int:
        if not params.string("chat_id"):
            return 0
        chat_id = params.integer("chat_id")
        if chat_id not in self._world.people:
            raise bad_request("chat not found")
        return chat_id

    def _text(self, params: Params, name: str, limit: int) -> str:
        text = params.string(name).strip()
        if utf16_length(text) > limit:
            raise bad_request(f"{name.replace('_', ' ')} length must not exceed {limit}")
        return text

    def _store(self, texts: dict[str, str], params: Params, text: str) -> bool:
        language = _language(params)
        if text:
            texts[language] = text
        else:
            texts.pop(language, None)
        self._world.announce_bot()
        return True

    def _scope(self, params: Params) -> str:
        scope = params.mapping("scope") or {"type": "default"}
        kind = scope.get("type")
        if kind in SCOPES:
            return str(kind)
        if kind not in CHAT_SCOPES:
            raise bad_request("can't parse BotCommandScope: unsupported type specified")
        if Params(scope).integer("chat_id") not in self._world.chats:
            raise bad_request("chat not found")
        return json.dumps(scope, sort_keys=True)


def _language(params: Params) -> str:
    code = params.string("language_code")
    if code and LANGUAGE.match(code) is None:
        raise bad_request("invalid language code specified")
    return code


def _for_language(texts: dict[str, str], params: Params) -> str:
    return texts.get(_language(params)) or texts.get("", "")


def _command(given: Any) -> dict[str, str]:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = given.get("command"), given.get("description")
    if not isinstance(name, str) or not isinstance(description, str):
        raise bad_request('can\'t parse BotCommand: Field "command" and "description" must be of type String')
    name = name.strip().removeprefix("/")
    description = description.strip()
    if not name:
        raise bad_request("command must be non-empty")
    if not is_valid_unicode(description):
        raise bad_request("command description must be encoded in UTF-8")
    if len(name) > COMMAND_LIMIT:
        raise bad_request(f"command length must not exceed {COMMAND_LIMIT}")
    if COMMAND.match(name) is None:
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if utf16_length(description) > COMMAND_DESCRIPTION_LIMIT:
        raise bad_request(f"command description length must not exceed {COMMAND_DESCRIPTION_LIMIT}")
    return {"command": name, "description": description}
