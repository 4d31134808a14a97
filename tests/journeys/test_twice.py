"""Every button that does something, tapped twice by a nervous thumb, does it once."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from tests.support.chat import Heard, Person
from tests.support.telegram import Telegram

pytestmark = pytest.mark.long

DAILY = "remind me to stretch every day at 8pm"
KINDS: dict[str, tuple[str, ...]] = {
    "a preview": (DAILY,),
    "two in one preview": ("stretch weekdays at 8am and weekends at 10am",),
    "what for": ("remind me every day at 8pm",),
    "am or pm": ("remind me to stretch every day at 8",),
    "a saved one": (DAILY, "save"),
    "the list": (DAILY, "save", "/reminders"),
    "a deletion": (DAILY, "save", "delete my stretch reminder"),
    "a change": (DAILY, "save", "change the stretch reminder to 9pm"),
    "a pause": (DAILY, "save", "/pause"),
    "how much": ("/water",),
    "a drink": ("my glass is 250 ml", "drank a glass"),
    "a lot": ("drank 5 l",),
    "a coffee": ("my glass is 250 ml", "a coffee"),
    "how big a glass is": ("drank two glasses",),
    "a stretch": ("I stretched",),
    "stretches of two days": ("I stretched yesterday and today",),
    "home": ("drank 300 ml", "/home"),
    "settings": ("goal 2 l", "/settings"),
    "a setting": ("goal 2 l",),
    "the week": ("drank 300 ml", "/progress"),
}


async def arrived(telegram: Telegram, said: tuple[str, ...]) -> tuple[Person, Heard]:
    """Somebody new in Lisbon who has said all that, and what came last."""
    person = await telegram.person("Ada")
    asked = await person.say("/timezone Lisbon")
    await person.press(asked.buttons[0], asked)
    for text in said:
        heard = await person.say(text)
    return person, heard


async def kept(telegram: Telegram, person: Person) -> dict[str, Any]:
    """What is kept of somebody, without the moments of their taps."""
    file = await person.say("/export")
    assert file.document is not None
    everything = json.loads(await telegram.page.file(file.document))
    return {
        "ml": sorted(one["ml"] for one in everything.get("drinks", ())),
        "stretches": len(everything.get("stretches", ())),
        "reminders": sorted(
            json.dumps([one["kind"], one.get("days"), one.get("times"), "paused_until" in one])
            for one in everything.get("reminders", ())
        ),
        "states": Counter(one["state"] for one in everything.get("occurrences", ())),
        "settings": [
            [one.get(name) for name in ("zone", "goal_ml", "glass_ml", "quiet_start", "hours", "unit")]
            + ["paused_until" in one]
            for one in everything.get("people", ())
        ],
    }


@pytest.mark.parametrize("said", KINDS.values(), ids=KINDS.keys())
async def test_a_double_tap_does_what_one_tap_does(telegram: Telegram, said: tuple[str, ...]) -> None:
    once, under = await arrived(telegram, said)
    assert under.buttons
    for number, label in enumerate(under.buttons):
        if number:
            once, under = await arrived(telegram, said)
        await once.press(label, under)
        twice, under = await arrived(telegram, said)
        await twice.tap(label, under)
        await twice.tap(label, under)
        await twice.hear()
        assert await kept(telegram, twice) == await kept(telegram, once), label
