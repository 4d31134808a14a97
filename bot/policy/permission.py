"""Who may do what, and where: asked once, before anything is looked up or done."""

from __future__ import annotations

from bot.capabilities.capability import Call, Where
from bot.capabilities.context import Context
from bot.domain.conversation import Decision


def refused(call: Call, context: Context, *, administrates: bool) -> Decision | None:
    """A plain refusal, None where the call may be done. A tap is refused over the chat, not in the group's message."""
    if call.capability.where is Where.PRIVATE and context.speaker.in_group:
        return context.decide(context.say.only_in_private, in_place=False)
    if call.manages and not administrates:
        if call.tapped:
            return context.only_toast(context.label.not_administrator)
        return context.decide(context.say.only_administrators, in_place=False)
    return None
