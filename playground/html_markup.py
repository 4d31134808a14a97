"""Telegram's HTML parse mode: markup in, plain text and entities out.

A fixed set of tags, the entities `&lt; &gt; &amp; &quot;` and numeric ones. Other named entities are not
decoded: they stay in the text as they were typed, which is what Telegram does with `&nbsp;`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from playground.entities import in_order
from playground.errors import BotApiError, cannot_parse_entities
from playground.links import checked_link, mentioned_user
from playground.text import WHITESPACE, Entity, Formatted, utf16_length

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS = frozenset({*STYLES, "a", "code", "pre", "blockquote", "tg-emoji", "tg-time"})
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TIME_FORMAT = re.compile(r"(?:r|w?[dD]?[tT]?)\Z")

_SPECIAL = re.compile("[<&]")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([A-Za-z]*));?")
_NAME = re.compile(rf"[^>{WHITESPACE}]*")
_ATTRIBUTE = re.compile(rf"[^=>{WHITESPACE}]*")
_SPACES = re.compile(f"[{WHITESPACE}]*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    first_piece: int


def parse_html(markup: str) -> Formatted:
    """Plain text and its entities, sorted. Raises BotApiError with Telegram's words and the byte offset."""
    return _Parser(markup).parse()


class _Parser:
    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.pos = 0
        self.offset = 0
        self.pieces: list[str] = []
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> Formatted:
        while (special := _SPECIAL.search(self.markup, self.pos)) is not None:
            self._add(self.markup[self.pos : special.start()])
            self.pos = special.start()
            if self.markup[self.pos] == "&":
                text, self.pos = _decoded(self.markup, self.pos)
                self._add(text)
            elif self.markup.startswith("</", self.pos):
                self._end_tag()
            else:
                self._start_tag()
        self._add(self.markup[self.pos :])
        if self.open:
            raise cannot_parse_entities(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        for entity in self.entities:
            entity.pop("_language", None)
        return "".join(self.pieces), in_order(self.entities)

    def _add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.offset += utf16_length(text)

    def _at(self, pos: int) -> str:
        return self.markup[pos : pos + 1]

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.markup, self.pos)
        text = found.group() if found else ""
        self.pos += len(text)
        return text

    def _error(self, reason: str, at: int) -> BotApiError:
        return cannot_parse_entities(f"{reason} at byte offset {len(self.markup[:at].encode())}")

    def _start_tag(self) -> None:
        begin = self.pos
        self.pos += 1
        tag = self._skip(_NAME).lower()
        if not self._at(self.pos):
            raise self._error("Unclosed start tag", begin)
        if tag not in TAGS:
            raise self._error(f'Unsupported start tag "{tag}"', begin)
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, attributes, self.offset, len(self.pieces)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._skip(_SPACES)
            if self._at(self.pos) == ">":
                self.pos += 1
                return attributes
            name = self._skip(_ATTRIBUTE)
            if not self._at(self.pos):
                raise self._error("Unclosed start tag", begin)
            if not name:
                raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
            self._skip(_SPACES)
            if self._at(self.pos) == "=":
                self.pos += 1
                self._skip(_SPACES)
                attributes[name] = self._value(begin)
            elif tag == "blockquote" and name == "expandable":
                attributes[name] = ""
            else:
                raise self._error(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin)

    def _value(self, begin: int) -> str:
        quote = self._at(self.pos)
        if quote not in ("'", '"'):
            start = self.pos
            token = self._skip(_TOKEN).lower()
            following = self._at(self.pos)
            if not following:
                raise self._error("Unclosed start tag", begin)
            if following != ">" and following not in WHITESPACE:
                raise self._error("Unexpected end of name token", start)
            return token
        end = self.markup.find(quote, self.pos + 1)
        if end < 0 or end + 1 == len(self.markup):
            raise self._error("Unclosed start tag", begin)
        raw = self.markup[self.pos + 1 : end]
        self.pos = end + 1
        return _decoded_all(raw) if "&" in raw else raw

    def _end_tag(self) -> None:
        begin = self.pos
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        self.pos += 2
        found = self._skip(_NAME).lower()
        self._skip(_SPACES)
        if self._at(self.pos) != ">":
            raise self._error("Unclosed end tag", begin)
        opened = self.open.pop()
        if found and found != opened.tag:
            where = self._error("Unmatched end tag", begin).description.removeprefix(
                "Bad Request: can't parse entities: "
            )
            raise cannot_parse_entities(f'{where}, expected "</{opened.tag}>", found "</{found}>"')
        self.pos += 1
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        place: Entity = {"offset": opened.offset, "length": self.offset - opened.offset}
        match opened.tag:
            case "a":
                self._close_link(opened, place)
            case "pre" | "code":
                self._close_code(opened, place)
            case "blockquote":
                kind = "expandable_blockquote" if "expandable" in opened.attributes else "blockquote"
                self.entities.append({"type": kind, **place})
            case "tg-emoji":
                emoji_id = opened.attributes.get("emoji-id", "")
                if not emoji_id.isascii() or not emoji_id.isdigit() or int(emoji_id) == 0:
                    raise cannot_parse_entities("Invalid custom emoji identifier specified")
                self.entities.append({"type": "custom_emoji", **place, "custom_emoji_id": emoji_id})
            case "tg-time":
                self.entities.append({"type": "date_time", **place, **self._moment(opened)})
            case tag:
                self.entities.append({"type": STYLES[tag], **place})

    def _moment(self, opened: _Open) -> Entity:
        return checked_moment(opened.attributes.get("unix", ""), opened.attributes.get("format", ""))

    def _close_link(self, opened: _Open, place: Entity) -> None:
        target = opened.attributes.get("href") or "".join(self.pieces[opened.first_piece :])
        if (user := mentioned_user(target)) is not None:
            self.entities.append({"type": "text_mention", **place, "user": {"id": user}})
        elif (url := checked_link(target)) is not None:
            self.entities.append({"type": "text_link", **place, "url": url})

    def _close_code(self, opened: _Open, place: Entity) -> None:
        """`<pre><code class="language-x">`, in either order, is one block with a language."""
        language = opened.attributes.get("class", "")
        language = language.removeprefix("language-") if language.startswith("language-") else ""
        last = self.entities[-1] if self.entities else None
        same_place = last is not None and {k: last[k] for k in ("offset", "length")} == place
        if last is not None and same_place and opened.tag == "pre" and last["type"] == "code":
            if "_language" in last:
                self.entities[-1] = {"type": "pre", **place, "language": last["_language"]}
                return
        elif last is not None and same_place and opened.tag == "code" and last["type"] == "pre" and language:
            last["language"] = language
            return
        entity: Entity = {"type": opened.tag, **place}
        if opened.tag == "code" and language:
            entity["_language"] = language
        self.entities.append(entity)


def checked_moment(unix: str, layout: str) -> Entity:
    """The fields of a date_time entity: Unix seconds and a format like "wDT". Raises BotApiError."""
    if not re.fullmatch(r"-?[0-9]{1,12}", unix):
        raise cannot_parse_entities("Invalid Unix time specified")
    if TIME_FORMAT.match(layout) is None:
        raise cannot_parse_entities("Invalid date-time format specified")
    return {"unix_time": int(unix), "date_time_format": layout} if layout else {"unix_time": int(unix)}


def _decoded(text: str, pos: int) -> tuple[str, int]:
    """The character that the reference at `pos` stands for, and where it ends; a bare `&` if it is none."""
    found = _REFERENCE.match(text, pos)
    if found is None:
        return "&", pos + 1
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        character = NAMED.get(name)
        return ("&", pos + 1) if character is None else (character, found.end())
    digits = hexadecimal if hexadecimal is not None else decimal
    size = len(found.group().removesuffix(";"))
    code = int(digits, 16 if hexadecimal is not None else 10) if digits and size < 10 else 0
    if code == 0 or code >= 0x10FFFF:
        return "&", pos + 1
    if 0xD800 <= code <= 0xDFFF:
        raise cannot_parse_entities(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return (" " if code < 32 and code != 10 else chr(code)), found.end()


def _decoded_all(text: str) -> str:
    pieces, pos = [], 0
    while (at := text.find("&", pos)) >= 0:
        pieces.append(text[pos:at])
        piece, pos = _decoded(text, at)
        pieces.append(piece)
    return "".join([*pieces, text[pos:]])
