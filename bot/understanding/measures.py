"""Amounts of drink in a sequence of tokens: a number with a measure, a glass or a vessel of unknown size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bot.understanding.text.numbers import Numbers, Quantity, number_in_figures
from bot.understanding.text.phrasing import Phrasing


class Vessel(Enum):
    """What is counted where it is no measure."""

    GLASS = "glass"
    BOTTLE = "bottle"
    OTHER = "other"
    """A can, a sip: nobody knows how much that is."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Millilitres, or a number of vessels, that stand at tokens `start` up to but without `end`."""

    start: int
    end: int
    ml: float | None = None
    count: float | None = None
    vessel: Vessel | None = None
    implied: bool = False
    """True where no number was said."""


_FEW_COUNTS = 24
_MOST_COUNTED = 100
"""Above it nobody counts vessels: it is what one holds."""
_LEAST_SIZE = 50
"""From here on a number without a measure is what a vessel holds, in millilitres."""


class MeasureReader:
    """Finds amounts among tokens."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers) -> None:
        self._numbers = numbers
        self._ml = phrasing.numbers("amounts.measures")
        self._us_ml = phrasing.numbers("amounts.us_measures")
        self._imperial_ml = phrasing.numbers("amounts.imperial_measures")
        self._one = phrasing.words("amounts.one")
        self._one_measure = phrasing.words("amounts.one_measure")
        self._vague = phrasing.words("amounts.vague")
        self._pair = phrasing.words("amounts.pair")
        self._adjectives = phrasing.words("amounts.adjectives")
        self._within_half = phrasing.words("amounts.within_half")
        self._times = phrasing.words("amounts.times")
        self._range = phrasing.words("amounts.range")
        self._and_a_half = phrasing.words("amounts.and_a_half")
        self._of_size = phrasing.words("amounts.of_size")
        self._sizes = self._of_size - phrasing.words("amounts.before_time")
        self._apiece = phrasing.words("amounts.apiece")
        self._also_verbs = phrasing.words("amounts.also_verbs")
        self._plain_glasses = phrasing.words("amounts.plain_glasses")
        self._us = phrasing.words("amounts.us")
        self._imperial = phrasing.words("amounts.imperial")
        self._glasses = phrasing.words("amounts.glasses")
        self._bottles = phrasing.words("amounts.bottles")
        self._vessels = phrasing.words("amounts.vessels") | self._bottles
        self._again = phrasing.words("amounts.again")
        self._joints = phrasing.words("amounts.joints") | phrasing.words("amounts.or_joints")
        self._sums = phrasing.words("amounts.joints")
        self._beside = phrasing.words("amounts.between") | phrasing.words("amounts.before_time")
        self._one_of_them = phrasing.words("amounts.one_of_them")
        self._joined = phrasing.words("numbers.joined")
        self._articles = phrasing.words("numbers.articles")

    def find(self, tokens: Sequence[str]) -> Iterator[Measured]:
        """All amounts, in order, none overlapping; "and another" is the one before it once more."""
        at = 0
        before: Measured | None = None
        while at < len(tokens):
            found = self._measured_at(tokens, at)
            if found is None and before is not None and self._is_again(tokens, at):
                found = replace(before, start=at, end=at + 1 + (_word(tokens, at + 1) in self._one_of_them))
            if found is None and before is not None and _word(tokens, at - 1) in self._sums | self._again:
                found = self._like_the_one_before(tokens, at, before)
            if found is None:
                at += 1
            else:
                yield found
                before, at = found, found.end

    def _is_again(self, tokens: Sequence[str], at: int) -> bool:
        """Another, of which no number says how much it was."""
        return tokens[at] in self._again and (
            _word(tokens, at + 1) in self._one_of_them or self._numbers.at(tokens, at + 1) is None
        )

    def _like_the_one_before(self, tokens: Sequence[str], start: int, before: Measured) -> Measured | None:
        """300 ml and 200; two glasses and three: a number that counts nothing else counts what stood before it."""
        quantity = self._numbers.at(tokens, start)
        if quantity is None or tokens[start] in self._articles:
            return None
        following = _word(tokens, quantity.end)
        if following[:1].isalnum() and following not in self._sums | self._beside:
            return None
        if before.ml is not None and quantity.value > _FEW_COUNTS:
            return Measured(start, quantity.end, ml=quantity.value)
        if before.count is not None and 0 < quantity.value <= _FEW_COUNTS:
            return Measured(start, quantity.end, count=quantity.value, vessel=before.vessel)
        return None

    def _measured_at(self, tokens: Sequence[str], start: int) -> Measured | None:
        quantity = self._numbers.at(tokens, start)
        if quantity is None:
            return self._counted_without_number(tokens, start)
        if tokens[start] in self._articles and quantity.value > 1 and self._unit_at(tokens, quantity.end) is None:
            return None
        if self._is_range(tokens, quantity):
            other = self._numbers.at(tokens, quantity.end + 1)
            assert other is not None
            upper = self._in_unit(tokens, start, other)
            return replace(upper, ml=None, vessel=Vessel.OTHER) if upper is not None else None
        return (
            self._in_unit(tokens, start, quantity)
            or self._several_of(tokens, start, quantity)
            or self._shared_unit(tokens, start, quantity)
        )

    def _shared_unit(self, tokens: Sequence[str], start: int, quantity: Quantity) -> Measured | None:
        """300 and 200 ml: a number takes the measure of the one that it is joined to."""
        at = quantity.end
        while _word(tokens, at) in self._sums or _word(tokens, at) == ",":
            at += 1
        following = self._numbers.at(tokens, at) if at > quantity.end else None
        if following is None or quantity.value <= _FEW_COUNTS:
            return None
        shared = self._in_unit(tokens, at, following) or self._shared_unit(tokens, at, following)
        if shared is None or shared.ml is None or not following.value:
            return None
        return Measured(start, quantity.end, ml=quantity.value * shared.ml / following.value)

    def _vessel(self, name: str) -> Vessel:
        if name in self._glasses:
            return Vessel.GLASS
        return Vessel.BOTTLE if name in self._bottles else Vessel.OTHER

    def _is_range(self, tokens: Sequence[str], quantity: Quantity) -> bool:
        return _word(tokens, quantity.end) in self._range and self._numbers.at(tokens, quantity.end + 1) is not None

    def _in_unit(self, tokens: Sequence[str], start: int, quantity: Quantity) -> Measured | None:
        """A number with its unit right behind it, adjectives aside."""
        at = quantity.end
        if quantity.value < 1:
            while _word(tokens, at) in self._within_half:
                at += 1
        unit = self._unit_at(tokens, at)
        if unit is None:
            return None
        name, end = unit
        number, end = self._with_half(tokens, quantity.value, end)
        if name not in self._ml and number > _MOST_COUNTED:
            return Measured(start, end, ml=number)  # "a 330 can"
        if name not in self._ml:
            return self._with_size(tokens, Measured(start, end, count=number, vessel=self._vessel(name)))
        figures = number_in_figures(tokens[quantity.end - 1], thousands=self._ml[name] < 1000)
        if quantity.end == start + 1 and not quantity.spelt and figures is not None and number == quantity.value:
            number = figures
        measured = Measured(start, end, ml=number * self._ml_of(name, tokens[start:end]))
        vessel = self._unit_at(tokens, end)
        return replace(measured, end=vessel[1]) if vessel is not None and vessel[0] not in self._ml else measured

    def _with_half(self, tokens: Sequence[str], number: float, end: int) -> tuple[float, int]:
        """ "A glass and a half"."""
        if _word(tokens, end) in self._joined and _word(tokens, end + 1) in self._and_a_half:
            part = self._numbers.at(tokens, end + 1)
            if part is not None and part.value < 1 and self._unit_at(tokens, part.end) is None:
                return number + part.value, part.end
        return number, end

    def _with_size(self, tokens: Sequence[str], counted: Measured) -> Measured:
        """A vessel whose size is said right after it: two bottles of 500 ml; a glass, 250 ml; my glass holds 300 ml."""
        assert counted.count is not None
        at = counted.end
        each = counted.count == 1
        while at < min(len(tokens), counted.end + 5):
            word = tokens[at]
            if word in self._of_size:
                each = each or _word(tokens, at + 1)[:1].isdigit()
            elif word in self._joints:
                return counted
            quantity = self._numbers.at(tokens, at)
            size = self._in_unit(tokens, at, quantity) if quantity is not None else None
            if (
                size is None
                and quantity is not None
                and quantity.value >= _LEAST_SIZE
                and tokens[at - 1] in self._sizes
            ):
                size = Measured(at, quantity.end, ml=quantity.value)  # "a bottle of 500"
            if size is not None:
                if size.ml is None:
                    return counted
                each = each or _word(tokens, size.end) in self._apiece
                if each or counted.count < 1:
                    return Measured(counted.start, size.end, ml=counted.count * size.ml)
                return Measured(counted.start, size.end, vessel=Vessel.OTHER)
            at += 1
        return counted

    def _several_of(self, tokens: Sequence[str], start: int, quantity: Quantity) -> Measured | None:
        """2 x 500 ml, two 300 ml glasses, half of a 500 ml bottle, a couple of glasses."""
        at = quantity.end
        times = _word(tokens, at) in self._times
        if times:
            at += 1
        while _word(tokens, at) in self._within_half and (times or quantity.value < 1):
            at += 1
        inner = self._numbers.at(tokens, at)
        if (
            inner is not None
            and quantity.value <= _FEW_COUNTS
            and (times or inner.value > _FEW_COUNTS or quantity.value < 1)
        ):
            size = self._in_unit(tokens, at, inner)
            if size is not None:
                ml = size.ml * quantity.value if size.ml is not None else None
                count = size.count * quantity.value if size.count is not None else None
                return replace(size, start=start, ml=ml, count=count)
        if times and (unit := self._unit_at(tokens, at)) is not None and unit[0] not in self._ml:
            return Measured(start, unit[1], count=quantity.value, vessel=self._vessel(unit[0]))
        return None

    def _counted_without_number(self, tokens: Sequence[str], start: int) -> Measured | None:
        """A glass, another bottle, one more cup, my mug, a few sips; with no word before it the number is implied."""
        word, at = tokens[start], start
        if word in self._pair:
            unit = self._unit_at(tokens, start + 1)
            return self._measure(start, unit, 2.0, tokens) if unit is not None else None
        if word in self._vague:
            unit = self._unit_at(tokens, start + 1)
            return Measured(start, unit[1], vessel=Vessel.OTHER) if unit is not None else None
        while _word(tokens, at) in self._one or _word(tokens, at) in self._adjectives:
            at += 1
            if at - start > 4:
                return None
        if at > start and (quantity := self._numbers.at(tokens, at)) is not None:
            inner = self._in_unit(tokens, at, quantity) if tokens[start] in self._one else None
            return replace(inner, start=start) if inner is not None else None
        if at > start and _word(tokens, at) in self._vague | self._pair:
            return None
        unit = self._unit_at(tokens, at)
        if unit is None or (unit[0] in self._ml and tokens[start] not in self._one_measure):
            return None
        if unit[0] in self._also_verbs and tokens[start] not in self._one:
            return None
        measured = self._measure(start, unit, 1.0, tokens)
        return replace(measured, implied=tokens[start] not in self._one)

    def _measure(self, start: int, unit: tuple[str, int], number: float, tokens: Sequence[str]) -> Measured:
        name, end = unit
        number, end = self._with_half(tokens, number, end)
        if name in self._ml:
            return Measured(start, end, ml=number * self._ml_of(name, tokens[start:end]))
        return self._with_size(tokens, Measured(start, end, count=number, vessel=self._vessel(name)))

    def _unit_at(self, tokens: Sequence[str], at: int) -> tuple[str, int] | None:
        """The unit at a token or a few adjectives after it, with the position behind it."""
        last = min(len(tokens), at + 4)
        while at < last:
            word = tokens[at]
            if word in self._glasses or word in self._vessels or word in self._ml:
                following = _word(tokens, at + 1)
                if word in self._plain_glasses and following in self._glasses:
                    return following, at + 2
                return word, at + 1
            if word not in self._adjectives and word != ".":
                return None
            at += 1
        return None

    def _ml_of(self, name: str, said: Sequence[str]) -> float:
        if name in self._us_ml and self._us.intersection(said):
            return self._us_ml[name]
        if name in self._imperial_ml and self._imperial.intersection(said):
            return self._imperial_ml[name]
        return self._ml[name]


def _word(tokens: Sequence[str], at: int) -> str:
    return tokens[at] if 0 <= at < len(tokens) else ""
