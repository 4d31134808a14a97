"""Telegram's two Markdown parse modes: markup in, plain text and entities out."""

from __future__ import annotations

from dataclasses import dataclass

from playground.entities import in_order
from playground.errors import BotApiError, cannot_parse_entities
from playground.links import checked_link, mentioned_user
from playground.text import Entity, Formatted, utf16_length

RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
MARKS = {"*": "bold", "__": "underline", "_": "italic", "~": "strikethrough", "||": "spoiler"}
NAMES = {"bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough"}
NAMES |= {"spoiler": "Spoiler", "code": "Code", "pre": "Pre", "text_link": "TextUrl", "custom_emoji": "CustomEmoji"}
LEGACY_MARKS = frozenset("_*`[")


def parse_markdown_v2(markup: str) -> Formatted:
    """Plain text and its entities, sorted. Raises BotApiError with Telegram's words."""
    return _ParserV2(markup).parse()


def parse_markdown(markup: str) -> Formatted:
    """The same for the old mode, which knows bold, italic, code and links, and nests nothing."""
    return _LegacyParser(markup).parse()


def _link(target: str, place: Entity) -> list[Entity]:
    if (user := mentioned_user(target)) is not None:
        return [{"type": "text_mention", **place, "user": {"id": user}}]
    url = checked_link(target)
    return [] if url is None else [{"type": "text_link", **place, "url": url}]


class _Written:
    """The text so far, and where it stands in UTF-16 units."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.pos = 0
        self.pieces: list[str] = []
        self.offset = 0
        self.entities: list[Entity] = []

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += utf16_length(text)

    def at(self, text: str) -> bool:
        return self.markup.startswith(text, self.pos)

    def byte(self, pos: int) -> int:
        return len(self.markup[:pos].encode())

    def until(self, end: str, start: int) -> str | None:
        """What stands between `start` and `end`, and goes behind it; None where there is no such end."""
        found = self.markup.find(end, start)
        if found < 0:
            return None
        self.pos = found + len(end)
        return self.markup[start:found]

    def pre(self, text: str, start: int) -> Entity:
        """A block of code whose first line, without blanks, is its language. Adds the text."""
        first, line_end, rest = text.partition("\n")
        language = first if line_end and first and " " not in first else ""
        self.add(rest if language or (line_end and not first) else text)
        block: Entity = {"type": "pre", "offset": start, "length": self.offset - start}
        return {**block, "language": language} if language else block


@dataclass(slots=True)
class _Open:
    kind: str
    mark: str
    offset: int
    begin: int
    piece: int


class _ParserV2(_Written):
    def __init__(self, markup: str) -> None:
        super().__init__(markup)
        self.open: list[_Open] = []
        self.quote: int | None = None

    def parse(self) -> Formatted:
        while self.pos < len(self.markup):
            self._line_start()
            if self.pos < len(self.markup):
                self._step()
        self._end_quote()
        if self.open:
            last = self.open[-1]
            raise cannot_parse_entities(f"Can't find end of {NAMES[last.kind]} entity at byte offset {last.begin}")
        return "".join(self.pieces), in_order(entity for entity in self.entities if entity["length"] > 0)

    def _line_start(self) -> None:
        """Lines that begin with > are one quote, which ends before the first line that does not."""
        if self.pos > 0 and self.markup[self.pos - 1] != "\n":
            return
        if self.at("**>"):
            self._end_quote()
            self.pos += 2
        if self.at(">"):
            self.pos += 1
            if self.quote is None:
                self.quote = self.offset
        else:
            self._end_quote()

    def _end_quote(self, *, expandable: bool = False) -> None:
        if self.quote is None:
            return
        start, self.quote = self.quote, None
        kind = "expandable_blockquote" if expandable else "blockquote"
        length = self.offset - start - (1 if self.pieces and self.pieces[-1] == "\n" else 0)
        self.entities.append({"type": kind, "offset": start, "length": length})

    def _step(self) -> None:
        character = self.markup[self.pos]
        following = self.markup[self.pos + 1 : self.pos + 2]
        if character == "\\" and following and 0 < ord(following) < 127:
            self.add(following)
            self.pos += 2
        elif character not in RESERVED:
            self.add(character)
            self.pos += 1
        elif not self._closes():
            self._opens(character)

    def _closes(self) -> bool:
        if self.at("||") and self.quote is not None and not any(one.kind == "spoiler" for one in self.open):
            rest = self.markup[self.pos + 2 : self.pos + 3]
            if rest in ("", "\n"):
                self.pos += 2
                self._end_quote(expandable=True)
                return True
        if not self.open or not self.at(self.open[-1].mark):
            return False
        last = self.open[-1]
        if last.mark == "_" and self.at("__"):
            return False
        self.open.pop()
        self.pos += len(last.mark)
        place = {"offset": last.offset, "length": self.offset - last.offset}
        if last.kind == "text_link":
            self.entities += _link(self._target() or "".join(self.pieces[last.piece :]), place)
        elif last.kind == "custom_emoji":
            emoji_id = (self._target() or "").removeprefix("tg://emoji?id=")
            if not emoji_id.isdecimal():
                raise cannot_parse_entities("Custom emoji entity must contain a tg://emoji URL")
            self.entities.append({"type": "custom_emoji", **place, "custom_emoji_id": emoji_id})
        else:
            self.entities.append({"type": last.kind, **place})
        return True

    def _target(self) -> str | None:
        if not self.at("("):
            return None
        begin, target = self.pos, ""
        self.pos += 1
        while not self.at(")"):
            if self.pos >= len(self.markup):
                raise cannot_parse_entities(f"Can't find end of a URL at byte offset {self.byte(begin)}")
            self.pos += 1 if self.at("\\") else 0
            target += self.markup[self.pos : self.pos + 1]
            self.pos += 1
        self.pos += 1
        return target

    def _opens(self, character: str) -> None:
        for mark in ("__", "||", "*", "_", "~"):
            if self.at(mark):
                self._push(MARKS[mark], mark, len(mark))
                return
        if self.at("!["):
            self._push("custom_emoji", "]", 2)
        elif self.at("["):
            self._push("text_link", "]", 1)
        elif self.at("`"):
            self._code()
        else:
            reason = f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
            raise cannot_parse_entities(reason)

    def _push(self, kind: str, mark: str, size: int) -> None:
        self.open.append(_Open(kind, mark, self.offset, self.byte(self.pos), len(self.pieces)))
        self.pos += size

    def _code(self) -> None:
        mark = "```" if self.at("```") else "`"
        begin, start, text = self.pos, self.offset, ""
        self.pos += len(mark)
        while not self.at(mark):
            if self.pos >= len(self.markup):
                name = NAMES["pre" if mark == "```" else "code"]
                raise cannot_parse_entities(f"Can't find end of {name} entity at byte offset {self.byte(begin)}")
            self.pos += 1 if self.at("\\") else 0
            text += self.markup[self.pos : self.pos + 1]
            self.pos += 1
        self.pos += len(mark)
        if mark == "```":
            self.entities.append(self.pre(text, start))
        else:
            self.add(text)
            self.entities.append({"type": "code", "offset": start, "length": self.offset - start})


class _LegacyParser(_Written):
    def parse(self) -> Formatted:
        while self.pos < len(self.markup):
            character, following = self.markup[self.pos], self.markup[self.pos + 1 : self.pos + 2]
            if character == "\\" and following and following in LEGACY_MARKS:
                self.add(following)
                self.pos += 2
            elif character in LEGACY_MARKS:
                self._entity(character)
            else:
                self.add(character)
                self.pos += 1
        return "".join(self.pieces), in_order(entity for entity in self.entities if entity["length"] > 0)

    def _entity(self, character: str) -> None:
        begin, start = self.pos, self.offset
        mark = "```" if self.at("```") else character
        text = self.until("]" if mark == "[" else mark, begin + len(mark))
        if text is None:
            raise self._endless(begin)
        if mark == "```":
            self.entities.append(self.pre(text, start))
            return
        self.add(text)
        place = {"offset": start, "length": self.offset - start}
        if mark == "[":
            target = self.until(")", self.pos + 1) if self.at("(") else text
            if target is None:
                raise self._endless(begin)
            self.entities += _link(target, place)
        else:
            self.entities.append({"type": "code" if mark == "`" else MARKS[mark], **place})

    def _endless(self, begin: int) -> BotApiError:
        return cannot_parse_entities(f"Can't find end of the entity starting at byte offset {self.byte(begin)}")
