"""Bot API methods for what is not a message: reactions, and drafts that are still being written."""

from __future__ import annotations

from playground.errors import bad_request
from playground.formatting import TEXT_LIMIT, formatted
from playground.params import Params
from playground.reactions import EMOJI, Reactions, plain
from playground.sending import Sending
from playground.text import utf16_length
from playground.world import World


class ReactionMethods:
    """setMessageReaction, sendMessageDraft."""

    def __init__(self, world: World, sending: Sending) -> None:
        self._world = world
        self._sending = sending
        self._reactions = Reactions(world)

    def set_message_reaction(self, params: Params) -> bool:
        """setMessageReaction: at most one of Telegram's emoji; none takes it back."""
        chat = self._sending.writable_chat(params)
        message = chat.find(params.integer("message_id"))
        if message is None:
            raise bad_request("message to react not found")
        given = params.array("reaction") or []
        if len(given) > 1:
            raise bad_request("REACTIONS_TOO_MANY")
        chosen = []
        for reaction in given:
            emoji = reaction.get("emoji") if isinstance(reaction, dict) else None
            if not isinstance(emoji, str) or reaction.get("type") != "emoji" or plain(emoji) not in EMOJI:
                raise bad_request("REACTION_INVALID")
            chosen.append(plain(emoji))
        if message.service is not None:
            raise bad_request("MESSAGE_ID_INVALID")
        self._reactions.put(message, self._world.bot.id, chosen)
        return True

    def send_message_draft(self, params: Params) -> bool:
        """sendMessageDraft: the pages show it until the message comes, for 30 seconds at most."""
        chat = self._sending.writable_chat(params)
        if chat.type != "private":
            raise bad_request("message drafts can be sent to private chats only")
        draft_id = params.integer("draft_id")
        if not draft_id:
            raise bad_request("draft identifier must be non-zero")
        text, entities = formatted(params, "text", "entities")
        if utf16_length(text) > TEXT_LIMIT:
            raise bad_request("message is too long")
        shown = self._sending.known(entities)
        self._world.events.publish("draft", chat_id=chat.id, draft_id=draft_id, text=text, entities=shown)
        return True
