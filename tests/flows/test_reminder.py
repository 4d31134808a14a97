"""The journey of a reminder, over ports that record: every exit has an outcome, and no failure touches another."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from whenever import TimeDelta

from bot.domain.delivery import Delivery, DeliveryOutcome
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.occurrences import Due, Reason, Resolution, State
from bot.domain.profile import UNTIL_RESUMED, Profile
from bot.flows.reminder import LEASE, ReminderFlow
from tests.support.clock import FixedClock
from tests.support.kinds import STRETCHING
from tests.support.observing import RecordingObserver
from tests.support.reminding import (
    ADA,
    EIGHT,
    GROUP,
    NUDGES,
    DiskFullError,
    RecordingChats,
    RecordingCourier,
    RecordingTicks,
    due,
)


class Journey:
    """A flow with all its ports at hand."""

    def __init__(self, library: Library) -> None:
        self.log: list[str] = []
        self.ticks = RecordingTicks(self.log)
        self.chats = RecordingChats(self.log)
        self.courier = RecordingCourier(self.log)
        self.clock = FixedClock(EIGHT)
        stocked = replace(library, nudges={STRETCHING: NUDGES})
        self.observer = RecordingObserver()
        ports = (self.ticks, self.chats, self.courier, self.clock)
        self.flow = ReminderFlow(stocked, *ports, "me", observer=self.observer)

    async def run(self, *dues: Due) -> Resolution | None:
        """Tick and bring everything that is due; what was recorded of the first."""
        self.ticks.due.extend(dues)
        for one in await self.flow.tick(10):
            await self.flow.bring(one)
        return self.ticks.settled.get(dues[0].occurrence.id) if dues else None


@pytest.fixture
def journey(library: Library) -> Journey:
    return Journey(library)


async def test_what_is_due_is_attempted_sent_and_recorded_in_this_order(journey: Journey) -> None:
    settled = await journey.run(due())
    assert journey.log == ["lease", "recover", "claim", "turn", "attempt", "deliver", "turn over", "settle"]
    assert settled == Resolution(State.SENT, message=501, nudge="n0", next_due=EIGHT + TimeDelta(hours=24))
    ((chat, reply),) = journey.courier.sent
    assert chat == ADA
    assert reply.text.plain == "Stretch 0."


async def test_what_comes_due_and_how_late_it_was_is_counted(journey: Journey) -> None:
    journey.clock.forward(seconds=90)
    await journey.run(due(1), due(2, profile=Profile(zone="UTC", paused_until=EIGHT + TimeDelta(minutes=9))))
    assert journey.observer.told == [("due", 2), ("reminded", State.SENT, 90), ("reminded", State.HELD, 90)]


async def test_what_is_tried_again_has_not_ended_and_is_not_counted_yet(journey: Journey) -> None:
    journey.courier.outcomes[ADA] = Delivery(DeliveryOutcome.RETRY)
    await journey.run(due())
    assert journey.observer.told == [("due", 1)]


async def test_the_next_nudge_says_something_else(journey: Journey) -> None:
    settled = await journey.run(due(last="n0"))
    assert settled is not None
    assert settled.nudge == "n1"


async def test_an_older_nudge_loses_its_buttons_once_the_new_one_is_recorded(journey: Journey) -> None:
    journey.ticks.older = 499
    await journey.run(due())
    assert journey.log[-2:] == ["settle", "retire 499"]


async def test_what_is_held_is_recorded_without_a_turn(journey: Journey) -> None:
    settled = await journey.run(due(profile=Profile(zone="UTC", paused_until=EIGHT + TimeDelta(minutes=9))))
    assert settled is not None
    assert (settled.state, settled.reason) == (State.HELD, Reason.PAUSED)
    assert journey.log == ["lease", "recover", "claim", "settle"]


async def test_what_became_useless_while_it_waited_for_its_turn_is_not_sent(journey: Journey) -> None:
    journey.courier.held.clear()
    journey.ticks.due.append(due())
    (claimed,) = await journey.flow.tick(10)
    bringing = asyncio.ensure_future(journey.flow.bring(claimed))
    await asyncio.sleep(0)
    journey.clock.forward(minutes=90)
    journey.courier.held.set()
    await bringing
    assert journey.ticks.settled[1].state is State.MISSED
    assert not journey.courier.sent


async def test_a_chat_that_was_told_to_wait_is_not_even_attempted(journey: Journey) -> None:
    journey.courier.told_to_wait = 40
    settled = await journey.run(due())
    assert settled is not None
    assert settled.state is State.WAITING
    assert settled.wake is not None
    assert settled.wake >= EIGHT + TimeDelta(seconds=40)
    assert "attempt" not in journey.log


async def test_what_another_process_has_taken_over_is_left_to_it(journey: Journey) -> None:
    journey.ticks.taken_over.add(1)
    assert await journey.run(due()) is None
    assert not journey.courier.sent


async def test_a_blocked_chat_is_frozen_before_that_is_recorded(journey: Journey) -> None:
    journey.courier.outcomes[ADA] = Delivery(DeliveryOutcome.BLOCKED)
    settled = await journey.run(due())
    assert settled is not None
    assert (settled.state, settled.next_due, settled.nudge) == (State.BLOCKED, None, None)
    assert journey.log[-2:] == [f"freeze {ADA}", "settle"]


async def test_a_group_that_moved_is_followed_and_tried_again(journey: Journey) -> None:
    journey.courier.outcomes[GROUP] = Delivery(DeliveryOutcome.MOVED, moved_to=-1007)
    settled = await journey.run(due(chat=GROUP))
    assert settled is not None
    assert (settled.state, settled.wake) == (State.WAITING, EIGHT)
    assert journey.log[-2:] == ["settle", f"move {GROUP} -1007"]


async def test_a_lost_answer_counts_as_sent(journey: Journey) -> None:
    journey.courier.outcomes[ADA] = Delivery(DeliveryOutcome.UNKNOWN)
    settled = await journey.run(due())
    assert settled is not None
    assert (settled.state, settled.nudge) == (State.UNKNOWN, "n0")
    assert settled.next_due is not None


async def test_a_refused_message_does_not_end_the_reminder(journey: Journey) -> None:
    journey.courier.outcomes[ADA] = Delivery(DeliveryOutcome.FAILED)
    settled = await journey.run(due())
    assert settled is not None
    assert (settled.state, settled.reason) == (State.FAILED, Reason.REFUSED)
    assert settled.next_due is not None


async def test_what_telegram_puts_off_is_tried_again_then(journey: Journey) -> None:
    journey.courier.outcomes[ADA] = Delivery(DeliveryOutcome.RETRY, retry_after=90)
    settled = await journey.run(due())
    assert settled is not None
    assert (settled.state, settled.nudge) == (State.WAITING, None)
    assert settled.wake is not None
    assert settled.wake >= EIGHT + TimeDelta(seconds=90)


async def test_one_failure_touches_no_other(journey: Journey) -> None:
    journey.courier.outcomes[ADA] = RuntimeError("a defect")
    await journey.run(due(1), due(2, chat=GROUP))
    assert journey.ticks.settled[1].state is State.UNKNOWN
    assert journey.ticks.settled[2].state is State.SENT


async def test_what_fails_before_it_is_attempted_is_put_off(journey: Journey) -> None:
    journey.ticks.trouble["attempt"] = 1
    settled = await journey.run(due())
    assert settled is not None
    assert settled.state is State.WAITING
    assert settled.wake is not None
    assert settled.wake > EIGHT
    assert not journey.courier.sent


async def test_an_outcome_that_cannot_be_recorded_is_recorded_later_and_nothing_is_sent_again(
    journey: Journey,
) -> None:
    journey.ticks.trouble["settle"] = 2
    await journey.run(due())
    assert not journey.ticks.settled
    await journey.run()
    assert not journey.ticks.settled
    await journey.run()
    assert journey.ticks.settled[1].state is State.SENT
    assert len(journey.courier.sent) == 1


async def test_what_cannot_be_frozen_stays_attempted_for_the_next_process(journey: Journey) -> None:
    journey.courier.outcomes[ADA] = Delivery(DeliveryOutcome.BLOCKED)
    journey.chats.trouble = 1
    assert await journey.run(due()) is None


async def test_what_an_earlier_process_left_in_the_middle_counts_as_sent(journey: Journey) -> None:
    journey.ticks.left_behind = [due(1), due(2)]
    await journey.run()
    assert [settled.state for settled in journey.ticks.settled.values()] == [State.UNKNOWN] * 2
    assert all(settled.next_due == EIGHT + TimeDelta(hours=24) for settled in journey.ticks.settled.values())
    assert not journey.courier.sent


async def test_recovery_comes_once_each_time_the_lead_is_gained(journey: Journey) -> None:
    await journey.run()
    await journey.run()
    assert journey.log.count("recover") == 1
    journey.ticks.leads = False
    await journey.run()
    assert not journey.flow.leads
    journey.ticks.leads = True
    await journey.run()
    assert journey.log.count("recover") == 2


async def test_a_lead_that_was_not_renewed_in_time_is_gained_anew(journey: Journey) -> None:
    await journey.run()
    journey.clock.now += LEASE
    await journey.run()
    assert journey.log.count("recover") == 2
    assert journey.ticks.leases == [EIGHT + LEASE, EIGHT + LEASE + LEASE]


async def test_a_recovery_that_failed_comes_again(journey: Journey) -> None:
    journey.ticks.trouble["recover"] = 1
    with pytest.raises(DiskFullError):
        await journey.run()
    await journey.run(due())
    assert journey.log.count("recover") == 2
    assert journey.ticks.settled[1].state is State.SENT


async def test_without_the_lead_nothing_is_claimed(journey: Journey) -> None:
    journey.ticks.leads = False
    assert await journey.run(due()) is None
    assert journey.log == ["lease"]


async def test_where_there_is_no_room_the_lead_is_kept_and_nothing_claimed(journey: Journey) -> None:
    assert await journey.flow.tick(0) == ()
    assert journey.flow.leads
    assert not journey.ticks.limits


async def test_a_nudge_may_be_left_while_it_waits_for_its_turn_and_not_later(journey: Journey) -> None:
    journey.courier.held.clear()
    journey.ticks.due.append(due())
    (claimed,) = await journey.flow.tick(10)
    bringing = asyncio.ensure_future(journey.flow.bring(claimed))
    await asyncio.sleep(0)
    assert list(journey.flow.waiting) == [1]
    bringing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await bringing
    assert not journey.flow.waiting
    assert "attempt" not in journey.log
    assert not journey.ticks.settled


async def test_what_ended_120_days_ago_is_deleted_and_drafts_of_yesterday(journey: Journey) -> None:
    assert await journey.flow.trim() == 3
    assert journey.ticks.trimmed == [(EIGHT - TimeDelta(hours=24 * 120), EIGHT - TimeDelta(hours=24))]


async def test_a_pause_without_an_end_leaves_nothing_waiting(journey: Journey) -> None:
    settled = await journey.run(due(profile=Profile(zone="UTC", paused_until=UNTIL_RESUMED)))
    assert settled is not None
    assert settled.state is State.HELD


async def test_a_kind_that_the_content_no_longer_has_is_held_with_a_reason(
    journey: Journey, caplog: pytest.LogCaptureFixture
) -> None:
    stretch = due()
    gone = replace(stretch, reminder=replace(stretch.reminder, kind=KindId("yoga")))
    settled = await journey.run(gone)
    tomorrow = EIGHT + TimeDelta(hours=24)
    assert settled == Resolution(State.HELD, Reason.UNKNOWN_KIND, next_due=tomorrow)
    assert journey.courier.sent == []
    assert "the content has no kind yoga" in caplog.text
