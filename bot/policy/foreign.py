"""Messages in a language that Hammy does not read."""

from __future__ import annotations

from bot.capabilities.context import Context
from bot.domain.conversation import Decision, Outcome
from bot.domain.understanding import Understanding
from bot.policy.open.question import OpenQuestion
from bot.views.foreign import foreign_reply


def answer_in_their_language(
    understanding: Understanding, question: OpenQuestion | None, context: Context
) -> Decision | None:
    """Whom to call, in the language of the message; None for English, and where it answers what was asked.

    A town may be called what no English town is called.
    """
    if understanding.language is None or (question is not None and question.answer is not None):
        return None
    library = context.library
    reply = foreign_reply(library, understanding.language, library.emergency_numbers)
    return Decision(Outcome.MISS, reply, context.conversation) if reply is not None else None
