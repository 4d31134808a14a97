"""What a raised warning sign does to a person's reminders. Why they are held is kept nowhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from whenever import Instant, TimeDelta

from bot.capabilities.context import Context
from bot.domain.changes import Change, SaveProfile
from bot.domain.conversation import Decision, ReminderHold
from bot.domain.kinds import KindId
from bot.domain.profile import UNTIL_RESUMED
from bot.domain.records import Record
from bot.views.buttons import resume_all_button
from bot.views.pauses import resting_held

EMERGENCY_PAUSE = TimeDelta(hours=6)


def held(
    record: Record, hold: ReminderHold, resting: Collection[KindId], now: Instant
) -> tuple[tuple[Change, ...], bool]:
    """The changes that hold the reminders, and whether the chat has any that it concerns. Twice is the same as once.

    Nothing changes for someone without reminders. A pause that is longer stays as it is. Reminders of the
    `resting` kinds that are set later are paused too.
    """
    if not record.owned:
        return (), False
    before = record.profile
    if hold is ReminderHold.ALL:
        profile = replace(before, paused_until=_later(before.paused_until, now + EMERGENCY_PAUSE))
        concerned = bool(record.reminders)
    else:
        profile = replace(before, stretches_paused_until=UNTIL_RESUMED)
        concerned = any(one.reminder.kind in resting for one in record.reminders)
    return (() if profile == before else (SaveProfile(profile),)), concerned


def _later(set_before: Instant | None, until: Instant) -> Instant:
    return until if set_before is None else max(set_before, until)


def holding(decision: Decision, context: Context) -> Decision:
    """The decision with what its warning sign holds, and a line on it; a card has no button beside."""
    if decision.hold is None:
        return decision
    library, hold = context.library, decision.hold
    changes, concerned = held(context.record, hold, [kind.id for kind in library.resting], context.now)
    decision = replace(decision, changes=(*decision.changes, *changes))
    if not concerned or decision.reply is None or context.speaker.in_group:
        return decision
    says = library.checks.cards.reminders_held.says if hold is ReminderHold.ALL else resting_held(library)
    return replace(decision, reply=replace(decision.reply, text=decision.reply.text + says))


def resumable(decision: Decision, context: Context) -> Decision:
    """The decision with a button that resumes the reminders, where any are paused."""
    profile, reply = context.profile, decision.reply
    paused = profile.paused_until or profile.stretches_paused_until
    if reply is None or context.speaker.in_group or not (context.record.reminders and paused):
        return decision
    return replace(decision, reply=replace(reply, rows=(*reply.rows, (resume_all_button(context.library),))))
