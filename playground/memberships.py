"""Who is what in a chat, in the shapes of the Bot API's ChatMember types."""

from __future__ import annotations

from typing import Any

from playground.model import Chat

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
)
NO_RIGHTS = ("can_promote_members", "can_post_stories", "can_edit_stories", "can_delete_stories")


def status_of(chat: Chat, person_id: int) -> str:
    """What a person is in a chat: "creator", "administrator", "member" or "left"."""
    if person_id not in chat.members:
        return "left"
    if person_id == chat.owner:
        return "creator"
    return "administrator" if person_id in chat.administrators else "member"


def api_member(status: str, user: dict[str, Any]) -> dict[str, Any]:
    """A ChatMember with every required field; an administrator has the rights a group gives by default."""
    member: dict[str, Any] = {"status": status, "user": user}
    match status:
        case "creator":
            member["is_anonymous"] = False
        case "administrator":
            rights = dict.fromkeys(RIGHTS, True) | dict.fromkeys(NO_RIGHTS, False)
            member |= {"can_be_edited": False, "is_anonymous": False, **rights}
        case "kicked":
            member["until_date"] = 0
        case _:
            pass
    return member
