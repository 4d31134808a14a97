"""The baseline of matching: the intent of the example that rapidfuzz finds most alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist
from rapidfuzz.utils import default_process

SCORERS = {"WRatio": fuzz.WRatio, "token_set_ratio": fuzz.token_set_ratio}


class Nearest:
    """Intents by their most similar example, under one of rapidfuzz's ratios."""

    def __init__(self, examples: Mapping[str, Sequence[str]], scorer: str) -> None:
        self._intents = tuple(examples)
        self._sentences = [default_process(one) for intent in self._intents for one in examples[intent]]
        self._first = np.cumsum([0, *(len(examples[intent]) for intent in self._intents)])[:-1]
        self._scorer = SCORERS[scorer]

    def ranked(self, texts: Sequence[str], most: int) -> list[list[str]]:
        """For each text its `most` best intents, best first."""
        asked = [default_process(text) for text in texts]
        likeness = cdist(asked, self._sentences, scorer=self._scorer, dtype=np.float32)
        best = np.maximum.reduceat(likeness, self._first, axis=1)
        order = np.argsort(-best, axis=1, kind="stable")[:, :most]
        return [[self._intents[number] for number in row] for row in order.tolist()]
