"""Any text becomes HTML that Telegram takes, and keeps its words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.actions import NoneOfThese
from bot.domain.library import Library
from bot.domain.limits import MESSAGE_UNITS, utf16_units
from bot.domain.messages import Button, Reply
from bot.domain.text import Paragraph, Span, Text, sentence
from bot.gateway.rendering import as_html, as_plain, fingerprint, fit
from playground.html_markup import parse_html

_ROOT = Path(__file__).parents[2]
SPANS = st.builds(Span, st.text(min_size=1, max_size=30), st.booleans(), st.booleans())
PARAGRAPHS = st.builds(Paragraph, st.lists(SPANS, min_size=1, max_size=4).map(tuple), st.booleans(), st.booleans())
TEXTS = st.builds(Text, st.lists(PARAGRAPHS, min_size=1, max_size=6).map(tuple))
LONG = st.builds(
    Text,
    st.lists(
        st.builds(
            Paragraph,
            st.lists(
                st.builds(
                    lambda text, times, bold: Span(text * times, bold),
                    st.text(st.sampled_from("aé🦵<&\n "), min_size=1, max_size=5),
                    st.integers(1, 1500),
                    st.booleans(),
                ),
                min_size=1,
                max_size=3,
            ).map(tuple),
            st.booleans(),
        ),
        min_size=1,
        max_size=5,
    ).map(tuple),
)


def shown(text: Text) -> str:
    """What a person reads of the HTML, by a parser that is as strict as Telegram's."""
    plain, _ = parse_html(as_html(text))
    return plain


@given(TEXTS)
def test_the_html_is_accepted_and_shows_the_plain_words(text: Text) -> None:
    assert shown(text) == text.plain


@given(LONG)
def test_what_is_too_long_is_cut_to_fit_and_still_accepted(text: Text) -> None:
    words = shown(text)
    assert utf16_units(words) <= MESSAGE_UNITS
    words.encode()  # no half of a surrogate pair
    if utf16_units(text.plain) <= MESSAGE_UNITS:
        assert words == text.plain
    else:
        assert words.endswith("…")
        assert text.plain.startswith(words[:-1])
    assert as_plain(text) == words


@given(LONG, st.integers(10, 200))
def test_any_limit_holds(text: Text, limit: int) -> None:
    assert utf16_units(fit(text, limit).plain) <= limit


@pytest.mark.parametrize("length", [MESSAGE_UNITS - 1, MESSAGE_UNITS])
def test_what_just_fits_is_left_alone(length: int) -> None:
    assert shown(sentence("x" * length)) == "x" * length


def test_one_unit_too_many_is_cut() -> None:
    assert shown(sentence("x" * (MESSAGE_UNITS + 1))) == "x" * (MESSAGE_UNITS - 1) + "…"


def test_an_emoji_is_never_cut_in_half() -> None:
    words = shown(sentence("🦵" * 3000))
    assert words == "🦵" * ((MESSAGE_UNITS - 1) // 2) + "…"


def test_whole_paragraphs_are_kept_where_that_leaves_any() -> None:
    text = sentence("first") + sentence("y" * MESSAGE_UNITS)
    assert shown(text) == "first…"


def test_a_bullet_sign_counts_too() -> None:
    assert utf16_units(shown(sentence("x" * MESSAGE_UNITS, bullet=True))) == MESSAGE_UNITS


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<b>no</b>", "&lt;b&gt;no&lt;/b&gt;"),
        ("&lt;", "&amp;lt;"),
        ("\"quoted\" and 'so'", "\"quoted\" and 'so'"),
    ],
)
def test_signs_of_markup_are_escaped(words: str, html: str) -> None:
    assert as_html(sentence(words)) == html


def test_weights_and_bullets() -> None:
    paragraph = Paragraph((Span("one "), Span("two", bold=True), Span(" three", italic=True)))
    bullets = sentence("four", bullet=True) + sentence("five", bullet=True)
    html = as_html(Text((paragraph,)) + bullets)
    assert html == "one <b>two</b><i> three</i>\n\n• four\n• five"


def test_bold_and_italic_nest() -> None:
    assert as_html(sentence("both", bold=True).italic()) == "<i><b>both</b></i>"


def test_every_sentence_and_every_answer_is_accepted(library: Library) -> None:
    for answer in library.answers.values():
        assert shown(answer.short + answer.more) == (answer.short + answer.more).plain


def test_a_look_has_the_same_fingerprint_in_every_process() -> None:
    code = """if True:
        from bot.domain.messages import Reply
        from bot.domain.text import sentence
        from bot.gateway.rendering import fingerprint
        print(fingerprint(Reply(sentence("a"))))
        """
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, cwd=_ROOT
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {f"{fingerprint(Reply(sentence('a')))}\n".encode()}


def test_replies_that_look_the_same_have_the_same_fingerprint() -> None:
    one = Reply(sentence("a"), ((Button("x", NoneOfThese()),),))
    assert fingerprint(one) == fingerprint(Reply(sentence("a"), one.rows, in_place=True))
    assert fingerprint(one) != fingerprint(Reply(sentence("a")))
    assert fingerprint(one) != fingerprint(Reply(sentence("a", bold=True), one.rows))


def test_what_is_folded_is_one_quote_that_opens_by_a_tap() -> None:
    text = sentence("Short.") + (sentence("Long.") + sentence("one", bullet=True)).folded() + sentence("End.")
    html = "Short.\n\n<blockquote expandable>Long.\n\n• one</blockquote>\n\nEnd."
    assert as_html(text) == html
    assert as_plain(text) == text.plain
