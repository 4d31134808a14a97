"""For which messages it matters where a person is."""

from __future__ import annotations

from bot.domain.conversation import Conversation
from bot.domain.red_flags import WHOM_TO_CALL, Response
from bot.domain.understanding import Understanding

_WITHOUT_NUMBERS = frozenset({Response.NOTHING, Response.CHECK_BUTTON, Response.FLAG_LINE_AND_CHECK})


def may_show_numbers(understanding: Understanding | None, conversation: Conversation) -> bool:
    """Whether what is said on a typed text may hold numbers to call, so that the person's own country comes first."""
    if understanding is None:
        return False
    foreign = understanding.language is not None
    stands = bool(conversation.checking) or conversation.signs is not None
    asked = any(flag.id == WHOM_TO_CALL for flag in understanding.flags)
    return foreign or stands or asked or understanding.response not in _WITHOUT_NUMBERS
