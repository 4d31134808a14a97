"""A short reply where nothing is open for it: only a courtesy goes on to be understood as a sentence."""

from __future__ import annotations

from bot.capabilities.capability import Asked, Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.conversation import Decision, Outcome
from bot.domain.intents import IntentKind, ShortReply
from bot.domain.library import Library
from bot.domain.nudge_replies import NudgeWord
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.domain.values import dataclass
from bot.views.misses import nothing_to_put_off_reply, nothing_to_stop_reply, short_answer_reply


@dataclass(frozen=True, slots=True)
class NothingOpen:
    """No button stands for the word."""

    def take(self, understanding: Understanding, context: Context, registry: Registry) -> Call | Decision | None:
        """Every short reply but "no thanks" and the like, "undo" and the like, "show me" where it may ask how, and
        "guide me", which is a wish.

        A thumb up is a reaction where nothing is open, and back leads home.
        """
        if understanding.short_reply is ShortReply.GUIDE:
            return None
        if understanding.correction is not None and understanding.short_reply is ShortReply.BACK:
            return None
        if (
            understanding.short_reply is ShortReply.SHOW
            and understanding.follow_up is not None
            and context.conversation.topic
        ):
            return None
        if _puts_off(understanding):
            return Decision(Outcome.MISS, nothing_to_put_off_reply(context.library), context.conversation)
        if understanding.short_reply is None or is_courtesy(understanding.ranking, context.library):
            return None
        outside = understanding.ranking.outside
        if outside is not None and outside.subject == context.library.training.wordless:
            return None
        if understanding.short_reply is ShortReply.BACK:
            return registry.command("home", Asked(command=True))
        stop = understanding.short_reply is ShortReply.STOP
        reply = (nothing_to_stop_reply if stop else short_answer_reply)(context.library)
        return Decision(Outcome.MISS, reply, context.conversation)


def _puts_off(understanding: Understanding) -> bool:
    """Whether it would put off a nudge, and is nothing else for certain."""
    nudge = understanding.nudge
    clear = (
        understanding.ranking.verdict is Verdict.CLEAR
        or understanding.schedule is not None
        or understanding.setting is not None
    )
    return (
        nudge is not None
        and nudge.word is NudgeWord.LATER
        and not nudge.beside
        and understanding.short_reply is None
        and not clear
    )


def is_courtesy(ranking: Ranking, library: Library) -> bool:
    """Whether it is small talk such as "no thanks", which is no answer to anything."""
    if ranking.verdict is not Verdict.CLEAR or ranking.best is None:
        return False
    return library.training.intents[ranking.best.intent].group is IntentKind.CONVERSATION
