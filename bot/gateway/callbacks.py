"""Actions as callback data (1-64 bytes) and back. What cannot be read is None, never an error."""

from __future__ import annotations

import re

from bot.domain.actions import (
    Action,
    BrowseTopics,
    NoneOfThese,
    PickAnswer,
    ShowAnswer,
    ShowLess,
    ShowMore,
    ShowSigns,
)

_ID = re.compile(r"[a-z][a-z0-9_]{1,40}")
_WITH_TOPIC: dict[str, type[ShowAnswer] | type[PickAnswer] | type[ShowMore] | type[ShowLess]] = {
    "a": ShowAnswer,
    "p": PickAnswer,
    "m": ShowMore,
    "l": ShowLess,
}
_LETTERS = {kind: letter for letter, kind in _WITH_TOPIC.items()}


def encode(action: Action) -> str:
    """The callback data of a button."""
    match action:
        case ShowAnswer(topic) | PickAnswer(topic) | ShowMore(topic) | ShowLess(topic):
            return f"{_LETTERS[type(action)]}:{topic}"
        case BrowseTopics(category):
            return f"b:{category}" if category else "b"
        case NoneOfThese():
            return "n"
        case ShowSigns():
            return "s"


def decode(data: str) -> Action | None:
    """The action of callback data, or None where it is stale or forged."""
    letter, _, rest = data.partition(":")
    if rest and not _ID.fullmatch(rest):
        return None
    if letter in _WITH_TOPIC and rest:
        return _WITH_TOPIC[letter](rest)
    match data:
        case "b":
            return BrowseTopics()
        case "n":
            return NoneOfThese()
        case "s":
            return ShowSigns()
    return BrowseTopics(rest) if letter == "b" and rest else None
