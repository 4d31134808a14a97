"""Telegram, or a playground of our own, with the clock that goes with it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from whenever import Instant

from bot.app.errors import StartError
from bot.flows.ports import Clock
from bot.settings import Settings

NO_PLAYGROUND = (
    "No HAMMY_TOKEN is set, and the playground is not installed: set the token, or install hammy[playground]."
)

NextWake = Callable[[], Awaitable[Instant | None]]


@dataclass(frozen=True, slots=True)
class Server:
    """A Bot API server with the token and the clock that go with it."""

    token: str
    api_url: str
    clock: Clock
    knows_next: Callable[[NextWake], None]


def moments(next_wake: NextWake) -> Callable[[], Awaitable[datetime | None]]:
    """When reminders come due next, in the standard library's type: the playground knows no other."""

    async def moment() -> datetime | None:
        due = await next_wake()
        return None if due is None else due.to_stdlib()

    return moment


@asynccontextmanager
async def api_server(settings: Settings, announce: Callable[[str], None]) -> AsyncIterator[Server]:
    """Telegram, or a playground of our own."""
    if settings.token is not None:
        yield Server(settings.token, settings.api_url, Instant.now, lambda _: None)  # noqa: TID251 (the clock of the bot)
        return
    try:
        from playground.server import Playground, PlaygroundError  # an extra, and only where no token is set
    except ModuleNotFoundError:
        raise StartError(NO_PLAYGROUND) from None

    playground = Playground(*settings.playground, name="Hammy", username="hammy_playground_bot")
    try:
        await playground.start()
    except PlaygroundError as error:
        raise StartError(str(error)) from None
    announce("No HAMMY_TOKEN is set, so Hammy serves its own playground, on this machine only.")
    announce(f"Open the chat page: {playground.url}/")
    try:
        yield Server(
            playground.token,
            playground.url,
            lambda: Instant(playground.clock.now()),
            lambda wake: playground.knows_next(moments(wake)),
        )
    finally:
        await playground.stop()
