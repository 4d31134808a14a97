"""The content of files that are sent: a calendar is written beside the loop, as its library takes a while to load."""

from __future__ import annotations

import asyncio
from importlib import import_module

from bot.domain.calendar import Calendar


async def written(content: bytes | Calendar) -> bytes:
    """The bytes of a file."""
    if isinstance(content, bytes):
        return content
    return await asyncio.to_thread(_as_ics, content)


def _as_ics(calendar: Calendar) -> bytes:
    """Loaded where somebody asks for it: most never do."""
    file: bytes = import_module("bot.gateway.calendars").as_ics(calendar)
    return file
