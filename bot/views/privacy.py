"""What /privacy says: what is never kept, and everything that is, straight from the register."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.phrasebook import Sentences
from bot.domain.privacy import KeptTable
from bot.domain.text import Text, joined
from bot.views.wording import capital


def privacy_reply(library: Library) -> Reply:
    """One message with all of it."""
    say = library.phrasebook.say
    tables = (part for table in library.register.tables for part in _told(table, say))
    return Reply(joined((say.privacy_intro, *tables, say.privacy_outro)))


def _told(table: KeptTable, say: Sentences) -> Iterator[Text]:
    yield say.privacy_table.fill(title=table.title)
    for term in table.terms:
        for kept in table.kept:
            if kept.term == term:
                yield say.privacy_kept.fill(what=capital(kept.what), why=kept.why)
        yield say.privacy_how_long.fill(how_long=term.says)
