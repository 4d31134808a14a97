"""What is said to a sticker, a voice message, a photo without words, and anything else that holds no words."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.phrasebook import Phrases
from bot.domain.text import Text
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadablePhrases(Phrases):
    """A way to go on by typing."""

    sticker: Text
    voice: Text
    photo: Text
    other: Text


def unreadable_reply(library: Library, kind: str) -> Reply:
    """One sentence, with a way to go on by typing."""
    phrases = library.phrasebook.of(UnreadablePhrases)
    texts = {"sticker": phrases.sticker, "voice": phrases.voice, "photo": phrases.photo}
    return Reply(texts.get(kind, phrases.other))
