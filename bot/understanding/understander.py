"""A message as meant: its ranking with a verdict, a second question in it, and how it leans on the last topic."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.intents import Candidate, Group, Sayings
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.understanding.matcher import IntentMatcher
from bot.understanding.normalise import words
from bot.understanding.questions import is_question, questions_of
from bot.understanding.short_replies import FollowUps, ShortReplies, leans_on_context

ACCEPTED = 0.40
"""Too low below this: the score of the best intent together with the siblings that answer it too."""

CLEAR_OF_RIVAL = 1.5
"""Too close below this: how many times the score of the best other intent the best one must have."""

HOPELESS = 0.25
"""No choice is worth offering where the three best intents score less than this together."""

_OUTSIDE = "?"
"""Marks the names of out-of-scope subjects among the intents of the matcher."""

_SHOWN = 5
_PARTS = 4


class Understander:
    """Built once from all sayings; then read-only."""

    def __init__(self, sayings: Sayings) -> None:
        self._intents = sayings.intents
        self._siblings = _siblings(sayings)
        self._follow_ups = FollowUps(sayings.follow_ups)
        self._short_replies = ShortReplies(sayings.short_replies)
        self._matcher = IntentMatcher(_examples(sayings), sayings.vocabulary)

    def understand(self, text: str, topic: str | None = None) -> Understanding:
        """What a text means, given the topic of the last answer."""
        short_reply = self._short_replies.read(text)
        ranking = self.rank(text)
        in_context = None
        if topic is not None and ranking.verdict is not Verdict.CLEAR and leans_on_context(text):
            in_context = self._rank_in_context(text, topic)
        return Understanding(
            ranking=ranking,
            second=self._second_question(text, ranking),
            in_context=in_context,
            follow_up=self._follow_ups.read(text),
            short_reply=short_reply,
        )

    def rank(self, text: str) -> Ranking:
        """The curated intents that fit a text best, with the verdict on them."""
        every = self._matcher.rank(text)
        inside = [candidate for candidate in every if candidate.intent[0] != _OUTSIDE]
        verdict = self._verdict(inside, every) if words(text) else Verdict.MISS
        example = self._matcher.nearest(text, inside[0].intent) if verdict is Verdict.CLEAR else None
        return Ranking(tuple(inside[:_SHOWN]), verdict, example)

    def _verdict(self, inside: list[Candidate], every: list[Candidate]) -> Verdict:
        best = inside[0]
        siblings = self._siblings[best.intent]
        served = best.score + sum(one.score for one in inside[1:_SHOWN] if one.intent in siblings)
        rival = next(one.score for one in every if one.intent != best.intent and one.intent not in siblings)
        if served >= ACCEPTED and best.score >= CLEAR_OF_RIVAL * rival:
            return Verdict.CLEAR
        offered = sum(one.score for one in inside[:3])
        return Verdict.CLOSE if offered >= HOPELESS else Verdict.MISS

    def _second_question(self, text: str, ranking: Ranking) -> Ranking | None:
        """The ranking of another question in the text, where two of its parts are clear questions by themselves."""
        parts = [part for part in questions_of(text) if is_question(part)]
        if not 1 < len(parts) <= _PARTS or ranking.best is None:
            return None
        clear = [one for one in map(self.rank, parts) if one.verdict is Verdict.CLEAR]
        topics = {one.best.intent: one for one in clear if one.best}
        main = ranking.best.intent
        others = [topic for topic in topics if topic != main and self._answers_apart(main, topic)]
        return topics[others[0]] if others and (main in topics or len(topics) > 1) else None

    def _answers_apart(self, first: str, second: str) -> bool:
        knowledge = all(self._intents[one].group is Group.KNOWLEDGE for one in (first, second))
        return knowledge and second not in self._siblings[first]

    def _rank_in_context(self, text: str, topic: str) -> Ranking | None:
        """The ranking of the text with the last topic's words added; None where those alone decide it."""
        intent = self._intents.get(topic)
        if intent is None:
            return None
        ranking = self.rank(f"{text} {intent.examples[0]}")
        moved_on = ranking.best is not None and ranking.best.intent != topic
        return ranking if moved_on else None


def _examples(sayings: Sayings) -> Mapping[str, tuple[str, ...]]:
    curated = {intent.id: intent.examples for intent in sayings.intents.values()}
    outside = {f"{_OUTSIDE}{subject}": examples for subject, examples in sayings.out_of_scope.items()}
    misses = tuple(miss for intent in sayings.intents.values() for miss in intent.near_misses)
    return {**curated, **outside, f"{_OUTSIDE}near_misses": misses}


def _siblings(sayings: Sayings) -> dict[str, frozenset[str]]:
    """Intents that name each other, in either direction, as close."""
    pairs = {(one.id, other) for one in sayings.intents.values() for other in one.close_to}
    both = pairs | {(b, a) for a, b in pairs}
    return {intent: frozenset(b for a, b in both if a == intent) for intent in sayings.intents}
