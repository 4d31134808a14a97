"""The playground as one object that starts and stops inside the caller's event loop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import re
import socket
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from datetime import datetime
from typing import Any, cast

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from playground.bot_api import HANG_UP, BotApi
from playground.calls import CallLog
from playground.checkouts import Checkouts
from playground.clock import PlaygroundClock
from playground.control import Control
from playground.control_of_messages import ControlOfMessages
from playground.faults import FaultPlan
from playground.inline_queries import InlineQueries
from playground.loopback import is_loopback
from playground.model import BotProfile
from playground.pages import LocalOnly, Pages
from playground.people import People
from playground.webhook import WebhookDelivery
from playground.world import World

GRACE_SECONDS = 0.5
MADE_UP_TOKEN = "1:playground"  # noqa: S105 (it opens nothing but a playground)
TOKEN = re.compile(r"[0-9]{1,15}:[A-Za-z0-9_-]{1,100}\Z")
USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{4,31}\Z")

_log = logging.getLogger(__name__)


class PlaygroundError(Exception):
    """The playground cannot start; the text is one sentence for the person who started it."""


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers and its ten wake-ups a second, saying when it is ready."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.stopping = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        await self.stopping.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Closes the port, lets answers under way end, and cuts what has not after half a second."""
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GRACE_SECONDS):
                while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 (nobody tells)
                    await asyncio.sleep(0.002)
        for task in list(self.server_state.tasks):
            task.cancel()
        for connection in list(self.server_state.connections):
            connection.transport.abort()


class _Protocol(H11Protocol):
    """uvicorn's HTTP/1.1, whose requests can also close their connection instead of being answered."""

    def handle_events(self) -> None:
        super().handle_events()
        if self.scope is not None:
            cast("dict[str, Any]", self.scope)[HANG_UP] = self.transport.close


class Playground:
    """A local Bot API server with a chat page. `port` 0 picks a free one; see `url` once started.

    `name` and `username` are the bot's account, as @BotFather would have made it; the bot may rename itself.
    `flood_limits` answers 429 to what is sent faster than Telegram allows (see `flood.FloodLimits`).
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 8080,
        token: str = MADE_UP_TOKEN,
        *,
        name: str = "Bot",
        username: str = "playground_bot",
        flood_limits: bool = False,
    ) -> None:
        self.host = host
        self.port = port
        self.token = token
        self.name = name
        self.username = username
        self.flood_limits = flood_limits
        self.clock = PlaygroundClock()
        self._next_due: Callable[[], Awaitable[datetime | None]] | None = None
        self._server: _Server | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._world: World | None = None
        self._bot_api: BotApi | None = None

    @property
    def url(self) -> str:
        """The address of the chat page and of the Bot API, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    async def start(self) -> None:
        """Binds and serves. Raises PlaygroundError if that is not possible; returns once it answers."""
        if self._server is not None:
            raise PlaygroundError("The playground is already running.")
        if TOKEN.match(self.token) is None:
            raise PlaygroundError("The playground's token must be a number, a colon and letters or digits.")
        if not self.name.strip() or USERNAME.match(self.username) is None:
            raise PlaygroundError("The bot needs a name, and a username of 5 to 32 letters, digits and underscores.")
        listener = _bound(self.host, self.port)
        self.port = listener.getsockname()[1]
        config = uvicorn.Config(
            self._application(),
            http=_Protocol,
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            log_level="critical",
            server_header=False,
            date_header=False,
            timeout_keep_alive=75,
        )
        self._server = server = _Server(config)
        self._own(server.serve(sockets=[listener]))
        await server.ready.wait()

    async def stop(self) -> None:
        """Ends long polls and event streams and closes the port, within a second. Safe to call twice."""
        server, self._server = self._server, None
        if server is None or self._world is None or self._bot_api is None:
            return
        self._world.updates.close()
        self._world.events.close()
        self._bot_api.close()
        server.stopping.set()
        serving, delivering = self._tasks[-1], self._tasks[:-1]
        await serving
        for task in delivering:
            task.cancel()
        await asyncio.gather(*delivering, return_exceptions=True)
        self._tasks.clear()

    def knows_next(self, next_due: Callable[[], Awaitable[datetime | None]]) -> None:
        """Tells when the bot has something to do next, for the button that moves the clock there.

        `next_due` is asked at each press and gives an aware moment; None means that nothing is planned. The
        playground itself cannot know: it only sees what the bot sends.
        """
        self._next_due = next_due

    async def _next_moment(self) -> datetime | None:
        return None if self._next_due is None else await self._next_due()

    def _own(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(work))  # noqa: TID251 (awaited by `stop`)

    def _application(self) -> ASGIApp:
        bot = BotProfile(int(self.token.partition(":")[0]), self.username, {"": self.name})
        world = World(bot, self.clock)
        world.add_person("Sam", "en")
        world.flood.switch(self.flood_limits)
        webhook = WebhookDelivery(world.updates, self.clock)
        faults, calls = FaultPlan(), CallLog()
        people, checkouts = People(world), Checkouts(world)
        queries = InlineQueries(world, people)
        bot_api = BotApi(self.token, world, webhook, checkouts, queries, faults, calls)
        acts = ControlOfMessages(world, people, checkouts, queries)
        control = Control(world, people, faults, calls, self._next_moment)
        pages = Pages(world.files, self.token)
        handlers = {HTTPException: _not_served, Exception: _defect}
        site = Starlette(routes=[*acts.routes(), *control.routes(), *pages.routes()], exception_handlers=handlers)
        self._world, self._bot_api = world, bot_api
        self._own(webhook.run())

        async def split(scope: Scope, receive: Receive, send: Send) -> None:
            await (bot_api if scope["path"].startswith("/bot") else site)(scope, receive, send)

        return LocalOnly(split)


async def _not_served(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    sentence = "This address does not take that method." if status == 405 else "There is nothing at this address."
    return JSONResponse({"error": sentence}, status_code=status)


async def _defect(request: Request, error: Exception) -> Response:
    _log.error("%s failed inside the playground", request.url.path, exc_info=error)
    return JSONResponse({"error": "The playground itself failed; its log says how."}, status_code=500)


def _bound(host: str, port: int) -> socket.socket:
    if not is_loopback(host):
        raise PlaygroundError(f"The playground only listens on this machine (127.0.0.1 or ::1), not on {host}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sets TCP_NODELAY; without it every answer waits 40 ms for an ACK.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(2048)
        listener.setblocking(False)
    except (OSError, OverflowError) as error:
        listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise PlaygroundError(f"Port {port} on {host} is taken by another program.") from None
        raise PlaygroundError(f"The playground cannot listen on port {port} of {host}: {error}.") from None
    return listener
