"""Files in memory: what kind and size images are, and a bounded shelf to serve photos and documents from."""

from __future__ import annotations

import struct
import zlib
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_DOCUMENT_BYTES = 50 * 1024 * 1024
MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
MAX_SHELF_BYTES = 64 * 1024 * 1024
PLAYABLE = frozenset(
    {
        "audio/mp4",
        "audio/mpeg",
        "audio/ogg",
        "audio/wav",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/webp",
        "video/mp4",
        "video/webm",
    }
)
"""What the page may show or play, of what was not sent as a document: none of these can hold a script."""


@dataclass(slots=True, frozen=True)
class Photo:
    """An image; `width` and `height` in pixels, `path` as getFile returns it."""

    file_id: str
    path: str
    content: bytes
    media_type: str
    width: int
    height: int
    alt: str


@dataclass(slots=True, frozen=True)
class Document:
    """A file of any kind under the name its sender gave it; `path` as getFile returns it.

    `kind` is its name in the Bot API, such as "document" or "video_note"; `about` are the fields that such an
    object has beside those of every file.
    """

    file_id: str
    path: str
    content: bytes
    media_type: str
    name: str
    kind: str = "document"
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def takes_caption(self) -> bool:
        """Whether a caption can stand under a message with it."""
        return self.kind not in ("sticker", "video_note")


class FileShelf:
    """The latest files, at most 64 MiB in all; the oldest go first."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, Photo | Document] = OrderedDict()
        self._by_path: dict[str, Photo | Document] = {}
        self._bytes = 0
        self._last_id = 0

    def add_photo(self, content: bytes, alt: str) -> Photo | None:
        """Stores an image; None for what is not a PNG, JPEG, GIF or WebP image."""
        seen = image_size(content)
        if seen is None:
            return None
        media_type, width, height = seen
        number = self._next_number()
        path = f"photos/file_{number}.{media_type.removeprefix('image/')}"
        photo = Photo(f"photo-{number}", path, content, media_type, width, height, alt)
        self._keep(photo)
        return photo

    def add_document(
        self, content: bytes, name: str, media_type: str, kind: str = "document", about: dict[str, Any] | None = None
    ) -> Document:
        """Stores a file; `name` has no folders."""
        number = self._next_number()
        _, dot, ending = name.rpartition(".")
        suffix = f".{ending}" if dot and ending.isascii() and ending.isalnum() else ""
        path = f"{kind}s/file_{number}{suffix}"
        document = Document(f"{kind}-{number}", path, content, media_type, name, kind, about or {})
        self._keep(document)
        return document

    def by_id(self, file_id: str) -> Photo | Document | None:
        """The file with this file id, if it is still here."""
        return self._files.get(file_id)

    def by_path(self, path: str) -> Photo | Document | None:
        """The file with this file path, if it is still here."""
        return self._by_path.get(path)

    def _next_number(self) -> int:
        self._last_id += 1
        return self._last_id

    def _keep(self, file: Photo | Document) -> None:
        self._files[file.file_id] = file
        self._by_path[file.path] = file
        self._bytes += len(file.content)
        while self._bytes > MAX_SHELF_BYTES and len(self._files) > 1:
            _, gone = self._files.popitem(last=False)
            del self._by_path[gone.path]
            self._bytes -= len(gone.content)


def image_size(content: bytes) -> tuple[str, int, int] | None:
    """Media type, width and height read from the header; None for anything but an image with an area."""
    try:
        found = _read_header(content)
    except struct.error:
        return None
    return found if found is not None and found[1] > 0 and found[2] > 0 else None


def _read_header(content: bytes) -> tuple[str, int, int] | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        width, height = struct.unpack(">II", content[16:24])
        return "image/png", width, height
    if content.startswith((b"GIF87a", b"GIF89a")):
        width, height = struct.unpack("<HH", content[6:10])
        return "image/gif", width, height
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    if content.startswith(b"RIFF") and content[8:16] == b"WEBPVP8X":
        width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
        return "image/webp", width, height
    if content.startswith(b"RIFF") and content[8:16] == b"WEBPVP8 ":
        width, height = struct.unpack("<HH", content[26:30])
        return "image/webp", width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg(content: bytes) -> tuple[str, int, int] | None:
    pos = 2
    while pos + 9 <= len(content):
        marker, size = struct.unpack(">xBH", content[pos : pos + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[pos + 5 : pos + 9])
            return "image/jpeg", width, height
        pos += 2 + size
    return None


def sample_photo(width: int = 320, height: int = 240) -> bytes:
    """A small PNG with a soft gradient, what a person in the playground "takes" with their camera."""
    rows = b"".join(
        b"\0" + bytes(c for x in range(width) for c in (90 + x * 120 // width, 140 + y * 80 // height, 200))
        for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
