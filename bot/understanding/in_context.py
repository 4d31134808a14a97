"""What a message means beside the last answer: words that lean on its topic, and what is asked about the answer."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.intents import FollowUpKind, Intent, IntentKind
from bot.domain.understanding import Ranking, Verdict
from bot.understanding.ranking import CLEAR_OF_RIVAL, IntentRanker
from bot.understanding.readers import Readers
from bot.understanding.short_replies import FollowUps

_NEARBY = 0.08
"""From this share on words that lean on the last topic are about a sibling of it, whatever else they may be about."""


class InContext:
    """Built once with what the understander knows."""

    def __init__(
        self, ranker: IntentRanker, intents: Mapping[str, Intent], readers: Readers, follow_ups: FollowUps
    ) -> None:
        self._ranker = ranker
        self._intents = intents
        self._questions = readers.questions
        self._asking_on = readers.asking_on
        self._follow_ups = follow_ups

    def leaning(self, text: str, topic: str, alone: Ranking) -> Ranking | None:
        """The ranking of words that lean on the last topic: beside a sibling of it, what else they may mean is far."""
        if not self._questions.leans_on_context(text):
            return None
        best, *others = alone.candidates or (None,)
        nearby = best is not None and best.intent in self._ranker.siblings.get(topic, ()) and best.score >= _NEARBY
        if nearby and best is not None and all(best.score >= CLEAR_OF_RIVAL * one.score for one in others if one):
            example = self._ranker.weigh(text).example
            return Ranking(alone.candidates, Verdict.CLEAR, example)
        return self._beside(text, topic)

    def _beside(self, text: str, topic: str) -> Ranking | None:
        """The ranking of the text with the last topic's words added; None where those alone decide it."""
        intent = self._intents.get(topic)
        if intent is None:
            return None
        ranking = self._ranker.rank(f"{text} {intent.examples[0]}")
        moved_on = ranking.best is not None and ranking.best.intent != topic
        return ranking if moved_on else None

    def follow_up(self, text: str, topic: str | None, ranking: Ranking, leaning: Ranking | None) -> FollowUpKind | None:
        """What a text asks about the last answer; one that is only like a known sentence, or asks nothing, must be no
        clear question.
        """
        known = self._follow_ups.read(text)
        clear = any(one is not None and one.verdict is Verdict.CLEAR for one in (ranking, leaning))
        if known is FollowUpKind.ELSEWHEN and clear and not self._is_courtesy(ranking):
            return None
        if known is not None or topic is None or clear:
            return known
        goes_on = FollowUpKind.GOING_ON if self._asking_on.goes_on(text) else None
        return self._follow_ups.near(text) or goes_on

    def _is_courtesy(self, ranking: Ranking) -> bool:
        """Whether it is clear that nothing is asked: "and in the morning?" sounds like a greeting alone."""
        best = ranking.best
        clear = best is not None and ranking.verdict is Verdict.CLEAR
        return clear and best is not None and self._intents[best.intent].group is IntentKind.CONVERSATION
