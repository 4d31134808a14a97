"""Phrases as they are written in intents/cues, and what they find."""

from __future__ import annotations

import pickle
import re

import pytest

from bot.domain.cues import CueError, CueList, Cues
from bot.understanding.text.phrases import PhraseError, phrase_regex
from bot.understanding.text.phrasing import Phrasing

CUES = Cues(
    {
        "day.parts": CueList(("morning", "night"), plain=True),
        "day.part": CueList(("[this|the] {parts}",)),
        "day.opens": CueList(("stop",), opens=True),
        "day.behind": CueList(("stop",), opens=True, behind="polite"),
        "day.polite": CueList(("please", "could you")),
        "day.inside": CueList(("dail",), inside=True),
        "day.signs": CueList(("(", "?"), plain=True),
        "day.circle": CueList(("a {circle}",)),
        "day.broken": CueList(("a (b",)),
    }
)
PHRASING = Phrasing(CUES)


@pytest.mark.parametrize(
    ("phrase", "found", "not_found"),
    [
        ("stretch", ["stretch"], ["stretches", "stretch now"]),
        ("stretch*", ["stretch", "stretching"], ["a stretch"]),
        ("reminder[s]", ["reminder", "reminders"], ["reminderz"]),
        ("(tell|remind) (me|us)", ["tell me", "remind us"], ["tell", "me"]),
        ("[the] next week", ["the next week", "next week"], ["thenext week", " next week"]),
        ("a [b] [c]", ["a", "a b", "a c", "a b c"], ["ab", "a "]),
        ("[a|an] hour", ["a hour", "an hour", "hour"], ["a  hour"]),
        ("wait [<word>] for <number>", ["wait for 3", "wait here for 12"], ["wait for me"]),
        ("in <number>*", ["in 20min"], ["in min"]),
        ("remind(?! you)[ing] me", ["remind me", "reminding me"], ["remind you me"]),
        ("o'clock", ["o'clock"], ["oclock"]),
        ("1.5", ["1.5"], ["125"]),
    ],
)
def test_a_phrase_is_these_words_and_no_others(phrase: str, found: list[str], not_found: list[str]) -> None:
    regex = re.compile(phrase_regex(phrase, str))
    assert [text for text in found if regex.fullmatch(text)] == found
    assert [text for text in not_found if regex.fullmatch(text)] == []


@pytest.mark.parametrize(
    ("phrase", "regex"),
    [("x(?! y)", "x(?!(?: y)\\b)"), ("x(?= y*)", "x(?=(?: y\\w*)\\b)"), ("(?<!high )x", "(?<!high )x")],
)
def test_what_stands_around_is_looked_at_and_left(phrase: str, regex: str) -> None:
    assert phrase_regex(phrase, str).replace("\\ ", " ") == regex


@pytest.mark.parametrize("phrase", ["a (b", "a [b", "a b)", "a ]", "a {b", "(a|b"])
def test_brackets_come_in_pairs(phrase: str) -> None:
    with pytest.raises(PhraseError):
        phrase_regex(phrase, str)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("day.part", "stretch this morning", True),
        ("day.part", "stretch this mornings", False),
        ("day.opens", "  stop it", True),
        ("day.opens", "please stop it", False),
        ("day.behind", "please, could you stop it", True),
        ("day.behind", "i could you stop it", False),
        ("day.inside", "undaily", True),
        ("day.signs", "what ?", True),
        ("day.signs", "what", False),
    ],
)
def test_a_list_is_found_where_it_says(name: str, text: str, found: bool) -> None:
    assert (PHRASING.pattern(name).search(text) is not None) is found


@pytest.mark.parametrize("name", ["day.circle", "day.broken", "day.missing"])
def test_a_list_that_cannot_be_used_is_named(name: str) -> None:
    with pytest.raises(CueError) as error:
        PHRASING.pattern(name)
    assert error.value.name == name


def test_a_grammar_names_lists() -> None:
    assert PHRASING.regex(r"\d (?P<part>{day.parts})").fullmatch("7 morning")


def test_a_list_without_meanings_has_none() -> None:
    with pytest.raises(CueError):
        PHRASING.meanings("day.parts")


def test_a_pattern_finds_the_same_once_it_was_kept_and_loaded() -> None:
    pattern = PHRASING.regex(r"in {day.part}")
    loaded = pickle.loads(pickle.dumps(pattern))
    assert loaded.pattern == pattern.pattern
    for one in (pattern, loaded):
        assert one.sub("then", "go in the night") == "go then"
        assert one.search("in morning")
        assert not one.search("in noon")


def test_what_is_loaded_is_compiled_by_its_first_use_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = pickle.dumps(PHRASING.pattern("day.parts"))
    compiled: list[str] = []
    compiling = re.compile

    def compiled_now(pattern: str) -> re.Pattern[str]:
        compiled.append(pattern)
        return compiling(pattern)

    monkeypatch.setattr(re, "compile", compiled_now)
    loaded = pickle.loads(kept)
    assert compiled == []
    assert loaded.search("at night")
    assert loaded.search("this morning")
    assert compiled == [loaded.pattern]


def test_an_expression_that_is_none_is_refused_when_it_is_made() -> None:
    with pytest.raises(re.error):
        PHRASING.regex(r"({day.part}")
