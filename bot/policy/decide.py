"""The one place where it is decided what Hammy does with what comes in. It reads top to bottom as the policy."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from whenever import Instant, TimeDelta

from bot.capabilities.answers import stale
from bot.capabilities.capability import Asked, Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.actions import CheckStep
from bot.domain.conversation import Conversation, Decision, Outcome
from bot.domain.library import Library
from bot.domain.messages import (
    Commanded,
    Departed,
    Incoming,
    Located,
    Migrated,
    Pressed,
    Returned,
    Said,
    Unreadable,
)
from bot.domain.understanding import Understanding
from bot.policy import foreign, questions, warnings, wishes
from bot.policy.open.order import Asking, taken
from bot.views.misses import unknown_command_reply
from bot.views.unreadable import unreadable_reply

REMEMBERED = TimeDelta(minutes=10)
"""How long a topic and its buttons count as what is being talked about."""


def fresh(conversation: Conversation | None, now: Instant) -> Conversation:
    """The conversation as far as it still counts: after ten minutes it starts anew."""
    if conversation is None or now - conversation.at > REMEMBERED:
        return Conversation(at=now)
    return conversation


def decide(
    incoming: Incoming,
    understanding: Understanding | None,
    asking: Asking,
    context: Context,
    registry: Registry,
) -> Decision | Call:
    """What to answer, or the capability that does.

    `understanding` is that of the words that came in, where there are any; `asking` is what the person is asked.
    """
    match incoming:
        case Said():
            assert understanding is not None
            return _decide_said(incoming, understanding, asking, context, registry)
        case Commanded():
            return _decide_command(incoming, understanding, context, registry)
        case Pressed(action):
            return stale(context) if action is None else registry.action(action, tapped=True)
        case Located() | Returned():
            return registry.event(incoming)
        case Unreadable(kind=kind):
            return Decision(Outcome.MISS, unreadable_reply(context.library, kind), context.conversation)
        case Departed() | Migrated():
            return Decision(Outcome.ACTION, None, context.conversation)
        case _:
            assert_never(incoming)


def complete(decision: Decision, understanding: Understanding | None, library: Library, now: Instant) -> Decision:
    """The decision with what milder warning signs add to its reply, and with what is remembered of it as of now.

    `understanding` is that of a typed sentence, None for anything else.
    """
    if understanding is not None:
        decision = warnings.around(decision, understanding, library)
    return _remembering(decision, now)


def _decide_said(
    said: Said,
    understanding: Understanding,
    asking: Asking,
    context: Context,
    registry: Registry,
) -> Decision | Call:
    """Warning signs before anything else, in every state; then another language; then what is open; then a new wish;
    then a question.
    """
    warned = warnings.decide_warning(understanding, context.conversation, context.library, context.speaker.person)
    if warned is not None:
        return warned
    if said.edited:
        return Decision(Outcome.MISS, None, context.conversation)
    return (
        foreign.answer_in_their_language(understanding, asking.question, context)
        or taken(understanding, asking, context, registry)
        or wishes.wish_in(said.text, understanding, context.library, registry)
        or questions.answer_to(said.text, understanding, context, registry)
    )


def _decide_command(
    command: Commanded, understanding: Understanding | None, context: Context, registry: Registry
) -> Decision | Call:
    """The words after a command are screened like any others; a command that is not known gets a plain sentence."""
    library, conversation = context.library, context.conversation
    if understanding is not None:
        warned = warnings.decide_warning(understanding, conversation, library, context.speaker.person)
        if warned is not None:
            return warned
    call = registry.command(command.name, Asked(command.argument, understanding, command=True))
    if call is not None:
        return call
    return Decision(Outcome.MISS, unknown_command_reply(library, command.name), conversation)


def _remembering(decision: Decision, now: Instant) -> Decision:
    """The decision with what its reply offers remembered as of now; of a check, only that there is one."""
    if decision.reply is None:
        return decision
    buttons = decision.reply.buttons
    checking = any(isinstance(button.action, CheckStep) for button in buttons)
    remembered = replace(decision.conversation, at=now, offered=() if checking else buttons, checking=checking)
    return replace(decision, conversation=remembered)
