"""A playground, a bot that serves it, and pages in one headless Chromium."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from bot.assistant import Assistant
from playground.server import Playground
from tests.support.telegram import served

from .phone import SIZE, Phone
from .scripted_bot import ScriptedBot

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
WAIT_MS = 60_000
"""As long as a crowded machine may take: only a failure waits for it."""
expect.set_options(timeout=WAIT_MS)
DESKTOP = {
    "viewport": {"width": 1100, "height": 760},
    "locale": "en-GB",
    "timezone_id": "Europe/Lisbon",
    "reduced_motion": "reduce",
}
PHONE = {
    "viewport": SIZE,
    "has_touch": True,
    "locale": "en-GB",
    "timezone_id": "Europe/Lisbon",
    "reduced_motion": "reduce",
}

OpenPage = Callable[..., Awaitable[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All browser tests share the event loop that the browser lives in."""
    for item in items:
        if "tests/browser" in item.path.as_posix() and isinstance(item, pytest.Function):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The system's Chromium; the tests are skipped where there is none."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("No Chromium on this machine: install the package chromium to test the chat page.")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def desktop(browser: Browser) -> AsyncIterator[BrowserContext]:
    """One desktop for all tests."""
    async with _shared(browser, DESKTOP) as context:
        yield context


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def pocket(browser: Browser) -> AsyncIterator[BrowserContext]:
    """One phone for all tests."""
    async with _shared(browser, PHONE) as context:
        yield context


@asynccontextmanager
async def _shared(browser: Browser, options: Mapping[str, object]) -> AsyncIterator[BrowserContext]:
    """One for all tests, as each takes a process and a second. No test sees what another left: each has a playground
    on a port of its own, so an origin of its own.
    """
    context = await browser.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(WAIT_MS)
    elsewhere = Playground(port=0)
    await elsewhere.start()
    await (await context.new_page()).goto(f"{elsewhere.url}/playground/state")  # a page that stays keeps the process
    yield context
    await context.close()
    await elsewhere.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def playground() -> AsyncIterator[Playground]:
    """A playground on a free port."""
    server = Playground(port=0)
    await server.start()
    yield server
    await server.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def scripted_bot(playground: Playground) -> AsyncIterator[ScriptedBot]:
    """The bot that serves the playground."""
    bot = ScriptedBot(playground.url, playground.token)
    await bot.prepare()
    serving = asyncio.ensure_future(bot.run())
    yield bot
    serving.cancel()
    with suppress(asyncio.CancelledError, httpx.TransportError):
        await serving


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser, desktop: BrowserContext, scripted_bot: ScriptedBot) -> AsyncIterator[OpenPage]:
    """Opens the chat page: `await open_page(path, **context options)`. Errors on the page fail the test."""
    opened: list[Page] = []
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    async def open_one(path: str = "/", **options: object) -> Page:
        context = desktop
        if opened or options:  # another person's browser, or another machine
            context = await browser.new_context(**{**DESKTOP, **options})  # type: ignore[arg-type]
            context.set_default_timeout(WAIT_MS)
            contexts.append(context)
        page = await context.new_page()
        opened.append(page)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        await page.goto(scripted_bot.url + path)
        await page.get_by_role("heading", level=1, name="Echo").wait_for(state="attached")
        return page

    yield open_one
    for page in opened:
        await page.close()
    for context in contexts:
        await context.close()
    # Chromium itself reports lost connections and refusals; the page tells them to the person.
    expected = ("ERR_CONNECTION", "status of 400")
    assert [text for text in complaints if not any(words in text for words in expected)] == []


@pytest_asyncio.fixture(loop_scope="session")
async def page(open_page: OpenPage) -> Page:
    """The chat page on a desktop screen, after Sam has pressed START."""
    page = await open_page()
    await page.get_by_role("button", name="START").click()
    await page.get_by_role("log").get_by_text("Welcome.").wait_for()
    return page


@pytest_asyncio.fixture(loop_scope="session")
async def phone(pocket: BrowserContext, assistant: Assistant) -> AsyncIterator[Phone]:
    """Somebody new who has pressed START; errors on the page fail the test."""
    complaints: list[str] = []
    async with served(assistant) as telegram, telegram.bot(reminds=True, learns=True):
        await telegram.forward_to(12)
        page = await pocket.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(telegram.playground.url)
        await page.get_by_role("button", name="START").click()
        phone = Phone(page, telegram)
        await phone.log.get_by_role("article").nth(1).wait_for()
        yield phone
        await page.close()
    assert complaints == []
