"""Pictures on their way to Telegram: as bytes the first time, and from then on by what Telegram called them.

The name of a shipped drawing is kept; that of a person's own card is only remembered, and counts for that very card.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from telegram import Bot, Message
from telegram.error import BadRequest

from bot.domain.illustrations import Illustration
from bot.domain.messages import Picture
from bot.domain.week_chart import WeekChart
from bot.flows.ports import ShortMemory, Uploads

Send = Callable[[str | bytes], Awaitable[Message]]
"""Sends a picture by its name or as bytes."""

Draw = Callable[[WeekChart], Awaitable[bytes]]
"""Draws a card as a PNG. Raises RuntimeError where it cannot."""

log = logging.getLogger(__name__)

_TONES = "light"
"""A bot is not told whether a person's screen is light or dark; this one has its own ground, and stands out on both."""

_DRAWN_AHEAD = 64
"""Cards that are drawn and not sent yet."""


class PictureError(Exception):
    """A picture cannot be sent: its file is missing, or Telegram takes it neither by name nor as bytes."""


class Cards:
    """Cards that `draw` makes, and what Telegram called those that were sent of late, by what they show."""

    def __init__(self, draw: Draw, names: ShortMemory[str, str]) -> None:
        self._draw = draw
        self._names = names
        self._drawn: dict[str, bytes] = {}

    async def prepare(self, card: WeekChart) -> None:
        """Draw a card that is about to be sent, where nobody waits for it yet; one that cannot be drawn is let be."""
        look = _look(card)
        if look in self._drawn or await self._names.recall(look) is not None:
            return
        try:
            drawn = await self._draw(card)
        except RuntimeError as error:
            log.warning("%s", error)
            return
        if len(self._drawn) >= _DRAWN_AHEAD:
            self._drawn.clear()
        self._drawn[look] = drawn

    async def send(self, card: WeekChart, call: Send) -> None:
        """Let `call` send a card; it is drawn where nothing that looks like it was sent of late.

        Raises PictureError, and what `call` raises.
        """
        look = _look(card)
        known = await self._names.recall(look)
        if known is not None:
            try:
                await call(known)
                return
            except BadRequest:
                await self._names.forget(look)
        try:
            drawn = self._drawn.pop(look, None)
            sent = await call(drawn if drawn is not None else await self._draw(card))
        except RuntimeError as error:
            raise PictureError(str(error)) from None
        except BadRequest as error:
            raise PictureError(f"a card was refused: {type(error).__name__}") from None
        if sent.photo:
            await self._names.remember(look, sent.photo[-1].file_id)


class Pictures:
    """The shipped pictures of a folder, the names that Telegram gave them, and cards."""

    def __init__(self, folder: Path, uploads: Uploads, cards: Cards) -> None:
        self._folder = folder
        self._uploads = uploads
        self._cards = cards
        self._digests: dict[str, str] = {}

    async def send(self, bot: Bot, picture: Picture, call: Send) -> None:
        """Let `call` send the picture, given its file_id or its bytes. Raises PictureError, and what `call` raises."""
        if isinstance(picture, WeekChart):
            await self._cards.send(picture, call)
        else:
            await self._send_shipped(bot, picture, call)

    async def known(self, bot: Bot, picture: Illustration) -> str | None:
        """What Telegram calls a shipped picture; None where it was not uploaded yet, or cannot be read."""
        try:
            digest = await self._digest_of(picture)
        except PictureError as error:
            log.warning("%s", error)
            return None
        return await self._uploads.find(bot.id, picture.id, digest)

    async def _digest_of(self, picture: Illustration) -> str:
        digest = self._digests.get(picture.id) or _digest(await self._content(picture))
        self._digests[picture.id] = digest
        return digest

    async def _send_shipped(self, bot: Bot, picture: Illustration, call: Send) -> None:
        digest = await self._digest_of(picture)
        known = await self._uploads.find(bot.id, picture.id, digest)
        if known is not None:
            try:
                await call(known)
                return
            except BadRequest:  # a name that is not known any more, or words that are refused: bytes will tell
                await self._uploads.drop(bot.id, picture.id)
        try:
            sent = await call(await self._content(picture))
        except BadRequest as error:
            raise PictureError(f"{picture.id} was refused: {type(error).__name__}") from None
        file = sent.animation or (sent.photo[-1] if sent.photo else None)
        if file is not None:
            await self._uploads.keep(bot.id, picture.id, digest, file.file_id)

    async def _content(self, picture: Illustration) -> bytes:
        try:
            return await asyncio.to_thread((self._folder / name_of(picture)).read_bytes)
        except OSError as error:
            raise PictureError(f"{picture.id} cannot be read: {type(error).__name__}") from None


def _look(card: WeekChart) -> str:
    """Equal for cards that look the same."""
    return _digest(repr(card).encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def still_of(picture: Illustration) -> str:
    """The file of a picture that does not move."""
    return f"{picture.id}.{_TONES}.png"


def name_of(picture: Illustration) -> str:
    """The file of a picture as it is sent."""
    return f"{picture.id}.{_TONES}.{'gif' if picture.moves else 'png'}"
