"""How much was drunk, as typed text says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from bot.domain.amounts import LEAST_ML, MOST_ML, Amount
from bot.domain.named_amounts import NamedAmount
from bot.understanding.measures import Measured, MeasureReader, Vessel
from bot.understanding.text.numbers import Numbers, Quantity, number_in_figures
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import tokens_with_numbers

BareNumber = Literal["ml", "litres", "glasses"]

_MOST_GLASSES = 20
_MOST_SMALL = 20
"""A number without a unit up to this may count litres or glasses; a higher one is millilitres."""
_WATER = "water"
_DAY_PARTS = re.compile(r"[0-9]{1,2}(?:[.:][0-9]{2})?\s*(?:a\.m\.?|p\.m\.?)", re.IGNORECASE)
_EXPONENT = re.compile(r"\b[0-9]+(?:\.[0-9]+)?e[0-9]+", re.IGNORECASE)
_MOST = 1e9


class AmountReader:
    """Reads how much was drunk."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers) -> None:
        self._numbers = numbers
        self._measures = MeasureReader(phrasing, numbers)
        self._water = phrasing.regex(r"(?i)\b{amounts.water}\b")
        self._beside_bare = phrasing.words("amounts.beside_bare")
        self._asks = phrasing.words("amounts.asks")
        self._reminds = phrasing.words("amounts.reminds")
        self._joints = phrasing.words("amounts.joints")
        self._joint = phrasing.regex(r"\W+{amounts.joints}(?:\s+{amounts.joints})*\s+")
        self._between = phrasing.words("amounts.between")
        self._one_of_them = phrasing.words("amounts.one_of_them")
        self._before_pronoun = (
            phrasing.words("amounts.one") | phrasing.words("amounts.adjectives") | phrasing.words("amounts.apiece")
        )
        self._part_of = phrasing.words("amounts.part_of")
        self._other_units = phrasing.words("amounts.other_units")
        self._before_time = phrasing.words("amounts.before_time")

    def read(self, text: str, bare_number_is: BareNumber | None = "ml") -> Amount | None:
        """The amount that a text names; None where it names none, asks something, or asks to be reminded.

        Amounts of one kind that are joined ("500 ml and another 200 ml") are added up. An Amount with nothing in it
        says that an amount is meant but not how much: a bottle, a few sips, two to three glasses. `ml` is set beside
        `impossible` too. A pint is 568 ml and a US pint 473 ml; an ounce is a US fluid ounce. `bare_number_is` says
        what a number without a unit counts in a short text: up to 20 the unit named, above that millilitres; with "ml",
        decimals such as 2.5 are litres all the same. With None such a number is no amount.
        """
        tokens = self.tokens(text)
        if not tokens or tokens[0] in self._asks or self._reminds.intersection(tokens):
            return None
        return self.amount_of(tokens, tuple(self._measures.find(tokens))) or self._bare(tokens, bare_number_is)

    def size_and_more(self, text: str) -> tuple[Amount, Amount] | None:
        """What a vessel holds, and what else was drunk: "200 ml, and a bottle of 500"; a half belongs to the size."""
        joint = self._joint.search(text)
        if joint is None:
            return None
        size, rest = self.read(text[: joint.start()]), text[joint.end() :]
        more = self.read(rest) if any(map(str.isdigit, rest)) else self.read(rest, None)
        return (size, more) if size is not None and size.ml and more is not None and more != Amount() else None

    def measures(self, tokens: Sequence[str]) -> tuple[Measured, ...]:
        """All amounts, in order."""
        return tuple(self._measures.find(tokens))

    def named(self, text: str) -> NamedAmount | None:
        """How much is named in a sentence that asks for something else; a single vessel is no amount of weight."""
        tokens = self.tokens(text)
        said = [one for one in self._measures.find(tokens) if not one.implied and (one.ml or one.count != 1)]
        if not said:
            return None
        ml = _sum(said).ml if all(one.ml is not None for one in said) else None
        return NamedAmount(" ".join(tokens[said[0].start : said[-1].end]), ml)

    def prepared(self, text: str) -> str:
        """The tokens of a text with blanks between them."""
        return " ".join(self.tokens(text))

    def tokens(self, text: str) -> list[str]:
        """The tokens of a text in which times of day are no numbers, H2O is water, and 2e3 is 2000."""
        text = self._water.sub(_WATER, text)
        text = _EXPONENT.sub(lambda found: f"{min(float(found[0]), _MOST):.0f}", text)
        return tokens_with_numbers(_DAY_PARTS.sub(" ", text))

    def amount_of(self, tokens: Sequence[str], measures: Sequence[Measured]) -> Amount | None:
        """What all measures of a text come to."""
        said = [one for one in measures if not one.implied] or list(measures[:1])
        if not said:
            return None
        negative = said[0].start > 0 and tokens[said[0].start - 1] == "-"
        if negative:
            return Amount(impossible=True)
        added = [said[0]]
        for one in said[1:]:
            between = set(tokens[added[-1].end : one.start])
            summed = between & self._joints or (between == {","} and one.ml is not None and added[-1].ml is not None)
            if summed and between <= self._joints | self._between:
                added.append(one)
            elif between & self._part_of:
                break
            else:
                return Amount()
        return _sum(added)

    def bare_number(self, tokens: Sequence[str]) -> Quantity | None:
        """The only number of a text, where it is no time of day, count or measure of something else."""
        found: list[Quantity] = []
        at = 0
        while at < len(tokens):
            quantity = self._numbers.at(tokens, at) if not self._is_pronoun(tokens, at) else None
            if quantity is None:
                at += 1
                continue
            before = tokens[at - 1] if at else ""
            after = tokens[quantity.end] if quantity.end < len(tokens) else ""
            if before not in self._before_time and after not in self._other_units and before != "-":
                found.append(quantity)
            at = quantity.end
        return found[0] if len(found) == 1 else None

    def _is_pronoun(self, tokens: Sequence[str], at: int) -> bool:
        """The small one, each one, a 700 one."""
        before = tokens[at - 1] if at else ""
        return tokens[at] in self._one_of_them and (before in self._before_pronoun or before[-1:].isdigit())

    def _bare(self, tokens: Sequence[str], unit: BareNumber | None) -> Amount | None:
        quantity = self.bare_number(tokens) if unit is not None else None
        if quantity is None:
            return None
        others = (*tokens[: quantity.start], *tokens[quantity.end :])
        if not all(token in self._beside_bare for token in others):
            return None
        value = quantity.value
        figures = number_in_figures(tokens[quantity.end - 1], thousands=True)
        if not quantity.spelt and figures is not None and figures > _MOST_SMALL:
            return in_millilitres(max(value, figures))
        if unit == "litres" or (unit == "ml" and value != int(value)):
            return in_millilitres(value * 1000)
        return in_glasses(value) if unit == "glasses" and value <= _MOST_SMALL else in_millilitres(value)


def in_millilitres(ml: float) -> Amount:
    """The amount as whole millilitres, marked where nobody drinks that at once."""
    whole = round(ml)
    return Amount(ml=whole, impossible=not LEAST_ML <= whole <= MOST_ML)


def in_glasses(count: float) -> Amount:
    """A number of glasses, marked where nobody drinks that many at once."""
    return Amount(glasses=count, impossible=not 0 < count <= _MOST_GLASSES)


def _sum(measures: Sequence[Measured]) -> Amount:
    if all(one.ml is not None for one in measures):
        return in_millilitres(sum(one.ml or 0 for one in measures))
    if all(one.vessel is Vessel.GLASS and one.count is not None for one in measures):
        return in_glasses(sum(one.count or 0 for one in measures))
    if all(one.vessel is Vessel.BOTTLE and one.count is not None for one in measures):
        return Amount(bottles=sum(one.count or 0 for one in measures))
    return Amount()
