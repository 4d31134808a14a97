"""How the week went."""

from __future__ import annotations

from bot.capabilities.context import Context
from bot.domain.conversation import Decision
from bot.domain.lookups import ReadHistory
from bot.domain.occurrences import History
from bot.reminding.progress import HISTORY, Progress, progress_of
from bot.views.progress import days_reply, week_reply, with_offer


def need(_slots: object, context: Context) -> ReadHistory:
    """The history that the strength of a habit is made of."""
    return ReadHistory(context.now.subtract(HISTORY))


def week(_slots: object, history: History | None, context: Context) -> Decision:
    """The card: water by day against the goal, days with a stretch, and the strength of the habit."""
    reply = week_reply(context.library, _progress(history, context), context.profile.goal_ml)
    return context.decide(with_offer(context.library, reply, context.record.reminders))


def days(_slots: object, history: History | None, context: Context) -> Decision:
    """The same in words, day by day."""
    return context.decide(days_reply(context.library, _progress(history, context), context.profile.goal_ml))


def _progress(history: History | None, context: Context) -> Progress:
    return progress_of(history or History(), context.library.habit, context.zone, context.now)
