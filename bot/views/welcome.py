"""The first words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.phrasebook import Phrases
from bot.domain.text import Text
from bot.views.answers import pick_row


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomePhrases(Phrases):
    """Who speaks here, and what for."""

    start: Text
    start_group: Text


def welcome_reply(library: Library, *, in_group: bool) -> Reply:
    """A greeting with some questions to begin with."""
    phrases = library.phrasebook.of(WelcomePhrases)
    questions = tuple(pick_row(library, topic) for topic in library.phrasebook.start_topics)
    return Reply(phrases.start_group if in_group else phrases.start, questions)
