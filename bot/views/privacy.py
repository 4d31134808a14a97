"""What /privacy says: what is never kept, and everything that is, straight from the register."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.privacy import KeptTable
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.views.wording import capital


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyPhrases(Phrases):
    """Around the register of what is stored."""

    short: Text = slots("typed")
    intro: Text
    typed: str
    typed_kept: str
    table: Text = slots("title")
    kept: Text = slots("what", "why")
    how_long: Text = slots("how_long")
    outro: Text


def privacy_reply(library: Library) -> Reply:
    """One message with all of it: what matters first, the rest folded."""
    phrases = library.phrasebook.of(PrivacyPhrases)
    filled = [table for table in library.register.tables if library.keeps_misses or not table.optional]
    tables: list[Text] = []
    before = None
    for table in filled:
        if table.title != before:
            tables.append(phrases.table.fill(title=table.title))
        tables.extend(_told(table, phrases))
        before = table.title
    typed = phrases.typed_kept if library.keeps_misses else phrases.typed
    return Reply(phrases.short.fill(typed=typed) + joined((phrases.intro, *tables, phrases.outro)).folded())


def _told(table: KeptTable, phrases: PrivacyPhrases) -> Iterator[Text]:
    for term in table.terms:
        for kept in table.kept:
            if kept.term == term:
                yield phrases.kept.fill(what=capital(kept.what), why=kept.why)
        yield phrases.how_long.fill(how_long=term.says)
