"""A command that is negated changes nothing, and is told so."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.context import Context
from bot.domain.conversation import Decision, Outcome
from bot.domain.understanding import Understanding, Withheld
from bot.views.reminders import all_stays_reply


def as_it_is(understanding: Understanding, context: Context) -> Decision | None:
    """That all stays as it is; None where nothing is negated, or something is clearly asked for."""
    if understanding.withheld is not Withheld.NEGATED:
        return None
    reply = all_stays_reply(context.library)
    return Decision(Outcome.ACTION, reply, replace(context.conversation, misses=0))
