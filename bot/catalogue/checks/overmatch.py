"""Sentences that another intent would answer without asking back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from zlib import crc32

from bot.catalogue.checks.examples import Kind, Sentence, sentences_of
from bot.catalogue.problems import Problem
from bot.domain.intents import Candidate, Sayings
from bot.domain.understanding import Verdict
from bot.understanding.ranking import IntentRanker

FOLDS = 10
"""A tenth of each intent's examples is held out at a time."""

CLAIMED = 0.75
"""A sentence that no intent should answer is a problem where one claims it clearly with this score or more.

Below, another order of learning may well decide the other way.
"""

CLAIMED_UNSEEN = 0.95
"""Held out, an example is a problem where another intent claims it clearly with this score or more.

A lower bar would list what is merely hard: of sentences moved into a wrong file at random, 0.9 finds one more in
fifteen, at three times as many findings of others. A sentence this sure of another intent stands in the wrong file,
or is alone there with its words.
"""


def learnt_problems(sayings: Sayings) -> list[Problem]:
    """Sentences that are answered clearly by an intent they do not belong to, with every sentence learnt."""
    ranker = IntentRanker(sayings)
    problems: list[Problem] = []
    for sentence in sentences_of(sayings):
        claimed = _claimed_by(ranker, sentence.text)
        if claimed is None:
            continue
        by = f"is answered by {claimed.intent} ({claimed.score:.2f})"
        if sentence.kind is not Kind.INTENT:
            if claimed.score >= CLAIMED:
                problems.append(_problem(sentence, f"{by}, and should be by none"))
        elif not _serves(claimed, sentence.owner, ranker.siblings):
            problems.append(_problem(sentence, f"{by}, which is not close_to this intent"))
    return problems


def held_out_problems(sayings: Sayings, folds: int = FOLDS) -> list[Problem]:
    """Examples that another intent would surely claim if they were not learnt."""
    claims: dict[Sentence, Candidate] = {}
    for learnt, held_out in _folds(sayings, folds):
        ranker = IntentRanker(learnt)
        for sentence in held_out:
            claimed = _claimed_by(ranker, sentence.text)
            if claimed and claimed.score >= CLAIMED_UNSEEN and not _serves(claimed, sentence.owner, ranker.siblings):
                claims[sentence] = claimed
    return [
        _problem(
            sentence,
            f"would go to {claims[sentence].intent} ({claims[sentence].score:.2f}) if it were not learnt: move it, "
            "add sentences like it, or mark the two as close_to",
        )
        for sentence in sentences_of(sayings)
        if sentence in claims
    ]


def _claimed_by(ranker: IntentRanker, text: str) -> Candidate | None:
    ranking = ranker.rank(text)
    return ranking.best if ranking.verdict is Verdict.CLEAR else None


def _serves(claimed: Candidate, owner: str, siblings: Mapping[str, frozenset[str]]) -> bool:
    return claimed.intent == owner or claimed.intent in siblings[owner]


def _problem(sentence: Sentence, message: str) -> Problem:
    return Problem(sentence.file, sentence.key, f"{sentence.text!r} {message}")


def _folds(sayings: Sayings, folds: int) -> Iterator[tuple[Sayings, list[Sentence]]]:
    """All sentences but one share of the examples, and that share; the words of a sentence decide on its share."""
    examples = [one for one in sentences_of(sayings) if one.kind is Kind.INTENT]
    for fold in range(folds):
        held_out = [one for one in examples if _share(one.text, folds) == fold]
        kept = {
            intent.id: replace(intent, examples=tuple(text for text in intent.examples if _share(text, folds) != fold))
            for intent in sayings.intents.values()
        }
        learnt = {key: intent for key, intent in kept.items() if intent.examples}
        yield replace(sayings, intents=learnt), [one for one in held_out if one.owner in learnt]


def _share(text: str, folds: int) -> int:
    return crc32(text.encode()) % folds
