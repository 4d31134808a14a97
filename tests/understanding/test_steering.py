"""What a text does in a session that runs."""

from __future__ import annotations

import pytest

from bot.domain.sessions import Steering
from tests.support.readers import readers


@pytest.mark.parametrize(
    ("text", "steering"),
    [
        ("stop", Steering.STOP),
        ("STOP!!", Steering.STOP),
        ("please stop the session", Steering.STOP),
        ("no more", Steering.STOP),
        ("pause", Steering.PAUSE),
        ("hold on a sec", Steering.PAUSE),
        ("wait please", Steering.PAUSE),
        ("go on", Steering.RESUME),
        ("ok continue", Steering.RESUME),
        ("I'm back", Steering.RESUME),
        ("next", Steering.NEXT),
        ("done", Steering.NEXT),
        ("I'm warm already", None),
        ("i'm already warm", Steering.NEXT),
        ("ouch", Steering.HURTS),
        ("ow ow ow", Steering.HURTS),
        ("it hurts", Steering.HURTS),
        ("that really hurts", Steering.HURTS),
        ("ok next, ouch!", Steering.HURTS),
        ("pause, no, stop", Steering.STOP),
    ],
)
def test_words_of_the_buttons(text: str, steering: Steering | None) -> None:
    assert readers().steerings.read(text) is steering


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thanks",
        "ok",
        "stop my reminders",
        "pause my reminders until friday",
        "why does it hurt",
        "what hurts when I stretch",
        "how long do I hold it",
        "it hurts behind my knee since monday",
        "next week",
        "stop " * 20,
    ],
)
def test_whatever_says_more_or_less_is_no_such_word(text: str) -> None:
    assert readers().steerings.read(text) is None
