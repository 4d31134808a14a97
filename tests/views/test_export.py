"""An export is whole and readable, and its keys stay: other programs read them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from whenever import Date, Instant, PlainDateTime, Time

from bot.domain.display import Hours, Unit
from bot.domain.drafts import Awaiting, Draft
from bot.domain.drinks import Drink
from bot.domain.library import Library
from bot.domain.occurrences import Occurrence, Reason, State
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.records import Everything, KeptDraft, KeptOccurrence
from bot.domain.reminders import Reminder
from bot.domain.rules import Frequency, Rule
from bot.domain.schedules import AtTimes, Countdown, Day, Every, Once, Schedule, ScheduleRequest, Window
from bot.views.export import exported
from tests.support.kinds import STRETCHING

NOW = Instant.from_utc(2026, 3, 2, 8)
NIGHT = Window(Time(22), Time(6, 30))
DRAFT = Draft(3, NOW, ScheduleRequest(kind=STRETCHING, times=(Time(8),), window=NIGHT), Awaiting.DAYS)
PROFILE = Profile("Asia/Kolkata", NIGHT, 2000, 300, NOW, UNTIL_RESUMED)
RULE = Rule(
    Frequency.MONTHLY,
    2,
    Date(2026, 3, 1),
    PlainDateTime(2026, 12, 31, 23, 59, 59),
    bymonthday=(1, 15),
    bysetpos=(-1,),
    exdates=(Date(2026, 5, 1),),
)
TWICE = AtTimes((Day.MON, Day.SUN), (Time(8), Time(20, 30)))
REMINDER = Reminder(7, -70, STRETCHING, TWICE, 1, UNTIL_RESUMED, True, "calves", NOW, 31)
OCCURRENCE = Occurrence(5, 1, NOW, NOW, State.SKIPPED, Reason.RESTING, 4, 1, 2, 501, NOW)
SCHEDULES: tuple[Schedule, ...] = (
    TWICE,
    Every((Day.MON,), 60, Window(Time(9), Time(17)), RULE),
    Once(PlainDateTime(2026, 3, 2, 8)),
    Countdown(NOW),
)
SHOWN = replace(PROFILE, town="Pune, India", bottle_ml=750, hours=Hours.TWELVE, unit=Unit.OUNCES)
FULL = Everything(
    SHOWN,
    tuple(replace(REMINDER, schedule=schedule) for schedule in SCHEDULES),
    (KeptOccurrence(OCCURRENCE, snoozed=True, owner="one", retired=True),),
    (Drink(NOW, 250),),
    (KeptDraft(7, NOW, DRAFT),),
    (NOW,),
    last_day=12,
)


def test_of_a_stranger_nothing_is_exported() -> None:
    assert exported(7, Everything()) == {}


def test_settings() -> None:
    assert exported(7, Everything(PROFILE))["people"] == [
        {
            "person": 7,
            "zone": "Asia/Kolkata",
            "quiet_start": "22:00",
            "quiet_until": "06:30",
            "goal_ml": 2000,
            "glass_ml": 300,
            "paused_until": "2026-03-02T08:00:00Z",
            "stretches_paused_until": "until resumed",
        }
    ]


def test_how_things_are_shown_and_what_was_stretched() -> None:
    found = exported(7, FULL)
    (person,) = found["people"]
    assert (person["town"], person["bottle_ml"], person["hours"], person["unit"]) == ("Pune, India", 750, "12", "oz")
    assert found["stretches"] == [{"person": 7, "at": "2026-03-02T08:00:00Z"}]


def test_what_is_not_set_is_left_out() -> None:
    assert exported(7, Everything(Profile())) == {"people": [{"person": 7}]}


@pytest.mark.parametrize(
    ("schedule", "row"),
    list(
        zip(
            SCHEDULES,
            (
                {"form": "times", "days": "mon,sun", "times": "08:00,20:30"},
                {
                    "form": "every",
                    "days": "mon",
                    "every_minutes": 60,
                    "window_start": "09:00",
                    "window_until": "17:00",
                    "freq": "monthly",
                    "interval": 2,
                    "dtstart": "2026-03-01",
                    "until": "2026-12-31T23:59:59",
                    "bymonthday": "1,15",
                    "bysetpos": "-1",
                    "exdates": "2026-05-01",
                },
                {"form": "once", "once_at": "2026-03-02T08:00:00"},
                {"form": "countdown", "countdown_at": "2026-03-02T08:00:00Z"},
            ),
            strict=True,
        )
    ),
)
def test_a_reminder(schedule: Schedule, row: dict[str, object]) -> None:
    (found,) = exported(7, Everything(reminders=(replace(REMINDER, schedule=schedule),)))["reminders"]
    assert found == {
        "id": 1,
        "person": 7,
        "chat": -70,
        "kind": "stretch",
        **row,
        "paused_until": "until resumed",
        "frozen": 1,
        "last_nudge": "calves",
        "last_sent": "2026-03-02T08:00:00Z",
        "thread": 31,
    }


def test_an_occurrence_whose_parent_is_gone_names_none() -> None:
    def parents(parent: int | None) -> list[object]:
        kept = KeptOccurrence(replace(OCCURRENCE, parent=parent), snoozed=parent is not None)
        return [row.get("parent") for row in exported(7, Everything(occurrences=(kept,)))["occurrences"]]

    assert (parents(4), parents(5), parents(None)) == ([4], [None], [None])


def test_what_became_of_a_reminder_drinks_and_open_questions() -> None:
    found = exported(7, FULL)
    assert [(one["reminder"], one["due"], one["state"], one["reason"]) for one in found["occurrences"]] == [
        (1, "2026-03-02T08:00:00Z", "skipped", "resting")
    ]
    assert found["drinks"] == [{"person": 7, "at": "2026-03-02T08:00:00Z", "ml": 250}]
    (draft,) = found["drafts"]
    assert (draft["content"]["awaiting"], draft["content"]["request"]["times"]) == ("days", ["08:00"])


def test_an_open_question_that_cannot_be_read_is_named_all_the_same() -> None:
    kept = Everything(drafts=(KeptDraft(7, NOW, None),))
    assert exported(7, kept)["drafts"] == [{"chat": 7, "person": 7, "asked": "2026-03-02T08:00:00Z"}]


def test_it_has_all_that_people_are_told_is_stored_about_them(library: Library) -> None:
    of_nobody = {"lease", "uploads", "misses", "thumbs"}
    told = {table.name: set(table.columns) for table in library.register.tables if table.name not in of_nobody}
    found = {name: {key for row in rows for key in row} for name, rows in exported(7, FULL).items()}
    assert found == told


def test_it_is_plain_json() -> None:
    assert json.loads(json.dumps(exported(7, FULL))) == exported(7, FULL)
