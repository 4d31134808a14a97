"""Typed words that stand for a button, and sentences that only make sense after an answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from bot.domain.intents import FollowUpKind, ShortReply
from bot.understanding.text.fold import fold
from bot.understanding.text.tokens import words

_EMOJI = "So"
_SKIN_TONE = "Sk"
_LONGEST = 40
_OPENINGS = frozenset(
    {"and", "but", "so", "ok", "okay", "then", "also", "well", "hmm", "oh", "ah", "or", "um", "though"}
)
_CLOSINGS = frozenset({"then", "though", "please", "pls", "too", "again", "exactly", "really"})


class ShortReplies:
    """Finds the button a short text stands for; only whole texts count."""

    def __init__(self, known: Mapping[ShortReply, tuple[str, ...]]) -> None:
        self._known = {_bare(text): reply for reply, texts in known.items() for text in texts}
        self._known.pop("", None)

    def read(self, text: str) -> ShortReply | None:
        """The button, or None where the text says anything else."""
        return self._known.get(_bare(text)) if len(text) <= _LONGEST else None


class FollowUps:
    """Finds what a short sentence asks about the answer before it."""

    def __init__(self, known: Mapping[FollowUpKind, tuple[str, ...]]) -> None:
        self._known = {_core(text): kind for kind, texts in known.items() for text in texts}

    def read(self, text: str) -> FollowUpKind | None:
        """The kind, where the whole text is known but for a word that opens or closes it."""
        return self._known.get(_core(text)) if len(text) <= 2 * _LONGEST else None


def leans_on_context(text: str) -> bool:
    """True for a short text that opens like the second half of a thought ("and ice?", "what about bananas")."""
    found = words(text)
    if not 0 < len(found) <= 6:
        return False
    return found[0] in _OPENINGS or found[:2] in (["what", "about"], ["how", "about"]) or len(found) <= 3


def _bare(text: str) -> str:
    kept: list[str] = []
    for char in fold(text).replace("'", ""):
        kind = unicodedata.category(char)
        if kind != _SKIN_TONE:
            kept.append(char if char.isalnum() or kind == _EMOJI else " ")
    return " ".join("".join(kept).split())


def _core(text: str) -> tuple[str, ...]:
    found = words(text)
    while len(found) > 1 and found[0] in _OPENINGS:
        found = found[1:]
    while len(found) > 1 and found[-1] in _CLOSINGS:
        found = found[:-1]
    return tuple(found)
