"""A short reply where nothing is open for it: only a courtesy goes on to be understood as a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.conversation import Decision, Outcome
from bot.domain.intents import IntentKind, ShortReply
from bot.domain.library import Library
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.views.misses import short_answer_reply


@dataclass(frozen=True, slots=True)
class NothingOpen:
    """No button stands for the word."""

    def take(self, understanding: Understanding, context: Context, _registry: Registry) -> Decision | None:
        """Every short reply but "no thanks" and the like, "undo" and the like, and "show me" where it may ask how."""
        if understanding.correction is not None and understanding.short_reply is ShortReply.BACK:
            return None
        if (
            understanding.short_reply is ShortReply.SHOW
            and understanding.follow_up is not None
            and context.conversation.topic
        ):
            return None
        if understanding.short_reply is None or is_courtesy(understanding.ranking, context.library):
            return None
        return Decision(Outcome.MISS, short_answer_reply(context.library), context.conversation)


def is_courtesy(ranking: Ranking, library: Library) -> bool:
    """Whether it is small talk such as "no thanks", which is no answer to anything."""
    if ranking.verdict is not Verdict.CLEAR or ranking.best is None:
        return False
    return library.training.intents[ranking.best.intent].group is IntentKind.CONVERSATION
