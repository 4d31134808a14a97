"""What to do with an occurrence that is due, and what follows from how it went."""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Instant, Time, TimeDelta

from bot.domain.delivery import Delivery, DeliveryOutcome
from bot.domain.kinds import gone_kind
from bot.domain.occurrences import Due, Occurrence, Reason, Resolution, State
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.reminders import Reminder
from bot.domain.schedules import EVERY_DAY, AtTimes, Countdown, Every, Schedule, Window
from bot.reminding import occurrences
from bot.reminding.occurrences import Send
from tests.support.kinds import DRINKING, STRETCHING
from tests.support.planning import after, plan
from tests.support.schedules import utc

ZONE = "Europe/Berlin"
HOME = Profile(zone=ZONE)
EIGHT = utc("2026-07-01T06:00")  # eight in Berlin
DAY = TimeDelta(hours=24)
STRETCH = Reminder(7, 7, STRETCHING, AtTimes(EVERY_DAY, (Time(8),)), id=1)
HOURLY = Every(EVERY_DAY, 60, Window(Time(8), Time(18)))
WATER = Reminder(7, 7, DRINKING, HOURLY, id=2)
DELIVERED = Delivery(DeliveryOutcome.DELIVERED, message=5)
RETRY = Delivery(DeliveryOutcome.RETRY)


def minutes(number: float) -> TimeDelta:
    return TimeDelta(seconds=round(number * 60))


def due(
    reminder: Reminder = STRETCH,
    profile: Profile = HOME,
    at: Instant = EIGHT,
    *,
    missed_before: int = 0,
    attempts: int = 0,
    parent: int | None = None,
) -> Due:
    """A claimed occurrence."""
    number = reminder.id or 0
    occurrence = Occurrence(
        3, number, at, at, State.CLAIMED, parent=parent, attempts=attempts, missed_before=missed_before
    )
    return Due(occurrence, reminder, profile)


def held(reason: Reason, next_due: Instant | None = EIGHT + DAY, missed: int = 0) -> Resolution:
    return Resolution(State.HELD, reason, next_due=next_due, missed_before=missed)


# On time and late


def test_what_is_due_is_sent() -> None:
    assert plan(due(), EIGHT) == Send()


def test_from_five_minutes_on_it_is_late() -> None:
    assert plan(due(), EIGHT + minutes(4.9)) == Send()
    assert plan(due(), EIGHT + minutes(5)) == Send(late=True)


def test_an_hour_later_a_stretch_is_no_use() -> None:
    assert plan(due(), EIGHT + minutes(60)) == Send(late=True)
    assert plan(due(), EIGHT + minutes(61)) == Resolution(
        State.MISSED, Reason.TOO_LATE, next_due=EIGHT + DAY, missed_before=1
    )


def test_after_days_of_downtime_one_comes_and_says_how_many_did_not() -> None:
    assert plan(due(), EIGHT + DAY * 4 + minutes(20)) == Send(missed=4, late=True)


def test_after_days_of_downtime_none_comes_when_all_are_too_late() -> None:
    settled = plan(due(), EIGHT + DAY * 4 + minutes(90))
    assert settled == Resolution(State.MISSED, Reason.TOO_LATE, next_due=EIGHT + DAY * 5, missed_before=5)
    assert plan(due(at=EIGHT + DAY * 5, missed_before=5), EIGHT + DAY * 5) == Send(missed=5)


def test_a_one_off_is_no_use_an_hour_later_and_has_no_next() -> None:
    once = replace(STRETCH, schedule=Countdown(EIGHT))
    assert plan(due(once), EIGHT + minutes(59)) == Send(late=True)
    assert plan(due(once), EIGHT + minutes(61)) == Resolution(State.MISSED, Reason.TOO_LATE, missed_before=1)


def test_water_is_of_use_until_its_window_ends() -> None:
    last = EIGHT + minutes(10 * 60)
    slow = replace(WATER, schedule=replace(HOURLY, minutes=180))  # the last is at five, the window ends at six
    assert plan(due(slow), last - minutes(1)) == Send(missed=3, late=True)
    assert plan(due(slow), last + minutes(1)) == Resolution(
        State.MISSED, Reason.TOO_LATE, next_due=EIGHT + DAY, missed_before=4
    )


def test_the_last_of_a_window_may_take_a_moment() -> None:
    last = EIGHT + minutes(10 * 60)
    assert plan(due(WATER, at=last), last + minutes(2)) == Send()
    settled = plan(due(WATER, at=last), last + minutes(6))
    assert isinstance(settled, Resolution)
    assert settled.reason is Reason.TOO_LATE


def test_water_at_set_times_is_of_use_for_an_hour() -> None:
    reminder = replace(STRETCH, kind=DRINKING)
    assert plan(due(reminder), EIGHT + minutes(60)) == Send(late=True)
    assert isinstance(plan(due(reminder), EIGHT + minutes(61)), Resolution)


def test_the_catch_up_is_eight_on_the_wall_after_a_change_of_clocks() -> None:
    before = utc("2026-03-27T07:00")  # eight in winter
    assert plan(due(at=before), utc("2026-03-30T06:10")) == Send(missed=3, late=True)


# Held


def test_a_paused_reminder_is_held_and_comes_next_after_the_pause() -> None:
    until = EIGHT + DAY * 2 + minutes(1)
    paused = replace(STRETCH, paused_until=until)
    assert plan(due(paused), EIGHT) == held(Reason.PAUSED, EIGHT + DAY * 3)
    assert plan(due(profile=replace(HOME, paused_until=until)), EIGHT) == held(Reason.PAUSED, EIGHT + DAY * 3)
    assert plan(due(profile=replace(HOME, stretches_paused_until=until)), EIGHT) == held(Reason.PAUSED, EIGHT + DAY * 3)


def test_a_pause_counts_until_its_end_and_not_beyond() -> None:
    ends_then = replace(STRETCH, paused_until=EIGHT + DAY)
    assert plan(due(ends_then), EIGHT) == held(Reason.PAUSED, EIGHT + DAY)
    assert plan(due(ends_then, at=EIGHT + DAY), EIGHT + DAY) == Send()


def test_a_pause_without_an_end_leaves_no_next() -> None:
    assert plan(due(profile=replace(HOME, paused_until=UNTIL_RESUMED)), EIGHT) == held(Reason.PAUSED, None)


def test_a_pause_of_stretches_leaves_water_alone() -> None:
    profile = replace(HOME, stretches_paused_until=UNTIL_RESUMED)
    assert plan(due(WATER, profile), EIGHT) == Send()


def test_a_frozen_reminder_is_held() -> None:
    assert plan(due(replace(STRETCH, frozen=True)), EIGHT) == held(Reason.PAUSED, None)


def test_a_reminder_whose_kind_is_gone_is_held_each_time_until_it_is_back() -> None:
    gone = gone_kind(STRETCHING)
    assert occurrences.plan(due(), gone, EIGHT) == held(Reason.UNKNOWN_KIND)
    pause = replace(HOME, paused_until=EIGHT + DAY * 2)
    assert occurrences.plan(due(profile=pause), gone, EIGHT) == held(Reason.UNKNOWN_KIND, EIGHT + DAY * 2)
    late = EIGHT + minutes(90)
    assert occurrences.plan(due(), gone, late) == held(Reason.UNKNOWN_KIND)


def test_nothing_comes_in_quiet_hours_and_their_end_is_day_again() -> None:
    assert plan(due(profile=replace(HOME, quiet=Window(Time(22), Time(8, 1)))), EIGHT) == held(Reason.QUIET_HOURS)
    assert plan(due(profile=replace(HOME, quiet=Window(Time(22), Time(8)))), EIGHT) == Send()
    assert plan(due(profile=replace(HOME, quiet=Window(Time(8), Time(9)))), EIGHT) == held(Reason.QUIET_HOURS)


def test_a_catch_up_does_not_come_in_quiet_hours_either() -> None:
    profile = replace(HOME, quiet=Window(Time(8, 30), Time(9)))
    assert plan(due(profile=profile), EIGHT + DAY + minutes(40)) == held(Reason.QUIET_HOURS, EIGHT + DAY * 2, missed=1)


def test_shortly_after_another_nudge_none_comes() -> None:
    nudged = replace(STRETCH, last_sent=EIGHT - minutes(10))
    assert plan(due(nudged), EIGHT) == held(Reason.TOO_CLOSE)


@pytest.mark.parametrize(("ago", "comes"), [(13.9, False), (14, True)])
def test_a_quarter_of_an_hour_lies_between_two_less_a_minute_for_the_delivery(ago: float, comes: bool) -> None:
    nudged = replace(STRETCH, last_sent=EIGHT - minutes(ago))
    assert plan(due(nudged), EIGHT) == (Send() if comes else held(Reason.TOO_CLOSE))


def test_of_two_pauses_the_later_end_counts() -> None:
    both = replace(STRETCH, paused_until=EIGHT + DAY)
    longer = replace(HOME, paused_until=EIGHT + DAY * 3)
    assert plan(due(both, longer), EIGHT) == held(Reason.PAUSED, EIGHT + DAY * 3)


def test_what_is_held_still_leaves_the_missed_ones_to_be_told() -> None:
    drank = replace(due(WATER, missed_before=2), last_drink=EIGHT + minutes(59))
    assert plan(drank, EIGHT + minutes(60)) == held(Reason.JUST_LOGGED, EIGHT + minutes(120), missed=3)


def test_a_rhythm_of_quarters_of_an_hour_survives_slow_deliveries() -> None:
    quarters = replace(WATER, schedule=replace(HOURLY, minutes=15), last_sent=EIGHT + minutes(0.5))
    assert plan(due(quarters, at=EIGHT + minutes(15)), EIGHT + minutes(15)) == Send()


def test_water_is_not_asked_for_once_the_goal_is_met() -> None:
    following = EIGHT + minutes(60)
    profile = replace(HOME, goal_ml=2000)
    assert plan(replace(due(WATER, profile), drunk_ml=2000), EIGHT) == held(Reason.GOAL_MET, following)
    assert plan(replace(due(WATER, profile), drunk_ml=1999), EIGHT) == Send()
    assert plan(replace(due(WATER), drunk_ml=9999), EIGHT) == Send()


def test_water_is_not_asked_for_right_after_a_drink() -> None:
    following = EIGHT + minutes(60)
    drank = replace(due(WATER), last_drink=EIGHT - minutes(29))
    assert plan(drank, EIGHT) == held(Reason.JUST_LOGGED, following)
    assert plan(drank, EIGHT + minutes(1)) == Send()


def test_what_was_drunk_does_not_matter_to_a_stretch_or_to_what_was_asked_for_once() -> None:
    soon = replace(WATER, schedule=Countdown(EIGHT))
    for reminder in (STRETCH, soon):
        drank = replace(due(reminder, replace(HOME, goal_ml=1)), drunk_ml=500, last_drink=EIGHT - minutes(3))
        assert plan(drank, EIGHT) == Send()


def test_without_a_zone_the_clock_is_utc() -> None:
    assert plan(due(profile=Profile(), at=utc("2026-07-01T08:00")), utc("2026-07-02T08:00")) == Send(missed=1)


# Snoozed


def snoozed(again: Instant, reminder: Reminder = STRETCH, profile: Profile = HOME) -> Due:
    return due(reminder, profile, at=again, parent=2)


def test_a_snoozed_one_comes_by_itself_and_brings_no_next() -> None:
    again = EIGHT + minutes(60)
    assert plan(snoozed(again), again) == Send()
    assert after(snoozed(again), DELIVERED, again) == Resolution(State.SENT, message=5)


def test_a_snoozed_one_stands_for_itself_whatever_its_rule_brings_meanwhile() -> None:
    again = EIGHT + minutes(30)
    often = replace(WATER, schedule=replace(HOURLY, minutes=20))
    assert plan(snoozed(again, often), again + minutes(45)) == Send(late=True)


def test_a_snoozed_one_comes_ten_minutes_after_its_own_nudge() -> None:
    sent = replace(STRETCH, last_sent=EIGHT)
    assert plan(snoozed(EIGHT + minutes(10), sent), EIGHT + minutes(10)) == Send()


def test_a_snoozed_one_comes_as_soon_as_was_asked_for() -> None:
    sent = replace(STRETCH, last_sent=EIGHT)
    assert plan(snoozed(EIGHT + minutes(2), sent), EIGHT + minutes(2)) == Send()


def test_a_snoozed_one_and_its_own_rule_do_not_both_come() -> None:
    again = EIGHT + minutes(61)
    by_rule = replace(WATER, last_sent=EIGHT + minutes(60))
    assert plan(snoozed(again, by_rule), again) == Resolution(State.HELD, Reason.TOO_CLOSE)
    by_snooze = replace(WATER, last_sent=EIGHT + minutes(58))
    rule = plan(due(by_snooze, at=EIGHT + minutes(60)), EIGHT + minutes(60))
    assert rule == held(Reason.TOO_CLOSE, EIGHT + minutes(120))


@pytest.mark.parametrize("schedule", [STRETCH.schedule, HOURLY])
def test_a_snoozed_one_is_of_use_for_an_hour(schedule: Schedule) -> None:
    evening = utc("2026-07-01T17:00")
    reminder = replace(WATER, schedule=schedule)
    assert plan(snoozed(evening, reminder), evening + minutes(60)) == Send(late=True)
    assert plan(snoozed(evening, reminder), evening + minutes(61)) == Resolution(
        State.MISSED, Reason.TOO_LATE, missed_before=1
    )


# What follows from a delivery


def test_what_was_delivered_is_sent_and_has_a_next() -> None:
    assert after(due(missed_before=2), DELIVERED, EIGHT) == Resolution(State.SENT, message=5, next_due=EIGHT + DAY)


def test_what_nobody_knows_counts_as_sent() -> None:
    unknown = after(due(), Delivery(DeliveryOutcome.UNKNOWN), EIGHT + minutes(1))
    assert unknown == Resolution(State.UNKNOWN, next_due=EIGHT + DAY)


def test_a_blocked_chat_leaves_no_next() -> None:
    assert after(due(), Delivery(DeliveryOutcome.BLOCKED), EIGHT) == Resolution(State.BLOCKED)


def test_a_refused_message_ends_this_one_only_and_counts_as_missed() -> None:
    assert after(due(missed_before=1), Delivery(DeliveryOutcome.FAILED), EIGHT) == Resolution(
        State.FAILED, Reason.REFUSED, next_due=EIGHT + DAY, missed_before=2
    )


def test_a_group_that_moved_is_tried_again_at_once() -> None:
    assert after(due(), Delivery(DeliveryOutcome.MOVED, moved_to=-9), EIGHT) == Resolution(State.WAITING, wake=EIGHT)


def test_trying_again_waits_longer_at_first_and_never_long() -> None:
    waits = [after(due(attempts=attempts), RETRY, EIGHT).wake for attempts in range(7)]
    assert [(wake - EIGHT).total("seconds") for wake in waits if wake is not None] == [3, 5, 8, 8, 8, 8, 8]


def test_trying_again_waits_at_least_as_long_as_telegram_asks() -> None:
    told = Delivery(DeliveryOutcome.RETRY, retry_after=90)
    assert after(due(), told, EIGHT) == Resolution(State.WAITING, wake=EIGHT + minutes(1.5))


def test_trying_again_ends_when_it_would_be_no_use() -> None:
    told = Delivery(DeliveryOutcome.RETRY, retry_after=3600)
    assert after(due(), told, EIGHT).state is State.WAITING
    assert after(due(), told, EIGHT + minutes(1)) == Resolution(
        State.MISSED, Reason.TOO_LATE, next_due=EIGHT + DAY, missed_before=1
    )


def test_a_clock_that_was_set_back_brings_nothing_twice() -> None:
    assert after(due(), DELIVERED, EIGHT - minutes(5)).next_due == EIGHT + DAY
