"""What is said to two acts of one message."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.conversation import Decision


def both(first: Decision, second: Decision) -> Decision:
    """One reply that says both, with the buttons of both. The changes of each are made already."""
    if first.reply is None or second.reply is None:
        return second if first.reply is None else replace(second, reply=first.reply)
    rows = (*first.reply.rows, *second.reply.rows)
    return replace(second, reply=replace(second.reply, text=first.reply.text + second.reply.text, rows=rows))
