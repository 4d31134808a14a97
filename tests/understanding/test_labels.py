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
        ("no wait keep it", "No, keep"),
        ("oh no, keep them please", "No, keep"),
        ("250ml", "250 ml"),
        ("25", None),
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


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("30 secs", "30 seconds"),
        ("30s please", "30 seconds"),
        ("20 sec", "20 seconds"),
        ("20", "20 seconds"),
        ("3", None),
        ("40 secs", None),
        ("30 minutes", None),
        ("30 secs and then stop", None),
    ],
)
def test_a_measure_may_be_shortened(assistant: Assistant, text: str, label: str | None) -> None:
    labels = ("15 seconds", "20 seconds", "30 seconds", "I say when")
    place = assistant.understander.read_label(text, labels)
    assert (labels[place] if place is not None else None) == label


def test_a_number_that_is_a_place_in_the_list_is_no_measure(assistant: Assistant) -> None:
    lengths = ("2 hours", "3 days", "A week", "Until I resume")
    assert assistant.understander.read_label("3", lengths) is None
    assert assistant.understander.read_label("3 d", lengths) == 1
