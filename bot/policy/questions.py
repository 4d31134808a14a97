"""What a typed question is answered with: an answer, a choice of titles, or an honest miss. It never guesses."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.capability import Asked, Call
from bot.capabilities.checks import INTENT as CHECK
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.conversation import Conversation, Decision, Explanation, Outcome
from bot.domain.intents import FollowUpKind, IntentKind
from bot.domain.library import Library
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.policy.outside import answer_outside, is_reaction
from bot.policy.two_questions import second_topic
from bot.views import answers, misses

CHOICES = 3
"""At most this many titles are offered in a close call."""

WORTH_OFFERING = 0.05
"""A title with a lower score is no help to choose from; measured: the right one is never among them."""

WORTH_ASKING = 0.25
"""Where the titles that may be offered score less than this together, none of them is worth it."""

SURE_OF_ITS_WORDS = 0.9
"""A title that shares no subject with the message is offered from this score on: it is asked for in other words."""


def answer_to(text: str, understanding: Understanding, context: Context, registry: Registry) -> Decision | Call:
    """The answer to what is clear by itself or by the last topic; else at most three titles, or a miss."""
    ranking, in_context = understanding.ranking, understanding.in_context
    if is_reaction(ranking.outside, context.library) or (ranking.outside is not None and ranking.outside.word):
        in_context = None
    if ranking.verdict is not Verdict.CLEAR and in_context is not None and in_context.verdict is Verdict.CLEAR:
        ranking = in_context
    if ranking.verdict is Verdict.CLEAR:
        assert ranking.best is not None
        if registry.does(ranking.best.intent):
            return registry.intent(ranking.best.intent, Asked(text, understanding))
        return _answer(ranking, understanding, context)
    if understanding.bare:
        return _clarify(understanding.bare, context)
    if understanding.follow_up is FollowUpKind.NOT_HELPED:
        return registry.intent(CHECK, Asked(text, understanding))
    outside = answer_outside(ranking, context)
    if outside is not None:
        return outside
    topics = _worth_offering(ranking, context.library) if ranking.verdict is Verdict.CLOSE else ()
    topics = topics or _of_the_complaint(understanding, context.library)
    return _clarify(topics, context) if topics else missed(context.conversation, context.library)


def answer_to_another(understanding: Understanding, context: Context) -> Decision:
    """The answer to what somebody else asked; no choice between wishes and no action comes of it."""
    ranking, intents = understanding.ranking, context.library.training.intents
    asked = ranking.best is not None and intents[ranking.best.intent].group is IntentKind.KNOWLEDGE
    if ranking.verdict is Verdict.CLEAR and asked:
        return _answer(ranking, understanding, context)
    return missed(context.conversation, context.library)


def missed(conversation: Conversation, library: Library) -> Decision:
    """An honest miss with the topics; the second in a row says something else and offers the check."""
    reply = misses.missed_reply(library) if conversation.misses == 0 else misses.missed_again_reply(library)
    return Decision(Outcome.MISS, reply, replace(conversation, misses=conversation.misses + 1))


def _answer(ranking: Ranking, understanding: Understanding, context: Context) -> Decision:
    best, library, conversation = ranking.best, context.library, context.conversation
    assert best is not None
    second = second_topic(understanding, best.intent, library)
    if second is not None:
        reply = answers.two_answers_reply(library, (best.intent, second))
    else:
        reply = answers.answer_reply(library, best.intent)
    kind = library.training.intents[best.intent].group
    if kind is not IntentKind.KNOWLEDGE:
        outcome = Outcome.ACTION if kind is IntentKind.ACTIONS else Outcome.ANSWER
        return Decision(outcome, reply, replace(conversation, misses=0), best.intent)
    others = tuple(one.intent for one in ranking.candidates[1:] if library.answers[one.intent].offered)
    known = replace(
        conversation, topic=best.intent, offered=(), explanation=_explanation(ranking), misses=0, others=others
    )
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


def _worth_offering(ranking: Ranking, library: Library) -> tuple[str, ...]:
    """The topics to choose from: those that come close enough by score and by subject, and may be offered at all.

    Answers come before what is done: who typed a bare word wants to know something.
    """
    near = [
        one
        for one in ranking.candidates
        if one.score >= (WORTH_OFFERING if one.related else SURE_OF_ITS_WORDS) and library.answers[one.intent].offered
    ]
    if sum(one.score for one in near) < WORTH_ASKING:
        return ()
    titles = [one.intent for one in near]
    return tuple(sorted(titles, key=lambda topic: library.training.intents[topic].group is IntentKind.ACTIONS))


def _of_the_complaint(understanding: Understanding, library: Library) -> tuple[str, ...]:
    """What most people want to know of the one complaint that somebody tells of; empty where nobody does."""
    return (
        library.training.bare_words.get(understanding.complaint or "", ())
        if understanding.symptom or understanding.flags
        else ()
    )


def _clarify(topics: tuple[str, ...], context: Context) -> Decision:
    offered, others = topics[:CHOICES], topics[CHOICES:]
    reply, best = answers.clarify_reply(context.library, offered), offered[0]
    topic = best if best in context.library.answers else context.conversation.topic  # "is that bad?" is about it
    after = replace(context.conversation, misses=0, others=others, topic=topic)
    return Decision(Outcome.CLARIFY, reply, after, best)
