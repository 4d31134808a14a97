"""What a person sees: the messages of the bot, and what is new among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_FOLDED = "expandable_blockquote"
_MOVING = ("animation", "video", "video_note")


@dataclass(frozen=True)
class Button:
    """A button under a message; `data` is None where it only opens a page."""

    label: str
    data: str | None


@dataclass(frozen=True)
class Shown:
    """A message of the bot; `unfolded` is the text that is read without a tap."""

    id: int
    text: str
    unfolded: str = ""
    buttons: tuple[Button, ...] = ()
    picture: bool = False

    @classmethod
    def of(cls, message: Mapping[str, Any]) -> Shown:
        """From a message of the control API."""
        rows = (message["reply_markup"] or {}).get("inline_keyboard", [])
        buttons = tuple(Button(one["text"], one.get("callback_data")) for row in rows for one in row)
        is_caption = message["text"] is None
        text = message["caption"] if is_caption else message["text"]
        entities = message["caption_entities"] if is_caption else message["entities"]
        media = message["media"]
        picture = message["photo"] is not None or (media is not None and media["kind"] in _MOVING)
        return cls(message["message_id"], text or "", _unfolded(text or "", entities), buttons, picture)


Screen = Mapping[int, Shown]
"""Messages by their ids, in their order."""


@dataclass(frozen=True)
class Answer:
    """What is new on a screen, oldest first: messages, and those of before with other words or further buttons."""

    messages: tuple[Shown, ...] = ()
    came: bool = False
    edited: bool = False

    @property
    def text(self) -> str:
        """All that is said."""
        return "\n".join(one.text for one in self.messages)

    @property
    def words(self) -> int:
        """How many words are read without unfolding any."""
        return len(" ".join(one.unfolded for one in self.messages).split())

    @property
    def labels(self) -> tuple[str, ...]:
        """All buttons in reading order."""
        return tuple(button.label for one in self.messages for button in one.buttons)


def screen_of(messages: Sequence[Mapping[str, Any]]) -> Screen:
    """The screen, from the messages of a chat of the control API."""
    said = [Shown.of(one) for one in messages if one["from"]["is_bot"] and not one["deleted"]]
    return {one.id: one for one in said}


def since(before: Screen, now: Screen) -> Answer:
    """What is new between two looks. A message that only lost buttons is not."""
    came = [one for number, one in now.items() if number not in before]
    stayed = [(before[number], one) for number, one in now.items() if number in before]
    edited = [one for old, one in stayed if old.text != one.text]
    renewed = [one for old, one in stayed if {button.label for button in one.buttons} - {b.label for b in old.buttons}]
    new = {one.id: one for one in (*came, *edited, *renewed)}
    return Answer(tuple(new[number] for number in sorted(new)), bool(came), bool(edited))


def _unfolded(text: str, entities: Sequence[Mapping[str, Any]]) -> str:
    """The text without what is folded; the places of entities count the halves of UTF-16 characters."""
    encoded = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda one: -one["offset"]):
        if entity["type"] == _FOLDED:
            begin, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            encoded = encoded[:begin] + encoded[end:]
    return encoded.decode("utf-16-le")
