"""What someone who writes in another language than English is told."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.text import Text


def foreign_reply(library: Library, language: str, numbers: str) -> Reply | None:
    """That Hammy reads English only, and whom to call, in that language; None where it is not known."""
    text = library.foreign_replies.get(language)
    return Reply(text.fill(numbers=numbers)) if text is not None else None


def crisis_text(library: Library, language: str | None) -> Text:
    """The card on self-harm in the language of the message, in English where no other is known."""
    text = library.foreign_crisis.get(language or "", library.checks.cards.crisis.says)
    return text.fill(numbers=library.emergency_numbers, lines=library.crisis_lines)


def crisis_other_text(library: Library, language: str | None) -> Text:
    """The card on somebody else's self-harm, likewise."""
    text = library.foreign_crisis_other.get(language or "", library.checks.cards.crisis_other.says)
    return text.fill(numbers=library.emergency_numbers)
