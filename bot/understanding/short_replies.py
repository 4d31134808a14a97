"""Typed words that stand for a button, and sentences that only make sense after an answer."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log, sqrt

from bot.domain.intents import FollowUpKind, ShortReply
from bot.understanding.asking_on import AskingOnReader
from bot.understanding.questions import QuestionReader
from bot.understanding.text.fold import fold

_EMOJI = "So"
_SKIN_TONE = "Sk"
_NO_WORD = re.compile(r"[\W_]+")
_LONGEST = 40
_FEWEST_WORDS, _MOST_WORDS = 2, 9
_NEAR = 0.45
"""How like an example a sentence must be, from 0 to 1, to ask the same; tuned on half of the labelled sentences."""


class ShortReplies:
    """Finds the button a short text stands for; only whole texts count."""

    def __init__(self, known: Mapping[ShortReply, tuple[str, ...]], spelt_out: Mapping[str, str] | None = None) -> None:
        """`spelt_out` are short forms with what they mean: who is known to say please may say pls."""
        self._spelt_out = dict(spelt_out or {})
        replies = [(_bare(text), reply) for reply, texts in known.items() for text in texts]
        self._known = {self._in_full(bare): reply for bare, reply in replies} | dict(replies)
        self._known.pop("", None)

    def read(self, text: str) -> ShortReply | None:
        """The button, or None where the text says anything else."""
        if len(text) > _LONGEST:
            return None
        bare = _bare(text)
        return self._known.get(bare) or self._known.get(self._in_full(bare))

    def _in_full(self, bare: str) -> str:
        """The same spelt out; a letter alone is left, because y is a yes here and a why elsewhere."""
        words = bare.split()
        return " ".join(self._spelt_out.get(word, word) for word in words) if len(words) > 1 else bare


class FollowUps:
    """Finds what a short sentence asks about the answer before it."""

    def __init__(
        self, known: Mapping[FollowUpKind, tuple[str, ...]], questions: QuestionReader, asking_on: AskingOnReader
    ) -> None:
        self._core = questions.core
        self._asking_on = asking_on
        self._known = {self._core(text): kind for kind, texts in known.items() for text in texts}
        seen = Counter(key for core in self._known for key in _keys(core))
        self._rarity = {key: 1 + log(len(self._known) / count) for key, count in seen.items()}
        self._rarest = 1 + log(max(1, len(self._known)))
        self._kinds = tuple(self._known.values())
        examples: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, core in enumerate(self._known):
            for key, weight in self._weighed(core).items():
                examples[key].append((number, weight))
        self._examples = {key: tuple(here) for key, here in examples.items()}

    def read(self, text: str) -> FollowUpKind | None:
        """The kind, where the whole text is known but for a word that opens or closes it, or made of listed phrases."""
        known = self._known.get(self._core(text)) if len(text) <= 2 * _LONGEST else None
        return known or self._asking_on.read(text)

    def near(self, text: str) -> FollowUpKind | None:
        """The kind of the known sentence that a short text is most like; words that none of them has count against."""
        core = self._core(text) if len(text) <= 2 * _LONGEST else ()
        if not _FEWEST_WORDS <= len(core) <= _MOST_WORDS:
            return None
        alike: defaultdict[int, float] = defaultdict(float)
        for key, weight in self._weighed(core).items():
            for number, of_example in self._examples.get(key, ()):
                alike[number] += weight * of_example
        nearest = max(alike, key=lambda number: (alike[number], -number), default=None)
        return self._kinds[nearest] if nearest is not None and alike[nearest] >= _NEAR else None

    def _weighed(self, core: tuple[str, ...]) -> dict[str, float]:
        weights = {key: self._rarity.get(key, self._rarest) for key in _keys(core)}
        length = sqrt(sum(weight * weight for weight in weights.values()))
        return {key: weight / length for key, weight in weights.items()}


def _keys(core: Sequence[str]) -> set[str]:
    """Words, and pairs of neighbours."""
    return {*core, *(" ".join(pair) for pair in pairwise(core))}


def _bare(text: str) -> str:
    folded = fold(text).replace("'", "")
    if folded.isascii():
        return _NO_WORD.sub(" ", folded.replace("^", "")).strip()
    kept: list[str] = []
    for char in folded:
        kind = unicodedata.category(char)
        if kind != _SKIN_TONE:
            kept.append(char if char.isalnum() or kind == _EMOJI else " ")
    return " ".join("".join(kept).split())
