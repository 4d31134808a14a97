"""Bot API methods about chats, their members and pins."""

from __future__ import annotations

from typing import Any

from playground import views
from playground.errors import bad_request
from playground.memberships import api_member, status_of
from playground.model import Chat
from playground.params import Params
from playground.sending import Sending
from playground.world import World


class ChatMethods:
    """getChat, getChatMember and its like, pins."""

    def __init__(self, world: World, sending: Sending) -> None:
        self._world = world
        self._sending = sending

    def get_chat(self, params: Params) -> dict[str, Any]:
        """getChat; someone who never wrote is not found."""
        chat = self._sending.chat(params)
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
        if chat.type != "private":
            full["permissions"] = {"can_send_messages": True}
        if chat.pinned is not None and (pinned := chat.find(chat.pinned)) is not None:
            full["pinned_message"] = self._world.api_message(pinned)
        return full

    def get_chat_member(self, params: Params) -> dict[str, Any]:
        """getChatMember"""
        chat = self._sending.present_chat(params)
        user_id = params.integer("user_id")
        if user_id == self._world.bot.id:
            return self._own_member(chat)
        person = self._world.people.get(user_id)
        if person is None:
            raise bad_request("invalid user_id specified")
        return api_member(status_of(chat, user_id), views.api_person(person))

    def get_chat_administrators(self, params: Params) -> list[dict[str, Any]]:
        """getChatAdministrators: the owner first; of bots only this one."""
        chat = self._sending.present_chat(params)
        if chat.type == "private":
            raise bad_request("there are no administrators in the private chat")
        ranked = [(status_of(chat, person), self._world.people[person]) for person in chat.members]
        found = [
            api_member(wanted, views.api_person(person))
            for wanted in ("creator", "administrator")
            for status, person in ranked
            if status == wanted
        ]
        return [*found, self._own_member(chat)] if chat.bot_status == "administrator" else found

    def get_chat_member_count(self, params: Params) -> int:
        """getChatMemberCount, the bot included"""
        return len(self._sending.present_chat(params).members) + 1

    def _own_member(self, chat: Chat) -> dict[str, Any]:
        return api_member(chat.bot_status, views.api_bot(self._world.bot))

    def pin_chat_message(self, params: Params) -> bool:
        """pinChatMessage"""
        chat = self._sending.writable_chat(params)
        message = chat.find(params.integer("message_id"))
        if message is None:
            raise bad_request("message to pin not found")
        chat.pinned = message.message_id
        return True

    def unpin_chat_message(self, params: Params) -> bool:
        """unpinChatMessage, the given one or the pinned one"""
        chat = self._sending.writable_chat(params)
        asked = params.integer("message_id") or chat.pinned
        if asked is None or asked != chat.pinned or chat.find(asked) is None:
            raise bad_request("message to unpin not found")
        chat.pinned = None
        return True

    def unpin_all_chat_messages(self, params: Params) -> bool:
        """unpinAllChatMessages"""
        self._sending.writable_chat(params).pinned = None
        return True
