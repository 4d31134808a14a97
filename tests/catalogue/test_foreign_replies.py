"""Replies in other languages: one sentence on English, one with the numbers, in an order that can be read."""

from __future__ import annotations

import pytest

from bot.domain.library import Library
from bot.views.foreign import foreign_reply

from .copies import Content

FILE = "content/languages.yaml"
LANGUAGES = ("es", "fr", "de", "it", "pt", "nl", "pl", "ru", "uk", "tr")
MORE = ("ar", "hi", "zh", "ja", "ko", "vi", "id", "sv", "el", "ro")


@pytest.mark.parametrize("language", [*LANGUAGES, *MORE])
def test_the_reply_has_the_numbers(library: Library, language: str) -> None:
    reply = foreign_reply(library, language, "119 (Japan), 112 (Europe)")
    assert reply is not None
    assert "119 (Japan), 112 (Europe)" in reply.text.plain
    assert reply.rows == ()


def test_a_language_without_a_reply(library: Library) -> None:
    assert foreign_reply(library, "la", "112") is None


def test_numbers_keep_their_order_among_letters_from_right_to_left(library: Library) -> None:
    reply = foreign_reply(library, "ar", "112 (Europe), 999 (UK)")
    assert reply is not None
    assert "\u2066112 (Europe), 999 (UK)\u2069" in reply.text.plain


@pytest.mark.parametrize(
    ("language", "words", "problem"),
    [
        ("de", "Ich verstehe nur Englisch.", "needs {numbers} once, and no other slot"),
        ("de", "{numbers} {name}", "needs {numbers} once, and no other slot"),
        ("de", "x" * 200 + "{numbers}", "is 209 characters long, and 200 are enough"),
        ("ar", "{numbers}", "only the numbers of a right-to-left language stand between \\u2066 and \\u2069"),
    ],
)
def test_mistakes_are_named(content: Content, language: str, words: str, problem: str) -> None:
    content.change(FILE, replies={**content.read(FILE)["replies"], language: words})
    assert content.problems() == [f"{FILE}: replies.{language}: {problem}"]
