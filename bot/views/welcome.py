"""The first words."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.phrasebook import Phrases
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.answers import pick_row
from bot.views.home import newcomer_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomePhrases(Phrases):
    """Who speaks here, and what for."""

    start: Text
    start_group: Text


def welcome_reply(library: Library, *, in_group: bool) -> Reply:
    """A greeting with some questions to begin with; in private, with the ways to begin too."""
    phrases = library.phrasebook.of(WelcomePhrases)
    questions = tuple(pick_row(library, topic) for topic in library.phrasebook.start_topics)
    if in_group:
        return Reply(phrases.start_group, questions)
    return Reply(phrases.start, (*questions, *newcomer_rows(library)))
