"""The one place where it is decided what Hammy does with what comes in. It reads top to bottom as the policy."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from whenever import Instant, TimeDelta

from bot.capabilities.answers import stale
from bot.capabilities.capability import Asked, Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.conversation import Conversation, Decision, Outcome
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
from bot.domain.signs import Standing
from bot.domain.understanding import Understanding
from bot.policy import foreign, questions, signs, waiting, warnings, wishes, withholding
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


def complete(
    decision: Decision, understanding: Understanding | None, before: Standing | None, context: Context
) -> Decision:
    """The decision as it is said and remembered as of now, with what warning signs change and add.

    `understanding` is that of a typed sentence, None for anything else; `before` is what stood before it.
    """
    library, person = context.library, context.speaker.person
    decision = signs.in_its_light(decision, understanding, before, person, library)
    if understanding is not None:
        decision = warnings.around(decision, understanding, library, person)
    decision = waiting.shown_once(decision, context.conversation, library)
    return _remembering(decision, context.now)


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
    warned = warnings.decide_warning(
        understanding, context.conversation, context.library, context.speaker.person, context.now
    )
    if warned is not None:
        return warned
    if said.edited:
        return Decision(Outcome.MISS, None, context.conversation)
    if said.forwarded:  # somebody else's words: a question may be answered, and nobody else's wish is done
        return foreign.answer_in_their_language(understanding, None, context) or questions.answer_to_another(
            understanding, context
        )
    return (
        foreign.answer_in_their_language(understanding, asking.question, context)
        or taken(understanding, asking, context, registry)
        or wishes.skip_in(understanding, registry)
        or wishes.away_in(said.text, understanding, registry)
        or wishes.undoing_in(understanding, registry)
        or wishes.looking_back_in(understanding, registry)
        or wishes.travelling_in(understanding, registry)
        or withholding.as_it_is(understanding, context)
        or wishes.wish_in(said.text, understanding, context.library, registry)
        or questions.answer_to(said.text, understanding, context, registry)
    )


def _decide_command(
    command: Commanded, understanding: Understanding | None, context: Context, registry: Registry
) -> Decision | Call:
    """The words after a command are screened like any others; a command that is not known gets a plain sentence."""
    library, conversation = context.library, context.conversation
    if understanding is not None:
        warned = warnings.decide_warning(understanding, conversation, library, context.speaker.person, context.now)
        if warned is not None:
            return warned
    call = registry.command(command.name, Asked(command.argument, understanding, command=True))
    if call is not None:
        return call
    return Decision(Outcome.MISS, unknown_command_reply(library, command.name), conversation)


def _remembering(decision: Decision, now: Instant) -> Decision:
    """The decision with what its reply offers remembered as of now."""
    if decision.reply is None:
        return decision
    offered = decision.conversation.offered if decision.aside else decision.reply.buttons
    remembered = replace(decision.conversation, at=now, offered=offered)
    return replace(decision, conversation=remembered)
