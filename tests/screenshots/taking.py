"""Playing a scene in the chat page, and keeping what is to be seen."""

from __future__ import annotations

import io
import shutil
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page, async_playwright

from tests.screenshots.scenes import NextReminder, Say, Scene, Step, Tap
from tests.support.process import READY, hammy_run

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_LONGEST_WAIT_MS = 15_000
_SETTLED_MS = 500
"""After the last change on the page: whatever is drawn or scrolled has come to rest."""
_READING_MS = 1600
_TYPING_MS = 90
_LETTERS_A_FRAME = 3
_SHARPNESS = 2
_COLOURS = 256
"""A page has few colours, and a file with no more of them is a quarter as large."""
_MOVING_WIDTH = 390


class NoBrowserError(Exception):
    """There is no Chromium to look at the page with."""


@dataclass
class _Film:
    """Frames with how long each is shown, in milliseconds."""

    frames: list[Image.Image] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)

    async def add(self, page: Page, length: int) -> None:
        shot = Image.open(io.BytesIO(await page.screenshot())).convert("RGB")
        height = round(shot.height * _MOVING_WIDTH / shot.width)
        self.frames.append(shot.resize((_MOVING_WIDTH, height), Image.Resampling.LANCZOS))
        self.lengths.append(length)

    def save(self, path: Path) -> None:
        first, *others = self.frames
        first.save(path, save_all=True, append_images=others, duration=self.lengths, loop=0, quality=60, method=6)


async def take(scenes: Sequence[Scene], folder: Path) -> None:
    """Take each scene into the folder. Raises NoBrowserError."""
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if program is None:
        raise NoBrowserError("No Chromium on this machine: install the package chromium.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for scene in scenes:
            print(scene.name, flush=True)
            await _take(browser, scene, folder)
        await browser.close()


async def _take(browser: Browser, scene: Scene, folder: Path) -> None:
    async with _chat(browser, scene) as page:
        film = _Film()
        for step in scene.steps:
            await _play(page, step, film if scene.moving else None)
        if scene.moving:
            film.lengths[-1] = 3 * _READING_MS
            film.save(folder / f"{scene.name}.webp")
        else:
            shot = Image.open(io.BytesIO(await page.screenshot())).convert("RGB")
            shot.quantize(_COLOURS, dither=Image.Dither.NONE).save(folder / f"{scene.name}.png", optimize=True)


@asynccontextmanager
async def _chat(browser: Browser, scene: Scene) -> AsyncIterator[Page]:
    """The chat of somebody new with the real program, begun and at rest."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    async with hammy_run(playground=address, token="") as hammy:
        await hammy.printed(READY)
        width, height = scene.size
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=1 if scene.moving else _SHARPNESS,
            color_scheme="dark" if scene.dark else "light",
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/Berlin",
        )
        context.set_default_timeout(_LONGEST_WAIT_MS)
        page = await context.new_page()
        await page.goto(f"http://{address}/")
        await page.get_by_role("button", name="START").click()
        await _answered(page, 1)
        yield page
        await context.close()


async def _play(page: Page, step: Step, film: _Film | None) -> None:
    before = await _bubbles(page)
    match step:
        case Say(text):
            await _type(page, text, film)
            await page.keyboard.press("Enter")
            await _answered(page, before + 2)
        case Tap(label):
            button = page.get_by_role("log").get_by_role("button", name=label).last
            await button.click()
            await page.wait_for_timeout(_SETTLED_MS)
        case NextReminder():
            await page.locator("#clock-button").click()
            await page.get_by_role("button", name="Next reminder").click()
            await _answered(page, before + 1)
            await page.keyboard.press("Escape")
    await page.wait_for_timeout(_SETTLED_MS)
    if film is not None:
        await film.add(page, _READING_MS)


async def _type(page: Page, text: str, film: _Film | None) -> None:
    box = page.get_by_role("textbox", name="Message")
    if film is None:
        await box.fill(text)
        return
    for end in range(_LETTERS_A_FRAME, len(text) + _LETTERS_A_FRAME, _LETTERS_A_FRAME):
        await box.fill(text[:end])
        await film.add(page, _TYPING_MS)


async def _answered(page: Page, bubbles: int) -> None:
    await page.get_by_role("log").get_by_role("article").nth(bubbles - 1).wait_for()


async def _bubbles(page: Page) -> int:
    return await page.get_by_role("log").get_by_role("article").count()
