"""How the week went."""

from __future__ import annotations

from whenever import TimeDelta

from bot.capabilities.context import Context
from bot.domain.conversation import Decision
from bot.domain.lookups import ReadHistory
from bot.domain.occurrences import History
from bot.reminding.progress import progress_of
from bot.views.progress import week_reply

_HISTORY = TimeDelta(hours=24 * 100)


def need(_slots: object, context: Context) -> ReadHistory:
    """The history that the strength of a habit is made of."""
    return ReadHistory(context.now.subtract(_HISTORY))


def week(_slots: object, history: History | None, context: Context) -> Decision:
    """Water by day against the goal, days with a stretch, and the strength of the habit."""
    progress = progress_of(history or History(), context.library.habit, context.zone, context.now)
    return context.decide(week_reply(context.library, progress, context.profile.goal_ml))
