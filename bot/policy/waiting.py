"""The line on when not to wait: in full once a conversation, then behind the check button that stands beside it."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.actions import StartCheck
from bot.domain.conversation import Conversation, Decision
from bot.domain.library import Library
from bot.domain.text import Text


def shown_once(decision: Decision, conversation: Conversation, library: Library) -> Decision:
    """The decision without a line that this conversation has had already; a message that is changed keeps its own."""
    reply = decision.reply
    if reply is None:
        return decision
    paragraphs = reply.text.paragraphs
    shown = tuple(
        one.id for one in library.checks.lists.values() if one.line and set(one.line.paragraphs) <= set(paragraphs)
    )
    if not shown:
        return decision
    known = dict.fromkeys((*conversation.lines, *shown))
    decision = replace(decision, conversation=replace(decision.conversation, lines=tuple(known)))
    offers = any(isinstance(button.action, StartCheck) for button in reply.buttons)
    again = [library.checks.lists[one].line for one in shown if one in conversation.lines]
    if reply.in_place or not offers or not again:
        return decision
    folded = {paragraph for line in again for paragraph in line.paragraphs}
    text = Text(tuple(one for one in paragraphs if one not in folded))
    return replace(decision, reply=replace(reply, text=text))
