"""What is said to two acts of one message."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.conversation import Decision
from bot.domain.library import Library
from bot.views.undoing import joined_reply


def both(first: Decision, second: Decision, library: Library) -> Decision:
    """One reply that says both, with the buttons of both. The changes of each are made already."""
    if first.reply is None or second.reply is None:
        return second if first.reply is None else replace(second, reply=first.reply)
    drinks = [one.conversation.just.drink for one in (first, second) if one.conversation.just is not None]
    drunk = [drink for drink in drinks if drink is not None]
    return replace(second, reply=joined_reply(library, first.reply, second.reply, drunk))
