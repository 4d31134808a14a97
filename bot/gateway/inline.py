"""Results for who asks from another chat. Nothing of the query is kept, and nothing that is offered is personal."""

from __future__ import annotations

import logging
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResult,
    InlineQueryResultArticle,
    InlineQueryResultCachedMpeg4Gif,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.domain.inline import InlineCard, InlineOffer
from bot.gateway.pictures import Pictures, still_of
from bot.gateway.rendering import as_html

log = logging.getLogger(__name__)

CACHED = 3600
"""Seconds for which Telegram may show the same results to anybody who types the same."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def asked_by(query: InlineQuery) -> tuple[int, str] | None:
    """Who asks, and what; None where somebody is missing, as python-telegram-bot reads whatever there is."""
    person: Any = getattr(query.from_user, "id", None)
    readable = type(person) is int and isinstance(query.query, str) and isinstance(query.id, str)
    return (person, query.query) if readable else None


class InlineDesk:
    """Answers inline queries: with a picture where Telegram knows it already, else in words."""

    def __init__(self, bot: Bot, pictures: Pictures, drawings: str | None = None) -> None:
        """Below the address `drawings` Telegram finds what stands small beside words; None where it can reach none."""
        self._bot = bot
        self._pictures = pictures
        self._drawings = drawings

    async def decline(self, query: InlineQuery) -> None:
        """Nothing, for this person and this once: who asks more than anybody can is not answered for all others."""
        await self.answer(query, InlineOffer(), cached=False)

    async def answer(self, query: InlineQuery, offer: InlineOffer, *, cached: bool = True) -> None:
        """Show what is offered; a query that is too old for that is let be."""
        link = offer.link
        try:
            await self._bot.answer_inline_query(
                query.id,
                [await self._result(card) for card in offer.cards],
                cache_time=CACHED if cached else 0,
                is_personal=not cached,
                button=InlineQueryResultsButton(link.label, start_parameter=link.payload) if link else None,
            )
        except TelegramError as error:
            log.info("an inline query could not be answered: %s", type(error).__name__)

    async def _result(self, card: InlineCard) -> InlineQueryResult:
        markup, text = self._markup(card), as_html(card.text)
        file = await self._pictures.known(self._bot, card.picture) if card.picture is not None else None
        if card.picture is None or file is None:
            content = InputTextMessageContent(text, ParseMode.HTML, link_preview_options=_NO_PREVIEW)
            return InlineQueryResultArticle(
                card.id, card.title, content, markup, description=card.about, thumbnail_url=self._thumbnail(card)
            )
        if card.picture.moves:
            return InlineQueryResultCachedMpeg4Gif(
                card.id, file, card.title, caption=text, parse_mode=ParseMode.HTML, reply_markup=markup
            )
        return InlineQueryResultCachedPhoto(
            card.id, file, card.title, card.about, caption=text, parse_mode=ParseMode.HTML, reply_markup=markup
        )

    def _thumbnail(self, card: InlineCard) -> str | None:
        if self._drawings is None or card.picture is None:
            return None
        return f"{self._drawings}/{still_of(card.picture)}"

    def _markup(self, card: InlineCard) -> InlineKeyboardMarkup | None:
        if card.link is None:
            return None
        url = f"https://t.me/{self._bot.username}?start={card.link.payload}"
        return InlineKeyboardMarkup([[InlineKeyboardButton(card.link.label, url=url)]])
