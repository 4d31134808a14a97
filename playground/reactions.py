"""Emoji set on messages, by people and by the bot."""

from __future__ import annotations

from typing import Any

from playground import views
from playground.model import Chat, Message, Person
from playground.refusals import RefusedError
from playground.world import World

EMOJI = frozenset(
    """
    ❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥
    🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨
    🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
    """.split()  # noqa: SIM905 (73 quoted signs read worse)
)
SELECTOR = "\ufe0f"  # asks for an emoji's coloured form; Telegram stores reactions without it


def plain(emoji: str) -> str:
    """An emoji as Telegram stores it."""
    return emoji.replace(SELECTOR, "")


class Reactions:
    """Setting and taking back; the pages see all of them, the bot hears of people's where Telegram tells it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def react(self, chat: Chat, person: Person, message: Message, emoji: str | None) -> None:
        """A person sets one emoji in the place of their last one; None takes it back. Raises RefusedError."""
        if message.service is not None:
            raise RefusedError("This message takes no reactions.")
        if emoji is not None and plain(emoji) not in EMOJI:
            raise RefusedError("Telegram knows no such reaction.")
        old = message.reactions.get(person.id, [])
        new = [] if emoji is None else [plain(emoji)]
        if old == new:
            return
        self.put(message, person.id, new)
        if chat.type == "private" or chat.bot_status == "administrator":
            update = {
                "chat": views.api_chat(chat, self._world.people),
                "message_id": message.message_id,
                "user": views.api_person(person),
                "date": self._world.clock.timestamp(),
                "old_reaction": [_api(one) for one in old],
                "new_reaction": [_api(one) for one in new],
            }
            self._world.updates.add("message_reaction", update, chat.id)

    def put(self, message: Message, who: int, emoji: list[str]) -> None:
        """Replaces what somebody has set, and shows it."""
        message.reactions.pop(who, None)
        if emoji:
            message.reactions[who] = emoji
        self._world.changed(message)


def _api(emoji: str) -> dict[str, Any]:
    return {"type": "emoji", "emoji": emoji}
