"""Unknown words are mended into known ones, or left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.text.spelling import Repair

KNOWN = {
    "hamstring": 50,
    "stretch": 40,
    "shake": 30,
    "shaking": 20,
    "leg": 60,
    "cramp": 30,
    "camp": 1,
    "hot": 3,
    "how": 9,
}


@pytest.fixture(scope="module")
def repair() -> Repair:
    return Repair(KNOWN)


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("hamstirng", "hamstring"),
        ("hamstrng", "hamstring"),
        ("hamsttring", "hamstring"),
        ("stertch", "stretch"),
        ("shkae", "shake"),
        ("crampp", "cramp"),
        ("ccramp", "cramp"),
        ("shakin", "shaking"),
        ("lge", "leg"),
        ("amstring", "hamstring"),
        ("gamstring", "hamstring"),
        ("ahmstring", "hamstring"),
        ("jhamstring", "hamstring"),
    ],
)
def test_typos(repair: Repair, typo: str, meant: str) -> None:
    assert repair.mend(typo)[0][0] == meant


@pytest.mark.parametrize("word", ["hat", "hwo", "lg", "x", ""])
def test_short_words_are_left_alone_unless_the_meant_one_is_familiar(repair: Repair, word: str) -> None:
    assert repair.mend(word) == ()


@pytest.mark.parametrize("word", ["banana", "elephants", "12345", "br0ken", "qqqqqqqq"])
def test_words_that_are_like_no_known_one_are_left_alone(repair: Repair, word: str) -> None:
    assert repair.mend(word) == ()


def test_joined_words_are_parted(repair: Repair) -> None:
    assert repair.mend("legcramp") == (("leg", 1.0), ("cramp", 1.0))


def test_a_mended_word_counts_less_the_more_was_mended(repair: Repair) -> None:
    (one,), (two,) = repair.mend("hamstirng"), repair.mend("hamstrig")[:1]
    assert 0 < one[1] < 1
    assert repair.mend("hmstrig")[0][1] < two[1]


def test_two_equally_near_words_are_both_kept() -> None:
    assert {word for word, _ in Repair({"park": 1, "part": 1}).mend("parz")} == {"park", "part"}


def test_the_more_frequent_of_many_wins() -> None:
    known = {"bark": 1, "mark": 9, "dark": 5}
    assert [word for word, _ in Repair(known).mend("zark")] == ["mark", "dark"]


def test_how_often_a_word_is_said_counts_more_than_its_length(repair: Repair) -> None:
    assert [word for word, _ in repair.mend("caamp")] == ["cramp"], "camp is as near, but hardly ever meant"
    assert [word for word, _ in Repair({"watr": 2, "water": 9}).mend("watre")] == ["water", "watr"]


@given(st.text(max_size=60))
def test_any_word_is_mended_into_known_ones_or_not_at_all(text: str) -> None:
    mended = Repair(KNOWN).mend(text)
    assert len(mended) <= 2
    assert all(word in KNOWN and 0 < trust <= 1 for word, trust in mended)
