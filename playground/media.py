"""Files that come with a call: uploads and known files, turned into what a message can hold."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from typing import Any

from playground.errors import bad_request
from playground.files import MAX_DOCUMENT_BYTES, MAX_PHOTO_BYTES, Document, FileShelf, Photo, image_size
from playground.params import Params, Upload
from playground.text import without_controls

WRONG_FILE = "wrong file identifier/HTTP URL specified"
NAME_LIMIT = 60


@dataclass(slots=True, frozen=True)
class Kind:
    """A kind of file: its name in Telegram's refusals, and what a call may say about it.

    `numbers` are always there; `sized` ones take width and height from the file where it is an image.
    """

    title: str
    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    sized: bool = False


KINDS = {
    "document": Kind("Document"),
    "animation": Kind("Animation", ("width", "height", "duration"), sized=True),
    "audio": Kind("Audio", ("duration",), ("performer", "title")),
    "video": Kind("Video", ("width", "height", "duration")),
    "voice": Kind("VoiceNote", ("duration",)),
    "video_note": Kind("VideoNote", ("length", "duration")),
    "sticker": Kind("Sticker", texts=("emoji",)),
}


class MediaReader:
    """Reads photos and files out of calls, and keeps the new ones. Refusals are BotApiErrors."""

    def __init__(self, files: FileShelf) -> None:
        self._files = files

    def photo(self, params: Params, caption: str, name: str = "photo") -> Photo:
        """The photo under this name: an upload, or a known file_id."""
        upload = params.upload(name)
        if upload is None:
            known = self._known(params, name, "photo")
            if not isinstance(known, Photo):
                raise bad_request(f"can't use file of type {KINDS[known.kind].title} as Photo")
            return known
        content = _content(upload, MAX_PHOTO_BYTES, "photo")
        photo = self._files.add_photo(content, params.string("alt") or caption or "Photo")
        if photo is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        return photo

    def file(self, params: Params, kind: str, name: str = "") -> Document:
        """The file of a kind, under its name or another: an upload, or a known file_id."""
        upload = params.upload(name or kind)
        if upload is None:
            known = self._known(params, name or kind, kind)
            if isinstance(known, Photo) or known.kind != kind:
                title = "Photo" if isinstance(known, Photo) else KINDS[known.kind].title
                raise bad_request(f"can't use file of type {title} as {KINDS[kind].title}")
            return known
        content = _content(upload, MAX_DOCUMENT_BYTES, kind.replace("_", " "))
        file_name = _file_name(upload.name)
        media_type = upload.media_type or mimetypes.guess_type(file_name)[0] or "application/octet-stream"
        return self._files.add_document(content, file_name, media_type, kind, _about(params, kind, content, media_type))

    def _known(self, params: Params, name: str, what: str) -> Photo | Document:
        file_id = params.string(name)
        if not file_id:
            raise bad_request(f"there is no {what.replace('_', ' ')} in the request")
        known = self._files.by_id(file_id)
        if known is None:
            raise bad_request(WRONG_FILE)
        return known


def _about(params: Params, kind: str, content: bytes, media_type: str) -> dict[str, Any]:
    about: dict[str, Any] = {name: max(0, params.integer(name)) for name in KINDS[kind].numbers}
    seen = image_size(content) if KINDS[kind].sized else None
    if seen is not None:
        about |= {"width": about["width"] or seen[1], "height": about["height"] or seen[2]}
    about |= {name: text for name in KINDS[kind].texts if (text := params.string(name))}
    return about if kind != "sticker" else sticker_about(about.get("emoji", ""), media_type)


def sticker_about(emoji: str, media_type: str = "image/webp") -> dict[str, Any]:
    """What the Bot API says about a sticker."""
    about = {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": media_type == "application/x-tgsticker",
        "is_video": media_type.startswith("video/"),
    }
    return {**about, "emoji": emoji} if emoji else about


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
