from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text import Paragraph, Span, Text, joined, sentence, spaced

characters = st.text(st.characters(exclude_characters="{}"), max_size=12)
spans = st.builds(Span, characters, st.booleans(), st.booleans())
paragraphs = st.builds(Paragraph, st.lists(spans, max_size=3).map(tuple), st.booleans())
texts = st.builds(Text, st.lists(paragraphs, max_size=4).map(tuple))


def test_paragraphs_are_parted_by_a_blank_line_and_bullets_of_one_list_are_not() -> None:
    text = sentence("Either") + sentence("this", bullet=True) + sentence("that", bullet=True) + sentence("Done")
    assert text.plain == "Either\n\n• this\n• that\n\nDone"


def test_an_empty_text_is_false_and_says_nothing() -> None:
    assert not Text()
    assert Text().plain == ""
    assert joined(()) == Text()


def test_slots_are_filled_everywhere() -> None:
    text = sentence("{number}. {title}") + sentence("{title}", bold=True, bullet=True)
    assert text.slots == {"number", "title"}
    assert text.fill(number="1", title="Why?").plain == "1. Why?\n\n• Why?"


def test_a_value_that_is_missing_is_an_error_and_one_too_many_is_not() -> None:
    with pytest.raises(KeyError):
        sentence("{title}").fill(number="1")
    assert sentence("plain").fill(number="1").plain == "plain"


def test_a_value_is_taken_as_it_is() -> None:
    assert sentence("{title}").fill(title="{number} **\n").plain == "{number} **\n"


@given(texts, texts)
def test_adding_keeps_every_paragraph_in_order(first: Text, second: Text) -> None:
    assert (first + second).paragraphs == first.paragraphs + second.paragraphs
    assert joined((first, second)) == first + second


@given(texts)
def test_italics_change_no_character(text: Text) -> None:
    assert text.italic().plain == text.plain
    assert all(span.italic for paragraph in text.italic().paragraphs for span in paragraph.spans)


@given(texts)
def test_filling_a_text_without_slots_changes_nothing(text: Text) -> None:
    assert text.slots == frozenset()
    assert text.fill(title="x") == text


@given(texts)
def test_the_plain_text_is_every_span_with_only_breaks_and_bullets_added(text: Text) -> None:
    said = "".join(span.text for paragraph in text.paragraphs for span in paragraph.spans)
    gaps = [gap for gap, _ in spaced(text.paragraphs)]
    bullets = sum(paragraph.bullet for paragraph in text.paragraphs)
    assert len(text.plain) == len(said) + sum(map(len, gaps)) + len("• ") * bullets
    assert gaps[:1] in ([], [""])
    assert set(gaps[1:]) <= {"\n", "\n\n"}


@given(texts)
def test_texts_are_values(text: Text) -> None:
    assert Text(tuple(text.paragraphs)) == text
    assert hash(Text(tuple(text.paragraphs))) == hash(text)
