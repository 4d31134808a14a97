"""The chat page and the files in it, behind strict headers and a check of where a request comes from."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from playground.files import PLAYABLE, FileShelf, Photo
from playground.loopback import host_name, is_loopback

PAGE = Path(__file__).parent / "page"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Pages:
    """GET /, /assets/<file> and /file/<path>."""

    def __init__(self, files: FileShelf, token: str) -> None:
        self._files = files
        self._prefix = f"bot{token}/"

    def routes(self) -> list[Route]:
        """All routes of the page."""
        return [
            Route("/", self._index, methods=["GET"]),
            Route("/assets/{name:path}", self._asset, methods=["GET"]),
            Route("/file/{path:path}", self._shelved, methods=["GET"]),
        ]

    async def _index(self, _request: Request) -> Response:
        return _file("index.html")

    async def _asset(self, request: Request) -> Response:
        return _file(request.path_params["name"])

    async def _shelved(self, request: Request) -> Response:
        file = self._files.by_path(request.path_params["path"].removeprefix(self._prefix))
        if file is None:
            return _not_found()
        if isinstance(file, Photo) or (file.kind != "document" and file.media_type in PLAYABLE):
            return Response(file.content, media_type=file.media_type)
        # Never shown in the page's own origin: a document may be HTML.
        disposition = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        return Response(
            file.content, media_type="application/octet-stream", headers={"Content-Disposition": disposition}
        )


def _file(name: str) -> Response:
    """A file of the page folder. Paths that lead out of it, hidden files and other types are not found."""
    parts = name.split("/")
    path = PAGE.joinpath(*parts)
    media_type = MEDIA_TYPES.get(path.suffix)
    safe = all(part and not part.startswith(".") and "\\" not in part and "\0" not in part for part in parts)
    if not safe or media_type is None or not path.is_file() or not path.resolve().is_relative_to(PAGE.resolve()):
        return _not_found()
    return FileResponse(path, media_type=media_type)


def _not_found() -> Response:
    return JSONResponse({"error": "There is no such page."}, status_code=404)


class LocalOnly:
    """Refuses requests for another host name or from another site's page; adds the security headers.

    A web page elsewhere could otherwise reach this server through the browser of whoever runs it, directly
    or by pointing its own host name at 127.0.0.1.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what comes from this machine, answers 403 otherwise."""
        if scope["type"] != "http":
            return
        if scope["path"].startswith("/bot"):
            guarded = send
        else:

            async def guarded(message: Message) -> None:
                if message["type"] == "http.response.start":
                    MutableHeaders(scope=message).update(HEADERS)
                await send(message)

        host, origin = "", None
        for name, value in scope["headers"]:
            if name == b"host":
                host = value.decode("latin-1")
            elif name == b"origin":
                origin = value.decode("latin-1")
        if not is_loopback(host_name(host)):
            answer = JSONResponse({"error": "The playground only answers to loopback host names."}, status_code=403)
            await answer(scope, receive, guarded)
        elif origin is not None and origin.partition("://")[2] != host:
            answer = JSONResponse({"error": "The playground only answers to its own pages."}, status_code=403)
            await answer(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)
