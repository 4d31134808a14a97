"""Who counts and who watches, and what can be asked of them over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from urllib.parse import urlsplit

from whenever import Instant

from bot.app.errors import StartError
from bot.catalogue.root import drawings_folder
from bot.flows.observing import Observer
from bot.gateway.intake import Raw
from bot.gateway.webhook import Letterbox, Receipt
from bot.settings import Settings
from bot.watching.watchdog import Watchdog

_ANSWERS = {
    Receipt.HANDLED: HTTPStatus.OK,
    Receipt.LATER: HTTPStatus.SERVICE_UNAVAILABLE,
    Receipt.NO_UPDATE: HTTPStatus.BAD_REQUEST,
}

NO_HTTP = "HAMMY_HTTP is set, and what serves it is not installed: install hammy[http]."


@asynccontextmanager
async def observed(
    settings: Settings, letterbox: Letterbox | None, announce: Callable[[str], None]
) -> AsyncIterator[tuple[Observer, Watchdog]]:
    """Who counts and who watches; both can be asked over HTTP where that is set, and posts arrive there.

    Raises StartError.
    """
    now = Instant.now  # noqa: TID251 (the clock of this machine, whatever the playground shows)
    if settings.http is None:
        observer = Observer()
        yield observer, Watchdog(observer, now)
        return
    try:
        from bot.web.metrics import Metrics  # an extra, and only where an address is set
        from bot.web.posts import posts
        from bot.web.server import AddressError, serving
        from bot.web.site import build_site
        from bot.web.thumbnails import thumbnails
    except ModuleNotFoundError:
        raise StartError(NO_HTTP) from None
    metrics = Metrics()
    watchdog = Watchdog(metrics, now)
    host, port = settings.http
    more = []
    if letterbox is not None:

        async def take(update: Raw) -> HTTPStatus:
            return _ANSWERS[await letterbox.post(update)]

        more.append(thumbnails(urlsplit(letterbox.address.drawings).path, drawings_folder()))
        more.append(posts(urlsplit(letterbox.address.url).path or "/", letterbox.address.secret, take))
    site = build_site(watchdog.dead, watchdog.unready, metrics.response, more)
    try:
        async with serving(site, host, port) as bound:
            announce(f"Health and metrics are at {host}:{bound}.")
            yield metrics, watchdog
    except AddressError as error:
        raise StartError(f"HAMMY_HTTP: {error}") from None
