"""The bot of python-telegram-bot, which gives updates as they come too, and never logs what a server says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest


class HammyBot(ExtBot[None]):
    """One bot over the requests of this package."""

    def __init__(self, token: str, api_url: str, calls: HTTPXRequest, polling: HTTPXRequest) -> None:
        super().__init__(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=calls,
            get_updates_request=polling,
        )
        self._polling = polling
        self._updates_url = f"{api_url}/bot{token}/getUpdates"

    async def updates(
        self, offset: int | None, seconds: int, most: int, allowed: Sequence[str], patience: float
    ) -> Sequence[dict[str, Any]]:
        """What getUpdates answers, unread: python-telegram-bot reads all or nothing, and logs what it cannot read.

        It waits `patience` longer than the server is asked to. Raises TelegramError.
        """
        asked = {"timeout": seconds, "limit": most, "allowed_updates": json.dumps(list(allowed))}
        query = urlencode(asked if offset is None else {**asked, "offset": offset})
        found = await self._polling.post(f"{self._updates_url}?{query}", read_timeout=seconds + patience)
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise TelegramError("The answer holds no updates.")
        return found
