"""Home: what comes next, and how today goes, for a person who has something; for a newcomer, the ways to begin."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.answers import answered
from bot.capabilities.context import Context
from bot.domain.conversation import Decision
from bot.domain.reminders import Scheduled
from bot.views.home import greeting_reply, home_reply
from bot.views.welcome import welcome_reply

GREETING = "greeting"
"""The topic of a hello."""


def at_home(context: Context) -> bool:
    """True in private for a person with a reminder, a goal or a drink of today; a group never has a home."""
    record = context.record
    return not context.speaker.in_group and bool(record.reminders or record.drinks or record.profile.goal_ml)


def home(context: Context) -> Decision:
    """The home, or the first words again."""
    if at_home(context):
        return shown(context)
    return context.answer(welcome_reply(context.library, in_group=context.speaker.in_group))


def greeted(context: Context) -> Decision:
    """Back at home, or a hello with the ways to begin; in a group a hello alone."""
    if at_home(context):
        return shown(context, greeting=True)
    decision = answered(context.library, context.conversation, GREETING)
    if context.speaker.in_group or decision.reply is None:
        return decision
    return replace(decision, reply=greeting_reply(context.library, decision.reply))


def shown(context: Context, *, greeting: bool = False) -> Decision:
    """The home of a person who has something."""
    record, now = context.record, context.now
    coming = [one for one in record.reminders if _comes(one, context)]
    soonest = min(coming, key=lambda one: one.next_due or now, default=None)
    return context.answer(home_reply(context.library, record, soonest, now, greeting=greeting))


def _comes(one: Scheduled, context: Context) -> bool:
    """Whether nothing holds a reminder: neither a pause nor a chat that is blocked."""
    pauses = (one.reminder.paused_until, context.profile.pause_of(context.library.kind(one.reminder.kind)))
    paused = any(pause is not None and pause > context.now for pause in pauses)
    return one.next_due is not None and not one.reminder.frozen and not paused
