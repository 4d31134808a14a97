from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from whenever import Time

from bot.domain.said_days import OnceDay
from bot.domain.schedules import EVERY_DAY, WEEKDAYS, WEEKEND, Impossible, ScheduleRequest
from bot.evaluation.schedule_form import form_of
from bot.evaluation.schedule_scores import Read, labelled_schedules, schedules_as_json, score_schedules
from tests.support.kinds import DRINKING, STRETCHING

EIGHT, TWENTY, NINE = Time(8), Time(20), Time(9)
DAILY = ScheduleRequest(STRETCHING, EVERY_DAY, (EIGHT,))
OPEN = replace(DAILY, half_day_open=True)
TOMORROW = ScheduleRequest(STRETCHING, once_day=OnceDay.TOMORROW, times=(EIGHT,))


def expected(request: ScheduleRequest, **also: Any) -> Read:
    """A line that expects exactly this request."""
    return Read("a sentence", form_of(request), None, **also)


def is_right(line: Read, request: ScheduleRequest | None) -> bool:
    return replace(line, request=request).right


@pytest.mark.parametrize(
    "other",
    [
        None,
        replace(DAILY, impossible=Impossible.NO_SUCH_TIME),
        replace(DAILY, kind=None),
        replace(DAILY, kind=DRINKING),
        replace(DAILY, days=WEEKDAYS),
        replace(DAILY, days=()),
        replace(DAILY, times=()),
        replace(DAILY, times=(TWENTY,)),
        replace(DAILY, times=(EIGHT, TWENTY)),
        TOMORROW,
    ],
)
def test_only_the_whole_request_is_right(other: ScheduleRequest | None) -> None:
    line = expected(DAILY)
    assert is_right(line, DAILY)
    assert not is_right(line, other)


def test_the_order_of_what_is_missing_does_not_count() -> None:
    request = ScheduleRequest(None, EVERY_DAY)
    line = Read("a sentence", {"days": [day.value for day in reversed(EVERY_DAY)], "missing": ["time", "kind"]}, None)
    assert is_right(line, request)
    assert not is_right(line, replace(request, kind=STRETCHING))


@pytest.mark.parametrize("request_", [DAILY, replace(DAILY, times=(TWENTY,)), OPEN])
def test_a_bare_hour_may_be_read_either_way_or_asked_for(request_: ScheduleRequest) -> None:
    line = expected(DAILY, also_times=(("20:00",),))
    assert is_right(line, request_)
    assert not is_right(line, replace(request_, days=WEEKEND))
    assert not is_right(line, replace(DAILY, times=(NINE,)))


def test_a_bare_hour_of_one_day_may_be_read_either_way_or_asked_for() -> None:
    line = expected(TOMORROW, also_times=(("20:00",),))
    for request in (TOMORROW, replace(TOMORROW, times=(TWENTY,)), replace(TOMORROW, half_day_open=True)):
        assert is_right(line, request)
        assert not is_right(line, replace(request, once_day=OnceDay.TODAY))


def test_asking_is_right_only_where_a_line_leaves_it_open() -> None:
    assert not is_right(expected(replace(DAILY, times=(TWENTY,))), OPEN)


def test_without_a_day_every_day_or_once_or_asking_is_right() -> None:
    line = expected(DAILY, days_assumed=True)
    for request in (DAILY, replace(DAILY, days=()), TOMORROW, replace(TOMORROW, once_day=OnceDay.TODAY)):
        assert is_right(line, request)
    assert not is_right(line, replace(DAILY, days=WEEKDAYS))
    assert not is_right(line, replace(TOMORROW, times=(NINE,)))
    assert not is_right(expected(DAILY), TOMORROW)


def test_nothing_and_the_impossible_are_right_where_none_is_asked_for() -> None:
    line = Read("a sentence", None, None)
    assert is_right(line, None)
    assert is_right(line, replace(DAILY, impossible=Impossible.EMPTY_WINDOW))
    assert not is_right(line, DAILY)


def test_figures_tell_what_went_wrong() -> None:
    figures = score_schedules(
        [
            replace(expected(DAILY), request=DAILY),
            replace(expected(DAILY), request=None),
            replace(expected(DAILY), request=replace(DAILY, kind=None)),
            Read("I stretch", None, DAILY),
            Read("hello", None, None),
        ]
    )
    assert schedules_as_json(figures) == {
        "kind": "schedules",
        "lines": {"requests": 3, "none": 2},
        "exact": 0.4,
        "requests_right": 0.3333,
        "overlooked": 1,
        "misread": 1,
        "falsely_created": 1,
        "errors": [
            {"text": "a sentence", "expect": form_of(DAILY), "schedule": None},
            {"text": "a sentence", "expect": form_of(DAILY), "schedule": form_of(replace(DAILY, kind=None))},
            {"text": "I stretch", "expect": None, "schedule": form_of(DAILY)},
        ],
    }


def test_of_nothing_all_is_right() -> None:
    figures = score_schedules([])
    assert (figures.exact, figures.requests_right, figures.errors) == (1.0, 1.0, ())


def test_lines_with_their_allowances() -> None:
    lines: list[dict[str, Any]] = [
        {"text": "stretch at 8", "expect": {"days": []}, "also_times": [["20:00"]], "assumed": ["days"]},
        {"text": "hello \ud83e", "expect": None},
    ]
    assert list(labelled_schedules(lines)) == [
        Read("stretch at 8", {"days": []}, None, (("20:00",),), days_assumed=True),
        Read("hello ?", None, None),
    ]
