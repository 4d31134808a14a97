"""What is said of subjects that Hammy does not cover, to reactions, and to whoever was misunderstood."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.actions import NoneOfThese, PickAnswer
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.subjects import Aside, NamedSubject
from bot.domain.text import Text, joined, sentence
from bot.domain.values import dataclass
from bot.views.answers import AnswerPhrases, pick_row
from bot.views.buttons import topics_button


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsidePhrases(Phrases):
    """The lines around a subject's own words, and the apology for a misunderstanding."""

    page: Text = slots("page")
    nearest: Text
    repair: Text
    repair_empty: Text


def named_reply(library: Library, subject: NamedSubject, word: str | None, nearest: str) -> Reply:
    """The subject under its name, with the listed word that it was known by, and the nearest topic as a button."""
    phrases = library.phrasebook.of(OutsidePhrases)
    said = f"{subject.title} {subject.says.plain}".casefold()
    title = subject.title if word is None or word.casefold() in said else f"{subject.title}: {word}"
    page = phrases.page.fill(page=subject.page) if subject.page else Text()
    text = joined((sentence(title, bold=True), subject.says + page, phrases.nearest))
    return Reply(text, (pick_row(library, nearest),))


def aside_reply(aside: Aside, turn: int) -> Reply:
    """One short line; they take turns."""
    return Reply(aside.lines[turn % len(aside.lines)])


def repair_reply(library: Library, topics: Sequence[str]) -> Reply:
    """Sorry, with the titles that come next, or with all topics where there are none."""
    phrases = library.phrasebook.of(OutsidePhrases)
    if not topics:
        return Reply(phrases.repair_empty, ((topics_button(library),),))
    rows = tuple((Button(library.title(topic), PickAnswer(topic)),) for topic in topics)
    none = Button(library.phrasebook.of(AnswerPhrases).none_button, NoneOfThese())
    return Reply(phrases.repair, (*rows, (none,)))
