"""How much a text says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.amounts import MOST_ML, Amount
from bot.understanding.amounts import BareNumber
from tests.support.readers import read_amount

UNNAMED = Amount()

WORDS = "1 2 1/2 0 500 , . and a an half one hundred ml l glass x of - bottle"


@pytest.mark.parametrize(
    ("text", "ml"),
    [
        ("drank 500 ml", 500),
        ("drank 2e3 ml", 2000),
        ("1.5E3 ml", 1500),
        ("logged 5e2ml", 500),
        ("500ml", 500),
        ("0.5 l", 500),
        ("1,5 liter", 1500),
        ("1½ l", 1500),
        ("1 1/2 litres", 1500),
        ("one and a half litres", 1500),
        ("half a litre", 500),
        ("three quarters of a litre", 750),
        ("two hundred and fifty ml", 250),
        ("1,500 ml", 1500),
        ("33cl", 330),
        ("2 dl", 200),
        ("a pint", 568),
        ("½ pint", 284),
        ("a US pint of water", 473),
        ("16 oz", 473),
        ("8 fl. oz", 237),
        ("2 x 500 ml", 1000),
        ("2 bottles of 500 ml", 1000),
        ("two 300 ml glasses", 600),
        ("a 750ml bottle", 750),
        ("half of a 500 ml bottle", 250),
        ("count my bottle, it's 700 ml", 700),
        ("my glass is 300 ml", 300),
        ("500 ml and another 200 ml", 700),
        ("300 ml out of 2 litres", 300),
        ("500 ml at 8", 500),
        ("I drink 2 litres a day", 2000),
    ],
)
def test_measures_are_millilitres(text: str, ml: int) -> None:
    assert read_amount(text) == Amount(ml=ml)


@pytest.mark.parametrize(
    ("text", "glasses"),
    [
        ("two glasses", 2),
        ("a glass", 1),
        ("glass of water", 1),
        ("just had a big glass", 1),
        ("another glass", 1),
        ("a glass and a half", 1.5),
        ("half a glass", 0.5),
        ("3 cups", 3),
        ("a couple of mugs", 2),
    ],
)
def test_glasses_and_cups_are_counted(text: str, glasses: float) -> None:
    assert read_amount(text) == Amount(glasses=glasses)


@pytest.mark.parametrize("text", ["a can", "half a can", "a few sips", "2-3 glasses", "a glass and a bottle"])
def test_an_amount_that_nobody_can_know_is_empty(text: str) -> None:
    assert read_amount(text) == UNNAMED


@pytest.mark.parametrize(
    "text", ["0 ml", "10 litres", "-200 ml", "99999999999999999999 ml", "1e309 ml", "50 glasses", "0 glasses"]
)
def test_nobody_drinks_that_at_once(text: str) -> None:
    amount = read_amount(text)

    assert amount is not None
    assert amount.impossible


def test_an_impossible_amount_keeps_its_size_for_goals() -> None:
    assert read_amount("6 litres") == Amount(ml=6000, impossible=True)
    assert read_amount("5 litres") == Amount(ml=MOST_ML)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "drink water every 2 hours",
        "how much water should I drink",
        "is 2 litres enough",
        "remind me to drink 500 ml at 8",
        "22:00",
        "at 8",
        "2 hours",
        "my leg shakes",
        "i can drink",
        "3 sets of 12",
    ],
)
def test_what_names_no_amount(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("2000", "ml", Amount(ml=2000)),
        ("2.5", "ml", Amount(ml=2500)),
        ("about 280", "ml", Amount(ml=280)),
        ("2", "litres", Amount(ml=2000)),
        ("2000", "litres", Amount(ml=2000)),
        ("2", "glasses", Amount(glasses=2)),
        ("two", "glasses", Amount(glasses=2)),
        ("250", "glasses", Amount(ml=250)),
        ("250", None, None),
    ],
)
def test_a_bare_number_counts_what_was_asked_for(text: str, unit: BareNumber | None, amount: Amount | None) -> None:
    assert read_amount(text, unit) == amount


@given(st.text(max_size=400), st.sampled_from(["ml", "litres", "glasses", None]))
def test_any_text_is_read_or_left_alone(text: str, unit: BareNumber | None) -> None:
    amount = read_amount(text, unit)

    assert amount is None or amount.ml is None or amount.impossible or 1 <= amount.ml <= MOST_ML


@given(st.lists(st.sampled_from(WORDS.split())))
def test_any_mixture_of_numbers_and_measures_is_read(words: list[str]) -> None:
    read_amount(" ".join(words))


@given(st.integers(min_value=1, max_value=MOST_ML))
def test_every_amount_is_read_back(ml: int) -> None:
    assert read_amount(f"{ml} ml") == Amount(ml=ml)
    assert read_amount(f"{ml / 1000} l") == Amount(ml=ml)
