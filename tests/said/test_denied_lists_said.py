"""Lists that are denied hold as a whole, and what is told behind a denial is heard. The held half is only counted."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.domain.red_flags import Response
from bot.understanding.red_flags import respond
from tests.support.whole_screen import whole_screen

FILE = Path(__file__).parent / "denied_lists.yaml"
HOW_MANY = {("tune", True): 40, ("tune", False): 39, ("held", True): 40, ("held", False): 39}
FLOORS = {("tune", True): 0.9, ("tune", False): 0.97, ("held", True): 0.9, ("held", False): 0.97}
ALARMS = tuple(Response)[: tuple(Response).index(Response.FLAG_LINE_AND_CHECK)]


@pytest.mark.parametrize(("half", "denied"), HOW_MANY)
def test_what_is_denied_is_told_from_what_is_told(half: str, denied: bool) -> None:
    screen = whole_screen()
    rows = yaml.load(FILE.read_text(encoding="utf-8"), yaml.CSafeLoader)["sentences"]
    some = [row["say"] for row in rows if (row["half"], row["denied"]) == (half, denied)]
    good = sum((respond(screen.screen(said)) in ALARMS) is not denied for said in some)
    assert len(some) == HOW_MANY[half, denied]
    assert good / len(some) >= FLOORS[half, denied], f"{good} of {len(some)}"
