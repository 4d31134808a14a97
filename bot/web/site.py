"""The addresses that are served: how the bot is, and what it counted. Answers hold no person, no text and no token."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

log = logging.getLogger(__name__)

LIVE, READY, METRICS = "/healthz/live", "/healthz/ready", "/metrics"

Trouble = Callable[[], str | None]
"""What is wrong now, in one line; None where nothing is."""


def build_site(
    dead: Trouble, unready: Trouble, counted: Callable[[], Response], more: Sequence[BaseRoute] = ()
) -> Starlette:
    """`dead` says why the process should be started anew, `unready` why nobody should rely on it now."""

    async def live(_: Request) -> Response:
        return _health(dead())

    async def ready(_: Request) -> Response:
        return _health(dead() or unready())

    async def metrics(_: Request) -> Response:
        return counted()

    routes = [Route(LIVE, live), Route(READY, ready), Route(METRICS, metrics), *more]
    return Starlette(routes=routes, exception_handlers={Exception: _failed})


async def _failed(_: Request, error: Exception) -> Response:
    log.error("a request failed: %s", type(error).__name__)
    return Response(status_code=500)


def _health(trouble: str | None) -> Response:
    said = {"status": "ok"} if trouble is None else {"status": "unavailable", "reason": trouble}
    return JSONResponse(said, 200 if trouble is None else 503, headers={"Cache-Control": "no-store"})
