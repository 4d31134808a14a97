from __future__ import annotations

from typing import Any

import pytest
from whenever import Time

from bot.domain.said_days import OnceDay
from bot.domain.schedules import WEEKEND, Day, Impossible, ScheduleRequest, Window
from bot.evaluation.schedule_form import form_of
from tests.support.kinds import DRINKING, STRETCHING

EIGHT = Time(8)
DAY = Window(Time(9), Time(17, 30))


@pytest.mark.parametrize(
    ("request_", "form"),
    [
        (
            ScheduleRequest(STRETCHING, (Day.MON, Day.FRI), (EIGHT, Time(20, 5))),
            {"kind": "stretch", "days": ["mon", "fri"], "times": ["08:00", "20:05"]},
        ),
        (
            ScheduleRequest(DRINKING, WEEKEND, every_minutes=90, window=DAY),
            {"kind": "hydration", "days": ["sat", "sun"], "every_minutes": 90, "from": "09:00", "until": "17:30"},
        ),
        (
            ScheduleRequest(None, WEEKEND, every_minutes=90),
            {"days": ["sat", "sun"], "every_minutes": 90, "missing": ["kind", "window"]},
        ),
        (ScheduleRequest(None, WEEKEND), {"days": ["sat", "sun"], "missing": ["kind", "time"]}),
        (ScheduleRequest(STRETCHING, in_minutes=20), {"kind": "stretch", "once": {"in_minutes": 20}}),
        (
            ScheduleRequest(STRETCHING, once_day=OnceDay.TOMORROW, times=(EIGHT,)),
            {"kind": "stretch", "once": {"day": "tomorrow", "time": "08:00"}},
        ),
        (
            ScheduleRequest(STRETCHING, once_day=OnceDay.SUN),
            {"kind": "stretch", "once": {"day": "sun"}, "missing": ["time"]},
        ),
    ],
)
def test_a_request_in_plain_data(request_: ScheduleRequest, form: dict[str, Any]) -> None:
    assert form_of(request_) == form


@pytest.mark.parametrize("reason", Impossible)
def test_what_cannot_be_a_reminder_has_no_form(reason: Impossible) -> None:
    assert form_of(ScheduleRequest(STRETCHING, WEEKEND, (EIGHT,), impossible=reason)) is None


def test_no_request_has_no_form() -> None:
    assert form_of(None) is None
