"""Who counts and who watches, and what can be asked of them over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from whenever import Instant

from bot.app.errors import StartError
from bot.flows.observing import Observer, Unobserved
from bot.settings import Settings
from bot.watching.watchdog import Watchdog

NO_HTTP = "HAMMY_HTTP is set, and what serves it is not installed: install hammy[http]."


@asynccontextmanager
async def observed(settings: Settings, announce: Callable[[str], None]) -> AsyncIterator[tuple[Observer, Watchdog]]:
    """Who counts and who watches; both can be asked over HTTP where that is set. Raises StartError."""
    now = Instant.now  # noqa: TID251 (the clock of this machine, whatever the playground shows)
    if settings.http is None:
        observer = Unobserved()
        yield observer, Watchdog(observer, now)
        return
    try:
        from bot.web.metrics import Metrics  # an extra, and only where an address is set
        from bot.web.server import AddressError, serving
        from bot.web.site import build_site
    except ModuleNotFoundError:
        raise StartError(NO_HTTP) from None
    metrics = Metrics()
    watchdog = Watchdog(metrics, now)
    host, port = settings.http
    try:
        async with serving(build_site(watchdog.dead, watchdog.unready, metrics.response), host, port) as bound:
            announce(f"Health and metrics are at {host}:{bound}.")
            yield metrics, watchdog
    except AddressError as error:
        raise StartError(f"HAMMY_HTTP: {error}") from None
