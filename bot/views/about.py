"""What Hammy says of itself."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.phrasebook import Phrases
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.buttons import topics_button


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPhrases(Phrases):
    """What it can do, and what it is."""

    help: Text
    about: Text


def help_reply(library: Library) -> Reply:
    """What can be asked and done here."""
    return Reply(library.phrasebook.of(AboutPhrases).help, ((topics_button(library),),))


def about_reply(library: Library) -> Reply:
    """What this is."""
    return Reply(library.phrasebook.of(AboutPhrases).about, ((topics_button(library),),))
