"""Text to intents, best first: rapidfuzz repairs the words, a small linear classifier ranks the intents."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from bot.domain.intents import Candidate, Vocabulary
from bot.understanding.features import Features
from bot.understanding.learning import learn_weights
from bot.understanding.mixing import steady_order
from bot.understanding.sparse import Floats, Ints, Lines
from bot.understanding.text.tokens import Words

_ORDERS = 3
"""So many times it is learned, each time in another order, and the mean is kept: one sentence more changes little."""
_SHARPNESS = 14.0
"""Turns score differences into probabilities; measured on held-out sentences (`hammy evaluate`)."""

_MOST_STEPS = 127

Vector = tuple[Ints, Floats]


class IntentMatcher:
    """Ranks the intents of any examples by how well a text fits them. Learns at construction, then is read-only.

    Scores are probabilities over all intents given: they sum to one, and a text without a known word
    scores every intent alike.
    """

    def __init__(
        self,
        examples: Mapping[str, Sequence[str]],
        words: Words,
        vocabulary: Vocabulary | None = None,
        firm: Collection[str] = (),
    ) -> None:
        """`examples` maps each intent to its sentences, which `words` cuts into words.

        Those of `firm` intents are learned more firmly than others.

        Raises ValueError where there are no examples at all.
        """
        self.intents = tuple(intent for intent, sentences in examples.items() if sentences)
        if not self.intents:
            raise ValueError("an intent matcher needs at least one example")
        sentences = [sentence for intent in self.intents for sentence in examples[intent]]
        self._sentences = Lines(sentences)
        labels = [number for number, intent in enumerate(self.intents) for _ in examples[intent]]
        self._features = Features(vocabulary, words, with_words=True)
        matrix = self._features.learn(sentences, labels)
        firmly = frozenset(number for number, intent in enumerate(self.intents) if intent in firm)
        orders = [steady_order(sentences, turn) for turn in range(_ORDERS)]
        weights = learn_weights(matrix, self._features.size, labels, len(self.intents), firmly, orders=orders)
        self._weights, self._scales = _in_steps(weights)
        self._first = np.searchsorted(labels, np.arange(len(self.intents) + 1))

    def rank(self, text: str) -> list[Candidate]:
        """Every intent with its score, best first; the order of equals is that of the examples."""
        return [Candidate(intent, score) for intent, score in self.scores(self.vector(text))]

    def nearest(self, text: str, intent: str) -> str:
        """The example of an intent that is most like a text. Raises ValueError for an unknown intent."""
        return self.nearest_to(self.vector(text), intent)

    def vector(self, text: str) -> Vector:
        """A text read once, for `scores` and `nearest_to`."""
        return self._features.vector(text)

    def scores(self, vector: Vector) -> list[tuple[str, float]]:
        """As `rank`."""
        probabilities = self._probabilities(*vector)
        order = np.argsort(-probabilities, kind="stable")
        intents = self.intents
        return [
            (intents[number], score)
            for number, score in zip(order.tolist(), probabilities[order].tolist(), strict=True)
        ]

    def nearest_to(self, vector: Vector, intent: str) -> str:
        """As `nearest`."""
        first, likeness = self._likeness(vector, intent)
        return self._sentences[first + int(likeness.argmax())]

    def likenesses(self, vector: Vector, intent: str) -> Floats:
        """How like a text each example of an intent is, 0-1, in their order; empty for an unknown intent."""
        return self._likeness(vector, intent)[1] if intent in self.intents else np.zeros(0, np.float32)

    def _likeness(self, vector: Vector, intent: str) -> tuple[int, Floats]:
        """The number of the first example of an intent, and how like the vector each of its examples is."""
        number = self.intents.index(intent)
        matrix = self._features.words
        first, last = int(self._first[number]), int(self._first[number + 1])
        begin, end = matrix.starts[first], matrix.starts[last]
        columns, values = vector
        words = columns < self._features.words_size
        dense = np.zeros(self._features.words_size, np.float32)
        dense[columns[words]] = values[words]
        shared = np.zeros(end - begin + 1, np.float32)  # one more, for a last example without columns
        np.multiply(dense.take(matrix.columns[begin:end]), matrix.values[begin:end], out=shared[:-1])
        return first, np.add.reduceat(shared, matrix.starts[first:last] - begin)

    def unknown_share(self, sentence: list[str]) -> float:
        """The share of the words of a text, 0-1, that no example has, nor anything like them."""
        return self._features.unknown_share(sentence)

    def families(self, sentence: list[str]) -> frozenset[str]:
        """The families that the words of a text are of, so far as there are any in the vocabulary."""
        return self._features.families(sentence)

    def _probabilities(self, columns: Ints, values: Floats) -> Floats:
        """Softmax of the scores of a vector, shape (intents,)."""
        scaled = values * self._scales.take(columns) * _SHARPNESS
        scores = scaled @ self._weights.take(columns, axis=0).astype(np.float32)
        powers: Floats = np.exp(scores - scores.max())
        powers /= powers.sum()
        return powers


def _in_steps(weights: Floats) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.int8]], Floats]:
    """Weights as whole steps, and how large the step of each feature is: a quarter of the memory, the same order.

    Works in the memory of the weights, which are changed.
    """
    largest: Floats = np.maximum(weights.max(axis=1, initial=1e-9), -weights.min(axis=1, initial=0.0))
    scales: Floats = largest / np.float32(_MOST_STEPS)
    weights /= scales[:, None]
    return np.rint(weights, out=weights).astype(np.int8), scales
