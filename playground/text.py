"""Text as Telegram measures and cleans it: UTF-16 code units, control characters, outer whitespace."""

from __future__ import annotations

import re
from typing import Any

Entity = dict[str, Any]
Formatted = tuple[str, list[Entity]]

WHITESPACE = " \t\r\n\0\v"
_CONTROLS = {code: " " for code in range(32) if code != 10}
_HAS_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f]")


def utf16_length(text: str) -> int:
    """The number of UTF-16 code units, the unit of every Telegram offset and of its length limits."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part an entity covers; both numbers are UTF-16 code units."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[offset * 2 : (offset + length) * 2].decode("utf-16-le", "surrogatepass")


def is_valid_unicode(text: str) -> bool:
    """False for text with half of a surrogate pair, which no UTF-8 can carry."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def without_controls(text: str) -> str:
    """Line ends become `\\n`; every other control character becomes one space."""
    if _HAS_CONTROLS.search(text) is None:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)


def trimmed(text: str, entities: list[Entity]) -> Formatted:
    """Without outer whitespace, as Telegram stores text; entities move and shrink with it.

    Leading whitespace inside the first entity stays, so that an indented code block keeps its shape.
    """
    start = len(text) - len(text.lstrip())
    if start and entities:
        start = min(start, entities[0]["offset"])
    kept = text[start:].rstrip()
    if len(kept) == len(text):
        return text, entities
    skipped, end = utf16_length(text[:start]), utf16_length(kept)
    moved = []
    for entity in entities:
        offset = entity["offset"] - skipped
        length = min(entity["length"], end - offset)
        if length > 0:
            moved.append({**entity, "offset": offset, "length": length})
    return kept, moved
