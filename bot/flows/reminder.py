"""The journey of a reminder: claim, plan, attempt, deliver, record. Stopped anywhere, nothing is lost or sent twice.

What was claimed and not attempted is put back by the next process that leads. What was attempted and not recorded
may or may not have arrived: it counts as sent, and its record says that nobody knows.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.domain.delivery import Delivery, DeliveryOutcome
from bot.domain.kinds import ReminderKind
from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.occurrences import Due, Reason, Resolution, State
from bot.domain.reminders import Reminder
from bot.flows.observing import Observer, Part
from bot.flows.ports import Chats, Clock, Courier, Histories, Ticks
from bot.reminding.occurrences import Send, after, next_due, plan, stands_for
from bot.reminding.progress import HISTORY, Progress, progress_of
from bot.views.nudges import next_nudge, nudge_reply
from bot.views.progress import summary_reply

log = logging.getLogger(__name__)

LEASE = TimeDelta(seconds=10)
"""How long the lease outlasts the last tick."""

_BATCH = 500

_KEPT = TimeDelta(hours=24 * 120)
_DRAFTS_KEPT = TimeDelta(hours=24)
_AGAIN = TimeDelta(seconds=60)
_UNKNOWN = Delivery(DeliveryOutcome.UNKNOWN)
_NOT_YET = Delivery(DeliveryOutcome.RETRY)
_ARRIVED = (State.SENT, State.UNKNOWN)


class ReminderFlow:
    """One process's part in reminding. `owner` is its name, different from that of any other process, ever.
    Weeks are summed up from `histories`; without them, such a nudge is words alone.

    Only one process leads at a time and claims; a process that lost the lease attempts nothing that another has taken
    over. One due after the other may be brought, or many side by side.
    """

    def __init__(
        self,
        library: Library,
        ticks: Ticks,
        chats: Chats,
        courier: Courier,
        clock: Clock,
        owner: str,
        lease: TimeDelta = LEASE,
        observer: Observer | None = None,
        histories: Histories | None = None,
    ) -> None:
        self._histories = histories
        self._library = library
        self._ticks = ticks
        self._chats = chats
        self._courier = courier
        self._clock = clock
        self._owner = owner
        self._lease = lease
        self._observer = observer or Observer()
        self._leads_until: Instant | None = None
        self._waiting: set[int] = set()
        self._attempted: set[int] = set()
        self._unsettled: dict[int, tuple[Due, Resolution]] = {}

    @property
    def now(self) -> Instant:
        """This instant, by the clock that reminders go by."""
        return self._clock()

    @property
    def leads(self) -> bool:
        """True where this process had the lease at its last tick."""
        return self._leads_until is not None

    @property
    def waiting(self) -> Collection[int]:
        """The occurrences that wait for their turn: nothing was done about them, and bringing them may be cancelled."""
        return self._waiting

    async def tick(self, limit: int) -> Sequence[Due]:
        """Take or keep the lease and claim at most so many. Raises what the storage raises; the next tick goes on."""
        now = self._clock()
        leads_until, self._leads_until = self._leads_until, None
        ahead = await self._ran_ahead(leads_until, now)
        if not await self._ticks.take_lease(self._owner, now, now + self._lease):
            return ()
        if ahead:
            log.warning("the clock ran ahead and is right again: the next times are planned anew")
            await self._plan_anew(now)
        if leads_until is None or leads_until <= now:  # another process may have led since
            for due in await self._ticks.recover(self._owner, now):
                await self._give_up(due, now)
        self._leads_until = now + self._lease / 2  # a lease is renewed at its half, not at every tick
        for due, settled in list(self._unsettled.values()):
            await self._settle(due, settled)
        claimed = await self._ticks.claim(self._owner, now, limit) if limit > 0 else ()
        self._observer.due(len(claimed))
        return claimed

    async def bring(self, due: Due) -> None:
        """Bring one claimed occurrence to an end, or put it off. What fails is logged by type and touches no other."""
        try:
            await self._bring(due)
        except Exception as error:  # noqa: BLE001 (put off where it was not attempted, else left for recovery)
            log.error("a reminder failed: %s", type(error).__name__)
            self._observer.failed(Part.REMINDING, error)
            if due.occurrence.id not in self._attempted:
                await self._settle(due, Resolution(State.WAITING, wake=self._clock() + _AGAIN))
        finally:
            self._attempted.discard(due.occurrence.id)

    async def release_lease(self) -> None:
        """Give up the lease; another process may take over at once."""
        self._leads_until = None
        await self._ticks.release_lease(self._owner)

    async def trim(self) -> int:
        """Delete what ended 120 days ago, and open questions of yesterday; how many rows went."""
        now = self._clock()
        return await self._ticks.trim(now - _KEPT, now - _DRAFTS_KEPT)

    async def _ran_ahead(self, leads_until: Instant | None, now: Instant) -> bool:
        """True where it was later for the last leader than it can have been."""
        last = leads_until if leads_until is not None else await self._ticks.leased_until()
        return last is not None and last > now + 2 * self._lease

    async def _plan_anew(self, now: Instant) -> None:
        """What waits for a moment that was planned by a clock ahead comes when it should."""
        after_number = 0
        while found := await self._ticks.waiting(after_number, _BATCH):
            for due in found:
                try:
                    following = next_due(due.reminder, self._kind(due), due.profile, now)
                except Exception as error:  # noqa: BLE001 (one that cannot be planned must not stop the others)
                    log.error("a reminder cannot be planned anew: %s", type(error).__name__)
                    continue
                if following is not None and following < due.occurrence.due:
                    await self._ticks.bring_forward(due.occurrence.id, following)
            after_number = found[-1].occurrence.id

    async def _bring(self, due: Due) -> None:
        planned = plan(due, self._kind(due), self._clock())
        if not isinstance(planned, Send):
            if planned.reason is Reason.UNKNOWN_KIND:
                log.warning("a reminder is held: the content has no kind %s", due.reminder.kind)
            await self._settle(due, planned)
            return
        chat, progress = due.reminder.chat, await self._progress(due)
        if progress is not None:
            await self._courier.prepare(self._reply(due, planned, progress))
        self._waiting.add(due.occurrence.id)
        try:
            async with self._courier.send_slot(chat) as told_to_wait:
                self._waiting.discard(due.occurrence.id)
                came = await self._send(due, told_to_wait, progress)
        finally:
            self._waiting.discard(due.occurrence.id)
        if came is None:
            return
        settled, delivery = came
        if delivery.outcome is DeliveryOutcome.BLOCKED:  # before it is recorded: what is frozen can be thawed
            await self._chats.freeze(chat, due.reminder.thread if delivery.beside_topic else None)
        await self._settle(due, settled)
        if delivery.moved_to is not None:
            await self._chats.move(chat, delivery.moved_to)

    async def _send(
        self, due: Due, told_to_wait: float, progress: Progress | None
    ) -> tuple[Resolution, Delivery] | None:
        """Attempt and deliver, with the turn for it; None where another process has taken it over."""
        now = self._clock()
        planned = plan(due, self._kind(due), now)  # anew: the turn may have been long in coming
        if not isinstance(planned, Send):
            return planned, _NOT_YET
        if told_to_wait:
            later = replace(_NOT_YET, retry_after=told_to_wait)
            return after(due, self._kind(due), later, now), later
        reply = self._reply(due, planned, progress)
        if not await self._attempt(due.occurrence.id):
            return None
        delivery = await self._deliver(due.reminder, reply)
        settled = after(due, self._kind(due), delivery, self._clock())
        if settled.state in _ARRIVED:
            settled = replace(settled, nudge=next_nudge(self._library, due.reminder).id, due=stands_for(due, now))
        return settled, delivery

    async def _progress(self, due: Due) -> Progress | None:
        """What a summary of the person's week tells; None for anything else, and in a group, where nobody's is told."""
        private = due.reminder.chat == due.reminder.person
        if self._histories is None or not private or not self._kind(due).sums_up:
            return None
        now = self._clock()
        history = await self._histories.history(due.reminder.person, now.subtract(HISTORY))
        return progress_of(history, self._library.habit, due.profile.wall_clock, now)

    def _reply(self, due: Due, planned: Send, progress: Progress | None) -> Reply:
        library = self._library.for_person(due.profile)
        nudge = next_nudge(library, due.reminder)
        reply = nudge_reply(library, due, nudge, planned.missed, planned.late)
        return reply if progress is None else summary_reply(library, reply, progress, due)

    def _kind(self, due: Due) -> ReminderKind:
        return self._library.kind(due.reminder.kind)

    async def _attempt(self, occurrence: int) -> bool:
        ours = False
        self._attempted.add(occurrence)
        try:
            ours = await self._ticks.attempt(self._owner, occurrence)
        finally:
            if not ours:
                self._attempted.discard(occurrence)
        return ours

    async def _deliver(self, reminder: Reminder, reply: Reply) -> Delivery:
        try:
            return await self._courier.deliver(reminder.chat, reply, reminder.thread)
        except Exception as error:  # noqa: BLE001 (it may have been sent: nobody knows)
            log.error("the courier failed: %s", type(error).__name__)
            return _UNKNOWN

    async def _give_up(self, due: Due, now: Instant) -> None:
        """Record what an earlier process attempted and did not record."""
        log.warning("an earlier process ended while it sent a nudge; nobody knows whether that arrived")
        try:
            settled = after(due, self._kind(due), _UNKNOWN, now)
        except Exception as error:  # noqa: BLE001 (left for the next recovery: one must not stop the others)
            log.error("a reminder failed: %s", type(error).__name__)
            return
        await self._settle(due, settled)

    async def _settle(self, due: Due, settled: Resolution) -> None:
        """Record it, or keep it for the next tick where it cannot be recorded now."""
        try:
            older = await self._ticks.settle(self._owner, due, settled, self._clock())
        except Exception as error:  # noqa: BLE001 (kept, and recorded later)
            log.error("an outcome could not be recorded yet: %s", type(error).__name__)
            self._unsettled[due.occurrence.id] = due, settled
            return
        self._unsettled.pop(due.occurrence.id, None)
        if settled.state is not State.WAITING:
            self._observer.reminded(settled.state, (self._clock() - due.occurrence.due).total("seconds"))
        if older is not None:
            await self._courier.retire(due.reminder.chat, older)
