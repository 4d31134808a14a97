"""Numbers as people type and spell them: 1,5 or 1½ or one and a half or two hundred and fifty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.text.fold import fold
from bot.understanding.text.tokens import LONGEST_ANSWER

_MOST = 1e9
_FRACTION = re.compile("[0-9]+ ?[/⁄]")
_SPELT_RUN = re.compile("[a-z]+(?:[ -][a-z]+)*")
_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4}
_ARTICLES = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that stands at tokens `start` up to but without `end`."""

    value: float
    start: int
    end: int
    spelt: bool = False


def quantity_at(tokens: Sequence[str], start: int) -> Quantity | None:
    """The number that begins at a token: figures, fractions, words; an article alone is none."""
    whole = _whole_at(tokens, start)
    if whole is None:
        return _part_at(tokens, start)
    part = _part_after(tokens, whole)
    return part or whole


def number_in_figures(token: str, *, thousands: bool = False) -> float | None:
    """The value of figures with a decimal point or comma; with `thousands`, 1,500 and 1.500 are 1500."""
    if not token[-1:].isdigit() or not token.isascii():
        return None if "⁄" not in token else number_in_figures(token.replace("⁄", "/"))
    if "/" in token:
        above, _, below = token.partition("/")
        return int(above) / int(below) if int(below) else None
    if ":" in token:
        return None
    groups = re.split("[.,]", token)
    if thousands and len(groups) > 1 and 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]):
        return min(float("".join(groups)), _MOST)
    if len(groups) > 2:
        return None
    return min(float(".".join(groups)), _MOST)


def _whole_at(tokens: Sequence[str], start: int) -> Quantity | None:
    if start >= len(tokens):
        return None
    figures = number_in_figures(tokens[start])
    if figures is not None:
        return Quantity(figures, start, start + 1)
    return _spelt_at(tokens, start)


def _spelt_at(tokens: Sequence[str], start: int) -> Quantity | None:
    """Number words up to thousands; "a hundred" is one too."""
    total = current = 0
    at = start
    if tokens[at] in _ARTICLES and _word(tokens, at + 1) in ("hundred", "thousand"):
        current, at = 1, at + 1
    while at < len(tokens):
        word = tokens[at]
        if word in _UNITS and current % 10 == 0 and (current % 100 == 0 or _UNITS[word] < 10):
            current += _UNITS[word]
        elif word in _TENS and current % 100 == 0:
            current += _TENS[word]
        elif word == "hundred" and 0 < current < 100:
            current *= 100
        elif word == "thousand" and 0 < current < 1000 and not total:
            total, current = current * 1000, 0
        elif word == "and" and at > start and tokens[at - 1] in ("hundred", "thousand") and _is_small(tokens, at + 1):
            pass
        else:
            break
        at += 1
    return (
        Quantity(float(total + current), start, at, spelt=True)
        if at > start and _says_number(tokens[start:at])
        else None
    )


def _says_number(tokens: Sequence[str]) -> bool:
    return any(token in _UNITS or token in _TENS or token in ("hundred", "thousand") for token in tokens)


def _is_small(tokens: Sequence[str], at: int) -> bool:
    word = _word(tokens, at)
    return word in _TENS or (word in _UNITS and _word(tokens, at + 1) != "hundred")


def _part_at(tokens: Sequence[str], start: int) -> Quantity | None:
    """ "Half", "a quarter", "a half"."""
    at = start + 1 if _word(tokens, start) in _ARTICLES else start
    below = _PARTS.get(_word(tokens, at))
    return Quantity(1 / below, start, at + 1, spelt=True) if below is not None else None


def _part_after(tokens: Sequence[str], whole: Quantity) -> Quantity | None:
    """What a fraction after a whole number makes of it: 1 1/2, three quarters, one and a half."""
    following = _word(tokens, whole.end)
    if _FRACTION.match(following) and (figures := number_in_figures(following)) is not None:
        return Quantity(whole.value + figures, whole.start, whole.end + 1)
    if following in _PARTS and whole.value < 10:
        return Quantity(whole.value / _PARTS[following], whole.start, whole.end + 1, spelt=True)
    if following == "and":
        part = _part_at(tokens, whole.end + 1)
        if part is None and _FRACTION.match(_word(tokens, whole.end + 1)):
            part = _whole_at(tokens, whole.end + 1)
        if part is not None:
            return Quantity(whole.value + part.value, whole.start, part.end, spelt=True)
    return None


def _word(tokens: Sequence[str], at: int) -> str:
    return tokens[at] if at < len(tokens) else ""


def with_figures(text: str) -> str:
    """The folded text with whole numbers from one, and wholes with a part, in figures; all else stays as it is."""
    return _SPELT_RUN.sub(lambda run: _run_in_figures(run.group()), fold(text[:LONGEST_ANSWER]))


def _run_in_figures(run: str) -> str:
    words = run.replace("-", " ").split()
    shown: list[str] = []
    at = 0
    while at < len(words):
        spelt = quantity_at(words, at) if words[at] not in _ARTICLES | _PARTS.keys() else None
        if spelt is None or spelt.value < 1:
            shown.append(words[at])
            at += 1
        else:
            shown.append(f"{spelt.value:g}")
            at = spelt.end
    return " ".join(shown)
