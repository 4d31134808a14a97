"""What is not done here, or not for this person."""

from __future__ import annotations

from bot.domain.library import Library
from bot.domain.limits import TOAST_UNITS
from bot.domain.messages import Reply
from bot.domain.phrasebook import Phrases, within
from bot.domain.text import Text
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalPhrases(Phrases):
    """Who may do what, and where."""

    only_administrators: Text
    only_in_private: Text
    not_administrator: str = within(TOAST_UNITS)


def only_administrators_reply(library: Library) -> Reply:
    """Only administrators decide that for a group."""
    return Reply(library.phrasebook.of(RefusalPhrases).only_administrators)


def only_in_private_reply(library: Library) -> Reply:
    """It is of one person alone."""
    return Reply(library.phrasebook.of(RefusalPhrases).only_in_private)


def not_administrator_toast(library: Library) -> str:
    """The same over the chat, where a button was tapped."""
    return library.phrasebook.of(RefusalPhrases).not_administrator
