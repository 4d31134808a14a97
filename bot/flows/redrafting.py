"""What is kept as far as it counts for a message, and the draft that the message begins."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.context import Context
from bot.domain.changes import SaveDraft
from bot.domain.conversation import Decision
from bot.domain.display import Hours
from bot.domain.profile import Profile
from bot.domain.records import Record


def as_it_counts(record: Record, context: Context) -> Record:
    """The record without the draft that an edited message began, and with the hours of a newcomer's language."""
    if record.draft is not None and record.draft.number == context.set_aside:
        record = replace(record, draft=None)
    if not context.speaker.twelve_hours or record.profile != Profile():
        return record
    return replace(record, profile=Profile(hours=Hours.TWELVE))


def with_its_draft(decision: Decision, context: Context) -> Decision:
    """The decision with the number of the draft that it begins.

    A draft that is set aside is gone where none takes its place.
    """
    drafts = [one.draft for one in decision.changes if isinstance(one, SaveDraft)]
    if context.set_aside is not None and not drafts:
        return replace(decision, changes=(*decision.changes, SaveDraft(None)))
    last = drafts[-1] if drafts else None
    return replace(decision, began=last.number) if last is not None and last.asked == context.now else decision
