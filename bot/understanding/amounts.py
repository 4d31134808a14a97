"""How much was drunk, as typed text says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from bot.domain.amounts import LEAST_ML, MOST_ML, Amount
from bot.understanding.measures import Measured, Vessel, measures_in
from bot.understanding.text.numbers import Quantity, number_in_figures, quantity_at
from bot.understanding.text.tokens import tokens_with_numbers
from bot.understanding.word_sets import word_set

BareNumber = Literal["ml", "litres", "glasses"]

_MOST_GLASSES = 20
_MOST_SMALL = 20
"""A number without a unit up to this may count litres or glasses; a higher one is millilitres."""
_BESIDE_BARE = word_set(
    "about around roughly approx approximately maybe circa ca like exactly only say ~ ≈ = : . , ! + it holds is "
    "was are make set to i ve drank drunk had drink just my the a glass goal target daily day per of water log "
    "add put down in please pls plz thanks yes ok okay so well probably think guess today now each every"
)
"""Beside other words a number without a unit counts nothing."""
_ASKS = word_set(
    "how what why when where which who should is are does do did can could would will may shall remind reminder"
)
_JOINTS = frozenset({"and", "plus", "+", "then", "&", "also"})
_BETWEEN = word_set(", of water juice tea squash a the now this just with more")
_PART_OF = frozenset({"of", "out", "from", "/"})
_TIME_WORDS = word_set(
    "am pm a.m p.m o'clock oclock h hr hrs hour hours min mins minute minutes day days week weeks times % "
    "percent kg lb lbs reps sets km mg kcal euro euros x st nd rd th"
)
_BEFORE_TIME = word_set("at @ by until till since around before after from")
_DAY_PARTS = re.compile(r"[0-9]{1,2}(?:[.:][0-9]{2})?\s*(?:a\.m\.?|p\.m\.?)", re.IGNORECASE)


def read_amount(text: str, bare_number_is: BareNumber | None = "ml") -> Amount | None:
    """The amount that a text names; None where it names none, asks something, or asks to be reminded.

    Amounts of one kind that are joined ("500 ml and another 200 ml") are added up. An Amount with nothing in it
    says that an amount is meant but not how much: a bottle, a few sips, two to three glasses. `ml` is set beside
    `impossible` too. A pint is 568 ml and a US pint 473 ml; an ounce is a US fluid ounce. `bare_number_is` says what
    a number without a unit counts in a short text: up to 20 the unit named, above that millilitres; with "ml",
    decimals such as 2.5 are litres all the same. With None such a number is no amount.
    """
    tokens = drink_tokens(text)
    if not tokens or tokens[0] in _ASKS or "remind" in tokens:
        return None
    return amount_of(tokens, tuple(measures_in(tokens))) or _bare(tokens, bare_number_is)


def drink_tokens(text: str) -> list[str]:
    """The tokens of a text in which times of day are no numbers, and H2O is water."""
    text = re.sub(r"\bh[2₂]0?o\b", "water", text, flags=re.IGNORECASE)
    return tokens_with_numbers(_DAY_PARTS.sub(" ", text))


def amount_of(tokens: Sequence[str], measures: Sequence[Measured]) -> Amount | None:
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
        if between & _JOINTS and between <= _JOINTS | _BETWEEN:
            added.append(one)
        elif between & _PART_OF:
            break
        else:
            return Amount()
    return _sum(added)


def in_millilitres(ml: float) -> Amount:
    """The amount as whole millilitres, marked where nobody drinks that at once."""
    whole = round(ml)
    return Amount(ml=whole, impossible=not LEAST_ML <= whole <= MOST_ML)


def in_glasses(count: float) -> Amount:
    """A number of glasses, marked where nobody drinks that many at once."""
    return Amount(glasses=count, impossible=not 0 < count <= _MOST_GLASSES)


def bare_number(tokens: Sequence[str]) -> Quantity | None:
    """The only number of a text, where it is no time of day, count or measure of something else."""
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity = quantity_at(tokens, at)
        if quantity is None:
            at += 1
            continue
        before = tokens[at - 1] if at else ""
        after = tokens[quantity.end] if quantity.end < len(tokens) else ""
        if before not in _BEFORE_TIME and after not in _TIME_WORDS and before != "-":
            found.append(quantity)
        at = quantity.end
    return found[0] if len(found) == 1 else None


def _sum(measures: Sequence[Measured]) -> Amount:
    if all(one.ml is not None for one in measures):
        return in_millilitres(sum(one.ml or 0 for one in measures))
    if all(one.vessel is Vessel.GLASS and one.count is not None for one in measures):
        return in_glasses(sum(one.count or 0 for one in measures))
    return Amount()


def _bare(tokens: Sequence[str], unit: BareNumber | None) -> Amount | None:
    quantity = bare_number(tokens) if unit is not None else None
    if quantity is None:
        return None
    others = (*tokens[: quantity.start], *tokens[quantity.end :])
    if not all(token in _BESIDE_BARE for token in others):
        return None
    value = quantity.value
    figures = number_in_figures(tokens[quantity.end - 1], thousands=True)
    if not quantity.spelt and figures is not None and figures > _MOST_SMALL:
        return in_millilitres(max(value, figures))
    if unit == "litres" or (unit == "ml" and value != int(value)):
        return in_millilitres(value * 1000)
    return in_glasses(value) if unit == "glasses" and value <= _MOST_SMALL else in_millilitres(value)
