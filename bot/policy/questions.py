"""What a typed question is answered with: an answer, a choice of titles, or an honest miss. It never guesses."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.capability import Asked, Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.conversation import Conversation, Decision, Explanation, Outcome
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.views import answers, misses

CHOICES = 3
"""At most this many titles are offered in a close call."""


def answer_to(text: str, understanding: Understanding, context: Context, registry: Registry) -> Decision | Call:
    """The answer to what is clear by itself or by the last topic; else at most three titles, or a miss."""
    ranking, in_context = understanding.ranking, understanding.in_context
    if ranking.verdict is not Verdict.CLEAR and in_context is not None and in_context.verdict is Verdict.CLEAR:
        ranking = in_context
    match ranking.verdict:
        case Verdict.CLEAR:
            assert ranking.best is not None
            if registry.does(ranking.best.intent):
                return registry.intent(ranking.best.intent, Asked(text, understanding))
            return _answer(ranking, understanding.second, context)
        case Verdict.CLOSE:
            return _clarify(ranking, context)
        case Verdict.MISS:
            return missed(context.conversation, context.library)


def answer_to_another(understanding: Understanding, context: Context) -> Decision:
    """The answer to what somebody else asked; no choice between wishes and no action comes of it."""
    ranking, intents = understanding.ranking, context.library.training.intents
    asked = ranking.best is not None and intents[ranking.best.intent].group is IntentKind.KNOWLEDGE
    if ranking.verdict is Verdict.CLEAR and asked:
        return _answer(ranking, understanding.second, context)
    return missed(context.conversation, context.library)


def missed(conversation: Conversation, library: Library) -> Decision:
    """An honest miss with the topics; the second in a row says something else and offers the check."""
    reply = misses.missed_reply(library) if conversation.misses == 0 else misses.missed_again_reply(library)
    return Decision(Outcome.MISS, reply, replace(conversation, misses=conversation.misses + 1))


def _answer(ranking: Ranking, second: Ranking | None, context: Context) -> Decision:
    best, library, conversation = ranking.best, context.library, context.conversation
    assert best is not None
    if second is not None and second.best is not None:
        reply = answers.two_answers_reply(library, (best.intent, second.best.intent))
    else:
        reply = answers.answer_reply(library, best.intent)
    kind = library.training.intents[best.intent].group
    if kind is not IntentKind.KNOWLEDGE:
        outcome = Outcome.ACTION if kind is IntentKind.ACTIONS else Outcome.ANSWER
        return Decision(outcome, reply, replace(conversation, misses=0), best.intent)
    known = replace(conversation, topic=best.intent, offered=(), explanation=_explanation(ranking), misses=0)
    return Decision(Outcome.ANSWER, reply, known, best.intent)


def _explanation(ranking: Ranking) -> Explanation:
    best = ranking.candidates[0]
    runner_up = ranking.candidates[1] if len(ranking.candidates) > 1 else None
    return Explanation(
        best.intent,
        ranking.example,
        best.score,
        runner_up.intent if runner_up else None,
        runner_up.score if runner_up else None,
    )


def _clarify(ranking: Ranking, context: Context) -> Decision:
    topics = [candidate.intent for candidate in ranking.candidates[:CHOICES]]
    reply = answers.clarify_reply(context.library, topics)
    return Decision(Outcome.CLARIFY, reply, replace(context.conversation, misses=0), topics[0])
