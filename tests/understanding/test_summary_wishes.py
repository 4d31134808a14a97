"""Whoever wishes for the weekly summary gets it every Sunday; whoever asks about the week sees it once."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.support.kinds import WEEKLY

WISHES = [
    "Weekly summary please",
    "sunday summary, please",
    "can i have the weekly card",
    "sign me up for the weekly summary",
    "subscribe me to the sunday summary",
    "i'd love a weekly recap",
    "enable the weekly summary",
    "start the weekly report",
    "weekly summaries please",
    "send me the weekly summary",
]
HELD = [
    "please could I get a sunday card",
    "weekly recap pls",
    "put me down for the weekly summary",
    "i would like a weekly overview",
    "switch the sunday summary on",
    "give me a weekly summary every sunday",
    "may i have a weekly review please",
    "opt me in to the weekly summary",
    "let me have the sunday recap",
    "a weekly summary would be nice",
]
OTHERS = [
    "how was my week",
    "summary of my week, pls",
    "show me my week please",
    "stop the weekly summary",
    "no weekly summary please",
    "what is the weekly summary",
    "do you have a weekly summary",
    "give me my weekly report",
    "weekly report for the last seven days",
    "i got the weekly summary, thanks",
]


@pytest.mark.parametrize("text", [*WISHES, *HELD])
def test_a_wish_for_the_summary_is_one_for_every_week(assistant: Assistant, text: str) -> None:
    schedule = assistant.understander.understand(text).schedule
    assert schedule is not None
    assert schedule.kind == WEEKLY


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_asked_about_the_week_or_refused_is_no_such_wish(assistant: Assistant, text: str) -> None:
    schedule = assistant.understander.understand(text).schedule
    assert schedule is None or schedule.kind != WEEKLY
