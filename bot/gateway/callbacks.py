"""Actions as callback data (1-64 bytes) and back. What cannot be read is None, never an error."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

from bot.domain.actions import Action
from bot.gateway.callback_table import ROWS

_BY_TAG = {row.tag: row for row in ROWS}
_BY_CLASS = {row.action: row for row in ROWS}
_SEAL_BYTES = 6


class Callbacks:
    """The codec of buttons. Steps of a check are sealed, so that none can be made up.

    The key comes from the bot's token: buttons survive a restart, and a new token voids them.
    """

    def __init__(self, secret: str) -> None:
        self._key = sha256(b"buttons of " + secret.encode()).digest()

    def encode(self, action: Action) -> str:
        """The callback data of a button. Raises ValueError for a number that no button may carry."""
        row = _BY_CLASS[type(action)]
        data = row.write(action)
        return f"{data}:{self._seal(data)}" if row.sealed else data

    def decode(self, data: str) -> Action | None:
        """The action of callback data, or None where it is stale or forged.

        Only what `encode` writes is read, to the letter; so a seal is compared by sealing the step anew.
        """
        tag, *parts = data.split(":")
        row = _BY_TAG.get(tag)
        if row is None:
            return None
        try:
            action = row.read(parts)
        except ValueError:
            return None
        return action if hmac.compare_digest(self.encode(action).encode(), _bytes(data)) else None

    def _seal(self, data: str) -> str:
        digest = hmac.digest(self._key, data.encode(), "sha256")
        return urlsafe_b64encode(digest[:_SEAL_BYTES]).decode()


def _bytes(data: str) -> bytes:
    return data.encode(errors="surrogatepass")
