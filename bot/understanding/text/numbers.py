"""Numbers as people type and spell them: 1,5 or 1½ or one and a half or two hundred and fifty."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.recent import ITS_PARTS, Recently
from bot.understanding.text.tokens import LONGEST_ANSWER

_MOST = 1e9
_FRACTION = re.compile("[0-9]+ ?[/⁄]")
_SPELT_RUN = re.compile("[a-z]+(?:[ -][a-z]+)*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that stands at tokens `start` up to but without `end`."""

    value: float
    start: int
    end: int
    spelt: bool = False


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


class Numbers:
    """Finds numbers in figures and in words."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._units = _whole(phrasing.numbers("numbers.units"))
        self._tens = _whole(phrasing.numbers("numbers.tens"))
        self._parts = _whole(phrasing.numbers("numbers.parts"))
        self._hundred = phrasing.words("numbers.hundred")
        self._thousand = phrasing.words("numbers.thousand")
        self._powers = self._hundred | self._thousand
        self._articles = phrasing.words("numbers.articles")
        self._joined = phrasing.words("numbers.joined")
        self._of_an_hour = phrasing.meanings("numbers.of_an_hour")
        self._hour_part = phrasing.regex(r"\b(?P<part>{numbers.of_an_hour})\b")
        self._spelt = self._units.keys() | self._tens.keys() | self._powers
        self._recently = Recently(self._in_figures, ITS_PARTS)

    def at(self, tokens: Sequence[str], start: int) -> Quantity | None:
        """The number that begins at a token: figures, fractions, words; an article alone is none."""
        whole = self._whole_at(tokens, start)
        if whole is None:
            return self._part_at(tokens, start)
        part = self._part_after(tokens, whole)
        return part or whole

    def _whole_at(self, tokens: Sequence[str], start: int) -> Quantity | None:
        if start >= len(tokens):
            return None
        figures = number_in_figures(tokens[start])
        if figures is not None:
            return Quantity(figures, start, start + 1)
        return self._spelt_at(tokens, start)

    def _spelt_at(self, tokens: Sequence[str], start: int) -> Quantity | None:
        """Number words up to thousands; "a hundred" is one too."""
        total = current = 0
        at = start
        if tokens[at] in self._articles and _word(tokens, at + 1) in self._powers:
            current, at = 1, at + 1
        while at < len(tokens):
            word = tokens[at]
            if word in self._units and current % 10 == 0 and (current % 100 == 0 or self._units[word] < 10):
                current += self._units[word]
            elif word in self._tens and current % 100 == 0:
                current += self._tens[word]
            elif word in self._hundred and 0 < current < 100:
                current *= 100
            elif word in self._thousand and 0 < current < 1000 and not total:
                total, current = current * 1000, 0
            elif (
                word in self._joined
                and at > start
                and tokens[at - 1] in self._powers
                and self._is_small(tokens, at + 1)
            ):
                pass
            else:
                break
            at += 1
        return (
            Quantity(float(total + current), start, at, spelt=True)
            if at > start and self._says_number(tokens[start:at])
            else None
        )

    def _says_number(self, tokens: Sequence[str]) -> bool:
        return any(token in self._units or token in self._tens or token in self._powers for token in tokens)

    def _is_small(self, tokens: Sequence[str], at: int) -> bool:
        word = _word(tokens, at)
        return word in self._tens or (word in self._units and _word(tokens, at + 1) not in self._hundred)

    def _part_at(self, tokens: Sequence[str], start: int) -> Quantity | None:
        """ "Half", "a quarter", "a half"."""
        at = start + 1 if _word(tokens, start) in self._articles else start
        below = self._parts.get(_word(tokens, at))
        return Quantity(1 / below, start, at + 1, spelt=True) if below is not None else None

    def _part_after(self, tokens: Sequence[str], whole: Quantity) -> Quantity | None:
        """What a fraction after a whole number makes of it: 1 1/2, three quarters, one and a half."""
        following = _word(tokens, whole.end)
        if _FRACTION.match(following) and (figures := number_in_figures(following)) is not None:
            return Quantity(whole.value + figures, whole.start, whole.end + 1)
        if following in self._parts and whole.value < 10:
            return Quantity(whole.value / self._parts[following], whole.start, whole.end + 1, spelt=True)
        if following in self._joined:
            part = self._part_at(tokens, whole.end + 1)
            if part is None and _FRACTION.match(_word(tokens, whole.end + 1)):
                part = self._whole_at(tokens, whole.end + 1)
            if part is not None:
                return Quantity(whole.value + part.value, whole.start, part.end, spelt=True)
        return None

    def with_figures(self, text: str) -> str:
        """The folded text with whole numbers from one, and wholes with a part, in figures; all else stays as it is.

        A part of an hour is in minutes.
        """
        return self._recently[text]

    def _in_figures(self, text: str) -> str:
        said = fold(text[:LONGEST_ANSWER])
        said = self._hour_part.sub(lambda part: self._of_an_hour[part["part"]], said)
        return _SPELT_RUN.sub(lambda run: self._run_in_figures(run.group()), said)

    def _run_in_figures(self, run: str) -> str:
        words = run.replace("-", " ").split()
        if self._spelt.isdisjoint(words):
            return " ".join(words)
        shown: list[str] = []
        at = 0
        while at < len(words):
            spelt = self.at(words, at) if words[at] not in self._articles | self._parts.keys() else None
            if spelt is None or spelt.value < 1:
                shown.append(words[at])
                at += 1
            else:
                shown.append(f"{spelt.value:g}")
                at = spelt.end
        return " ".join(shown)


def _word(tokens: Sequence[str], at: int) -> str:
    return tokens[at] if at < len(tokens) else ""


def _whole(numbers: Mapping[str, float]) -> dict[str, int]:
    return {word: int(number) for word, number in numbers.items()}
