"""The matcher by itself: any examples in, a ranking out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.intents import Vocabulary
from bot.understanding.features import FeatureReader, Features
from bot.understanding.learning import learn_weights
from bot.understanding.matcher import IntentMatcher
from tests.support.readers import split_words

CAFE = {
    "order_coffee": ["a coffee please", "can i have a flat white", "one espresso to go", "i would like a cappuccino"],
    "opening_hours": ["when do you open", "are you open on sunday", "what time do you close", "opening hours"],
    "pay": ["the bill please", "can i pay by card", "do you take cash", "i would like to pay"],
}


@pytest.fixture(scope="module")
def cafe() -> IntentMatcher:
    return IntentMatcher(CAFE, split_words())


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("do you open early on sunday?", "opening_hours"),
        ("ONE ESPRESSO", "order_coffee"),
        ("a cofee plese", "order_coffee"),
        ("cardpay possible?", "pay"),
        ("closing time", "opening_hours"),
    ],
)
def test_it_serves_any_subject(cafe: IntentMatcher, text: str, intent: str) -> None:
    assert cafe.rank(text)[0].intent == intent


@pytest.mark.parametrize("sentence", [sentence for sentences in CAFE.values() for sentence in sentences])
def test_an_example_is_ranked_under_its_own_intent(cafe: IntentMatcher, sentence: str) -> None:
    intent = next(intent for intent, sentences in CAFE.items() if sentence in sentences)
    assert cafe.rank(sentence)[0].intent == intent
    assert cafe.nearest(sentence, intent) == sentence


@pytest.mark.parametrize("text", ["", "   ", "🦵", "zzzzzz qqqqq", "привет"])
def test_a_text_without_a_known_word_ranks_all_alike(cafe: IntentMatcher, text: str) -> None:
    assert [one.intent for one in cafe.rank(text)] == list(CAFE)
    assert [one.score for one in cafe.rank(text)] == pytest.approx([1 / 3] * 3)


@given(text=st.text())
def test_any_text_is_ranked(cafe: IntentMatcher, text: str) -> None:
    ranking = cafe.rank(text)
    scores = [one.score for one in ranking]
    assert sorted(one.intent for one in ranking) == sorted(CAFE)
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert sum(scores) == pytest.approx(1, abs=1e-4)


def test_the_same_examples_teach_the_same(cafe: IntentMatcher) -> None:
    assert IntentMatcher(CAFE, split_words()).rank("a table for two please") == cafe.rank("a table for two please")


def test_asking_changes_nothing(cafe: IntentMatcher) -> None:
    before = cafe.rank("can i pay")
    for text in ("espreso", "clsoe", "unheard of"):
        cafe.rank(text)
    assert cafe.rank("can i pay") == before


def test_one_intent_takes_it_all() -> None:
    alone = IntentMatcher({"only": ["hello there"]}, split_words())
    assert [(one.intent, one.score) for one in alone.rank("anything")] == [("only", 1.0)]


def test_intents_without_examples_are_left_out() -> None:
    assert IntentMatcher({"said": ["hello"], "silent": []}, split_words()).intents == ("said",)


@pytest.mark.parametrize("examples", [{}, {"silent": []}])
def test_no_examples_at_all_is_an_error(examples: dict[str, list[str]]) -> None:
    with pytest.raises(ValueError, match="at least one example"):
        IntentMatcher(examples, split_words())


def test_the_same_sentence_twice_does_no_harm() -> None:
    twice = {intent: [*sentences, *sentences] for intent, sentences in CAFE.items()}
    assert IntentMatcher(twice, split_words()).rank("can i pay by card")[0].intent == "pay"


def test_the_same_sentence_in_two_intents_leaves_both_on_top() -> None:
    shared = {**CAFE, "greet": ["good morning"], "leave": ["good morning"]}
    best = IntentMatcher(shared, split_words()).rank("good morning")[:2]
    assert {one.intent for one in best} == {"greet", "leave"}


def test_examples_without_words_do_no_harm() -> None:
    assert IntentMatcher({"a": ["🦵", "…"], "b": ["leg"]}, split_words()).rank("leg")[0].intent == "b"


def test_the_nearest_example_of_an_unknown_intent_is_an_error(cafe: IntentMatcher) -> None:
    with pytest.raises(ValueError):
        cafe.nearest("pay", "dance")


def test_the_nearest_example_comes_from_the_intent_that_is_asked_for(cafe: IntentMatcher) -> None:
    for intent, sentences in CAFE.items():
        assert cafe.nearest("can i have a coffee on sunday", intent) in sentences


def test_a_vocabulary_makes_two_words_one() -> None:
    drinks = Vocabulary({"drink": ("coffee", "espresso", "mocha")}, {"cup of joe": "drink"}, frozenset())
    plain, taught = IntentMatcher(CAFE, split_words()), IntentMatcher(CAFE, split_words(), drinks)
    for text in ("mocha", "cup of joe"):
        assert taught.rank(text)[0].intent == "order_coffee"
        assert taught.rank(text)[0].score > plain.rank(text)[0].score


def test_vectors_are_no_longer_than_one() -> None:
    sentences = [sentence for group in CAFE.values() for sentence in group]
    features = Features(None, split_words())
    features.learn(sentences, [number for number, group in enumerate(CAFE.values()) for _ in group])
    for text in (*sentences, "coffee and cash and cake", "nothing known"):
        columns, values = features.vector(text)
        assert len(set(columns.tolist())) == len(columns) == len(values)
        assert float(np.linalg.norm(values)) <= 1 + 1e-5


def test_learning_parts_what_can_be_parted() -> None:
    sentences = ["stretch shakes", "stretch trembles", "cramp hurts", "cramp aches"]
    labels = [0, 0, 1, 1]
    features = Features(None, split_words())
    matrix = features.learn(sentences, labels)
    weights = learn_weights(matrix, features.size, labels, 2)
    for number, label in enumerate(labels):
        columns, values = matrix.row(number)
        assert int((values @ weights[columns]).argmax()) == label


def test_a_family_is_paired_with_words_that_stand_apart_from_it_where_that_is_asked_for() -> None:
    vocabulary = Vocabulary({"shake": ("shake", "tremble")}, {}, frozenset())
    said = ["tremble", "after", "my", "squats"]
    assert "#shake&squat" in FeatureReader(vocabulary, split_words(), with_words=True).family_keys(said)
    assert "#shake&squat" not in FeatureReader(vocabulary, split_words()).family_keys(said)
