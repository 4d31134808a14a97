"""Bot API methods about chats, their members, pins, reactions and files."""

from __future__ import annotations

from typing import Any

from bot.playground import views
from bot.playground.errors import bad_request
from bot.playground.methods_messages import MessageMethods
from bot.playground.params import Params
from bot.playground.world import World


class ChatMethods:
    """getChat, getChatMember, pins, setMessageReaction, getFile."""

    def __init__(self, world: World, messages: MessageMethods) -> None:
        self._world = world
        self._messages = messages

    def get_chat(self, params: Params) -> dict[str, Any]:
        """getChat; someone who never wrote is not found."""
        chat = self._messages.chat(params)
        if chat.person_id is not None and not self._world.people[chat.person_id].wrote:
            raise bad_request("chat not found")
        full = {
            **views.api_chat(chat, self._world.people),
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": {
                "unlimited_gifts": False,
                "limited_gifts": False,
                "unique_gifts": False,
                "premium_subscription": False,
                "gifts_from_channels": False,
            },
        }
        if chat.type == "group":
            full["permissions"] = {"can_send_messages": True}
        if chat.pinned is not None and (pinned := chat.find(chat.pinned)) is not None:
            full["pinned_message"] = self._world.api_message(pinned)
        return full

    def get_chat_member(self, params: Params) -> dict[str, Any]:
        """getChatMember"""
        chat = self._messages.chat(params)
        user_id = params.integer("user_id")
        if user_id == self._world.bot.id:
            return {"status": "member", "user": views.api_bot(self._world.bot)}
        person = self._world.people.get(user_id)
        if person is None:
            raise bad_request("invalid user_id specified")
        status = "member" if user_id in chat.members else "left"
        return {"status": status, "user": views.api_person(person)}

    def pin_chat_message(self, params: Params) -> bool:
        """pinChatMessage"""
        chat = self._messages.writable_chat(params)
        message = chat.find(params.integer("message_id"))
        if message is None:
            raise bad_request("message to pin not found")
        chat.pinned = message.message_id
        return True

    def unpin_chat_message(self, params: Params) -> bool:
        """unpinChatMessage, the given one or the pinned one"""
        chat = self._messages.writable_chat(params)
        asked = params.integer("message_id") or chat.pinned
        if asked is None or asked != chat.pinned or chat.find(asked) is None:
            raise bad_request("message to unpin not found")
        chat.pinned = None
        return True

    def set_message_reaction(self, params: Params) -> bool:
        """setMessageReaction: at most one emoji; the playground checks it and shows nothing."""
        chat = self._messages.writable_chat(params)
        if chat.find(params.integer("message_id")) is None:
            raise bad_request("message to react not found")
        reactions = params.array("reaction") or []
        if len(reactions) > 1:
            raise bad_request("REACTIONS_TOO_MANY")
        for reaction in reactions:
            emoji = reaction.get("emoji") if isinstance(reaction, dict) else None
            if not isinstance(emoji, str) or not emoji or reaction.get("type") != "emoji":
                raise bad_request("REACTION_INVALID")
        return True

    def get_file(self, params: Params) -> dict[str, Any]:
        """getFile; fetch it from /file/bot<token>/<file_path>."""
        photo = self._world.photos.by_id(params.string("file_id"))
        if photo is None:
            raise bad_request("invalid file_id")
        return {
            "file_id": photo.file_id,
            "file_unique_id": f"unique-{photo.file_id}",
            "file_size": len(photo.content),
            "file_path": photo.path,
        }
