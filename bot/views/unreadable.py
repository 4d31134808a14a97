"""What is said to a sticker, a voice message, a photo without words, and anything else that holds no words."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.messages import Reply


def unreadable_reply(library: Library, kind: str) -> Reply:
    """One sentence, with a way to go on by typing."""
    say = library.phrasebook.say
    texts = {
        "sticker": say.unreadable_sticker,
        "voice": say.unreadable_voice,
        "photo": say.unreadable_photo,
    }
    return Reply(texts.get(kind, say.unreadable_other))
