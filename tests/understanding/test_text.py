"""Whatever people paste or thumb in becomes plain lower-case words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.text.fold import fold
from bot.understanding.text.tokens import sentences
from tests.support.readers import words


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("My LEG Shakes", ["my", "leg", "shakes"]),
        ("my leg — it shakes!!!", ["my", "leg", "it", "shakes"]),
        ("crème brûlée", ["creme", "brulee"]),
        ("ﬁne", ["fine"]),
        ("Ｗｈｙ？", ["why"]),
        ("𝗰𝗿𝗮𝗺𝗽", ["cramp"]),
        ("straße", ["strasse"]),
        ("cra\u00admp", ["cramp"]),
        ("c\u200br\u200ba\u200bm\u200bp", ["cramp"]),
        ("\ufeffleg\u2060", ["leg"]),
        ("\u202ecramp\u202c", ["cramp"]),
        ("leg🦵🏽cramp", ["leg", "cramp"]),
        ("for 30,5 sec", ["for", "30,5", "sec"]),
        ("10min", ["10", "min"]),
        ("", []),
        ("🦵🏽👍", []),
        ("؟!…", []),
    ],
)
def test_signs_that_only_look_different(typed: str, read: list[str]) -> None:
    assert words(typed) == read


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "ʼ", "´", "`", "′", "＇"])
def test_every_apostrophe_is_an_apostrophe(apostrophe: str) -> None:
    assert words(f"I can{apostrophe}t, it{apostrophe}s my leg{apostrophe}s cramp") == (
        ["i", "can", "not", "it", "is", "my", "leg", "cramp"]
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("dont", "do not"),
        ("don't", "do not"),
        ("cannot", "can not"),
        ("won't", "will not"),
        ("I've", "i have"),
        ("they'll", "they will"),
        ("whats", "what is"),
        ("gonna", "going to"),
        ("pls", "please"),
        ("n't", "not"),
        ("o'clock", "oclock"),
        ("cramps'", "cramps"),
    ],
)
def test_contractions_and_chat_words_are_spelt_out(typed: str, read: str) -> None:
    assert words(typed) == read.split()


@pytest.mark.parametrize(("typed", "read"), [("sooooo", ["soo"]), ("whyyyyyy", ["whyy"]), ("Noooooo!", ["noo"])])
def test_letters_that_go_on_are_shortened_to_two(typed: str, read: list[str]) -> None:
    assert words(typed) == read


@pytest.mark.parametrize("text", ["why", "needs", "leg off", "25000"])
def test_doubled_letters_and_numbers_stay(text: str) -> None:
    assert words(text) == text.split()


def test_letters_of_other_scripts_are_words_too() -> None:
    assert words("почему нога") == ["почему", "нога"]
    assert len(words("لماذا ترتجف ساقي")) == 3


def test_a_huge_text_is_read_no_further_than_a_message_goes() -> None:
    assert len(words("cramp " * 1_000_000)) < 2_000


@given(st.text())
def test_any_text_is_read_and_reading_it_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert all(word and not word.isspace() for word in words(text))


@given(st.text(st.characters(max_codepoint=0xFF)))
def test_case_does_not_matter(text: str) -> None:
    assert words(text) == words(text.lower()) == words(text.upper())


def test_sentences_end_at_marks_and_line_breaks() -> None:
    assert sentences("My leg shakes. Why?  And cramps!\n\nHelp") == ["My leg shakes.", "Why?", "And cramps!", "Help"]


def test_a_decimal_point_ends_nothing() -> None:
    assert sentences("I hold it 2.5 minutes") == ["I hold it 2.5 minutes"]


@given(st.text())
def test_sentences_are_never_blank(text: str) -> None:
    assert all(part.strip() for part in sentences(text))
