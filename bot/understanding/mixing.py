"""Sentences mixed the same way whichever others there are: what is learned does not hang on one sentence more."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from hashlib import blake2b


def beside(sentences: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """Each sentence before and behind another one, which makes neither more nor less of a sign of it.

    Which one it is, its words decide: one of the others more changes few of them. There must be others.
    """
    ring = sorted((_drawn(one), one.rstrip(".?! ")) for one in others)
    for sentence in sentences:
        places = (bisect_left(ring, (_drawn(sentence, turn),)) % len(ring) for turn in (1, 2))
        one, other = (ring[place][1] for place in places)
        comma, joined = (", ", " and ") if _drawn(sentence) % 2 else (" and ", ", ")
        yield f"{one}{comma}{sentence}"
        yield f"{sentence}{joined}{other}"


def steady_order(sentences: Sequence[str], turn: int) -> list[int]:
    """The places of the sentences in a mixed order, another one each turn; any two always stand the same way round."""
    return sorted(range(len(sentences)), key=lambda place: _drawn(sentences[place], turn))


def _drawn(sentence: str, turn: int = 0) -> int:
    """A number of 32 bits that looks drawn, but always is that of this sentence and turn."""
    return int.from_bytes(blake2b(f"{turn} {sentence}".encode(), digest_size=4).digest())
