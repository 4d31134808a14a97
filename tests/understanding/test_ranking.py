"""What is made of scores: the borders between clear, close and hopeless, with scores chosen for them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.domain.intents import Candidate, Intent, IntentKind, TrainingPhrases, Vocabulary
from bot.domain.understanding import Ranking, Verdict
from bot.understanding.ranking import (
    ACCEPTED,
    CLEAR_OF_OUTSIDE,
    CLEAR_OF_RIVAL,
    HOPELESS,
    SURE_OF_ONE_WORD,
    TOO_STRANGE,
    IntentRanker,
)
from tests.support.readers import cues
from tests.support.scoring import ChosenScores

TEXT = "why does my leg shake"
OUTSIDE = "?cooking"


def intent(name: str, *close_to: str, near_misses: tuple[str, ...] = ()) -> Intent:
    """An intent with one example, which is its own name."""
    return Intent(name, IntentKind.KNOWLEDGE, "", (name,), near_misses, close_to)


SAYINGS = TrainingPhrases(
    {
        one.id: one
        for one in (
            intent("shake", "tremble"),
            intent("tremble"),
            intent("wobble", "shake"),
            intent("cramp"),
            intent("warm up"),
            intent("rest"),
            intent("breathe"),
        )
    },
    {},
    {},
    {},
    Vocabulary({}, {}, frozenset()),
    cues(),
)


def ranked(scores: Mapping[str, float], text: str = TEXT, unknown: float = 0.0) -> Ranking:
    """The ranking of a text with these scores."""
    return IntentRanker(SAYINGS, ChosenScores(SAYINGS, {text: scores}, {text: unknown})).rank(text)


def verdict(scores: Mapping[str, float], text: str = TEXT, unknown: float = 0.0) -> str:
    """How far it can be trusted."""
    return ranked(scores, text, unknown).verdict.value


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"shake": ACCEPTED, "cramp": 0.1}, "clear"),
        ({"shake": ACCEPTED - 0.01, "cramp": 0.1}, "close"),
        ({"shake": 0.3, "tremble": ACCEPTED - 0.3}, "clear"),
        ({"shake": 0.3, "wobble": ACCEPTED - 0.3}, "clear"),
        ({"shake": 0.3, "tremble": 0.1, "wobble": ACCEPTED - 0.4}, "clear"),
        ({"shake": 0.3, "warm up": ACCEPTED - 0.3}, "close"),
        ({"shake": 0.3, "tremble": 0.19}, "close"),
        ({"tremble": 0.3, "wobble": 0.29}, "close"),
    ],
    ids=[
        "the best alone",
        "the best alone, too low",
        "with a sibling it names",
        "with a sibling that names it",
        "with both",
        "never with any other",
        "with a sibling, too low",
        "siblings of a sibling are no siblings",
    ],
)
def test_how_much_the_best_and_its_siblings_must_reach(scores: Mapping[str, float], expected: str) -> None:
    assert verdict(scores) == expected


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"shake": 0.60, "cramp": 0.60 / CLEAR_OF_RIVAL}, "clear"),
        ({"shake": 0.60, "cramp": 0.60 / CLEAR_OF_RIVAL + 0.01}, "close"),
        ({"shake": 0.30, "tremble": 0.29, "cramp": 0.19}, "clear"),
        ({"shake": 0.30, "tremble": 0.29, "cramp": 0.21}, "close"),
        ({"shake": 0.60, OUTSIDE: 0.60 / CLEAR_OF_OUTSIDE + 0.01}, "close"),
        ({"shake": 0.60, OUTSIDE: 0.60 / CLEAR_OF_OUTSIDE}, "clear"),
        ({OUTSIDE: 0.55, "shake": 0.51}, "close"),
    ],
    ids=[
        "just far enough",
        "just too near",
        "a sibling is no rival",
        "nor does it help against one",
        "another subject is a rival",
        "and can be far enough too",
        "another subject may even be the best",
    ],
)
def test_how_far_the_best_other_one_must_be(scores: Mapping[str, float], expected: str) -> None:
    assert verdict(scores) == expected


def test_one_that_is_alone_has_no_rival() -> None:
    lonely = TrainingPhrases({"rest": intent("rest")}, {}, {}, {}, SAYINGS.vocabulary, cues())
    alone = IntentRanker(lonely, ChosenScores(lonely, {TEXT: {"rest": ACCEPTED}})).rank(TEXT)
    assert alone.verdict is Verdict.CLEAR


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"shake": HOPELESS / 4, "cramp": HOPELESS / 4, "warm up": HOPELESS / 2}, "close"),
        ({"shake": 0.08, "cramp": 0.08, "warm up": 0.08, "rest": 0.08, "breathe": 0.08}, "miss"),
        ({"shake": HOPELESS}, "close"),
        ({OUTSIDE: 0.9, "shake": 0.05}, "miss"),
    ],
    ids=["three together", "not four or five", "one alone", "another subject does not count"],
)
def test_what_the_three_best_must_reach_to_be_offered(scores: Mapping[str, float], expected: str) -> None:
    assert verdict(scores) == expected


@pytest.mark.parametrize(
    ("unknown", "expected"), [(TOO_STRANGE - 0.01, "clear"), (TOO_STRANGE, "close"), (1.0, "close")]
)
def test_a_text_with_too_many_unknown_words_is_never_clear(unknown: float, expected: str) -> None:
    assert verdict({"shake": 0.99}, unknown=unknown) == expected


def test_unknown_words_make_nothing_out_of_a_miss() -> None:
    assert verdict({"shake": 0.01}, unknown=1.0) == "miss"


@pytest.mark.parametrize(
    ("text", "score", "expected"),
    [
        ("legs", SURE_OF_ONE_WORD, "clear"),
        ("legs", SURE_OF_ONE_WORD - 0.01, "close"),
        ("legs!", SURE_OF_ONE_WORD - 0.01, "close"),
        ("Shake?", SURE_OF_ONE_WORD - 0.01, "clear"),
        ("my legs", SURE_OF_ONE_WORD - 0.01, "clear"),
        ("250", 0.99, "close"),
    ],
    ids=["sure", "not sure", "signs are no word", "an example itself", "two words", "a number"],
)
def test_a_single_word_must_be_surer(text: str, score: float, expected: str) -> None:
    found = ranked({"shake": score}, text)
    assert found.verdict.value == expected
    assert (found.example is None) is (expected == "close")


@pytest.mark.parametrize("text", ["", "  ", "?!", "🦵"])
def test_a_text_without_words_is_a_miss_whatever_its_scores(text: str) -> None:
    assert verdict({"shake": 0.99}, text) == "miss"


def test_the_five_best_are_kept_best_first_and_none_of_another_subject() -> None:
    scores = {OUTSIDE: 0.3, "rest": 0.2, "cramp": 0.19, "shake": 0.1, "wobble": 0.09, "tremble": 0.08, "warm up": 0.01}
    assert ranked(scores).candidates == (
        Candidate("rest", 0.2),
        Candidate("cramp", 0.19),
        Candidate("shake", 0.1),
        Candidate("wobble", 0.09),
        Candidate("tremble", 0.08),
    )


def test_a_title_is_related_where_it_shares_a_family_with_the_text_or_is_none_to_offer() -> None:
    scorer = ChosenScores(SAYINGS, {TEXT: {"rest": 0.3, "cramp": 0.2, "shake": 0.1}}, traces=False)
    titles = {"rest": f"why {TEXT}", "cramp": "elsewhere altogether"}
    found = IntentRanker(SAYINGS, scorer, titles).rank(TEXT).candidates
    assert [(one.intent, one.related) for one in found] == [("rest", True), ("cramp", False), ("shake", True)]


@pytest.mark.parametrize(("score", "example"), [(0.9, "shake"), (0.4, None), (0.01, None)])
def test_only_a_clear_one_names_its_nearest_example(score: float, example: str | None) -> None:
    assert ranked({"shake": score}).example == example


def test_siblings_go_both_ways_and_everyone_has_some_or_none() -> None:
    siblings = IntentRanker(SAYINGS, ChosenScores(SAYINGS, {})).siblings
    assert siblings["shake"] == {"tremble", "wobble"}
    assert siblings["tremble"] == siblings["wobble"] == {"shake"}
    assert siblings["cramp"] == frozenset()


class TestWithoutAScorerOneLearns:
    def test_the_examples_of_every_intent(self) -> None:
        ranker = IntentRanker(SAYINGS)
        assert {ranker.rank(name).candidates[0].intent for name in SAYINGS.intents} == set(SAYINGS.intents)

    @pytest.mark.parametrize("text", ["bake a shake", "shake the cocktail"])
    def test_near_misses_and_other_subjects_as_rivals(self, text: str) -> None:
        plain = IntentRanker(SAYINGS).rank(text).candidates[0]
        taught = TrainingPhrases(
            {**SAYINGS.intents, "shake": intent("shake", "tremble", near_misses=("bake a shake",))},
            {"drinks/cocktails": ("shake the cocktail",), "drinks/tea": ("a cup of tea",)},
            {},
            {},
            SAYINGS.vocabulary,
            cues(),
        )
        ranking = IntentRanker(taught).rank(text)
        shake = next((one.score for one in ranking.candidates if one.intent == "shake"), 0.0)
        assert plain.intent == "shake"
        assert shake < plain.score
        assert ranking.verdict is not Verdict.CLEAR
        assert {one.intent for one in ranking.candidates} <= set(SAYINGS.intents)


def test_a_listed_sentence_of_few_words_is_known_whatever_lies_near_it() -> None:
    near = {"cramp": 0.3, OUTSIDE: 0.6}
    found = ranked(near, "warm up")
    assert (found.verdict, found.best and found.best.intent) == (Verdict.CLEAR, "warm up")
    assert ranked(near, "warm it up").verdict is not Verdict.CLEAR
