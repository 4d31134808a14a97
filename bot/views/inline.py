"""What is offered in other chats: answers with their source, and the way to Hammy."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.inline import DeepLink, InlineCard, InlineOffer
from bot.domain.library import Library
from bot.domain.limits import CAPTION_UNITS, utf16_units
from bot.domain.phrasebook import Phrases
from bot.domain.text import Text, sentence
from bot.domain.values import dataclass
from bot.views.answers import answer_reply

_ABOUT = 120
"""Characters of the first sentence that a list shows."""

_SENTENCE = re.compile(r".+?[.!?](?=\s|$)|.+", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class InlinePhrases(Phrases):
    """The list of results, and the button below what was sent."""

    emergency: str
    ask: str
    ask_in_private: str
    check: str


def topic_card(library: Library, topic: str) -> InlineCard:
    """An answer under its title, with its source and with the lines that belong to it."""
    answer = library.answers[topic]
    text = sentence(answer.title, bold=True) + answer_reply(library, topic).text
    first = _SENTENCE.match(answer.short.paragraphs[0].plain)
    picture = library.picture_of(topic) if utf16_units(text.plain) <= CAPTION_UNITS else None
    return InlineCard(topic, answer.title, _cut(first[0] if first else ""), text, picture, _link(library, topic))


def topics_offer(library: Library, topics: tuple[str, ...]) -> InlineOffer:
    """Some answers; where there is none, the way to ask in private."""
    if not topics:
        return InlineOffer(link=DeepLink(library.phrasebook.of(InlinePhrases).ask_in_private, "ask"))
    return InlineOffer(_as_list(tuple(topic_card(library, topic) for topic in topics)))


def emergency_offer(library: Library, card: Text) -> InlineOffer:
    """The card and nothing else: no answers, no links."""
    about = _cut(card.paragraphs[0].plain)
    return InlineOffer((InlineCard("card", library.phrasebook.of(InlinePhrases).emergency, about, card),), urgent=True)


def check_offer(library: Library, check: str) -> InlineOffer:
    """No answers where a warning sign is told of: the check, which only a private chat can go through."""
    return InlineOffer(link=DeepLink(library.phrasebook.of(InlinePhrases).check, f"check_{check}"))


def _as_list(cards: tuple[InlineCard, ...]) -> tuple[InlineCard, ...]:
    """Telegram shows pictures alone as a wall without words: one card without a picture makes it a list."""
    if all(card.picture is not None for card in cards):
        return (*cards[:-1], replace(cards[-1], picture=None))
    return cards


def _link(library: Library, topic: str) -> DeepLink:
    return DeepLink(library.phrasebook.of(InlinePhrases).ask, f"topic_{topic}")


def _cut(words: str) -> str:
    if len(words) <= _ABOUT:
        return words
    return words[:_ABOUT].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
