"""Sentences for tests that need a certain understanding, found so that they outlive changes of the content."""

from __future__ import annotations

from itertools import combinations

from bot.assistant import Assistant
from bot.domain.red_flags import Response
from bot.domain.understanding import Verdict


def close_call(assistant: Assistant) -> str:
    """A text that Hammy cannot tell between several topics, without a warning sign in it."""
    library = assistant.library
    topics = [topic for shelf in library.categories for topic in shelf.topics]
    for first, second in combinations(topics, 2):
        text = f"{library.title(first)} {library.title(second)}".replace("?", "")
        understood = assistant.understander.understand(text)
        quiet = understood.response is Response.NOTHING and not understood.symptom
        if understood.ranking.verdict is Verdict.CLOSE and quiet:
            return text
    raise LookupError("every pair of titles is clear")
