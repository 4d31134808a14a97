"""What a message asks: behind a courtesy, two things at once, and what leans on the last answer or asks about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.intents import FollowUpKind, Intent, IntentKind
from bot.domain.understanding import Ranking, Verdict
from bot.understanding.ranking import CLEAR_OF_RIVAL, IntentRanker
from bot.understanding.readers import Readers
from bot.understanding.short_replies import FollowUps

_PARTS = 4
_NEARBY = 0.08
"""From this share on words that lean on the last topic are about a sibling of it, whatever else they may be about."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The ranking to answer by, and that of a second question, or what that asks about the answer to the first."""

    ranking: Ranking
    second: Ranking | None = None
    then: FollowUpKind | None = None


class Asking:
    """Built once with what the understander knows."""

    def __init__(
        self, ranker: IntentRanker, intents: Mapping[str, Intent], readers: Readers, follow_ups: FollowUps
    ) -> None:
        self._rank = ranker.rank
        self._weigh = ranker.weigh
        self._siblings = ranker.siblings
        self._intents = intents
        self._questions = readers.questions
        self._asking_on = readers.asking_on
        self._follow_ups = follow_ups

    def asked_in(self, text: str, topic: str | None) -> str:
        """What is asked behind a courtesy or a protest, where that says more than the whole does."""
        behind = self._asking_on.behind(text)
        if behind is None:
            return text
        known = self._follow_ups.read(behind)
        if known is not None and topic is not None:
            return behind
        if self._is_clear(self._rank(text), IntentKind.KNOWLEDGE, IntentKind.ACTIONS):
            return text
        asks = known or self._follow_ups.near(behind)
        return behind if asks is not None or self._rank(behind).verdict is Verdict.CLEAR else text

    def parts(self, text: str, told: bool) -> Parts:
        """The one or two questions of a text.

        Where two parts of it are clear questions by themselves, each is ranked alone: together they would lean to a
        topic that neither asks about. The one the whole leans to comes first; where it leans to neither, the parts lean
        on each other. Where a sign is `told` beside one question, that is what is asked: the words of the sign make no
        other subject of it. Where nothing is asked beside it, it has no subject at all, but for one that is worth
        naming there.
        """
        whole, reader = self._rank(text), self._questions
        parts = [part for part in reader.questions_of(text) if reader.is_question(part)]
        named = whole.outside is not None and whole.outside.beside_sign
        if told and whole.outside is not None and not named and not parts and not reader.requests(text):
            return Parts(replace(whole, outside=None))
        leaning = whole.outside is not None or whole.verdict is not Verdict.CLEAR
        if told and leaning and len(parts) == 1 and reader.stands_alone(parts[0]):
            alone = self._rank(parts[0])
            return Parts(alone if alone.verdict is Verdict.CLEAR else whole)
        leaning_on = self._leaning_second(text, whole)
        if leaning_on is not None:
            return leaning_on
        if not 1 < len(parts) <= _PARTS or whole.best is None:
            return Parts(whole)
        clear = [one for one in map(self._rank, parts) if one.verdict is Verdict.CLEAR]
        topics = {one.best.intent: one for one in clear if one.best}
        main = whole.best.intent
        if len(topics) < 2 or main not in topics:
            return Parts(whole)
        others = [topic for topic in topics if topic != main and self._answers_apart(main, topic)]
        return Parts(topics[main], topics[others[0]]) if others else Parts(whole)

    def _leaning_second(self, text: str, whole: Ranking) -> Parts | None:
        """A first question, and what the second one asks about its answer ("... and why?"), if all behind it do so.

        Of what is only told before it ("it shakes. why?") nothing is asked but by the second, if the whole is clear.
        """
        parts = self._questions.questions_of(text)
        first_asks = bool(parts) and self._asks(parts[0])
        if not 1 < len(parts) <= _PARTS or (not first_asks and self._is_clear(whole, IntentKind.KNOWLEDGE)):
            return None
        asked = [self._follow_ups.read(part) or self._asking_on.read_second(part) for part in parts[1:]]
        then = asked[0] if None not in asked else None
        first = self._rank(parts[0]) if then is not None else None
        return Parts(first, then=then) if first is not None and self._is_clear(first, IntentKind.KNOWLEDGE) else None

    def leaning(self, text: str, topic: str, alone: Ranking) -> Ranking | None:
        """The ranking of words that lean on the last topic: beside a sibling of it, what else they may mean is far."""
        if not self._questions.leans_on_context(text):
            return None
        best, *others = alone.candidates or (None,)
        nearby = best is not None and best.intent in self._siblings.get(topic, ()) and best.score >= _NEARBY
        if nearby and best is not None and all(best.score >= CLEAR_OF_RIVAL * one.score for one in others if one):
            example = self._weigh(text).example
            return Ranking(alone.candidates, Verdict.CLEAR, example)
        return self._beside(text, topic)

    def _beside(self, text: str, topic: str) -> Ranking | None:
        """The ranking of the text with the last topic's words added; None where those alone decide it."""
        intent = self._intents.get(topic)
        if intent is None:
            return None
        ranking = self._rank(f"{text} {intent.examples[0]}")
        moved_on = ranking.best is not None and ranking.best.intent != topic
        return ranking if moved_on else None

    def follow_up(self, text: str, topic: str | None, ranking: Ranking, leaning: Ranking | None) -> FollowUpKind | None:
        """What a text asks about the last answer; one that is only like a known sentence, or asks nothing, must be no
        clear question.
        """
        known = self._follow_ups.read(text)
        clear = any(one is not None and one.verdict is Verdict.CLEAR for one in (ranking, leaning))
        if known is FollowUpKind.ELSEWHEN and clear and not self._is_clear(ranking, IntentKind.CONVERSATION):
            return None
        if known is not None or topic is None or clear:
            return known
        goes_on = FollowUpKind.GOING_ON if self._asking_on.goes_on(text) else None
        return self._follow_ups.near(text) or goes_on

    def _asks(self, part: str) -> bool:
        return self._questions.is_question(part) or self._questions.requests(part)

    def _answers_apart(self, first: str, second: str) -> bool:
        knowledge = all(self._intents[one].group is IntentKind.KNOWLEDGE for one in (first, second))
        return knowledge and second not in self._siblings[first]

    def _is_clear(self, ranking: Ranking, *groups: IntentKind) -> bool:
        best = ranking.best
        return ranking.verdict is Verdict.CLEAR and best is not None and self._intents[best.intent].group in groups
