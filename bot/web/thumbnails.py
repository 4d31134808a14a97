"""The shipped drawings, for Telegram to show beside what is offered in inline mode."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

_A_DAY = "public, max-age=86400"


def thumbnails(path: str, folder: Path) -> Route:
    """A route below a path that gives the PNG files that are in a folder now, by their names, and nothing else."""
    known = frozenset(file.name for file in folder.glob("*.png"))

    async def give(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in known:
            return Response(status_code=HTTPStatus.NOT_FOUND)
        return FileResponse(folder / name, headers={"Cache-Control": _A_DAY})

    return Route(f"{path.rstrip('/')}/{{name}}", give)
