"""Amounts of drink in a sequence of tokens: a number with a measure, a glass or a vessel of unknown size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bot.understanding.text.numbers import Quantity, number_in_figures, quantity_at
from bot.understanding.word_sets import word_set


class Vessel(Enum):
    """What is counted where it is no measure."""

    GLASS = "glass"
    OTHER = "other"
    """A bottle, a can, a sip: nobody knows how much that is."""


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


_ML: dict[str, float] = {
    **dict.fromkeys(("ml", "mls", "mil", "mils", "milliliter", "milliliters", "millilitre", "millilitres"), 1),
    **dict.fromkeys(("mililiter", "mililiters", "mililitre", "mililitres", "cc", "ccm"), 1),
    **dict.fromkeys(("cl", "centiliter", "centiliters", "centilitre", "centilitres"), 10),
    **dict.fromkeys(("dl", "deciliter", "deciliters", "decilitre", "decilitres"), 100),
    **dict.fromkeys(("l", "lt", "ltr", "ltrs", "lit", "liter", "liters", "litre", "litres", "litr", "litrs"), 1000),
    **dict.fromkeys(("litter", "litters", "leter", "leters", "litro", "litros", "lts"), 1000),
    **dict.fromkeys(("oz", "ozs", "floz", "ounce", "ounces"), 29.5735),
    **dict.fromkeys(("pint", "pints", "pt", "pts"), 568),
    **dict.fromkeys(("quart", "quarts", "qt"), 946),
    **dict.fromkeys(("gallon", "gallons", "gal"), 3785),
    **dict.fromkeys(("tablespoon", "tablespoons", "tbsp"), 15),
    **dict.fromkeys(("teaspoon", "teaspoons", "tsp"), 5),
}
_US = {"pint": 473.0, "pints": 473.0, "pt": 473.0}
_IMPERIAL = {"gallon": 4546.0, "gallons": 4546.0, "quart": 1137.0, "quarts": 1137.0, "oz": 28.413, "ounces": 28.413}
_GLASSES = word_set(
    "glass glasses glas glases glasse glasss galss glss glassful glassfuls cup cups cupful cupfuls cuppa mug "
    "mugs mugful tumbler tumblers"
)
_OTHER = word_set(
    "bottle bottles bottel bottels botle botles can cans flask flasks jug jugs carafe carafes thermos pitcher "
    "carton cartons sip sips gulp gulps mouthful mouthfuls swig swigs canteen hydroflask stanley shaker "
    "waterbottle"
)
_ONE = word_set("a an another my the this that whole full entire")
_ONE_MEASURE = word_set("a an another whole full us uk american british imperial")
_VAGUE = word_set("some few several many multiple more various")
_ADJECTIVES = word_set(
    "big large small little full whole tall nice good cold warm hot more extra additional fluid fl us american "
    "uk british imperial regular normal medium huge giant tiny good-sized entire water plastic half-full fresh "
    "of empty refillable reusable metal standard great"
)
_BETWEEN_HALF_AND_WHOLE = word_set("of a an my the one this that")
_TIMES = word_set("x × * times")
_RANGE = word_set("- to or – —")
_FEW_COUNTS = 24


def measures_in(tokens: Sequence[str]) -> Iterator[Measured]:
    """All amounts, in order, none overlapping."""
    at = 0
    while at < len(tokens):
        found = _measured_at(tokens, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def _measured_at(tokens: Sequence[str], start: int) -> Measured | None:
    quantity = quantity_at(tokens, start)
    if quantity is None:
        return _counted_without_number(tokens, start)
    if tokens[start] == "a" and quantity.value > 1 and _unit_at(tokens, quantity.end) is None:
        return None
    if _is_range(tokens, quantity):
        other = quantity_at(tokens, quantity.end + 1)
        assert other is not None
        upper = _in_unit(tokens, start, other)
        return replace(upper, ml=None, vessel=Vessel.OTHER) if upper is not None else None
    return _in_unit(tokens, start, quantity) or _several_of(tokens, start, quantity)


def _is_range(tokens: Sequence[str], quantity: Quantity) -> bool:
    return _word(tokens, quantity.end) in _RANGE and quantity_at(tokens, quantity.end + 1) is not None


def _in_unit(tokens: Sequence[str], start: int, quantity: Quantity) -> Measured | None:
    """A number with its unit right behind it, adjectives aside."""
    at = quantity.end
    if quantity.value < 1:
        while _word(tokens, at) in _BETWEEN_HALF_AND_WHOLE:
            at += 1
    unit = _unit_at(tokens, at)
    if unit is None:
        return None
    name, end = unit
    number, end = _with_half(tokens, quantity.value, end)
    if name in _GLASSES:
        return _with_size(tokens, Measured(start, end, count=number, vessel=Vessel.GLASS))
    if name in _OTHER:
        return _with_size(tokens, Measured(start, end, count=number, vessel=Vessel.OTHER))
    figures = number_in_figures(tokens[quantity.end - 1], thousands=_ML[name] < 1000)
    if quantity.end == start + 1 and not quantity.spelt and figures is not None and number == quantity.value:
        number = figures
    measured = Measured(start, end, ml=number * _ml_of(name, tokens[start:end]))
    vessel = _unit_at(tokens, end)
    return replace(measured, end=vessel[1]) if vessel is not None and vessel[0] not in _ML else measured


def _with_half(tokens: Sequence[str], number: float, end: int) -> tuple[float, int]:
    """ "A glass and a half"."""
    if _word(tokens, end) == "and" and _word(tokens, end + 1) in ("a", "half"):
        part = quantity_at(tokens, end + 1)
        if part is not None and part.value < 1 and _unit_at(tokens, part.end) is None:
            return number + part.value, part.end
    return number, end


def _with_size(tokens: Sequence[str], counted: Measured) -> Measured:
    """A vessel whose size is said right after it: two bottles of 500 ml; a glass, 250 ml; my glass holds 300 ml."""
    assert counted.count is not None
    at = counted.end
    each = counted.count == 1
    while at < min(len(tokens), counted.end + 5):
        word = tokens[at]
        if word in ("of", "with", "x", "at", "à"):
            each = each or _word(tokens, at + 1)[:1].isdigit()
        elif word in ("and", "plus", "+", "then", "&", "or"):
            return counted
        quantity = quantity_at(tokens, at)
        size = _in_unit(tokens, at, quantity) if quantity is not None else None
        if size is not None:
            if size.ml is None:
                return counted
            each = each or _word(tokens, size.end) in ("each", "every", "apiece")
            if each or counted.count < 1:
                return Measured(counted.start, size.end, ml=counted.count * size.ml)
            return Measured(counted.start, size.end, vessel=Vessel.OTHER)
        at += 1
    return counted


def _several_of(tokens: Sequence[str], start: int, quantity: Quantity) -> Measured | None:
    """2 x 500 ml, two 300 ml glasses, half of a 500 ml bottle, a couple of glasses."""
    at = quantity.end
    times = _word(tokens, at) in _TIMES
    if times:
        at += 1
    while _word(tokens, at) in _BETWEEN_HALF_AND_WHOLE and (times or quantity.value < 1):
        at += 1
    inner = quantity_at(tokens, at)
    if (
        inner is not None
        and quantity.value <= _FEW_COUNTS
        and (times or inner.value > _FEW_COUNTS or quantity.value < 1)
    ):
        size = _in_unit(tokens, at, inner)
        if size is not None:
            ml = size.ml * quantity.value if size.ml is not None else None
            count = size.count * quantity.value if size.count is not None else None
            return replace(size, start=start, ml=ml, count=count)
    if times and (unit := _unit_at(tokens, at)) is not None and unit[0] not in _ML:
        vessel = Vessel.GLASS if unit[0] in _GLASSES else Vessel.OTHER
        return Measured(start, unit[1], count=quantity.value, vessel=vessel)
    return None


def _counted_without_number(tokens: Sequence[str], start: int) -> Measured | None:
    """A glass, another bottle, one more cup, my mug, a few sips; with no word before it the number is implied."""
    word, at = tokens[start], start
    if word in ("couple", "pair"):
        unit = _unit_at(tokens, start + 1)
        return _measure(start, unit, 2.0, tokens) if unit is not None else None
    if word in _VAGUE:
        unit = _unit_at(tokens, start + 1)
        return Measured(start, unit[1], vessel=Vessel.OTHER) if unit is not None else None
    while _word(tokens, at) in _ONE or _word(tokens, at) in _ADJECTIVES:
        at += 1
        if at - start > 4:
            return None
    if at > start and (quantity := quantity_at(tokens, at)) is not None:
        inner = _in_unit(tokens, at, quantity) if tokens[start] in _ONE else None
        return replace(inner, start=start) if inner is not None else None
    if at > start and _word(tokens, at) in _VAGUE | {"couple", "pair"}:
        return None
    unit = _unit_at(tokens, at)
    if unit is None or (unit[0] in _ML and tokens[start] not in _ONE_MEASURE):
        return None
    if unit[0] == "can" and tokens[start] not in _ONE:
        return None
    measured = _measure(start, unit, 1.0, tokens)
    return replace(measured, implied=tokens[start] not in _ONE)


def _measure(start: int, unit: tuple[str, int], number: float, tokens: Sequence[str]) -> Measured:
    name, end = unit
    number, end = _with_half(tokens, number, end)
    if name in _ML:
        return Measured(start, end, ml=number * _ml_of(name, tokens[start:end]))
    vessel = Vessel.GLASS if name in _GLASSES else Vessel.OTHER
    return _with_size(tokens, Measured(start, end, count=number, vessel=vessel))


def _unit_at(tokens: Sequence[str], at: int) -> tuple[str, int] | None:
    """The unit at a token or a few adjectives after it, with the position behind it."""
    last = min(len(tokens), at + 4)
    while at < last:
        word = tokens[at]
        if word in _GLASSES or word in _OTHER or word in _ML:
            following = _word(tokens, at + 1)
            if word in ("cup", "cups", "glass") and following in _GLASSES:
                return following, at + 2
            return word, at + 1
        if word not in _ADJECTIVES and word != ".":
            return None
        at += 1
    return None


def _ml_of(name: str, said: Sequence[str]) -> float:
    if name in _US and ("us" in said or "american" in said):
        return _US[name]
    if name in _IMPERIAL and any(word in said for word in ("uk", "british", "imperial")):
        return _IMPERIAL[name]
    return _ML[name]


def _word(tokens: Sequence[str], at: int) -> str:
    return tokens[at] if 0 <= at < len(tokens) else ""
