"""Bot API methods that send and fetch files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playground.errors import NOT_MODIFIED, bad_request
from playground.files import MAX_DOWNLOAD_BYTES
from playground.formatting import message_caption
from playground.media import MediaReader
from playground.params import Params
from playground.sending import Sending
from playground.world import World

ALBUM_LEAST, ALBUM_MOST = 2, 10
IN_ALBUMS = frozenset({"photo", "video", "audio", "document"})
ALONE_IN_ALBUMS = frozenset({"audio", "document"})
EDITABLE_MEDIA = IN_ALBUMS | {"animation"}


class FileMethods:
    """sendPhoto and its like, sendMediaGroup, editMessageMedia, getFile."""

    def __init__(self, world: World, sending: Sending) -> None:
        self._world = world
        self._sending = sending
        self._media = MediaReader(world.files)

    def send_photo(self, params: Params) -> dict[str, Any]:
        """sendPhoto: an upload or a known file_id; an extra `alt` argument describes it to the chat page."""
        chat = self._sending.writable_chat(params)
        caption, entities = message_caption(params)
        photo = self._media.photo(params, caption)
        return self._sending.send(params, chat, photo=photo, caption=caption or None, caption_entities=entities)

    def sends(self, kind: str) -> Callable[[Params], dict[str, Any]]:
        """sendDocument, sendAnimation, sendAudio, sendVideo, sendVoice, sendVideoNote or sendSticker, by its kind."""

        def send(params: Params) -> dict[str, Any]:
            chat = self._sending.writable_chat(params)
            caption, entities = message_caption(params)
            file = self._media.file(params, kind)
            if not file.takes_caption:
                return self._sending.send(params, chat, document=file)
            return self._sending.send(params, chat, document=file, caption=caption or None, caption_entities=entities)

        return send

    def send_media_group(self, params: Params) -> list[dict[str, Any]]:
        """sendMediaGroup: 2 to 10 photos and videos, or as many audios or documents."""
        chat = self._sending.writable_chat(params)
        items = params.array("media") or []
        if len(items) < ALBUM_LEAST:
            raise bad_request("album must include 2-10 items")
        if len(items) > ALBUM_MOST:
            raise bad_request("too many messages to send as an album")
        kinds = {self._kind(item, IN_ALBUMS) for item in items}
        if kinds & ALONE_IN_ALBUMS and len(kinds) > 1:
            raise bad_request(f"{min(kinds & ALONE_IN_ALBUMS)} can't be mixed with other media types")
        contents = [self._item(params.within(item)) for item in items]
        album = {"album": self._world.next_album_id()}
        sent = self._sending.send_all(params, chat, [{**content, **album} for content in contents])
        return [self._world.api_message(message) for message in sent]

    def edit_message_media(self, params: Params) -> dict[str, Any] | bool:
        """editMessageMedia: another file in the place of the old one, or of a text."""
        message = self._sending.editable(params)
        item = params.mapping("media") or {}
        kind = self._kind(item, EDITABLE_MEDIA)
        if message.text is None and not message.takes_caption:
            raise bad_request("there is no media in the message to edit")
        if message.album is not None and kind not in IN_ALBUMS:
            raise bad_request("message can't be edited")
        content = self._item(params.within(item))
        markup = self._sending.markup(params, only_inline=True)
        old = {name: getattr(message, name) for name in content}
        if old == content and markup == message.reply_markup:
            raise bad_request(NOT_MODIFIED)
        message.text, message.entities = None, []
        message.photo = message.document = None
        for name, value in content.items():
            setattr(message, name, value)
        message.reply_markup = markup
        return self._sending.edited(message)

    def get_file(self, params: Params) -> dict[str, Any]:
        """getFile, up to 20 MB; fetch it from /file/bot<token>/<file_path>."""
        file = self._world.files.by_id(params.string("file_id"))
        if file is None:
            raise bad_request("invalid file_id")
        if len(file.content) > MAX_DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        return {
            "file_id": file.file_id,
            "file_unique_id": f"unique-{file.file_id}",
            "file_size": len(file.content),
            "file_path": file.path,
        }

    def _kind(self, item: Any, allowed: frozenset[str]) -> str:
        kind = item.get("type") if isinstance(item, dict) else None
        if not isinstance(kind, str) or kind not in allowed:
            raise bad_request("can't parse InputMedia: type must be one of " + ", ".join(sorted(allowed)))
        return kind

    def _item(self, item: Params) -> dict[str, Any]:
        """What a message with this InputMedia holds."""
        caption, entities = message_caption(item)
        shown: dict[str, Any] = {"caption": caption or None, "caption_entities": self._sending.known(entities)}
        if item.string("type") == "photo":
            return {"photo": self._media.photo(item, caption, "media"), **shown}
        return {"document": self._media.file(item, item.string("type"), "media"), **shown}
