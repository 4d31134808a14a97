"""A text as one of the curated intents: candidates, how far they can be trusted, and the example that is nearest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from bot.domain.intents import Candidate, TrainingPhrases
from bot.domain.subjects import Outside
from bot.domain.understanding import Ranking, Verdict
from bot.understanding.matcher import IntentMatcher
from bot.understanding.sparse import Floats
from bot.understanding.subjects import SubjectReader
from bot.understanding.text.code import is_code
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import Words

ACCEPTED = 0.50
"""Too low below this: the score of the best intent together with the siblings that answer it too."""

CLEAR_OF_RIVAL = 1.5
"""Too close below this: how many times the score of the best other intent the best one must have."""

CLEAR_OF_OUTSIDE = 3.0
"""Too close below this: how many times the share of all that no intent answers the best with its siblings must have."""

HOPELESS = 0.25
"""No choice is worth offering where the three best intents score less than this together."""

SURE_OF_ONE_WORD = 0.98
"""Too low below this for a single word that is no example: "leg" must not be taken for a question about legs. A number
by itself never suffices: it says how much of something, and not of what."""

TOO_STRANGE = 1 / 3
"""From this share of unknown words on, a text is about something else, however well the rest of it fits."""

LIKELIER_OUTSIDE = 1.5
"""How many times the score of the best intent all that no intent answers must have together, to be named."""

REACTIONS = "reactions"
"""The field that is not learned more firmly than intents: a courtesy or a wish must not become one of them."""

_OUTSIDE = "?"
"""Marks the names of out-of-scope subjects among the intents of the matcher."""

_SHOWN = 5
_FEW = 3
"""Words of an example that is known as a whole."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Shares of one that a verdict rests on: of the best intent, of it with its siblings, of the best other one
    (`rival`, which may be a field that is out of scope), of the three best, and of all out of scope (`outside`).
    `unknown` is the share of words that are not known, `example` the sentence of the best intent that is nearest; only
    `weigh` fills these two in.
    """

    best: float
    served: float
    rival: str
    rival_score: float
    offered: float
    outside: float
    unknown: float = 0.0
    example: str = ""


class Scorer(Protocol):
    """Scores a text against every intent. How it does that is its own affair, and so is what `vector` holds."""

    def vector(self, text: str) -> Any:
        """A text read once, for the other two."""

    def scores(self, vector: Any) -> list[tuple[str, float]]:
        """Every intent with its share of one, best first."""

    def nearest_to(self, vector: Any, intent: str) -> str:
        """The example of an intent that is most like the text."""

    def likenesses(self, vector: Any, intent: str) -> Floats:
        """How like the text each example of an intent is, 0-1, in their order; empty for an unknown intent."""

    def unknown_share(self, sentence: list[str]) -> float:
        """The share of the words of a text, 0-1, that no example has, nor anything like them."""

    def families(self, sentence: list[str]) -> frozenset[str]:
        """The families that the words of a text are of."""


class IntentRanker:
    """Built once from all sayings; then read-only."""

    def __init__(
        self,
        sayings: TrainingPhrases,
        scorer: Scorer | None = None,
        titles: Mapping[str, str] | None = None,
        subjects: SubjectReader | None = None,
        words: Words | None = None,
    ) -> None:
        """What is not given learns from the sayings. The `titles` by intent are those that may be offered, and `words`
        cuts sentences.
        """
        self.siblings = _siblings(sayings)
        self._words = words or Words(Phrasing(sayings.cues))
        self._listed = _listed(sayings, self._words)
        self._scorer = scorer or _learned(sayings, self._words)
        self._named = {intent: self._scorer.families(self._words(title)) for intent, title in (titles or {}).items()}
        self._subjects = subjects or SubjectReader(sayings, self._words, _fields(sayings))

    def learning(self, sayings: TrainingPhrases) -> IntentRanker:
        """The ranker with what other sentences teach of the intents; of the subjects it knows what it knew."""
        return IntentRanker(sayings, subjects=self._subjects.beside(sayings, _fields(sayings)))

    def rank(self, text: str) -> Ranking:
        """The curated intents that fit a text best, with the verdict on them. Code is a miss, whatever words it has."""
        vector = self._scorer.vector(text)
        every = self._scorer.scores(vector)
        inside = [one for one in every if one[0][0] != _OUTSIDE][:_SHOWN]
        said = self._words(text)
        candidates = self._candidates(said, inside)
        if is_code(text):
            return Ranking(candidates, Verdict.MISS)
        verdict = self._verdict(inside, every) if said else Verdict.MISS
        listed = self._listed.get(" ".join(said)) if verdict is not Verdict.CLEAR else None
        if listed is not None and self._subjects.decided(said) is None:
            return Ranking(_led_by(listed, candidates), Verdict.CLEAR, text)
        if verdict is Verdict.CLEAR and self._scorer.unknown_share(said) >= TOO_STRANGE:
            verdict = Verdict.CLOSE
        example = self._scorer.nearest_to(vector, inside[0][0]) if verdict is Verdict.CLEAR else None
        unsure = len(said) == 1 and (said[0].isdigit() or inside[0][1] < SURE_OF_ONE_WORD)
        if example is not None and unsure and self._words(example) != said:
            verdict, example = Verdict.CLOSE, None
        about = self._subjects.decided(said)
        if about is not None and verdict is Verdict.CLEAR:
            verdict, example = Verdict.CLOSE, None
        elif about is None and verdict is not Verdict.CLEAR:
            about = self._outside(text, said, vector, every, verdict)
        return Ranking(candidates, verdict, example, about)

    def _candidates(self, words: list[str], inside: list[tuple[str, float]]) -> tuple[Candidate, ...]:
        said = self._scorer.families(words)
        return tuple(
            Candidate(intent, score, intent not in self._named or not said.isdisjoint(self._named[intent]))
            for intent, score in inside
        )

    def _outside(
        self, text: str, said: list[str], vector: Any, every: list[tuple[str, float]], verdict: Verdict
    ) -> Outside | None:
        """What a text is about that no intent answers: in a close call only where that is likelier, or named."""
        if not said:
            return self._subjects.without_words(text)
        fields = [(name.removeprefix(_OUTSIDE), score) for name, score in every if name[0] == _OUTSIDE]
        best = next((score for name, score in every if name[0] != _OUTSIDE), 0.0)
        likelier = sum(score for _, score in fields) >= LIKELIER_OUTSIDE * best
        if verdict is Verdict.CLOSE and not likelier and not self._subjects.names(said):
            return None
        return self._subjects.read(said, fields, lambda field: self._scorer.likenesses(vector, _OUTSIDE + field))

    def weigh(self, text: str) -> Weights:
        """What the verdict on a text rests on, for whoever asks why."""
        vector = self._scorer.vector(text)
        every = self._scorer.scores(vector)
        inside = [one for one in every if one[0][0] != _OUTSIDE][:_SHOWN]
        best = inside[0][0]
        words = self._words(text)
        unknown = self._scorer.unknown_share(words)
        return replace(self._weights(inside, every), unknown=unknown, example=self._scorer.nearest_to(vector, best))

    def _verdict(self, inside: list[tuple[str, float]], every: list[tuple[str, float]]) -> Verdict:
        weights = self._weights(inside, every)
        apart = weights.best >= CLEAR_OF_RIVAL * weights.rival_score
        if weights.served >= ACCEPTED and apart and weights.served >= CLEAR_OF_OUTSIDE * weights.outside:
            return Verdict.CLEAR
        return Verdict.CLOSE if weights.offered >= HOPELESS else Verdict.MISS

    def _weights(self, inside: list[tuple[str, float]], every: list[tuple[str, float]]) -> Weights:
        best, reached = inside[0]
        siblings = self.siblings[best]
        served = reached + sum([score for intent, score in inside[1:] if intent in siblings])
        rivals = (one for one in every if one[0] != best and one[0] not in siblings)
        rival, rival_score = next(rivals, ("", 0.0))
        offered = sum([score for _, score in inside[:3]])
        outside = sum([score for name, score in every if name[0] == _OUTSIDE])
        return Weights(reached, served, rival.removeprefix(_OUTSIDE), rival_score, offered, outside)


def _learned(sayings: TrainingPhrases, words: Words) -> IntentMatcher:
    examples = _examples(sayings)
    firm = [name for name in examples if name[0] == _OUTSIDE and name != _OUTSIDE + REACTIONS]
    return IntentMatcher(examples, words, sayings.vocabulary, firm)


def _listed(sayings: TrainingPhrases, words: Words) -> dict[str, str]:
    """Examples of few words by their words, with the intent: a word that stands in one alone is learned by none."""
    found: dict[str, set[str]] = {}
    for intent in sayings.intents.values():
        for example in intent.examples:
            if example.count(" ") < _FEW:
                found.setdefault(" ".join(words(example)), set()).add(intent.id)
    return {said: intents.pop() for said, intents in found.items() if said and len(intents) == 1}


def _led_by(intent: str, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates behind the one that is certain."""
    return (Candidate(intent, 1.0), *(one for one in candidates if one.intent != intent))


def _siblings(sayings: TrainingPhrases) -> dict[str, frozenset[str]]:
    """Intents that name each other, in either direction, as close."""
    pairs = {(one.id, other) for one in sayings.intents.values() for other in one.close_to}
    both = pairs | {(b, a) for a, b in pairs}
    return {intent: frozenset(b for a, b in both if a == intent) for intent in sayings.intents}


def _examples(sayings: TrainingPhrases) -> Mapping[str, Sequence[str]]:
    """The sentences of each curated intent, and those out of scope by their field, marked as such."""
    curated: dict[str, Sequence[str]] = {intent.id: intent.examples for intent in sayings.intents.values()}
    outside = {f"{_OUTSIDE}near_misses": [miss for one in sayings.intents.values() for miss in one.near_misses]}
    for subject, examples in sayings.out_of_scope.items():
        outside.setdefault(_OUTSIDE + subject.partition("/")[0], []).extend(examples)
    return {**curated, **outside}


def _fields(sayings: TrainingPhrases) -> dict[str, Sequence[str]]:
    """The sentences of each field, in the order in which they are learned."""
    examples = _examples(sayings)
    return {name.removeprefix(_OUTSIDE): every for name, every in examples.items() if name[0] == _OUTSIDE}
