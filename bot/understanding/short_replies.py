"""Typed words that stand for a button, and sentences that only make sense after an answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from bot.domain.intents import FollowUpKind, ShortReply
from bot.understanding.questions import QuestionReader
from bot.understanding.text.fold import fold

_EMOJI = "So"
_SKIN_TONE = "Sk"
_LONGEST = 40


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

    def __init__(self, known: Mapping[FollowUpKind, tuple[str, ...]], questions: QuestionReader) -> None:
        self._core = questions.core
        self._known = {self._core(text): kind for kind, texts in known.items() for text in texts}

    def read(self, text: str) -> FollowUpKind | None:
        """The kind, where the whole text is known but for a word that opens or closes it."""
        return self._known.get(self._core(text)) if len(text) <= 2 * _LONGEST else None


def _bare(text: str) -> str:
    kept: list[str] = []
    for char in fold(text).replace("'", ""):
        kind = unicodedata.category(char)
        if kind != _SKIN_TONE:
            kept.append(char if char.isalnum() or kind == _EMOJI else " ")
    return " ".join("".join(kept).split())
