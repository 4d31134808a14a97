"""Which of several reminders a text means, and what is no such text."""

from __future__ import annotations

import pytest
from whenever import Time

from bot.domain.editing import Which
from bot.domain.kinds import KindId
from bot.domain.picking import Pick
from bot.understanding.time.clock_times import EVENING, MORNING, PARTS_OF_DAY
from tests.support.readers import readers


@pytest.mark.parametrize(
    ("text", "pick"),
    [
        ("not the water one, the stretch one", Pick(Which(kind=KindId("stretch")), Which(kind=KindId("hydration")))),
        ("not the water", Pick(spared=Which(kind=KindId("hydration")))),
        ("nah only the morning one", Pick(Which(within=PARTS_OF_DAY[MORNING]))),
        ("just the one in the morning", Pick(Which(within=PARTS_OF_DAY[MORNING]))),
        ("wait, only the early one", Pick(Which(within=PARTS_OF_DAY[MORNING]))),
        ("keep the evening one", Pick(spared=Which(within=PARTS_OF_DAY[EVENING]))),
        ("no just the 8am one", Pick(Which(times=(Time(8),)))),
        ("only the first", Pick(Which(place=0))),
        ("not both of them", Pick()),
    ],
)
def test_which_is_meant(text: str, pick: Pick) -> None:
    assert readers().picks.read(text) == pick


@pytest.mark.parametrize(
    "text", ["no", "keep it", "not now", "both of them", "i stretched", "the stretch one hurts", "is it the water one?"]
)
def test_what_picks_none(text: str) -> None:
    assert readers().picks.read(text) is None
