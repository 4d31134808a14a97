"""Bot API methods that send and fetch files."""

from __future__ import annotations

import mimetypes
from typing import Any

from playground.errors import bad_request
from playground.files import MAX_DOCUMENT_BYTES, MAX_DOWNLOAD_BYTES, MAX_PHOTO_BYTES, Document, Photo
from playground.formatting import message_caption
from playground.methods_messages import MessageMethods
from playground.params import Params, Upload
from playground.text import without_controls
from playground.world import World

WRONG_FILE = "wrong file identifier/HTTP URL specified"
NAME_LIMIT = 60


class FileMethods:
    """sendPhoto, sendDocument, getFile."""

    def __init__(self, world: World, messages: MessageMethods) -> None:
        self._world = world
        self._messages = messages

    def send_photo(self, params: Params) -> dict[str, Any]:
        """sendPhoto: an upload or a known file_id; an extra `alt` argument describes it to the chat page."""
        chat = self._messages.writable_chat(params)
        caption, entities = message_caption(params)
        photo = self._photo(params, caption)
        return self._messages.send(params, chat, photo=photo, caption=caption or None, caption_entities=entities)

    def send_document(self, params: Params) -> dict[str, Any]:
        """sendDocument: an upload or a known file_id."""
        chat = self._messages.writable_chat(params)
        caption, entities = message_caption(params)
        document = self._document(params)
        return self._messages.send(params, chat, document=document, caption=caption or None, caption_entities=entities)

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

    def _photo(self, params: Params, caption: str) -> Photo:
        upload = params.upload("photo")
        if upload is None:
            known = self._known(params, "photo")
            if not isinstance(known, Photo):
                raise bad_request("can't use file of type Document as Photo")
            return known
        content = _content(upload, MAX_PHOTO_BYTES, "photo")
        photo = self._world.files.add_photo(content, params.string("alt") or caption or "Photo")
        if photo is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        return photo

    def _document(self, params: Params) -> Document:
        upload = params.upload("document")
        if upload is None:
            known = self._known(params, "document")
            if not isinstance(known, Document):
                raise bad_request("can't use file of type Photo as Document")
            return known
        content = _content(upload, MAX_DOCUMENT_BYTES, "document")
        name = _file_name(upload.name)
        media_type = upload.media_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        return self._world.files.add_document(content, name, media_type)

    def _known(self, params: Params, kind: str) -> Photo | Document:
        file_id = params.string(kind)
        if not file_id:
            raise bad_request(f"there is no {kind} in the request")
        known = self._world.files.by_id(file_id)
        if known is None:
            raise bad_request(WRONG_FILE)
        return known


def _content(upload: Upload, limit: int, kind: str) -> bytes:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > limit:
        raise bad_request(f"file of size {len(upload.content)} bytes is too big for a {kind}")
    return upload.content


def _file_name(given: str) -> str:
    """The name without folders, at most 60 characters with its ending kept."""
    name = without_controls(given.replace("\\", "/").rpartition("/")[2]).strip()
    if len(name) > NAME_LIMIT:
        stem, dot, ending = name.rpartition(".")
        ending = f".{ending}" if dot and len(ending) <= 10 else ""
        name = (stem or name)[: NAME_LIMIT - len(ending)] + ending
    return name or "file"
