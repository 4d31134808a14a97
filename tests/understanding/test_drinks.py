"""When a sentence reports a drink, and when it only speaks of drinking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.amounts import Amount
from bot.domain.past_days import PastDay
from bot.domain.schedules import Day
from tests.support.readers import read_drink

WORDS = "i drank had just 500 2 ml glass of water log and my a bottle she ! ?"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("drank 500 ml", Amount(ml=500)),
        ("drank 500 ml at 8", Amount(ml=500)),
        ("I've just had a glass of water", Amount(glasses=1)),
        ("chugged 750", Amount(ml=750)),
        ("log it: 400", Amount(ml=400)),
        ("log a glass of water", Amount(glasses=1)),
        ("could you put me down for 200 millilitres", Amount(ml=200)),
        ("+1 glass", Amount(glasses=1)),
        ("250ml", Amount(ml=250)),
        ("two glasses, thanks", Amount(glasses=2)),
        ("another glass done", Amount(glasses=1)),
        ("half a litre down", Amount(ml=500)),
        ("I am having drink 2 glass water now", Amount(glasses=2)),
        ("had water after my run, about 600 ml", Amount(ml=600)),
        ("drank 300 ml when you reminded me", Amount(ml=300)),
        ("drank 10 litres", Amount(ml=10_000, impossible=True)),
        ("i finished my bottle", Amount(bottles=1)),
        ("drank 300 and 200 ml", Amount(ml=500)),
        ("had 200, 300 and 250 ml", Amount(ml=750)),
        ("log 500 and then another", Amount(ml=1000)),
        ("had a glass and then another one", Amount(glasses=2)),
        ("had 250 ml this morning and another 250 ml just now", Amount(ml=500)),
        ("I drank a litre yesterday", Amount(ml=1000, days_ago=1)),
        ("two glasses last night", Amount(glasses=2, days_ago=1)),
        ("I drank a litre the day before yesterday", Amount(ml=1000, days_ago=2)),
        ("had 300 ml 3 days ago", Amount(ml=300, days_ago=3)),
        ("drank 500 ml on monday", Amount(ml=500, on=PastDay(weekday=Day.MON))),
        ("last friday I drank two glasses", Amount(glasses=2, on=PastDay(weekday=Day.FRI, before=True))),
        ("I drank 500ml at 8 and 300ml at 10", Amount(ml=800)),
        ("250 ml at 7:30, 300 ml at 9am and 200 ml at 11", Amount(ml=750)),
        ("drank 300 ml and 200", Amount(ml=500)),
        ("250 ml at 8 and then 300 at 10", Amount(ml=550)),
        ("had 2 glasses and 3 after lunch", Amount(glasses=5)),
        ("a glass at 9 and two glasses at noon", Amount(glasses=3)),
        ("a coffee", Amount(other_drink=True)),
        ("I just had a latte", Amount(other_drink=True)),
        ("nothing yet", Amount(nothing=True)),
        ("I have not drunk anything today", Amount(nothing=True)),
        ("drank some water", Amount()),
        ("log my water intake", Amount()),
    ],
)
def test_a_drink_is_reported(text: str, amount: Amount) -> None:
    assert read_drink(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "drink water every 2 hours",
        "how much water should I drink",
        "can I drink 2 litres now?",
        "I drink 2 litres a day",
        "I usually have two glasses",
        "i drink a glass of water before bed",
        "remind me to drink 500 ml at 8",
        "I should drink 500 ml",
        "going to have a glass",
        "i haven't drunk 500 ml",
        "I drank a litre last month",
        "drank 500 ml three weeks ago",
        "I drink 2 litres every monday",
        "does a coffee count as water",
        "coffee",
        "remove my last glass",
        "it was 200 not 500",
        "she drank 500 ml",
        "my coach had 2 bottles",
        "i had 2 cups of rice",
        "I lost 500 ml of blood",
        "just swallowed a bottle of pills",
        "log my weight, 82 kilos",
        "i am drunk",
        "glass",
        "500",
        "drank 8",
        "my goal is 2 litres",
        "just finished a 20 minute run",
        "the glass is half empty",
    ],
)
def test_no_drink_is_reported(text: str) -> None:
    assert read_drink(text) is None


def test_a_long_story_is_no_report() -> None:
    assert read_drink("I drank 500 ml " + "and then I stretched " * 20) is None


@given(st.text(max_size=300))
def test_any_text_is_read_or_left_alone(text: str) -> None:
    read_drink(text)


@given(st.lists(st.sampled_from(WORDS.split())))
def test_any_mixture_of_words_of_drinking_is_read(words: list[str]) -> None:
    read_drink(" ".join(words))
