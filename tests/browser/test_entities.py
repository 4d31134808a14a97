"""Text with entities as the page renders it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import expect

from .conftest import OpenPage
from .test_chat import say

RENDER = """async ([text, entities]) => {
    const { renderText } = await import('/assets/entities.js');
    const box = document.createElement('div');
    box.append(...renderText(text, entities, { now: 1767603600000, command: () => {} }));
    for (const time of box.querySelectorAll('time')) time.removeAttribute('title');
    return box.innerHTML;
}"""


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    """One entity; offset and length in UTF-16 units."""
    return {"type": kind, "offset": offset, "length": length, **more}


CASES: list[tuple[str, str, list[dict[str, Any]], str]] = [
    ("plain", "a < b & c", [], "a &lt; b &amp; c"),
    ("after an emoji", "🦵 leg", [entity("bold", 3, 3)], "🦵 <strong>leg</strong>"),
    (
        "nested",
        "one two three",
        [entity("italic", 4, 3), entity("bold", 0, 13)],
        "<strong>one <em>two</em> three</strong>",
    ),
    (
        "crossing",
        "abcdef",
        [entity("bold", 0, 4), entity("underline", 2, 4)],
        "<strong>ab<u>cd</u></strong><u>ef</u>",
    ),
    (
        "out of range",
        "abc",
        [entity("bold", 2, 90), entity("code", 7, 1), entity("code", -1, 2)],
        "ab<strong>c</strong>",
    ),
    (
        "an address that runs code",
        "tap",
        [entity("text_link", 0, 3, url="javascript:alert(1)")],
        '<span class="dead-link" title="javascript:alert(1)">tap</span>',
    ),
    (
        "a link",
        "tap",
        [entity("text_link", 0, 3, url="https://example.org/")],
        '<a href="https://example.org/" target="_blank" rel="noopener noreferrer" title="https://example.org/">tap</a>',
    ),
    ("an unknown kind", "abc", [entity("rainbow", 0, 3)], "abc"),
    (
        "the line after a quote",
        "said\nafter",
        [entity("blockquote", 0, 4)],
        '<blockquote dir="auto">said</blockquote>after',
    ),
    (
        "time as it is",
        "at ten",
        [entity("date_time", 0, 6, unix_time=1767607200)],
        '<time class="date-time" datetime="2026-01-05T10:00:00.000Z">at ten</time>',
    ),
    (
        "time in the reader's form",
        "x",
        [entity("date_time", 0, 1, unix_time=1767607200, date_time_format="wt")],
        '<time class="date-time" datetime="2026-01-05T10:00:00.000Z">Monday 10:00</time>',
    ),
    (
        "relative time",
        "x",
        [entity("date_time", 0, 1, unix_time=1767607200, date_time_format="r")],
        '<time class="date-time" datetime="2026-01-05T10:00:00.000Z" data-relative="">in 1 hour</time>',
    ),
]


async def test_entities(open_page: OpenPage) -> None:
    page = await open_page()
    found = {name: await page.evaluate(RENDER, [text, entities]) for name, text, entities, _ in CASES}
    assert found == {name: expected for name, _, _, expected in CASES}


async def test_text_survives_unchanged(open_page: OpenPage) -> None:
    page = await open_page()
    kinds = ("bold", "italic", "spoiler", "code", "underline")
    entities = [entity(kind, start, 7) for start, kind in enumerate(kinds)]
    render = RENDER.replace("innerHTML", "textContent")
    for text in ("", "\n", "🦵" * 50, "\u202eevil\u202c words", "a\u0301" * 10):
        assert await page.evaluate(render, [text, entities]) == text


@pytest.mark.parametrize(
    ("zone", "shown"), [("Europe/Lisbon", "Monday 10:00 or so"), ("Asia/Kathmandu", "Monday 15:45 or so")]
)
async def test_times_are_shown_in_the_readers_own_zone(open_page: OpenPage, zone: str, shown: str) -> None:
    page = await open_page(timezone_id=zone)
    await page.get_by_role("button", name="START").click()
    await say(page, "/when")
    answer = page.get_by_role("article", name="Echo").last
    await expect(answer.locator(".text")).to_have_text(shown)
    await expect(answer.locator("time.date-time").last).to_have_attribute("title", re.compile("5 January 2026"))
