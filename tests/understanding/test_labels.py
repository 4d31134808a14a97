"""The words of a button, typed."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant

LABELS = ("Save both", "Change", "Cancel", "Yes, delete", "No, keep", "All reminders", "250 ml")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("save both", "Save both"),
        ("Save both!", "Save both"),
        ("yes please save both", "Save both"),
        ("CHANGE", "Change"),
        ("cancel, please", "Cancel"),
        ("yes delete", "Yes, delete"),
        ("the all reminders button", "All reminders"),
        ("tap on change", "Change"),
        ("250ml", None),
        ("250 ml", "250 ml"),
        ("save", None),
        ("change it to 9", None),
        ("yes", None),
        ("please", None),
        ("do not cancel", None),
    ],
)
def test_a_label_is_known_by_its_words(assistant: Assistant, text: str, label: str | None) -> None:
    place = assistant.understander.read_label(text, LABELS)
    assert (LABELS[place] if place is not None else None) == label


def test_of_two_alike_none_is_meant(assistant: Assistant) -> None:
    assert assistant.understander.read_label("change", ("Change", "Change")) is None
    assert assistant.understander.read_label("change", ()) is None
