"""What happens to a group: who administrates it, whether the bot is in it, its upgrade to a supergroup."""

from __future__ import annotations

from playground import views
from playground.memberships import api_member, status_of
from playground.model import ANONYMOUS_ADMIN_ID, Chat
from playground.people import People
from playground.refusals import RefusedError
from playground.world import World


class Groups:
    """The human side of groups; refusals are sentences for the chat page."""

    def __init__(self, world: World, people: People) -> None:
        self._world = world
        self._people = people

    def group(self, chat_id: int) -> Chat:
        """The group with this id, as long as it was not upgraded. Raises RefusedError."""
        chat = self._people.chat(chat_id)
        if chat.type == "private":
            raise RefusedError("This chat is no group.")
        if chat.upgraded_to is not None:
            raise RefusedError(f"This group was upgraded; its id now is {chat.upgraded_to}.")
        return chat

    def start(self, title: str, members: list[int], *, privacy: bool) -> Chat:
        """A group of at least one person and the bot; the first member owns it."""
        unique = list(dict.fromkeys(self._people.person(member).id for member in members))
        if not unique:
            raise RefusedError("A group needs at least one person.")
        return self._world.add_group(title, unique, privacy=privacy)

    def promote(self, chat: Chat, member_id: int, admin: bool) -> None:
        """Makes a person or the bot an administrator, or takes that back. The owner stays what they are."""
        if member_id == self._world.bot.id:
            if chat.bot_status not in ("member", "administrator"):
                raise RefusedError("The bot is not in this group.")
            self._set_bot(chat, "administrator" if admin else "member", chat.members[0])
            return
        person = self._people.member(chat, member_id)
        if person.id == chat.owner:
            raise RefusedError(f"{person.first_name} owns this group.")
        old = status_of(chat, person.id)
        if admin:
            chat.administrators.add(person.id)
        else:
            chat.administrators.discard(person.id)
        new = status_of(chat, person.id)
        if old == new:
            return
        if chat.bot_status == "administrator":
            user = views.api_person(person)
            self._world.tell_member("chat_member", chat, chat.members[0], api_member(old, user), api_member(new, user))
        self._world.announce_chat(chat)

    def set_bot_present(self, chat: Chat, present: bool, by: int) -> None:
        """Takes the bot out of the group or brings it back, as an ordinary member; `by` is who does it."""
        self._people.member(chat, by)
        if present == (chat.bot_status in ("member", "administrator")):
            return
        self._set_bot(chat, "member" if present else "kicked", by)

    def upgrade(self, chat: Chat) -> Chat:
        """The supergroup that takes the group's place; the bot hears of it in both chats.

        Raises RefusedError for what is a supergroup already.
        """
        if chat.type == "supergroup":
            raise RefusedError("This group is a supergroup already.")
        upgraded = self._world.add_supergroup(chat)
        told = self._world.new_message(chat, chat.members[0], service={"migrate_to_chat_id": upgraded.id})
        first = self._world.new_message(upgraded, ANONYMOUS_ADMIN_ID, service={"migrate_from_chat_id": chat.id})
        chat.upgraded_to = upgraded.id
        if upgraded.bot_is_in:
            for message in (told, first):
                self._world.updates.add("message", self._world.api_message(message), message.chat_id)
        self._world.announce_chat(upgraded)
        return upgraded

    def _set_bot(self, chat: Chat, status: str, by: int) -> None:
        old, chat.bot_status = chat.bot_status, status
        if old == status:
            return
        self._world.tell_membership(chat, self._world.people[by], old, status)
        self._world.announce_chat(chat)
