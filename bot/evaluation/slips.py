"""Slips of the finger, put into labelled messages: the same ones in every run."""

from __future__ import annotations

import re
from random import Random

_WORD = re.compile(r"[A-Za-z]{4,}")
_BESIDE = {
    left: right
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for left, right in zip(row, row[1:] + row[-2], strict=True)
}


def with_slips(text: str, slips: int, draw: int = 0) -> str:
    """The text with a slip in so many of its words of four letters and more, as far as it has them.

    Another draw puts other slips into it.
    """
    random = Random(f"{slips} {text}" if draw == 0 else f"{slips} {draw} {text}")  # noqa: S311 - no secret hangs on it
    found = list(_WORD.finditer(text))
    chosen = sorted(random.sample(range(len(found)), min(slips, len(found))), reverse=True)
    for number in chosen:
        word = found[number]
        text = text[: word.start()] + _slipped(word[0], random) + text[word.end() :]
    return text


def _slipped(word: str, random: Random) -> str:
    """A letter too many, too few, that of the key beside it, or two that changed places."""
    at = random.randrange(len(word) - 1)
    before, here, after = word[:at], word[at], word[at + 1 :]
    match random.randrange(4):
        case 0:
            return before + here + here + after
        case 1:
            return before + after
        case 2:
            return before + _BESIDE[here.lower()] + after
        case _:
            return before + after[0] + here + after[1:]
