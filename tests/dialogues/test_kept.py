from __future__ import annotations

from typing import Any

import pytest

from tests.dialogues.kept import Kept
from tests.dialogues.moments import BEGINS
from tests.dialogues.shapes import ReminderShape

STRETCH = {"id": 1, "kind": "stretch", "form": "times", "days": "mon,wed,fri", "times": "18:30,08:00"}
WATER = {
    "id": 2,
    "kind": "hydration",
    "form": "every",
    "days": "sat,sun",
    "every_minutes": 90,
    "window_start": "09:00",
    "window_until": "17:00",
    "paused_until": "until resumed",
}


def kept(zone: str = "Europe/Berlin", **tables: list[dict[str, Any]]) -> Kept:
    return Kept({"people": [{"zone": zone}], **tables}, BEGINS)


def fits(reminders: list[dict[str, Any]], *shapes: dict[str, Any]) -> bool:
    return not kept(reminders=reminders).differs_from_reminders([ReminderShape.model_validate(one) for one in shapes])


@pytest.mark.parametrize(
    "shape",
    [
        {},
        {"kind": "stretch", "days": "fri mon wed", "times": ["08:00", "18:30"]},
        {"paused": False},
    ],
)
def test_a_reminder_fits_what_is_named(shape: dict[str, Any]) -> None:
    assert fits([STRETCH], shape)


@pytest.mark.parametrize(
    "shape",
    [
        {"kind": "water"},
        {"days": "mon wed"},
        {"days": "daily"},
        {"times": "08:00"},
        {"every_minutes": 90},
        {"window": "09:00-17:00"},
        {"once": "today 21:00"},
        {"paused": True},
    ],
)
def test_a_reminder_that_is_other_does_not(shape: dict[str, Any]) -> None:
    assert not fits([STRETCH], shape)


def test_several_reminders_fit_in_any_order_and_none_is_left_over() -> None:
    water = {"kind": "water", "days": "weekends", "every_minutes": 90, "window": "09:00-17:00", "paused": True}
    assert fits([STRETCH, WATER], water, {"kind": "stretch"})
    assert not fits([STRETCH, WATER], {"kind": "stretch"})
    assert not fits([STRETCH], {"kind": "stretch"}, {"kind": "stretch"})
    assert not fits([STRETCH, WATER], {"kind": "stretch"}, {"kind": "stretch"})


def test_once_is_a_time_on_the_clock_however_it_is_kept() -> None:
    for one in ({"once_at": "2026-12-02T21:00:00"}, {"countdown_at": "2026-12-02T20:00:30Z"}):
        assert fits([{"id": 1, "kind": "stretch", **one}], {"once": "today 21:00"})
        assert not fits([{"id": 1, "kind": "stretch", **one}], {"once": "tomorrow 21:00"})


def test_a_day_is_one_of_the_person() -> None:
    drinks = [{"at": "2026-12-02T04:00:00Z", "ml": 200}, {"at": "2026-12-02T06:00:00Z", "ml": 300}]
    here, there = kept(drinks=drinks), kept("America/New_York", drinks=drinks)
    assert (here.water(here.day()), here.water(here.day(1))) == (500, 0)
    assert (there.water(there.day()), there.water(there.day(1))) == (300, 200)


def test_a_stretch_counts_where_it_was_answered_with_done_or_logged() -> None:
    occurrences = [
        {"reminder": 1, "state": "done", "due": "2026-12-02T07:00:00Z", "message": 4},
        {"reminder": 1, "state": "skipped", "due": "2026-12-02T08:00:00Z", "message": 9},
        {"reminder": 2, "state": "done", "due": "2026-12-02T07:30:00Z", "message": 6},
    ]
    logged = [{"person": 7, "at": "2026-12-01T07:00:00Z"}, {"person": 7, "at": "2026-12-02T07:00:00Z", "kind": "x"}]
    all_of_it = kept(reminders=[STRETCH, WATER], occurrences=occurrences, stretches=logged)
    assert (all_of_it.stretches(all_of_it.day()), all_of_it.stretches(all_of_it.day(1))) == (2, 1)
    assert all_of_it.last_nudge == occurrences[1]
