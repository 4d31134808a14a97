"""Sentences that were not understood stand in groups of like ones, with where each may belong."""

from __future__ import annotations

from whenever import Date

from bot.domain.feedback import Feedback, Miss, Thumbs
from bot.domain.intents import Candidate
from bot.domain.subjects import Outside
from bot.domain.understanding import Ranking, Verdict
from bot.evaluation.missed import Proposal, as_json, grouped, summed

MONDAY, TUESDAY = Date(2026, 3, 2), Date(2026, 3, 3)


def keys(text: str) -> frozenset[str]:
    """The words as they are."""
    return frozenset(text.split())


def rank(text: str) -> Ranking:
    """About boots, or about nothing."""
    if "boots" in text:
        return Ranking((Candidate("shoes", 0.3), Candidate("walking", 0.2)), Verdict.CLOSE, outside=Outside("f/hats"))
    return Ranking((Candidate("shoes", 0.01),), Verdict.MISS)


def test_like_sentences_are_one_group_and_the_largest_comes_first() -> None:
    groups = grouped(
        [
            Miss(MONDAY, "may i wear boots"),
            Miss(MONDAY, "what about the moon", 2),
            Miss(TUESDAY, "may i wear my boots", 3),
            Miss(TUESDAY, "may i wear boots"),
        ],
        keys,
        rank,
    )
    assert [group.sentences for group in groups] == [
        (("may i wear my boots", 3), ("may i wear boots", 2)),
        (("what about the moon", 2),),
    ]
    assert [group.times for group in groups] == [5, 2]
    assert (groups[0].first, groups[0].last) == (MONDAY, TUESDAY)


def test_a_group_may_belong_to_the_nearest_intents_and_subjects() -> None:
    (group,) = grouped([Miss(MONDAY, "may i wear boots")], keys, rank)
    assert [one.belongs for one in group.proposals] == ["f/hats", "shoes", "walking"]
    assert [round(one.share, 3) for one in group.proposals] == [0.5, 0.3, 0.2]


def test_what_is_near_nothing_has_no_place() -> None:
    (group,) = grouped([Miss(MONDAY, "what about the moon")], keys, rank)
    assert group.proposals == ()


def test_rare_words_count_more_than_those_of_every_sentence() -> None:
    misses = [Miss(MONDAY, f"what is it with the {word}") for word in ("moon", "stars", "moon moons", "sofa", "tin")]
    assert len(grouped(misses, keys, rank)) < len(misses)
    apart = grouped([Miss(MONDAY, "is it moon"), Miss(MONDAY, "is it sofa"), Miss(MONDAY, "is it tin")], keys, rank)
    assert len(apart) == 3


def test_thumbs_are_summed_and_the_least_liked_comes_first() -> None:
    thumbs = [Thumbs(MONDAY, "a", 3, 1), Thumbs(TUESDAY, "a", 0, 1), Thumbs(MONDAY, "b", 1, 4)]
    assert summed(thumbs) == (("b", 1, 4), ("a", 3, 2))


def test_programs_read_all_of_it() -> None:
    feedback = Feedback((Miss(MONDAY, "may i wear boots", 2),), (Thumbs(MONDAY, "a", 3, 1),))
    assert as_json(grouped(feedback.misses, keys, rank), feedback) == {
        "groups": [
            {
                "times": 2,
                "first": "2026-03-02",
                "last": "2026-03-02",
                "sentences": [{"text": "may i wear boots", "times": 2}],
                "belongs": [
                    {"to": "f/hats", "share": 0.5},
                    {"to": "shoes", "share": 0.3},
                    {"to": "walking", "share": 0.2},
                ],
            }
        ],
        "thumbs": [{"intent": "a", "day": "2026-03-02", "up": 3, "down": 1}],
    }
    assert Proposal("a", 0.5).belongs == "a"
