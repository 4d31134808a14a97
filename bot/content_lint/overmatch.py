"""Sentences that another intent would answer without asking back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from zlib import crc32

from bot.catalogue.problems import Problem
from bot.content_lint.examples import Sentence, SentenceKind, sentences_of
from bot.domain.intents import Candidate, TrainingPhrases
from bot.domain.understanding import Verdict
from bot.understanding.ranking import IntentRanker

FOLDS = 10
"""A tenth of each intent's examples is held out at a time."""

CLAIMED_UNSEEN = 0.992
"""Held out, an example is a problem where another intent claims it clearly with this score or more.

A lower bar would list what is merely hard. Measured with 150 sentences moved into wrong files at random, three times:
this one finds 48 to 61 of them and at most three others; 0.98 finds about ten more with seven to ten others, 0.94 about
twenty-five more with some forty others. A sentence this sure of another intent stands in the wrong file,
or is alone there with its words.
"""


def overmatched(sayings: TrainingPhrases, folds: int = FOLDS, tried: int = FOLDS) -> list[Problem]:
    """Sentences that are answered clearly by an intent they do not belong to, learned or held out.

    Learnt, it must happen with all sentences and with most of the shares held out: otherwise the order of learning
    decides, and any new sentence somewhere else might change it. Where fewer shares are `tried`, less is seen, sooner:
    of half of them or fewer, only what is held out.
    """
    sentences = sentences_of(sayings)
    whole = IntentRanker(sayings)
    decided = sentences if tried > folds / 2 else []
    learned = {one: claim for one in decided if (claim := _claim(whole, one))}
    confirmed = Counter[Sentence]()
    unseen: dict[Sentence, Candidate] = {}
    for kept, held_out in islice(_folds(sayings, folds), tried):
        ranker = whole.learning(kept)
        confirmed.update(one for one in learned if _claim(ranker, one))
        for one in held_out:
            claim = _claim(ranker, one)
            if claim is not None and claim.score >= CLAIMED_UNSEEN:
                unseen[one] = claim
    problems = []
    for one in sentences:
        if confirmed[one] > folds / 2:
            how = _LEARNT if one.kind is SentenceKind.INTENT else _OUTSIDE
            problems.append(_problem(one, learned[one], how))
        elif one in unseen:
            problems.append(_problem(one, unseen[one], _UNSEEN))
    return problems


_LEARNT = "is answered by {claim}, which is not close_to this intent"
_OUTSIDE = "is answered by {claim}, and should be by none"
_UNSEEN = "would go to {claim} if it were not learned: move it, add sentences like it, or mark the two as close_to"


def _claim(ranker: IntentRanker, sentence: Sentence) -> Candidate | None:
    """The intent that answers a sentence clearly though it is neither its own nor a sibling of that."""
    ranking = ranker.rank(sentence.text)
    if ranking.best is None or ranking.verdict is not Verdict.CLEAR:
        return None
    if sentence.kind is SentenceKind.INTENT:
        served = ranking.best.intent == sentence.owner or ranking.best.intent in ranker.siblings[sentence.owner]
        return None if served else ranking.best
    return ranking.best


def _problem(sentence: Sentence, claim: Candidate, message: str) -> Problem:
    by = f"{claim.intent} ({claim.score:.2f})"
    return Problem(sentence.file, sentence.key, f"{sentence.text!r} {message.format(claim=by)}")


def _folds(sayings: TrainingPhrases, folds: int) -> Iterator[tuple[TrainingPhrases, list[Sentence]]]:
    """All sentences but one share of the examples, and that share; the words of a sentence decide on its share."""
    examples = [one for one in sentences_of(sayings) if one.kind is SentenceKind.INTENT]
    for fold in range(folds):
        held_out = [one for one in examples if _share(one.text, folds) == fold]
        kept = {
            intent.id: replace(intent, examples=tuple(text for text in intent.examples if _share(text, folds) != fold))
            for intent in sayings.intents.values()
        }
        learned = {key: intent for key, intent in kept.items() if intent.examples}
        yield replace(sayings, intents=learned), [one for one in held_out if one.owner in learned]


def _share(text: str, folds: int) -> int:
    return crc32(text.encode()) % folds
