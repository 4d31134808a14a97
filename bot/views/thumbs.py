"""Thumbs below an answer, and what is said to who taps one."""

from __future__ import annotations

from bot.domain.actions import RateAnswer
from bot.domain.library import Library
from bot.domain.messages import Button, Row
from bot.domain.phrasebook import Phrases
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ThumbPhrases(Phrases):
    """Two small buttons and a word of thanks."""

    up: str
    down: str
    thanks: str


def thumbs_row(library: Library, topic: str) -> Row:
    """Both thumbs in one row, which stands below all other buttons."""
    phrases = library.phrasebook.of(ThumbPhrases)
    return Button(phrases.up, RateAnswer(topic, up=True)), Button(phrases.down, RateAnswer(topic, up=False))


def thanks(library: Library) -> str:
    """A word over the chat."""
    return library.phrasebook.of(ThumbPhrases).thanks
