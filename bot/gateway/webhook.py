"""Updates that Telegram posts: each is answered once it was handled, so a process that is killed loses none.

Telegram posts the next update of a chat when the one before it was answered, and posts anew what was not answered well
within a minute. What is still in hand then is waited for, and what was handled before is known by its number.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from enum import Enum, auto

from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken

from bot.flows.observing import Observer, Part
from bot.gateway.intake import Intake, Raw
from bot.gateway.sources import REFUSED_FOR, UpdateSource
from bot.gateway.updates import ALLOWED_UPDATES

log = logging.getLogger(__name__)

_SECONDS_BETWEEN_LOOKS = 20.0
_PATIENCE = 15.0
_AT_ONCE = 32
"""As many as are handled at once: what waits, waits at Telegram."""
_LARGEST = 2**63


class Receipt(Enum):
    """What became of a post."""

    HANDLED = auto()
    """Now or before: it need not come again."""
    LATER = auto()
    """Not now: it must come again."""
    NO_UPDATE = auto()


@dataclass(frozen=True, slots=True)
class Address:
    """Where Telegram posts to, and the secret by which it is known."""

    url: str
    secret: str

    @property
    def drawings(self) -> str:
        """Where Telegram finds the shipped drawings, a file each."""
        return f"{self.url.rstrip('/')}/drawings"


class Webhook(UpdateSource):
    """Takes what is posted, from `start` to `stop`, and sees to it that Telegram keeps posting.

    Telegram still posts here after `stop`: it tries until somebody answers, or asks for updates.
    """

    def __init__(
        self,
        address: Address,
        bot: Bot,
        intake: Intake,
        refused_for: float = REFUSED_FOR,
        observer: Observer | None = None,
        every: float = _SECONDS_BETWEEN_LOOKS,
    ) -> None:
        """It looks every so many seconds whether Telegram still posts here."""
        super().__init__(intake, refused_for, observer)
        self._address = address
        self._bot = bot
        self._every = every
        self._failed: int | None = None

    async def prepare(self) -> None:
        """Let Telegram post here from now on. Raises TelegramError."""
        await self._bot.set_webhook(
            self._address.url,
            secret_token=self._address.secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=_AT_ONCE,
        )

    async def receive(self, raw: Raw) -> Receipt:
        """Take one post; it returns once that was handled and noted, or will not be."""
        number = raw.get("update_id")
        if type(number) is not int or not 0 <= number < _LARGEST:
            return Receipt.NO_UPDATE
        task = self._intake.in_hand.get(number)
        if task is None:
            if not self._intake.open:
                return Receipt.LATER
            task = self._intake.take(number, raw)
            if task is None:
                return Receipt.HANDLED
        await asyncio.wait((task,))  # whoever posts may hang up: what was begun goes on
        return Receipt.LATER if task.cancelled() else Receipt.HANDLED

    async def _ask_on(self) -> None:
        while True:
            await asyncio.sleep(self._every)
            try:
                info = await self._bot.get_webhook_info(read_timeout=_PATIENCE)
                if info.url != self._address.url:
                    log.warning("somebody took the webhook away; it is set again")
                    await self.prepare()
            except InvalidToken as error:
                self._observer.failed(Part.LISTENING, error)
                log.warning("Telegram refuses the token; trying again")
                self._refusals.refused()
            except Exception as error:  # noqa: BLE001 (whatever it is, it is asked again)
                self._observer.failed(Part.LISTENING, error)
                log.warning("Telegram cannot be asked about the webhook: %s", type(error).__name__)
            else:
                self._was_answered()
                self._refusals.accepted()
                self._say_what_failed(info)

    def _say_what_failed(self, info: WebhookInfo) -> None:
        """One line for each look since which a post failed; its words are Telegram's, on this server."""
        failed = int(info.last_error_date.timestamp()) if info.last_error_date is not None else None
        if failed is not None and self._failed is not None and failed > self._failed:
            log.warning("Telegram could not post: %s; %d wait", info.last_error_message, info.pending_update_count)
        self._failed = failed or 0


class Letterbox:
    """Where posts arrive, also before anybody is there to take them."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._webhook: Webhook | None = None

    def opens(self, webhook: Webhook) -> None:
        """From now on there is."""
        self._webhook = webhook

    async def post(self, raw: Raw) -> Receipt:
        """Take one post, as the webhook does."""
        return Receipt.LATER if self._webhook is None else await self._webhook.receive(raw)
