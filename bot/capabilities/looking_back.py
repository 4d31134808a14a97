"""What was logged on days that are over, as it is asked for."""

from __future__ import annotations

from bot.capabilities.context import Context
from bot.domain.conversation import Decision
from bot.domain.looking_back import LookBack
from bot.domain.lookups import ReadHistory
from bot.domain.occurrences import History
from bot.domain.past_days import dates_of
from bot.reminding.progress import HISTORY, logged_between
from bot.views.looking_back import looked_back_reply


def need(_asked: LookBack, context: Context) -> ReadHistory:
    """All that is told of the past."""
    return ReadHistory(context.now.subtract(HISTORY))


def looked_back(asked: LookBack, history: History | None, context: Context) -> Decision:
    """How much was drunk and on which days was stretched, as far as it was asked for."""
    today = context.today
    first, last = dates_of(asked.span, today)
    days = logged_between(history or History(), context.library.habit, context.zone, first, last)
    return context.decide(looked_back_reply(context.library, asked, days, today, context.profile.goal_ml))
