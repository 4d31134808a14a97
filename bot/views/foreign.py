"""What someone who writes in another language than English is told."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.messages import Reply


def foreign_reply(library: Library, language: str, numbers: str) -> Reply | None:
    """That Hammy reads English only, and whom to call, in that language; None where it is not known."""
    text = library.foreign_replies.get(language)
    return Reply(text.fill(numbers=numbers)) if text is not None else None
