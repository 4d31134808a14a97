"""Which subject is named of those that are not covered: the borders, with shares and likenesses chosen for them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from bot.domain.intents import TrainingPhrases, Vocabulary
from bot.domain.subjects import Outside
from bot.understanding.subjects import OF_THE_FIELD, SURE, SURE_OF_FIELD, SubjectReader
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import Words
from tests.support.readers import cues

SENTENCES = {
    "drinks/tea": ("a cup of tea", "green tea", "tea with milk"),
    "drinks/wine": ("a glass of red",),
    "sport/golf": ("a round of golf",),
}
LEARNED = {"drinks": [*SENTENCES["drinks/tea"], *SENTENCES["drinks/wine"]], "sport": [*SENTENCES["sport/golf"]]}
TEA_ALONE = (1.0, 1.0, 1.0, 0.0)


@pytest.fixture(scope="module")
def subjects() -> SubjectReader:
    """Knows three subjects of two fields, and no words of them."""
    sayings = TrainingPhrases({}, SENTENCES, {}, {}, Vocabulary({}, {}, frozenset()), cues())
    return SubjectReader(sayings, Words(Phrasing(cues())), LEARNED)


def named(
    subjects: SubjectReader, shares: Mapping[str, float], alike: Mapping[str, tuple[float, ...]] | None = None
) -> Outside | None:
    """What a text is about that is so like the sentences of each field, in the order in which they were learned."""
    none_alike = {field: (0.0,) * len(sentences) for field, sentences in LEARNED.items()}
    likenesses = {field: np.asarray(like, np.float32) for field, like in (none_alike | dict(alike or {})).items()}
    return subjects.read(["something", "else"], list(shares.items()), likenesses.__getitem__)


@pytest.mark.parametrize(("share", "field"), [(1.0, "drinks"), (SURE_OF_FIELD, "drinks"), (SURE_OF_FIELD - 0.01, None)])
def test_where_no_sentence_is_like_it_the_field_alone_is_named(
    subjects: SubjectReader, share: float, field: str | None
) -> None:
    assert named(subjects, {"drinks": share}) == (Outside(field) if field else None)


@pytest.mark.parametrize(("like", "subject"), [(0.0, "drinks"), (0.01, "drinks/wine")])
def test_one_sentence_that_is_a_little_like_it_is_enough_where_the_field_is_sure(
    subjects: SubjectReader, like: float, subject: str
) -> None:
    assert named(subjects, {"drinks": 1.0}, {"drinks": (0.0, 0.0, 0.0, like)}) == Outside(subject)


@pytest.mark.parametrize(
    ("alike", "subject"),
    [
        ((0.6, 0.6, 0.6, 0.9), "drinks/tea"),  # three that are near count as much as one that is nearer
        ((0.4, 0.4, 0.4, 0.7), "drinks/tea"),
        ((0.3, 0.3, 0.3, 0.9), "drinks/wine"),
        ((0.9, 0.3, 0.3, 0.9), "drinks/tea"),
        ((0.4, 0.4, 0.0, 0.64), "drinks/wine"),  # the nearest counts twice
    ],
)
def test_the_nearest_sentences_decide(subjects: SubjectReader, alike: tuple[float, ...], subject: str) -> None:
    assert named(subjects, {"drinks": 0.5}, {"drinks": alike}) == Outside(subject)


@pytest.mark.parametrize(("more", "subject"), [(0.001, "drinks/tea"), (-0.001, None)])
def test_from_one_score_on_a_subject_is_sure(subjects: SubjectReader, more: float, subject: str | None) -> None:
    like = SURE - OF_THE_FIELD * 0.4 + more
    found = named(subjects, {"drinks": 0.4}, {"drinks": (like, like, like, 0.0)})
    assert found == (Outside(subject) if subject else None)


@pytest.mark.parametrize(("share", "subject"), [(0.02, "drinks/tea"), (0.0199, "sport")])
def test_a_field_of_the_smallest_share_is_looked_at_and_none_below(
    subjects: SubjectReader, share: float, subject: str
) -> None:
    assert named(subjects, {"sport": 0.6, "drinks": share}, {"drinks": TEA_ALONE}) == Outside(subject)


def test_a_sentence_word_for_word_needs_no_likeness(subjects: SubjectReader) -> None:
    said = ["a", "glass", "of", "red"]
    assert subjects.read(said, [("sport", 0.1)], lambda _: np.zeros(1, np.float32)) == Outside("drinks/wine")
    assert subjects.read(said, [], lambda _: np.zeros(1, np.float32)) is None
