"""Whatever the process was doing meanwhile: nothing comes twice, nothing in quiet hours, and the counts add up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from whenever import Instant, Time, TimeDelta

from bot.domain.delivery import Delivery, DeliveryOutcome
from bot.domain.kinds import KindId
from bot.domain.occurrences import Due, Occurrence, Reason, State
from bot.domain.profile import Profile
from bot.domain.reminders import LEAST_MINUTES_APART, Reminder
from bot.domain.schedules import Schedule, Window
from bot.reminding.occurrences import Send, in_quiet_hours
from bot.reminding.recurrence import count_between, latest_until
from tests.support.examples import examples
from tests.support.kinds import IDS
from tests.support.planning import after, next_due, plan
from tests.support.schedules import MOMENTS, RECURRING, SOME_ZONES

ENDS = frozenset(State) - {State.WAITING, State.CLAIMED, State.ATTEMPTED}
QUIET = st.none() | st.builds(Window, st.builds(Time, st.integers(20, 23)), st.builds(Time, st.integers(5, 9)))
OUTCOMES = st.sampled_from(
    [*[DeliveryOutcome.DELIVERED] * 4, DeliveryOutcome.UNKNOWN, DeliveryOutcome.FAILED, DeliveryOutcome.RETRY]
)
STEPS = st.lists(
    st.tuples(st.integers(1, 60 * 24 * 60).flatmap(lambda most: st.integers(1, most)), OUTCOMES),
    min_size=1,
    max_size=40,
)


@dataclass
class Life:
    """One reminder through a life of its process; `now` is when somebody looks."""

    reminder: Reminder
    profile: Profile
    now: Instant
    due: Instant | None = None
    missed_before: int = 0
    attempts: int = 0
    wake: Instant | None = None
    arrived: list[Instant] = field(default_factory=list)
    meant: list[Instant] = field(default_factory=list)
    told: int = 0
    held: int = 0

    def __post_init__(self) -> None:
        self.due = self.wake = next_due(self.reminder, self.profile, self.now)
        self.first = self.due

    @property
    def zone(self) -> str:
        return self.profile.zone or "UTC"

    def look(self, seconds: int, outcome: DeliveryOutcome) -> None:
        """Somebody looks so many seconds later."""
        self.now += TimeDelta(seconds=seconds)
        if self.due is None or self.wake is None or self.wake > self.now:
            return
        claimed = Due(
            Occurrence(
                1, 1, self.due, self.wake, State.CLAIMED, attempts=self.attempts, missed_before=self.missed_before
            ),
            self.reminder,
            self.profile,
        )
        planned = plan(claimed, self.now)
        if isinstance(planned, Send):
            settled = after(claimed, Delivery(outcome), self.now)
            if settled.state in (State.SENT, State.UNKNOWN):
                self._arrived(planned)
        else:
            settled = planned
            self.held += settled.state is State.HELD
        if settled.state is State.WAITING:
            assert settled.wake is not None
            assert settled.wake > self.now
            self.wake, self.attempts = settled.wake, self.attempts + 1
            return
        assert settled.state in ENDS
        assert settled.next_due is not None
        assert settled.next_due > self.now
        self.due = self.wake = settled.next_due
        self.missed_before, self.attempts = settled.missed_before, 0

    def _arrived(self, planned: Send) -> None:
        latest = latest_until(self.reminder.schedule, self.zone, self.now)
        assert latest is not None
        self.arrived.append(self.now)
        self.meant.append(latest)
        self.told += 1 + planned.missed
        self.reminder = replace(self.reminder, last_sent=self.now)


def live(
    kind: KindId, schedule: Schedule, profile: Profile, start: Instant, steps: list[tuple[int, DeliveryOutcome]]
) -> Life:
    life = Life(Reminder(7, 7, kind, schedule, id=1), profile, start)
    for seconds, outcome in steps:
        life.look(seconds, outcome)
    return life


@settings(max_examples=examples(200))
@given(st.sampled_from(IDS), RECURRING, SOME_ZONES, QUIET, MOMENTS, STEPS)
def test_each_occurrence_is_told_of_held_or_still_to_be_told_of(
    kind: KindId,
    schedule: Schedule,
    zone: str,
    quiet: Window | None,
    start: Instant,
    steps: list[tuple[int, DeliveryOutcome]],
) -> None:
    life = live(kind, schedule, Profile(zone=zone, quiet=quiet), start, steps)
    assert life.first is not None
    assert life.due is not None
    before = life.due - TimeDelta(nanoseconds=1)
    assert life.told + life.held + life.missed_before == count_between(schedule, zone, life.first, before)


@settings(max_examples=examples(200))
@given(st.sampled_from(IDS), RECURRING, SOME_ZONES, QUIET, MOMENTS, STEPS)
def test_none_comes_twice_none_in_quiet_hours_and_none_close_to_another(
    kind: KindId,
    schedule: Schedule,
    zone: str,
    quiet: Window | None,
    start: Instant,
    steps: list[tuple[int, DeliveryOutcome]],
) -> None:
    life = live(kind, schedule, Profile(zone=zone, quiet=quiet), start, steps)
    assert len(set(life.meant)) == len(life.meant)
    assert not any(in_quiet_hours(life.profile, zone, at) for at in life.arrived)
    least = TimeDelta(minutes=LEAST_MINUTES_APART - 1)
    assert all(later - one >= least for one, later in zip(life.arrived, life.arrived[1:], strict=False))


@given(st.sampled_from(IDS), RECURRING, SOME_ZONES, MOMENTS, st.integers(0, 60 * 24 * 30))
def test_a_paused_reminder_never_comes(
    kind: KindId, schedule: Schedule, zone: str, start: Instant, minutes: int
) -> None:
    reminder = Reminder(7, 7, kind, schedule, id=1)
    first = next_due(reminder, Profile(zone=zone), start)
    assert first is not None
    now = first + TimeDelta(minutes=minutes)
    until = now + TimeDelta(hours=5)
    profile = Profile(zone=zone, paused_until=until)
    settled = plan(Due(Occurrence(1, 1, first, first, State.CLAIMED), reminder, profile), now)
    assert not isinstance(settled, Send)
    assert (settled.state, settled.reason) == (State.HELD, Reason.PAUSED)
    assert settled.next_due is not None
    assert settled.next_due >= until
