"""The pure heart of the tick: what to do with an occurrence that is due, and what follows from how it went."""

from __future__ import annotations

from collections.abc import Sequence

from whenever import Instant, Time, TimeDelta

from bot.domain.actions import SnoozeChoice
from bot.domain.delivery import Delivery, DeliveryOutcome
from bot.domain.kinds import ReminderKind
from bot.domain.occurrences import Due, Reason, Resolution, State
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.domain.reminders import LEAST_MINUTES_APART, Reminder
from bot.domain.schedules import Countdown, Every, Once, Schedule
from bot.domain.values import dataclass
from bot.reminding.clock_changes import moved_from
from bot.reminding.recurrence import count_between, latest_until, next_after, next_from, upcoming, window_end

USEFUL = TimeDelta(minutes=60)
"""How late a nudge may come, unless a window says otherwise."""

JUST_LOGGED = TimeDelta(minutes=30)
"""A drink this recent makes a nudge to drink needless."""

_BACKOFF = (3, 5, 8)
"""Seconds before the second attempt, the third, and all others: once a line or a server is good again, what waits comes
soon.
"""

_ON_TIME = TimeDelta(minutes=5)
"""What is later says so. The last of a window may come this long after its end."""

_JITTER = TimeDelta(minutes=1)
"""A delivery may take this long without the next of a close rhythm being held for it."""

_APART = TimeDelta(minutes=LEAST_MINUTES_APART) - _JITTER
_SNOOZES = {
    SnoozeChoice.TEN: TimeDelta(minutes=10),
    SnoozeChoice.HALF_HOUR: TimeDelta(minutes=30),
    SnoozeChoice.HOUR: TimeDelta(minutes=60),
}
LEAST_SNOOZE = TimeDelta(minutes=2)
"""A nudge stays away for so long at least; one that its own rule brought shortly before is not repeated."""

_EVENING = Time(19)
_LAST_CALL_FOR_EVENING = Time(18, 30)


@dataclass(frozen=True, slots=True)
class Send:
    """Send it now. `missed` others were missed before it; `late` is True from five minutes on."""

    missed: int = 0
    late: bool = False


def plan(due: Due, kind: ReminderKind, now: Instant) -> Send | Resolution:
    """What to do with a claimed occurrence: send it, or end it with a reason and plan the next.

    `kind` is that of its reminder; one that is gone is held, each time, as it may come back.
    """
    profile = due.profile
    latest, missed = _latest(due, now)
    if kind.gone:
        return _ended(due, kind, now, State.HELD, Reason.UNKNOWN_KIND)
    if _paused(due.reminder, kind, profile, now):
        return _ended(due, kind, now, State.HELD, Reason.PAUSED)
    if now > _useful_until(due, kind, latest):
        return _ended(due, kind, now, State.MISSED, Reason.TOO_LATE, missed + 1)
    if in_quiet_hours(profile, profile.wall_clock, now):
        return _ended(due, kind, now, State.HELD, Reason.QUIET_HOURS, missed)
    needless = Reason.TOO_CLOSE if _too_close(due, now) else _drunk_enough(due, kind, now)
    if needless is not None:
        return _ended(due, kind, now, State.HELD, needless, missed)
    return Send(missed, now - latest >= _ON_TIME)


def after(due: Due, kind: ReminderKind, delivery: Delivery, now: Instant) -> Resolution:
    """What follows from one attempt to deliver. What was refused counts as missed at the next one."""
    match delivery.outcome:
        case DeliveryOutcome.DELIVERED:
            reason = Reason.TOPIC_GONE if delivery.beside_topic else None
            return _ended(due, kind, now, State.SENT, reason, message=delivery.message)
        case DeliveryOutcome.UNKNOWN:
            return _ended(due, kind, now, State.UNKNOWN)
        case DeliveryOutcome.FAILED:
            return _ended(due, kind, now, State.FAILED, Reason.REFUSED, _latest(due, now)[1] + 1)
        case DeliveryOutcome.BLOCKED:
            return Resolution(State.BLOCKED)
        case DeliveryOutcome.MOVED:
            return Resolution(State.WAITING, wake=now)
        case DeliveryOutcome.RETRY:
            return _tried_again(due, kind, delivery, now)


def next_due(reminder: Reminder, kind: ReminderKind, profile: Profile, now: Instant) -> Instant | None:
    """The next occurrence later than now and not before the end of any pause.

    None while frozen or paused until resumed, and for a one-off that is past by then.
    """
    if reminder.frozen:
        return None
    ends = [end for end in (reminder.paused_until, profile.pause_of(kind)) if end is not None and end > now]
    if UNTIL_RESUMED in ends:
        return None
    if ends:
        return next_from(reminder.schedule, profile.wall_clock, max(ends))
    return next_after(reminder.schedule, profile.wall_clock, now)


@dataclass(frozen=True, slots=True)
class PreviewTime:
    """One coming time. `quiet` and `paused` say that it is left out; `moved_from` is the time that day lacks."""

    at: Instant
    quiet: bool = False
    paused: bool = False
    moved_from: Time | None = None


def preview(
    schedule: Schedule, kind: ReminderKind, profile: Profile, zone: str, now: Instant, count: int = 3
) -> tuple[PreviewTime, ...]:
    """The next times of a schedule, and what becomes of each."""
    pause = profile.pause_of(kind)
    return tuple(
        PreviewTime(
            at,
            quiet=in_quiet_hours(profile, zone, at),
            paused=pause is not None and at < pause,
            moved_from=moved_from(schedule, zone, at),
        )
        for at in upcoming(schedule, zone, now, count)
    )


def in_quiet_hours(profile: Profile, zone: str, moment: Instant) -> bool:
    """True within the person's quiet hours."""
    return is_quiet(profile, moment.to_tz(zone).time())


def is_quiet(profile: Profile, local: Time) -> bool:
    """True for a time of day within the person's quiet hours; their end belongs to the day again."""
    if profile.quiet is None:
        return False
    until = profile.quiet.until
    return profile.quiet.holds(local) and (local.hour, local.minute) != (until.hour, until.minute)


def pick_nudge(ids: Sequence[str], last: str | None) -> str:
    """The nudge after the last one, in turn. Raises ValueError where there is none."""
    if not ids:
        raise ValueError("there is no nudge")
    return ids[(ids.index(last) + 1) % len(ids)] if last in ids else ids[0]


def snooze_until(choice: SnoozeChoice, zone: str, now: Instant) -> Instant | None:
    """When a snoozed nudge comes back; None for this evening once that has begun."""
    if choice is not SnoozeChoice.EVENING:
        return now + _SNOOZES[choice]
    local = now.to_tz(zone)
    if local.time() > _LAST_CALL_FOR_EVENING:
        return None
    return local.date().at(_EVENING).assume_tz(zone, disambiguation="compatible").to_instant()


def stands_for(due: Due, now: Instant) -> Instant | None:
    """The later occurrence that this one stands for by now, None where it is itself."""
    latest, _ = _latest(due, now)
    return latest if latest != due.occurrence.due else None


def _latest(due: Due, now: Instant) -> tuple[Instant, int]:
    """The occurrence that this one stands for by now, and how many were missed before it."""
    planned = due.occurrence.due
    if due.occurrence.parent is not None:
        return planned, due.occurrence.missed_before
    zone, schedule = due.profile.wall_clock, due.reminder.schedule
    latest = latest_until(schedule, zone, now)
    if latest is None or latest <= planned:
        return planned, due.occurrence.missed_before
    return latest, due.occurrence.missed_before + max(count_between(schedule, zone, planned, latest) - 1, 0)


def _useful_until(due: Due, kind: ReminderKind, latest: Instant) -> Instant:
    """How long it is of use: in a window, what adds up over the day is worth while to the window's end."""
    reminder = due.reminder
    if due.occurrence.parent is None and kind.counts_drinks and isinstance(reminder.schedule, Every):
        return max(window_end(reminder.schedule, due.profile.wall_clock, latest), latest + _ON_TIME)
    return latest + USEFUL


def _too_close(due: Due, now: Instant) -> bool:
    """True shortly after another nudge of the reminder; a snoozed one was asked to come soon after its own."""
    if due.reminder.last_sent is None or due.reminder.last_sent > now:  # by a clock that ran ahead
        return False
    return now - due.reminder.last_sent < (_APART if due.occurrence.parent is None else LEAST_SNOOZE)


def _drunk_enough(due: Due, kind: ReminderKind, now: Instant) -> Reason | None:
    """Why a nudge to drink is needless; one that was asked for just once never is."""
    if not kind.counts_drinks or isinstance(due.reminder.schedule, Once | Countdown):
        return None
    if due.profile.goal_ml is not None and due.drunk_ml >= due.profile.goal_ml:
        return Reason.GOAL_MET
    if due.last_drink is not None and TimeDelta() <= now - due.last_drink < JUST_LOGGED:
        return Reason.JUST_LOGGED
    return None


def _paused(reminder: Reminder, kind: ReminderKind, profile: Profile, now: Instant) -> bool:
    pauses = (reminder.paused_until, profile.pause_of(kind))
    return reminder.frozen or any(pause is not None and pause > now for pause in pauses)


def _ended(
    due: Due,
    kind: ReminderKind,
    now: Instant,
    state: State,
    reason: Reason | None = None,
    missed: int = 0,
    message: int | None = None,
) -> Resolution:
    """The end of an occurrence, with the next one of its rule, later than itself; a snoozed child has none."""
    past = max(now, due.occurrence.due)  # a clock that was set back brings nothing twice
    following = None if due.occurrence.parent is not None else next_due(due.reminder, kind, due.profile, past)
    return Resolution(state, reason, message, next_due=following, missed_before=missed)


def _tried_again(due: Due, kind: ReminderKind, delivery: Delivery, now: Instant) -> Resolution:
    latest, missed = _latest(due, now)
    pause = _BACKOFF[min(due.occurrence.attempts, len(_BACKOFF) - 1)]
    wake = now + TimeDelta(seconds=max(delivery.retry_after or 0.0, pause))
    if wake > _useful_until(due, kind, latest):
        return _ended(due, kind, now, State.MISSED, Reason.TOO_LATE, missed + 1)
    return Resolution(State.WAITING, wake=wake)
