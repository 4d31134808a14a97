from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.markup import parse_spans, parse_text
from bot.domain.text import Paragraph, Span, Text

words = st.text(st.characters(categories=("L", "N"), include_characters=".,?'{}"), min_size=1, max_size=8)
phrases = st.lists(words, min_size=1, max_size=4).map(" ".join)


@st.composite
def lines(draw: st.DrawFn) -> tuple[Span, ...]:
    """Plain and bold phrases by turns, with blanks between them."""
    bold = draw(st.booleans())
    said: list[Span] = []
    for phrase in draw(st.lists(phrases, min_size=1, max_size=3)):
        said.append(Span(phrase if bold else f" {phrase} ", bold))
        bold = not bold
    first, last = said[0], said[-1]
    said[0] = Span(first.text.lstrip(), first.bold)
    said[-1] = Span(said[-1].text.rstrip(), last.bold)
    return tuple(said)


texts = st.lists(st.builds(Paragraph, lines(), st.booleans()), min_size=1, max_size=4).map(tuple).map(Text)


def written(text: Text) -> str:
    """A text in the markup of content files, a blank line between all blocks."""
    blocks = []
    for paragraph in text.paragraphs:
        body = "".join(f"**{span.text}**" if span.bold else span.text for span in paragraph.spans)
        blocks.append(f"- {body}" if paragraph.bullet else body)
    return "\n\n".join(blocks)


def test_paragraphs_bullets_and_bold_words() -> None:
    text = parse_text("Hello, I am\n**Hammy**.\n\nI know:\n- cramps\n- shaking\n\nAsk.")
    assert text.plain == "Hello, I am Hammy.\n\nI know:\n\n• cramps\n• shaking\n\nAsk."
    assert text.paragraphs[0].spans == (Span("Hello, I am "), Span("Hammy", bold=True), Span("."))


def test_stars_without_a_partner_stay() -> None:
    assert parse_spans("2 ** 3") == (Span("2 ** 3"),)


@given(texts)
def test_what_is_written_is_read_again(text: Text) -> None:
    assert parse_text(written(text)) == text


@given(st.text())
def test_any_text_can_be_read_and_no_word_gets_lost(source: str) -> None:
    kept = re.sub(r"[\s*•-]", "", source)
    assert re.sub(r"[\s*•-]", "", parse_text(source).plain) == kept


@given(st.text())
def test_spans_are_never_empty(source: str) -> None:
    assert all(span.text for span in parse_spans(source))
