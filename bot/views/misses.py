"""What is said where there is no answer, or nothing to do."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.views.answers import category_rows, check_button, pick_row
from bot.views.buttons import list_button, topics_button


@dataclass(frozen=True, slots=True, kw_only=True)
class MissPhrases(Phrases):
    """Honest, and with a way on."""

    first: Text
    again: Text
    offer_check: Text
    unknown_command: Text = slots("command")
    bare_short_reply: Text
    nothing_to_stop: Text
    nothing_to_put_off: Text
    failure: Text
    too_much: Text


def missed_reply(library: Library) -> Reply:
    """No answer, and the topics."""
    return Reply(library.phrasebook.of(MissPhrases).first, category_rows(library))


def missed_again_reply(library: Library) -> Reply:
    """No answer for the second time in a row: some questions, and the check."""
    examples = tuple(pick_row(library, topic) for topic in library.phrasebook.start_topics)
    ways_out = (topics_button(library), check_button(library))
    return Reply(library.phrasebook.of(MissPhrases).again, (*examples, ways_out))


def unknown_command_reply(library: Library, name: str) -> Reply:
    """There is no such command."""
    text = library.phrasebook.of(MissPhrases).unknown_command.fill(command=f"/{name}")
    return Reply(text, ((topics_button(library),),))


def short_answer_reply(library: Library) -> Reply:
    """A yes, a no or a number, and nothing that asked for it."""
    return Reply(library.phrasebook.of(MissPhrases).bare_short_reply)


def nothing_to_stop_reply(library: Library) -> Reply:
    """A stop where nothing is open: reminders may be meant."""
    return Reply(library.phrasebook.of(MissPhrases).nothing_to_stop, ((list_button(library),),))


def nothing_to_put_off_reply(library: Library) -> Reply:
    """A snooze where no reminder is open."""
    return Reply(library.phrasebook.of(MissPhrases).nothing_to_put_off, ((list_button(library),),))


def failure_reply(library: Library) -> Reply:
    """Something went wrong here."""
    return Reply(library.phrasebook.of(MissPhrases).failure)


def too_much_reply(library: Library) -> Reply:
    """More was written than one person can."""
    return Reply(library.phrasebook.of(MissPhrases).too_much)


def offer_check(library: Library) -> Text:
    """The line that offers the check."""
    return library.phrasebook.of(MissPhrases).offer_check
