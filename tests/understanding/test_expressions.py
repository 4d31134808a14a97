"""What an expression needs is in every text that it is found in, and a text without it is never tried."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.text.expressions import Expressions
from bot.understanding.text.needed_words import NeededWords, keys_of

COMMON = {"the^": 9.0, "my^": 5.0}


def needed(pattern: str, *, whole: bool = False) -> frozenset[str] | None:
    return NeededWords(lambda key: COMMON.get(key, 1.0)).of(pattern, whole=whole)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\bwater\b", {"wate"}),
        (r"\b(?:water|wait|an|at)\b", {"wate", "wait", "an^", "at^"}),
        (r"\bthe calf\b", {"calf"}),  # of two words the rarer one
        (r"\b(?:the )?calf\b", {"calf"}),
        (r"\b(?:the|my) (?:calf|shin)\b", {"calf", "shin"}),
        (r"(?<!\w)hydrat\w*", {"hydr"}),
        (r"(?<![\w'])sip\w*", {"sip*"}),
        (r"\bm\w*", None),  # one letter that goes on is too little
        (r"\d+ml", {"0"}),
        (r"[0-9]{1,2}", {"0"}),
        (r"\s*[,;]\s+|\band\b", {",^", ";^", "and^"}),
        (r"water", None),  # it may stand within a word
        (r"\b(?:water|\w+)\b", None),
        (r"\bwater(?:melon)?\b", {"wate"}),
        (r"\b(?!water)milk(?=man)", {"milk"}),
        (r"(?i)\bWater\b", {"wate"}),
        (r"(?![^\w])water", None),
        (r"\B\w", None),
    ],
)
def test_what_an_expression_needs(pattern: str, needs: set[str] | None) -> None:
    found = needed(pattern)
    assert (None if found is None else set(found)) == needs


def test_the_whole_of_a_text_begins_and_ends_with_a_word() -> None:
    assert needed("nope|no", whole=True) == frozenset({"nope", "no^"})
    assert needed("nope|no") is None


def test_a_text_has_its_words_its_signs_and_its_digits() -> None:
    assert {"stre", "at^", "0", ":^", "str*", "st*"} <= set(keys_of("Stretch at 8:00"))


PARTS = st.sampled_from(
    [
        "water",
        "at",
        "a",
        "8",
        " ",
        r"\b",
        r"\w*",
        r"\W*",
        r"\d",
        r"[ab]",
        r"[^a]",
        ",",
        r"(?!\w)",
        r"(?<!\w)",
        r"(?![^\w])",
        r"\s+",
        ".",
    ]
)
PATTERNS = st.recursive(
    PARTS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        inner.map(lambda part: f"(?:{part})?"),
        inner.map(lambda part: f"(?:{part}){{1,2}}"),
    ),
    max_leaves=8,
)
TEXTS = st.lists(st.sampled_from(["water", "at", "a", "b", "8", " ", ",", "x", "Wat", "é"]), max_size=8).map("".join)


@given(PATTERNS, TEXTS)
def test_what_is_found_without_it_is_found_with_it(pattern: str, text: str) -> None:
    ours, theirs = Expressions(lambda _: 1.0).expression(pattern), re.compile(pattern)
    for name in ("search", "match", "fullmatch"):
        found, expected = getattr(ours, name)(text), getattr(theirs, name)(text)
        assert (found and found.span()) == (expected and expected.span()), name
    assert [one.span() for one in ours.finditer(text)] == [one.span() for one in theirs.finditer(text)]
    assert ours.findall(text) == theirs.findall(text)
    assert ours.split(text) == theirs.split(text)
    assert ours.sub("#", text) == theirs.sub("#", text)
    assert ours.subn("#", text) == theirs.subn("#", text)


@given(TEXTS, st.integers(0, 6), st.integers(0, 9))
def test_parts_of_a_text_are_searched_as_ever(text: str, start: int, end: int) -> None:
    pattern = r"\b(?:wat|at|water)\b"
    ours, theirs = Expressions(lambda _: 1.0).expression(pattern), re.compile(pattern)
    assert bool(ours.search(text, start)) == bool(theirs.search(text, start))
    assert [one.span() for one in ours.finditer(text, start, end)] == [
        one.span() for one in theirs.finditer(text, start, end)
    ]


def test_a_text_without_it_is_not_tried() -> None:
    made = Expressions(lambda _: 1.0)
    pattern = made.expression(r"\bwater\b")
    loaded, copied = pickle.loads(pickle.dumps((made, pattern)))
    assert copied.search("my calf shakes") is None
    assert "compiled" not in vars(copied)
    assert copied.search("my water") is not None
    assert "compiled" in vars(copied)
    assert pickle.loads(pickle.dumps(loaded)).known == {}


def test_an_expression_made_later_is_looked_for_in_a_text_known_before() -> None:
    made = Expressions(lambda _: 1.0)
    assert made.expression(r"\bwater\b").search("salt") is None
    assert made.expression(r"\bsalt\b").search("salt") is not None


def test_what_people_wrote_is_not_sent_along() -> None:
    made = Expressions(lambda _: 1.0)
    made.expression(r"\bwater\b").search("my secret")
    assert b"secret" not in pickle.dumps(made)


def test_no_more_than_some_texts_are_remembered() -> None:
    made = Expressions(lambda _: 1.0)
    pattern = made.expression(r"\bwater\b")
    for number in range(100):
        pattern.search(f"text {number}")
    assert len(made.known) <= 32
