"""Who may do what, and where: asked once, before anything is looked up or done."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.capability import Call, Where
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.conversation import Decision
from bot.domain.messages import Reply
from bot.views import refusals


def shown_here(decision: Decision, context: Context, registry: Registry) -> Decision:
    """The decision without buttons that would only say that they are for the private chat."""
    reply = decision.reply
    if reply is None or not context.speaker.in_group:
        return decision
    rows = (tuple(one for one in row if not registry.is_private(one.action)) for row in reply.rows)
    return replace(decision, reply=replace(reply, rows=tuple(row for row in rows if row)))


def refused(call: Call, context: Context, *, administrates: bool) -> Decision | None:
    """A plain refusal, None where the call may be done. A tap is refused over the chat, not in the group's message."""
    if call.capability.where is Where.PRIVATE and context.speaker.in_group:
        return _said(refusals.only_in_private_reply(context.library), context)
    if call.manages and not administrates:
        if call.tapped:
            return context.only_toast(refusals.not_administrator_toast(context.library))
        return _said(refusals.only_administrators_reply(context.library), context)
    return None


def _said(reply: Reply, context: Context) -> Decision:
    return replace(context, in_place=False).decide(reply)
