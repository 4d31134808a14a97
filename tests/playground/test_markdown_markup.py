from __future__ import annotations

from typing import Any

import pytest

from playground.errors import BotApiError
from playground.markdown_markup import parse_markdown, parse_markdown_v2

from .driver import SAM, Driver


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


LINK = {"url": "http://example.org/"}
V2: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("plain, with a comma", "plain, with a comma", []),
    ("1\\. one \\(1\\)", "1. one (1)", []),
    ("*bold* _it_ ~no~ ||psst||", "bold it no psst", [
        entity("bold", 0, 4), entity("italic", 5, 2), entity("strikethrough", 8, 2), entity("spoiler", 11, 4)]),
    ("__under__ and _it_", "under and it", [entity("underline", 0, 5), entity("italic", 10, 2)]),
    ("*bold _both_*", "bold both", [entity("bold", 0, 9), entity("italic", 5, 4)]),
    ("😀 *b*", "😀 b", [entity("bold", 3, 1)]),
    ("[here](example.org) now", "here now", [entity("text_link", 0, 4, **LINK)]),
    ("[Sam](tg://user?id=1001)", "Sam", [entity("text_mention", 0, 3, user={"id": 1001})]),
    ("![👍](tg://emoji?id=5)", "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
    ("`a*b` c", "a*b c", [entity("code", 0, 3)]),
    ("`a\\`b`", "a`b", [entity("code", 0, 3)]),
    ("```python\nx = 1```", "x = 1", [entity("pre", 0, 5, language="python")]),
    ("```\nx = 1```", "x = 1", [entity("pre", 0, 5)]),
    (">one\n>two\nafter", "one\ntwo\nafter", [entity("blockquote", 0, 7)]),
    (">one\n>two||", "one\ntwo", [entity("expandable_blockquote", 0, 7)]),
    (">one\n**>two", "one\ntwo", [entity("blockquote", 0, 3), entity("blockquote", 4, 3)]),
    ("**", "", []),
]  # fmt: skip
LEGACY: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("plain. (1) - fine!", "plain. (1) - fine!", []),
    ("*bold* _it_ `code`", "bold it code", [entity("bold", 0, 4), entity("italic", 5, 2), entity("code", 8, 4)]),
    ("snake\\_case", "snake_case", []),
    ("[here](example.org)", "here", [entity("text_link", 0, 4, **LINK)]),
    ("```python\nx = 1```", "x = 1", [entity("pre", 0, 5, language="python")]),
    ("*no _nesting_*", "no _nesting_", [entity("bold", 0, 12)]),
]


@pytest.mark.parametrize(("markup", "text", "entities"), V2)
def test_markdown_v2(markup: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_markdown_v2(markup) == (text, entities)


@pytest.mark.parametrize(("markup", "text", "entities"), LEGACY)
def test_the_old_markdown(markup: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_markdown(markup) == (text, entities)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("Done.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a | b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("é *bold", "Can't find end of Bold entity at byte offset 3"),
        ("*bold _it*", "Can't find end of Bold entity at byte offset 9"),
        ("`code", "Can't find end of Code entity at byte offset 0"),
        ("```pre", "Can't find end of Pre entity at byte offset 0"),
        ("[x](y", "Can't find end of a URL at byte offset 3"),
        ("![x](y)", "Custom emoji entity must contain a tg://emoji URL"),
    ],
)
def test_what_markdown_v2_refuses(markup: str, words: str) -> None:
    with pytest.raises(BotApiError) as refused:
        parse_markdown_v2(markup)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize("markup", ["snake_case", "[x](y", "`code"])
def test_the_old_markdown_wants_an_end(markup: str) -> None:
    with pytest.raises(BotApiError, match="Can't find end of the entity starting at byte offset"):
        parse_markdown(markup)


@pytest.mark.parametrize("mode", ["MarkdownV2", "Markdown", "markdownv2"])
async def test_both_are_parse_modes_of_calls(started: Driver, mode: str) -> None:
    sent = await started.ok("sendMessage", chat_id=SAM, text="*bold*", parse_mode=mode)
    assert (sent["text"], sent["entities"]) == ("bold", [entity("bold", 0, 4)])
