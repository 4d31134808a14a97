"""A scorer whose scores are chosen, so that what is made of scores can be tested at its borders."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from bot.domain.intents import TrainingPhrases
from bot.understanding.sparse import Floats
from tests.support.readers import words

_SMALL = 0.001


class ChosenScores:
    """Gives the texts it is told of the scores it is told of, and leaves every other intent no more than a trace.

    The nearest example is always the first one.
    """

    def __init__(
        self,
        sayings: TrainingPhrases,
        scores: Mapping[str, Mapping[str, float]],
        unknown: Mapping[str, float] | None = None,
        *,
        traces: bool = True,
    ) -> None:
        self._sayings = sayings
        self.choose(scores, traces=traces)
        self._unknown = {tuple(words(text)): share for text, share in (unknown or {}).items()}

    def choose(self, scores: Mapping[str, Mapping[str, float]], *, traces: bool = True) -> None:
        """From here on give these scores, and no others."""
        self._scores = scores
        self._traces = dict.fromkeys(self._sayings.intents, _SMALL) if traces else {}

    def vector(self, text: str) -> str:
        return text

    def scores(self, vector: str) -> list[tuple[str, float]]:
        given = {**self._traces, **self._scores.get(vector, {})}
        return sorted(given.items(), key=lambda one: -one[1])

    def nearest_to(self, vector: str, intent: str) -> str:
        return self._sayings.intents[intent].examples[0]

    def likenesses(self, vector: str, intent: str) -> Floats:
        field = intent.removeprefix("?")
        subjects = (texts for one, texts in self._sayings.out_of_scope.items() if one.partition("/")[0] == field)
        return np.ones(sum(map(len, subjects)), np.float32)

    def families(self, sentence: list[str]) -> frozenset[str]:
        """Each word is a family of its own."""
        return frozenset(sentence)

    def unknown_share(self, sentence: list[str]) -> float:
        return self._unknown.get(tuple(sentence), 0.0)
