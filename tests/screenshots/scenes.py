"""What is shown: who says what, on which screen, and what is to be seen of it."""

from __future__ import annotations

from dataclasses import dataclass

Size = tuple[int, int]
"""Width and height in pixels of the page."""

PHONE: Size = (390, 844)
DESK: Size = (920, 740)


@dataclass(frozen=True, slots=True)
class Say:
    """Types a message."""

    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """Taps the newest button whose label has these words."""

    label: str


@dataclass(frozen=True, slots=True)
class NextReminder:
    """Moves the clock to the next reminder."""


Step = Say | Tap | NextReminder


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: `docs/screenshots/<name>.png`, or an animation of all that happens."""

    name: str
    steps: tuple[Step, ...]
    size: Size = PHONE
    dark: bool = False
    moving: bool = False


_REMIND = (Say("remind me to stretch every day at 8"), Tap("08:00"), Say("Berlin"), Tap("Yes"))
_SAVED = (*_REMIND, Tap("Save"))
_DRINK = (Say("remind me to drink water every 2 hours from 9 to 19"), Say("Berlin"), Tap("Yes"), Tap("Save"))

SCENES = (
    Scene("answer", (Say("my leg shakes when i strech my hamstrings, why??"),), DESK),
    Scene("close-call", (Say("tips for hamstrings please"),), DESK),
    Scene("reminder", (*_SAVED, NextReminder()), DESK),
    Scene("check", (Say("/check shaking"), Tap("None of these")), dark=True),
    Scene("drawing", (Say("how do I stretch my hamstrings?"),)),
    Scene("edit", (*_SAVED, Say("make it 9 instead, not on sundays"))),
    Scene("water", (Say("goal 2 l"), *_DRINK, NextReminder(), Tap("1 glass"), Tap("250 ml")), dark=True),
    Scene("home", (*_SAVED, Say("goal 2 l"), Say("drank 500 ml"), Say("I stretched"), Say("hi"))),
    Scene("week", (*_SAVED, Say("goal 2 l"), Say("drank 1.2 l"), Say("I stretched"), Say("/progress"))),
    Scene("guided", (Say("guide me through a stretch"), Tap("20 seconds"), Tap("Next"))),
    Scene("not-covered", (Say("what about restless legs?"),), dark=True),
    Scene("warning", (Say("my calf is red, hot and swollen since yesterday"),)),
    Scene(
        "conversation",
        (
            Say("why does my leg shake when i stretch"),
            Say("how do i stop it"),
            Say("remind me to stretch at 8pm on weekdays"),
            Say("Lisbon"),
            Tap("Yes"),
            Say("make it 9 instead"),
            Tap("Save"),
            Say("drank 300 ml"),
        ),
        moving=True,
    ),
)
