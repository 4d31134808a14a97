"""The chat with the real bot on a phone: typing, tapping, looking, and keeping what was seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from playwright.async_api import Locator, Page, expect

from tests.support.telegram import Telegram

SIZE = {"width": 390, "height": 844}
SEEN = Path(__file__).resolve().parents[2] / "build" / "browser"
"""Where a picture of each flow is kept, light and dark, for whoever wants to look at them."""

_SETTLED_MS = 400
_THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_CUT_OFF = """(keys) => keys.filter((key) => {
  const box = key.getBoundingClientRect();
  const words = key.querySelector(".key-text") ?? key;
  return box.left < 0 || box.right > innerWidth || box.height < 32 || words.scrollWidth > words.clientWidth + 1;
}).map((key) => key.textContent)"""
_WIDER = "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth"
_UNSEEN = """(pictures) => pictures.filter((one) => {
  const box = one.getBoundingClientRect();
  return !(one.naturalWidth || one.videoWidth) || box.width < 100 || box.right > innerWidth;
}).length"""


class Phone:
    """One person's phone, with the chat open."""

    def __init__(self, page: Page, telegram: Telegram) -> None:
        self.page = page
        self.telegram = telegram
        self.log = page.get_by_role("log")

    @property
    def last(self) -> Locator:
        """The newest message."""
        return self.log.get_by_role("article").last

    async def say(self, text: str) -> Locator:
        """Type and send, and wait for what is said to it."""
        before = await self.log.get_by_role("article").count()
        await self.page.get_by_role("textbox", name="Message").fill(text)
        await self.page.keyboard.press("Enter")
        await self.log.get_by_role("article").nth(before + 1).wait_for()
        return self.last

    async def tap(self, label: str, *, whole: bool = True) -> Locator:
        """Tap the newest button with these words, or that begins so; what comes of it is waited for by who looks."""
        await self.log.get_by_role("button", name=label, exact=whole).last.click()
        await self.page.wait_for_timeout(_SETTLED_MS)
        await self.telegram.settled()
        return self.last

    async def look(self, flow: str) -> None:
        """Keep what is on the screen, light and dark, and see that all of it can be read and tapped in both."""
        await self.telegram.settled()
        await self.page.wait_for_timeout(_SETTLED_MS)
        SEEN.mkdir(parents=True, exist_ok=True)
        for theme in _THEMES:
            await self.page.emulate_media(color_scheme=theme)
            await self._look(SEEN / f"{flow}-{theme}.png", dark=theme == "dark")

    async def _look(self, kept: Path, *, dark: bool) -> None:
        await self.page.screenshot(path=kept)
        assert await is_dark(self.page) is dark
        assert await self.page.evaluate(_WIDER) <= 0, "the page is wider than the phone"
        keys: list[Any] = await self.log.locator(".key").evaluate_all(_CUT_OFF)
        assert keys == [], "buttons that are cut off, or too small for a thumb"
        assert await self.log.locator("article img, article video").evaluate_all(_UNSEEN) == 0

    async def shows_picture(self) -> None:
        """The newest message has one, with words for who does not see it."""
        picture = self.last.locator("img, video").first
        await picture.wait_for()
        words = await picture.get_attribute("alt") or await picture.get_attribute("aria-label")
        assert words


async def is_dark(page: Page) -> bool:
    """Whether the words are lighter than what they stand on."""
    lightness = "(s) => (s.match(/[0-9.]+/g) ?? [0, 0, 0]).slice(0, 3).map(Number).reduce((a, b) => a + b, 0)"
    colours = await page.evaluate(f"() => [getComputedStyle(document.body).color].map({lightness})")
    return bool(colours[0] > 3 * 128)


async def saved_reminder(phone: Phone, sentence: str) -> None:
    """A reminder of somebody in Lisbon."""
    await phone.say(sentence)
    await phone.say("Lisbon")
    await phone.tap("Yes", whole=False)
    await expect(phone.last).to_contain_text("Lisbon")
    await phone.tap("Save")
    await expect(phone.log).to_contain_text("Saved")
