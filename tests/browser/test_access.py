"""Phones, keyboards, themes and contrast."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from .conftest import OpenPage
from .test_chat import say

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640},
    "has_touch": True,
    "is_mobile": True,
}
ON_PANELS = ("text", "muted", "accent-ink")
PAIRS = [
    *((ink, paper) for ink in ON_PANELS for paper in ("panel", "raised", "hover", "bubble-in", "code")),
    *((ink, paper) for ink in ("text", "out-muted") for paper in ("bubble-out",)),
    *((ink, "chosen") for ink in ("text", "accent-ink")),
    *((f"tint-{n}", paper) for n in range(8) for paper in ("panel", "bubble-in")),
    ("on-accent", "accent"),
    ("on-strong", "success"),
    ("on-strong", "danger"),
    ("danger-ink", "panel"),
    *((ink, paper) for ink in ("danger-ink", "success-ink") for paper in ("bubble-in", "bubble-out")),
    ("on-notice", "notice"),
    ("on-banner", "banner"),
    ("on-gone", "gone"),
]
EDGES = [
    ("edge", "panel"),
    ("edge", "raised"),
    ("focus", "panel"),
    ("focus", "wall"),
    ("focus", "bubble-out"),
]


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb as WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_contrast(open_page: OpenPage, theme: str) -> None:
    page = await open_page(color_scheme=theme)
    names = sorted({name for pair in [*PAIRS, *EDGES] for name in pair})
    found: dict[str, str] = await page.evaluate(
        """names => {
            const style = getComputedStyle(document.documentElement);
            return Object.fromEntries(names.map(name => [name, style.getPropertyValue(`--${name}`).trim()]));
        }""",
        names,
    )
    weak = [pair for pair in PAIRS if contrast(found[pair[0]], found[pair[1]]) < 4.5]
    weak += [pair for pair in EDGES if contrast(found[pair[0]], found[pair[1]]) < 3]
    assert weak == []


async def test_a_phone_shows_one_view_at_a_time_without_sideways_scrolling(open_page: OpenPage) -> None:
    page = await open_page(**PHONE)
    await page.get_by_role("button", name="START").tap()
    await say(page, "/count")
    await expect(page.get_by_role("button", name="Add one to 0")).to_be_visible()
    await say(page, "wordwithoutanyend" * 20)
    await expect(page.get_by_role("log")).to_contain_text("You said: wordwithoutanyend")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await page.evaluate("document.getElementById('log').scrollWidth <= innerWidth")
    await expect(page.get_by_role("navigation", name="Chats")).to_be_hidden()
    await page.get_by_role("button", name="Back to the chats").tap()
    await expect(page.get_by_role("log")).to_be_hidden()
    row = page.get_by_role("navigation", name="Chats").get_by_role("button", name="Sam").first
    await expect(row).to_be_focused()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await row.tap()
    await expect(page.get_by_role("log")).to_be_visible()


async def test_a_journey_by_keyboard_alone(open_page: OpenPage) -> None:
    page = await open_page()
    keys = page.keyboard

    async def tab_to(role: Any, name: str) -> None:
        target = page.get_by_role(role, name=name).first
        for _ in range(40):
            if await target.evaluate("node => node === document.activeElement"):
                return
            await keys.press("Tab")
        raise AssertionError(f"Tab does not reach {name}")

    await tab_to("button", "START")
    await keys.press("Enter")
    await expect(page.get_by_role("log")).to_contain_text("Welcome.")
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    await keys.type("/count")
    await keys.press("Enter")
    await expect(page.get_by_role("button", name="Add one to 0")).to_be_visible()
    await keys.press("Shift+Tab")
    for _ in range(10):
        if await page.evaluate("document.activeElement.textContent") == "Add one to 0":
            break
        await keys.press("Shift+Tab")
    outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    await keys.press("Space")
    await expect(page.get_by_role("button", name="Add one to 1")).to_be_focused()
    await keys.press("Shift+Tab")
    await expect(page.get_by_role("article").last).to_be_focused()
    await keys.press("ArrowUp")
    await keys.press("Enter")
    await expect(page.get_by_role("menu", name="Message")).to_be_visible()
    await keys.press("Enter")
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    await expect(page.get_by_text("Reply to Sam")).to_be_visible()
    await keys.press("Escape")
    await expect(page.get_by_text("Reply to Sam")).to_be_hidden()
    await keys.press("Shift+Tab")
    await expect(page.get_by_role("button", name="Attach")).to_be_focused()
    await keys.press("Enter")
    await expect(page.get_by_role("menuitem", name="Photo")).to_be_focused()
    await keys.press("End")
    await expect(page.get_by_role("menuitem", name="Location")).to_be_focused()
    await keys.press("Escape")
    await expect(page.get_by_role("button", name="Attach")).to_be_focused()


async def test_the_theme_follows_the_system_until_it_is_chosen_and_then_stays(open_page: OpenPage) -> None:
    page = await open_page(color_scheme="dark")
    switch = page.get_by_role("switch", name="Dark theme")
    await expect(switch).to_be_checked()
    dark = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    await switch.click()
    await expect(switch).not_to_be_checked()
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    await page.reload()
    await expect(page.get_by_role("switch", name="Dark theme")).not_to_be_checked()
    await page.get_by_role("button", name="Chat menu").click()
    await page.get_by_role("menuitem", name="Dark theme").click()
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


async def test_every_control_has_a_name(page: Page) -> None:
    await say(page, "/count")
    await expect(page.get_by_role("button", name="Add one to 0")).to_be_visible()
    nameless = await page.evaluate(
        """() => [...document.querySelectorAll('button, a[href], input, select, textarea')]
            .filter(node => node.checkVisibility())
            .filter(node => !node.getAttribute('aria-label') && !node.labels?.length)
            .filter(node => !node.textContent.trim() && !node.querySelector('img[alt]'))
            .map(node => node.outerHTML)"""
    )
    assert nameless == []


async def test_the_log_stays_where_the_reader_is(page: Page) -> None:
    log = page.get_by_role("log")
    for n in range(8):
        await say(page, f"line {n}\n\n\n")
        await expect(log).to_contain_text(f"You said: line {n}")
    await say(page, "/count")
    await expect(page.get_by_role("button", name="Add one to 0")).to_be_in_viewport()
    await log.evaluate("node => node.scrollTo(0, 0)")
    jump = page.get_by_role("button", name="Go to the newest message")
    await expect(jump).to_be_visible()
    await page.evaluate(
        """() => fetch('/playground/state').then(answer => answer.json()).then(({chats: [chat]}) =>
            fetch('/playground/send', {method: 'POST', headers: {'Content-Type': 'application/json'},
                body: JSON.stringify({chat_id: chat.id, person_id: chat.person_id, text: 'elsewhere'})}))"""
    )
    await expect(log).to_contain_text("You said: elsewhere")
    await jump.click()
    await expect(log.get_by_text("You said: elsewhere")).to_be_in_viewport()
    await expect(jump).to_be_hidden()
