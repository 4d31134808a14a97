"""What Hammy says of itself: help, what it is, where answers come from, and what it keeps."""

from __future__ import annotations

from bot.capabilities.context import Context
from bot.domain.conversation import Decision, Outcome
from bot.views import checks
from bot.views.about import about_reply, help_reply
from bot.views.explain import sources_reply, why_reply
from bot.views.privacy import privacy_reply


def help_(context: Context) -> Decision:
    """What can be asked and done here."""
    return context.answer(help_reply(context.library))


def about(context: Context) -> Decision:
    """What this is."""
    return context.answer(about_reply(context.library))


def why(context: Context) -> Decision:
    """How the last answer was found."""
    reply = why_reply(context.library, context.conversation.explanation)
    return Decision(Outcome.ANSWER, reply, context.conversation)


def sources(context: Context) -> Decision:
    """The documents that Hammy answers from."""
    return context.answer(sources_reply(context.library))


def on_marks(context: Context) -> Decision:
    """Where every warning sign comes from."""
    return Decision(Outcome.ANSWER, checks.marks_reply(context.library), context.conversation, "sources")


def privacy(context: Context) -> Decision:
    """What is kept, and for how long."""
    return context.answer(privacy_reply(context.library))
