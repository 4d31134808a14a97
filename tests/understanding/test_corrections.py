"""What is said of a drink that was just logged, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.domain.corrections import Correction
from tests.support.readers import readers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("spilled a third, call it 500", 500),
        ("knocked some over, so more like 400", 400),
        ("couldn't finish it, say 600", 600),
        ("it was closer to 450", 450),
    ],
)
def test_another_amount_beside_what_became_of_the_rest(text: str, number: float) -> None:
    assert readers().corrections.read(text) == Correction(number=number)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("only drank half of it", 1 / 2),
        ("i left a third", 2 / 3),
        ("spilled a quarter of it", 3 / 4),
        ("just half", 1 / 2),
    ],
)
def test_a_part_of_it(text: str, share: float) -> None:
    found = readers().corrections.read(text)
    assert found is not None
    assert found.share == pytest.approx(share)


@pytest.mark.parametrize(("text", "measure"), [("i meant ounces", 29.5735), ("oops, dl", 100), ("cl, not ml", 10)])
def test_another_measure(text: str, measure: float) -> None:
    assert readers().corrections.read(text) == Correction(measure=measure)


@pytest.mark.parametrize("text", ["oops that's logged twice, remove one", "drop the last one, you counted it double"])
def test_what_stands_there_twice_goes_once(text: str) -> None:
    assert readers().corrections.read(text) == Correction()


@pytest.mark.parametrize(
    "text", ["ounces", "use ounces", "spilled", "i only had half a bottle", "log 300", "say hello", "left work at 6"]
)
def test_what_is_no_correction(text: str) -> None:
    assert readers().corrections.read(text) is None
