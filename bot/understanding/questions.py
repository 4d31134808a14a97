"""Several questions in one message."""

from __future__ import annotations

import re

from bot.understanding.text.tokens import sentences, words

_ASKING = frozenset(
    [
        "what",
        "why",
        "how",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "is",
        "are",
        "am",
        "was",
        "do",
        "does",
        "did",
        "can",
        "could",
        "should",
        "would",
        "will",
        "may",
        "might",
        "shall",
    ]
)
_JOINT = re.compile(
    r"[,;]?\s+(?:and|plus|also|&)\s+(?=(?:also\s+)?(?:what|why|how|when|where|which|who|is|are|do|does|can|could|should)\b)",
    re.IGNORECASE,
)
_SHORTEST = 3


def questions_of(text: str) -> list[str]:
    """The text cut at sentence ends and before "and how", "and what" and the like."""
    return [part for sentence in sentences(text) for part in _JOINT.split(sentence) if part.strip()]


def is_question(part: str) -> bool:
    """True for a part that ends with a question mark or opens with a word that asks, and says enough."""
    found = words(part)
    return len(found) >= _SHORTEST and (part.rstrip().endswith("?") or found[0] in _ASKING)
