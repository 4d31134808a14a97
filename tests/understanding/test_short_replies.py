"""Typed words that stand for a button, and sentences that lean on the answer before them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.intents import FollowUpKind, ShortReply
from bot.domain.library import Library
from bot.understanding.short_replies import FollowUps, ShortReplies
from tests.support.readers import leans_on_context, readers


@pytest.fixture(scope="module")
def short(library: Library) -> ShortReplies:
    return ShortReplies(library.training.short_replies)


@pytest.fixture(scope="module")
def follow_ups(library: Library) -> FollowUps:
    return FollowUps(library.training.follow_ups, readers().questions, readers().asking_on)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yes", ShortReply.YES),
        ("Yes!!", ShortReply.YES),
        (" YES PLEASE ", ShortReply.YES),
        ("👍", ShortReply.YES),
        ("👍🏽", ShortReply.YES),
        ("no", ShortReply.NO),
        ("No.", ShortReply.NO),
        ("👎", ShortReply.NO),
        ("🤷🏽\u200d♀\ufe0f", ShortReply.NOT_SURE),
        ("none of these", ShortReply.NO),
        ("not sure", ShortReply.NOT_SURE),
        ("I don’t know", ShortReply.NOT_SURE),
        ("back", ShortReply.BACK),
        ("stop", ShortReply.STOP),
        ("1", ShortReply.FIRST),
        ("1.", ShortReply.FIRST),
        ("(2)", ShortReply.SECOND),
        ("2️⃣", ShortReply.SECOND),
        ("the third one", ShortReply.THIRD),
    ],
)
def test_words_for_buttons(short: ShortReplies, typed: str, meant: ShortReply) -> None:
    assert short.read(typed) is meant


@pytest.mark.parametrize(
    "typed",
    ["", "ok", "yes my leg shakes", "no idea why my leg shakes", "???", "4", "10", "1 leg shakes", "🦵", "yes " * 30],
)
def test_only_the_whole_text_counts(short: ShortReplies, typed: str) -> None:
    assert short.read(typed) is None


def test_every_word_means_one_button(library: Library) -> None:
    every = [text for texts in library.training.short_replies.values() for text in texts]
    assert len(every) == len(set(every))


def test_every_listed_word_is_read_as_its_button(library: Library, short: ShortReplies) -> None:
    for reply, texts in library.training.short_replies.items():
        assert {text: short.read(text) for text in texts} == dict.fromkeys(texts, reply)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("why?", FollowUpKind.WHY),
        ("But why though", FollowUpKind.WHY),
        ("and how long?", FollowUpKind.HOW_LONG),
        ("how often", FollowUpKind.HOW_OFTEN),
        ("tell me more please", FollowUpKind.MORE),
        ("is that bad", FollowUpKind.IS_IT_BAD),
    ],
)
def test_sentences_that_ask_about_the_last_answer(follow_ups: FollowUps, typed: str, kind: FollowUpKind) -> None:
    assert follow_ups.read(typed) is kind


@pytest.mark.parametrize("typed", ["", "why does my leg shake", "how long should i hold a stretch", "🦵"])
def test_a_question_that_stands_by_itself_is_no_follow_up(follow_ups: FollowUps, typed: str) -> None:
    assert follow_ups.read(typed) is None


@pytest.mark.parametrize("typed", ["and ice?", "what about bananas", "how about heat", "magnesium?", "ok so when"])
def test_leaning_on_what_was_said(typed: str) -> None:
    assert leans_on_context(typed)


@pytest.mark.parametrize(
    "typed", ["", "👍", "why does my leg shake when i stretch it", "does magnesium help my cramps"]
)
def test_standing_by_itself(typed: str) -> None:
    assert not leans_on_context(typed)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    ShortReplies({ShortReply.YES: ("yes",)}).read(text)
    FollowUps({FollowUpKind.WHY: ("why",)}, readers().questions, readers().asking_on).read(text)
    leans_on_context(text)


@pytest.mark.parametrize(
    ("text", "meant"), [("yes pls", "yes"), ("y", None), ("why", None), ("first one plz", "first"), ("pls", None)]
)
def test_short_forms_count_as_what_they_mean(text: str, meant: str | None) -> None:
    known = {ShortReply.YES: ("yes please",), ShortReply.FIRST: ("first one please",)}
    found = ShortReplies(known, {"pls": "please", "plz": "please"}).read(text)
    assert (found and found.value) == meant
