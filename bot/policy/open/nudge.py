"""A nudge on screen: what its buttons do may be typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from whenever import Instant

from bot.capabilities.capability import Call
from bot.capabilities.context import Context
from bot.capabilities.nudges import SnoozeUntil
from bot.capabilities.registry import Registry
from bot.domain.actions import NudgeDone, NudgeSkip, NudgeSkipAs, NudgeSnooze, SkipReason, SnoozeChoice
from bot.domain.nudge_replies import NudgeReply, NudgeWord
from bot.domain.occurrences import Occurrence
from bot.domain.reminders import Reminder
from bot.domain.understanding import Understanding
from bot.reminding.occurrences import snooze_until


@dataclass(frozen=True, slots=True)
class OpenNudge:
    """The nudge that came last into this chat and is not answered, with the text as its answer.

    `again` is when it is to come again, where the text says so.
    """

    occurrence: Occurrence
    reminder: Reminder
    reply: NudgeReply
    again: Instant | None = None

    @property
    def came(self) -> Instant:
        """When it was sent."""
        return self.reminder.last_sent or self.occurrence.due

    def take(self, understanding: Understanding, context: Context, registry: Registry) -> Call | None:
        """What the button does that the text stands for.

        None where it names another kind, where its kind cannot hurt, and for a bare yes or no once something else was
        talked about: that belongs to the last reply.
        """
        if self.reply.kind not in (None, self.reminder.kind):
            return None
        if understanding.short_reply is not None and self._talked_since(context):
            return None
        number = self.occurrence.id
        match self.reply.word:
            case NudgeWord.DONE:
                return registry.action(NudgeDone(number), tapped=False)
            case NudgeWord.LATER if self.again is None:
                return registry.action(NudgeSnooze(number), tapped=False)
            case NudgeWord.LATER:
                return registry.typed(SnoozeUntil(number, self.again))
            case NudgeWord.EVENING:
                evening = snooze_until(SnoozeChoice.EVENING, context.zone, context.now)
                return registry.typed(SnoozeUntil(number, evening))
            case NudgeWord.SKIP:
                return registry.action(NudgeSkip(number), tapped=False)
            case NudgeWord.BUSY:
                return registry.action(NudgeSkipAs(number, SkipReason.BUSY), tapped=False)
            case NudgeWord.HURTING if not context.library.kind(self.reminder.kind).rests:
                return None
            case NudgeWord.HURTING:
                return registry.action(NudgeSkipAs(number, SkipReason.HURTING), tapped=False)
            case NudgeWord.STOP:
                return registry.action(NudgeSkipAs(number, SkipReason.STOPPED), tapped=False)
            case _:
                assert_never(self.reply.word)

    def _talked_since(self, context: Context) -> bool:
        """A conversation that has just begun has said nothing yet."""
        return self.came < context.conversation.at < context.now
