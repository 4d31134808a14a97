"""What a message sounds like as a whole, whichever words it has: a small classifier beside the lists.

The lists know wordings. This knows sentences of people who told of a sign and of people who did not, and says which of
them a message is most like. It never stands alone: `weighing` says what it may change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from bot.domain.intents import TrainingPhrases
from bot.domain.red_flags import OwnCard, RedFlagConcept, RedFlagLexicon, Tier, Told
from bot.understanding.features import Features
from bot.understanding.learning import Manner, learn_weights
from bot.understanding.mixing import beside, steady_order
from bot.understanding.red_flags.compiled import is_slot_name
from bot.understanding.red_flags.slot_families import with_slots
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.recent import ITS_FORMS, Recently
from bot.understanding.text.tokens import Words, gist

_CLASSES = tuple(Told)
_ORDINARY = _CLASSES.index(Told.ORDINARY)
_FEWEST, _SCRAP = 2, 4
"""Fewer words are read elsewhere, and of a scrap shorter than the second it is sure only of a sign."""
_TOO_STRANGE = 1 / 3
"""The share of unknown words from which on the others say nothing."""
_FEWEST_SENTENCES = 3
"""Each sentence is learned three times, so what fewer have stands in one sentence alone."""
_MANNER = Manner(start=0.07, firmly=0.3, passes=2, again=-1.0)
"""Classes as wide as these need all their examples more than once."""
_PART = 8
"""A sign is told in about so many words."""
_ENDS = re.compile(r"(?<=[,.;:!?\n])\s+")
_CUTS = (re.compile(r"(?<=[.;:!?\n])\s+"), _ENDS)
_ASIDE, _BESIDE_ASIDES = -0.3, 0.2
"""Below the first a statement is an aside of others, which must lead by so much more without it."""
_LAUGHING = 0.75
"""No more does a message lead that somebody laughs behind: it is asked about."""
_APART = 0.5
"""So much more must a scrap sound like a sign, or a statement than one that stands alone: others may take it back."""
BESIDE = r"(?i)^\W{0,9}{screen.heads}\b\W{0,3}|\b(?:\W{1,3}{screen.tails})\W{0,9}$"
"""How a message may begin and end that nobody tells anything with."""
LAUGHTER = r"(?i)\b(?:\W{1,3}{screen.laughter}){1,3}\W{0,9}$"
BEARS_ON = r"(?i)\?\W*$|^\W*{screen.asks_on}\b|\b{screen.reasons}\b"
"""What asks, or says why, is no aside: it may be why nothing is told."""
_OF_THE_BODY = (Told.EMERGENCY, Told.PROFESSIONAL)
_ORDERS = 3
"""So many times it is learned, each time in another order, and the mean is kept."""
_SERIOUS = frozenset(range(len(_CLASSES))) - {_ORDINARY}


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a message is most like besides an ordinary one, and how far it leads that: 1 is sure, below 0 trails."""

    told: Told
    lead: float


def _lead(one: Opinion) -> float:
    return one.lead


_NONE = Opinion(Told.EMERGENCY, 0.0)


class SecondOpinion:
    """Learns at construction from what people tell, the lists' phrases and all ordinary sentences; then read-only."""

    def __init__(self, lexicon: RedFlagLexicon, sayings: TrainingPhrases, words: Words | None = None) -> None:
        """`words` cuts sentences, which others may have cut already."""
        examples = _examples(lexicon, sayings)
        phrasing = Phrasing(sayings.cues)
        self._words, self._beside = words or Words(phrasing), phrasing.regex(BESIDE)
        self._laughter = phrasing.regex(LAUGHTER)
        self._bears_on = phrasing.regex(BEARS_ON)
        sentences = [sentence for one in _CLASSES for sentence in examples[one]]
        labels = [place for place, one in enumerate(_CLASSES) for _ in examples[one]]
        replies = (one for known in sayings.short_replies.values() for one in known)
        self._replies = frozenset(tuple(self._words(one)) for one in replies)
        families = with_slots(sayings.vocabulary, lexicon.context.slots, self._words)
        self._features = Features(families, self._words, _FEWEST_SENTENCES)
        matrix = self._features.learn(sentences, labels)
        self._features.forget_sentences()
        orders = [steady_order(sentences, turn) for turn in range(_ORDERS)]
        weights = learn_weights(matrix, self._features.size, labels, len(_CLASSES), _SERIOUS, _MANNER, orders)
        self._weights = weights.astype(np.float16)  # half the memory
        self._recently = Recently(self._likeliest_of, ITS_FORMS)

    def of(self, text: str) -> Opinion:
        """The opinion on what a message tells beside its asides; no lead on a word, nor on words that nobody uses.

        Within a sentence only what is told of the body has asides: "I want to end it there, thanks for the class".
        """
        said = gist(text)
        text = self._bare(self._laughter.sub("", said))
        best = self._of(self._words(text))
        if _ENDS.search(text):
            sentences, statements = (self._of(self._told(text, ends)) for ends in _CUTS)
            told = sentences if statements.told not in _OF_THE_BODY else max(sentences, statements, key=_lead)
            best = max(best, replace(told, lead=told.lead - _BESIDE_ASIDES), key=_lead)
        return best if text == self._bare(said) else replace(best, lead=min(best.lead, _LAUGHING))

    def of_sentence(self, text: str) -> Opinion:
        """That on all of a sentence: what stands in it besides may be why its words are no sign."""
        return self._of(self._words(self._bare(gist(text))))

    def of_statements(self, text: str) -> Opinion:
        """That on a message, or on the statement in it that sounds much more like a sign of the body than the whole.

        What people mean to do to themselves and others takes more than a statement.
        """
        whole, statements = self.of(text), _ENDS.split(gist(text))
        if len(statements) == 1:
            return whole
        likeliest = max((self._of(self._words(one)) for one in statements), key=_lead)
        heard = replace(likeliest, lead=likeliest.lead - _APART)
        return heard if heard.lead > whole.lead and heard.told in _OF_THE_BODY else whole

    def of_parts(self, text: str) -> Opinion:
        """That on the part of a message that sounds most like a sign: much beside it must not drown it out.

        Of a very long one the middle was not read, and what stands there is not doubted.
        """
        if gist(text) != text:
            return Opinion(Told.EMERGENCY, inf)
        words = self._words(self._bare(text))
        parts = (words[start : start + _PART] for start in range(0, max(len(words) - _PART // 2, 1), _PART // 2))
        return max((self._of(words), *map(self._of, parts)), key=_lead)

    def _bare(self, text: str) -> str:
        """A text without "is it normal that" before it, and without "lol" or "any tips?" behind it."""
        return self._beside.sub("", text) or text

    def _told(self, text: str, ends: re.Pattern[str]) -> list[str]:
        """The words of a text without its asides: a harmless statement must not drown out another."""
        statements = [(words, one) for one in ends.split(text) if (words := self._words(one))]
        if len(statements) > 1:
            leads = [self._likeliest(words).lead for words, _ in statements]
            told = [
                (words, lead)
                for (words, one), lead in zip(statements, leads, strict=True)
                if lead >= _ASIDE or self._bears_on.search(one)
            ]
            if any(len(words) >= _SCRAP or lead > 0 for words, lead in told):  # else all of it is as ordinary
                return [word for words, _ in told for word in words]
        return [word for words, _ in statements for word in words]

    def _of(self, words: list[str]) -> Opinion:
        if len(words) < _FEWEST or tuple(words) in self._replies:
            return _NONE
        likeliest = self._likeliest(words)
        lead = likeliest.lead
        if len(words) < _SCRAP:
            lead = max(lead - _APART, 0.0)
        if lead > 0 and self._features.unknown_share(words) >= _TOO_STRANGE:
            return _NONE
        return replace(likeliest, lead=lead)

    def _likeliest(self, words: Sequence[str]) -> Opinion:
        """What words are most like besides ordinary ones, however few they are."""
        return self._recently[tuple(words)]

    def _likeliest_of(self, words: tuple[str, ...]) -> Opinion:
        columns, values = self._features.vector_of(list(words))
        scores: list[float] = (values @ self._weights.take(columns, axis=0).astype(np.float32)).tolist()
        ordinary, scores[_ORDINARY] = scores[_ORDINARY], -inf
        best = max(scores)
        return Opinion(_CLASSES[scores.index(best)], best - ordinary)


def _examples(lexicon: RedFlagLexicon, sayings: TrainingPhrases) -> dict[Told, Sequence[str]]:
    """The sentences of each class, each once. What is told as a sign is not learned as ordinary too."""
    told: dict[Told, list[str]] = {one: list(sayings.told.get(one, ())) for one in Told}
    for concept in lexicon.concepts:
        kind = _told_by(concept)
        if kind is not None:
            told[kind].extend(phrase for phrase in concept.phrases if not any(map(is_slot_name, phrase.split())))
    for intent in sayings.intents.values():
        told[Told.ORDINARY].extend((*intent.examples, *intent.near_misses))
    for sentences in (*sayings.out_of_scope.values(), *sayings.follow_ups.values(), *sayings.short_replies.values()):
        told[Told.ORDINARY].extend(sentences)
    asked = [sentence for intent in sayings.intents.values() for sentence in intent.examples]
    for kind in Told:
        told[kind].extend(beside(sayings.told.get(kind, ()), asked))
    signs = {sentence for one, sentences in told.items() if one is not Told.ORDINARY for sentence in sentences}
    told[Told.ORDINARY] = [sentence for sentence in told[Told.ORDINARY] if sentence not in signs]
    return {one: tuple(dict.fromkeys(sentences)) for one, sentences in told.items()}


def _told_by(concept: RedFlagConcept) -> Told | None:
    """What the phrases of a concept tell; None where they may be ordinary."""
    match concept.card, concept.tier:
        case OwnCard.CRISIS, _:
            return Told.CRISIS
        case OwnCard.VIOLENCE, _:
            return Told.VIOLENCE
        case None, Tier.EMERGENCY:
            return Told.EMERGENCY
        case None, Tier.URGENT | Tier.ROUTINE:
            return Told.PROFESSIONAL
        case None, Tier.ASK_FIRST:
            return None
