"""What a text does in a session that runs."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.domain.sessions import Steering
from tests.support.readers import readers

SAID = yaml.safe_load((Path(__file__).parents[1] / "said" / "steering.yaml").read_text(encoding="utf-8"))
NOTHING = "none"


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


def missed(half: str) -> list[tuple[str, str]]:
    """The sentences of a half that are read otherwise than they mean, and what they mean."""
    pairs = [(means, text) for means, texts in SAID[half].items() for text in texts]
    return [(text, means) for means, text in pairs if (readers().steerings.read(text) or NOTHING) != means]


def test_what_people_type_in_a_session() -> None:
    assert set(SAID["tuned"]) == set(SAID["held"]) == {*Steering, NOTHING}
    assert missed("tuned") == []


def test_most_of_what_nothing_was_tuned_on_is_read_and_nothing_else_is_taken_for_it() -> None:
    wrong = missed("held")
    assert [text for text, means in wrong if means == NOTHING] == []
    assert len(wrong) <= 5
