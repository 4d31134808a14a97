"""What a change makes of a reminder."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from whenever import Time

from bot.domain.editing import Edit, EditProblem, Which, fits, revised
from bot.domain.said_days import OnceDay
from bot.domain.schedules import EVERY_DAY, WEEKDAYS, WEEKEND, Day, ScheduleRequest, Window, later
from tests.support.kinds import DRINKING, STRETCHING

TIMES = st.sampled_from([Time(*at) for at in ((0, 15), (6, 30), (8, 0), (9, 0), (12, 0), (18, 45), (20, 0), (23, 30))])
SOME_TIMES = st.sets(TIMES, min_size=1, max_size=3).map(lambda times: tuple(sorted(times)))
DAYS = st.sampled_from([EVERY_DAY, WEEKDAYS, WEEKEND, (Day.MON,), (Day.TUE, Day.SUN), (Day.MON, Day.WED, Day.FRI)])
AT_TIMES = st.builds(ScheduleRequest, st.sampled_from((STRETCHING, DRINKING)), DAYS, SOME_TIMES)
WINDOWS = st.sampled_from((Window(Time(9), Time(17)), Window(Time(6, 30), Time(22)), Window(Time(20), Time(2))))
INTERVALS = st.builds(
    lambda days, minutes, window: ScheduleRequest(DRINKING, days, every_minutes=minutes, window=window),
    DAYS,
    st.sampled_from((30, 60, 240)),
    WINDOWS,
)
REQUESTS = AT_TIMES | INTERVALS
SAID = st.builds(ScheduleRequest, st.none() | st.just(DRINKING), DAYS | st.just(()), SOME_TIMES | st.just(()))
EDITS = st.builds(
    Edit,
    said=SAID,
    gone=st.builds(ScheduleRequest, st.none(), DAYS | st.just(()), SOME_TIMES | st.just(())),
    adds=st.booleans(),
    minutes=st.none() | st.integers(-600, 600),
)
EIGHT = ScheduleRequest(STRETCHING, EVERY_DAY, (Time(8),))
TWO_HOURLY = ScheduleRequest(DRINKING, EVERY_DAY, every_minutes=120, window=Window(Time(9), Time(17)))


def after(request: ScheduleRequest, edit: Edit) -> ScheduleRequest:
    new = revised(request, edit)
    assert isinstance(new, ScheduleRequest), new
    return new


@given(REQUESTS, EDITS)
def test_what_comes_of_a_change_is_a_reminder_or_has_a_reason(request: ScheduleRequest, edit: Edit) -> None:
    new = revised(request, edit)
    if isinstance(new, EditProblem):
        return
    assert new != request
    assert new.days
    assert new.times or new.every_minutes
    assert list(new.times) == sorted(set(new.times))
    assert list(new.days) == [day for day in EVERY_DAY if day in new.days]


@given(REQUESTS)
def test_a_change_that_says_nothing_changes_nothing(request: ScheduleRequest) -> None:
    assert revised(request, Edit()) is EditProblem.NO_CHANGE


@given(REQUESTS, EDITS)
def test_what_is_not_spoken_of_stays(request: ScheduleRequest, edit: Edit) -> None:
    new = revised(request, edit)
    if isinstance(new, EditProblem):
        return
    if not (edit.said.days or edit.gone.days or edit.minutes):
        assert new.days == request.days
    if edit.said.kind is None:
        assert new.kind == request.kind
    if not edit.said.times:
        assert new.every_minutes == request.every_minutes


@given(REQUESTS, DAYS)
def test_days_left_out_never_come_and_no_other_day_goes(request: ScheduleRequest, gone: tuple[Day, ...]) -> None:
    new = revised(request, Edit(gone=ScheduleRequest(days=gone)))
    kept = tuple(day for day in request.days if day not in gone)
    if not kept:
        assert new is EditProblem.NO_DAYS
    elif kept == request.days:
        assert new is EditProblem.NO_CHANGE
    else:
        assert new == replace(request, days=kept)


@given(AT_TIMES, st.integers(-23 * 60, 23 * 60))
def test_later_and_then_earlier_is_as_before(request: ScheduleRequest, minutes: int) -> None:
    assume(minutes)
    moved = revised(request, Edit(minutes=minutes))
    assume(isinstance(moved, ScheduleRequest))
    assert isinstance(moved, ScheduleRequest)
    assume(len(request.times) == 1 or set(request.days) == set(EVERY_DAY))
    assert revised(moved, Edit(minutes=-minutes)) == request


@given(AT_TIMES, SOME_TIMES)
def test_added_times_come_beside_those_that_are_there(request: ScheduleRequest, times: tuple[Time, ...]) -> None:
    assume(not set(times) <= set(request.times))
    new = after(request, Edit(said=ScheduleRequest(times=times), adds=True))
    assert set(new.times) == {*request.times, *times}


@given(INTERVALS, st.integers(-600, 600))
def test_a_window_moves_as_a_whole(request: ScheduleRequest, minutes: int) -> None:
    assume(minutes)
    assert request.window is not None
    new = after(request, Edit(minutes=minutes))
    assert new.window is not None
    assert new.window.minutes == request.window.minutes


@pytest.mark.parametrize(
    ("was", "said", "becomes"), [(8, 9, 9), (8, 7, 7), (20, 9, 21), (8, 3, 15), (18, 6, 18), (21, 8, 20), (8, 6, 6)]
)
def test_a_bare_hour_is_near_to_what_it_was_and_not_in_the_night(was: int, said: int, becomes: int) -> None:
    request = replace(EIGHT, times=(Time(was),))
    new = revised(request, Edit(said=ScheduleRequest(times=(Time(said),), half_day_open=True)))
    assert new == (EditProblem.NO_CHANGE if was == becomes else replace(request, times=(Time(becomes),)))


def test_an_hour_that_is_added_comes_after_those_that_are_there() -> None:
    new = after(EIGHT, Edit(said=ScheduleRequest(times=(Time(6),), half_day_open=True), adds=True))
    assert new.times == (Time(8), Time(18))


def test_a_time_moves_alone_where_it_is_named() -> None:
    twice = replace(EIGHT, times=(Time(8), Time(18)))
    edit = Edit(Which(times=(Time(8), Time(20))), ScheduleRequest(times=(Time(9),), half_day_open=True))
    assert after(twice, edit).times == (Time(9), Time(18))


@pytest.mark.parametrize(("was", "goes", "comes", "becomes"), [(16, 4, 5, 17), (4, 4, 5, 5), (11, 11, 10, 10)])
def test_a_bare_hour_in_the_place_of_another_is_near_to_the_one_there_was(
    was: int, goes: int, comes: int, becomes: int
) -> None:
    edit = Edit(
        said=ScheduleRequest(times=(Time(comes),), half_day_open=True),
        gone=ScheduleRequest(times=(Time(goes),), half_day_open=True),
    )
    assert after(replace(EIGHT, times=(Time(was),)), edit).times == (Time(becomes),)


def test_a_day_takes_the_place_of_another() -> None:
    request = replace(EIGHT, days=(Day.MON, Day.THU))
    edit = Edit(said=ScheduleRequest(days=(Day.FRI,)), gone=ScheduleRequest(days=(Day.THU,)))
    assert after(request, edit).days == (Day.MON, Day.FRI)


def test_over_midnight_the_days_turn() -> None:
    late = replace(EIGHT, days=(Day.MON, Day.SUN), times=(Time(23, 30),))
    new = after(late, Edit(minutes=60))
    assert (new.days, new.times) == ((Day.MON, Day.TUE), (Time(0, 30),))


def test_times_of_which_only_some_cross_midnight_stay() -> None:
    both = replace(EIGHT, days=WEEKDAYS, times=(Time(8), Time(23, 30)))
    assert revised(both, Edit(minutes=60)) is EditProblem.OVER_MIDNIGHT


def test_the_only_time_does_not_go() -> None:
    assert revised(EIGHT, Edit(gone=ScheduleRequest(times=(Time(8),)))) is EditProblem.NO_TIMES


def test_another_part_of_the_day_takes_the_other_reading_or_asks() -> None:
    evening = Window(Time(17), Time(22, 59))
    assert after(EIGHT, Edit(within=evening)).times == (Time(20),)
    assert after(replace(EIGHT, times=(Time(11, 30),)), Edit(within=Window(Time(12), Time(17)))).times == ()


def test_an_interval_keeps_its_window_and_takes_another_end() -> None:
    assert after(TWO_HOURLY, Edit(said=ScheduleRequest(every_minutes=60))).window == TWO_HOURLY.window
    assert after(TWO_HOURLY, Edit(ends=Time(20))).window == Window(Time(9), Time(20))


def test_an_interval_that_does_not_fit_its_window_is_impossible() -> None:
    assert after(TWO_HOURLY, Edit(said=ScheduleRequest(every_minutes=600))).impossible is not None


def test_a_one_off_takes_another_day_and_time() -> None:
    once = ScheduleRequest(STRETCHING, times=(Time(9),), once_day=OnceDay.TOMORROW)
    new = after(once, Edit(said=ScheduleRequest(times=(Time(11),), once_day=OnceDay.FRI)))
    assert (new.once_day, new.times) == (OnceDay.FRI, (Time(11),))


@given(REQUESTS, TIMES)
def test_a_time_speaks_of_a_reminder_that_has_it(request: ScheduleRequest, time: Time) -> None:
    ends = (request.window.start, request.window.until) if request.window else request.times
    both = (time, later(time))
    assert fits(request, Edit(Which(times=both))) is any(one in ends for one in both)


def test_all_that_was_described_has_to_fit() -> None:
    assert fits(EIGHT, Edit(Which(STRETCHING, (Time(8),), WEEKDAYS, Window(Time(4), Time(12)))))
    assert not fits(EIGHT, Edit(Which(DRINKING, (Time(8),))))
    assert not fits(EIGHT, Edit(Which(STRETCHING, within=Window(Time(17), Time(23)))))
    assert not fits(replace(EIGHT, days=WEEKDAYS), Edit(Which(days=(Day.SUN,))))
    assert not fits(EIGHT, Edit(Which(interval=True)))


def test_a_bare_hour_has_two_readings() -> None:
    assert ScheduleRequest(times=(Time(8),), half_day_open=True).readings == (Time(8), Time(20))
    assert ScheduleRequest(times=(Time(8),)).readings == (Time(8),)
