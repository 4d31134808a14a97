"""Bot API methods that send what was sent before once more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playground.errors import bad_request
from playground.formatting import message_caption
from playground.model import Chat, Message
from playground.params import Params
from playground.sending import Sending
from playground.world import World

Again = Callable[[Params, Message], dict[str, Any]]


class CopyMethods:
    """copyMessage(s), forwardMessage(s)."""

    def __init__(self, world: World, sending: Sending) -> None:
        self._world = world
        self._sending = sending

    def forward_message(self, params: Params) -> dict[str, Any]:
        """forwardMessage: with the name of who said it first"""
        chat = self._sending.writable_chat(params)
        message = self._source(params, "forward")
        if message.service is not None or message.protected:
            raise bad_request("message can't be forwarded")
        return self._sending.send(params, chat, **self._forwarded(params, message))

    def copy_message(self, params: Params) -> dict[str, int]:
        """copyMessage: as if the bot had said it, with another caption where the call gives one"""
        chat = self._sending.writable_chat(params)
        message = self._source(params, "copy")
        if not message.is_copyable:
            raise bad_request("message can't be copied")
        return {"message_id": self._sending.deliver(params, chat, **self._copied(params, message)).message_id}

    def forward_messages(self, params: Params) -> list[dict[str, int]]:
        """forwardMessages: what cannot be forwarded is skipped"""
        chat = self._sending.writable_chat(params)
        found = [one for one in self._sources(params) if one.service is None and not one.protected]
        if not found:
            raise bad_request("there are no messages to forward")
        return self._all(params, chat, found, self._forwarded)

    def copy_messages(self, params: Params) -> list[dict[str, int]]:
        """copyMessages: what cannot be copied is skipped"""
        chat = self._sending.writable_chat(params)
        found = [one for one in self._sources(params) if one.is_copyable]
        if not found:
            raise bad_request("there are no messages to copy")
        return self._all(params, chat, found, self._copied)

    def _source(self, params: Params, what: str) -> Message:
        chat = self._sending.chat(params, "from_chat_id")
        if not params.string("message_id"):
            raise bad_request("message identifier is not specified")
        message = chat.find(params.integer("message_id"))
        if message is None:
            raise bad_request(f"message to {what} not found")
        return message

    def _sources(self, params: Params) -> list[Message]:
        chat = self._sending.chat(params, "from_chat_id")
        ids = self._sending.message_ids(params)
        if ids != sorted(set(ids)):
            raise bad_request("message identifiers must be in a strictly increasing order")
        return [message for number in ids if (message := chat.find(number)) is not None]

    def _all(self, params: Params, chat: Chat, found: list[Message], again: Again) -> list[dict[str, int]]:
        """Sends them in their order; what stood together in an album stays together."""
        albums: dict[str, str] = {}
        contents = []
        for message in found:
            album = message.album
            if album is not None and album not in albums:
                albums[album] = self._world.next_album_id()
            contents.append({**again(params, message), "album": None if album is None else albums[album]})
        return [{"message_id": sent.message_id} for sent in self._sending.send_all(params, chat, contents)]

    def _forwarded(self, _params: Params, message: Message) -> dict[str, Any]:
        return {**message.content(), "forward_origin": message.forward_origin or self._world.origin_of(message)}

    def _copied(self, params: Params, message: Message) -> dict[str, Any]:
        content = message.content()
        if content["poll"] is not None:
            content["poll"] = self._world.copied_poll(content["poll"])
        if params.has("caption") and message.takes_caption:
            caption, entities = message_caption(params)
            content |= {"caption": caption or None, "caption_entities": entities}
        elif params.boolean("remove_caption"):
            content |= {"caption": None, "caption_entities": []}
        return content
