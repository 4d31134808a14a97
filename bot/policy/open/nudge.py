"""A nudge on screen: what its buttons do may be typed."""

from __future__ import annotations

from typing import assert_never

from whenever import Instant

from bot.capabilities.capability import Call
from bot.capabilities.context import Context
from bot.capabilities.nudges import AnsweredAfterAll, SnoozeUntil
from bot.capabilities.registry import Registry
from bot.domain.actions import (
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    NudgeUndo,
    SkipReason,
    SnoozeChoice,
)
from bot.domain.conversation import Conversation
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.domain.nudge_replies import NudgeReply, NudgeWord
from bot.domain.occurrences import UNANSWERED, Occurrence
from bot.domain.reminders import Reminder
from bot.domain.understanding import Understanding, Verdict
from bot.domain.values import dataclass
from bot.reminding.occurrences import snooze_until

_LIKE_AN_ANSWER = (
    "stretch_log",
    "hydration_log",
    "reminder_create",
    "reminders_pause",
    "goodbye",
    "thanks",
    "reminder_cancel",
)
"""What an answer to a nudge that says why may look like."""


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
        if self.reply.beside and self._does_more(understanding, context.library):
            return None
        number = self.occurrence.id
        if self.occurrence.state not in UNANSWERED:
            return self._after_all(registry)
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

    def _does_more(self, understanding: Understanding, library: Library) -> bool:
        """Whether a text that answers in one clause alone is clearly something else as a whole.

        Beside a time to come again, what only sounds like a wish is none: no reader found it.
        """
        best = understanding.ranking.best if understanding.ranking.verdict is Verdict.CLEAR else None
        wish = best is not None and library.training.intents[best.intent].group is IntentKind.ACTIONS
        return (
            understanding.schedule is not None
            or understanding.edit is not None
            or understanding.setting is not None
            or understanding.drink is not None
            or understanding.skip is not None
            or (best is not None and best.intent not in _LIKE_AN_ANSWER and not (wish and self.again is not None))
        )

    def _after_all(self, registry: Registry) -> Call | None:
        """Another answer to what was just answered."""
        match self.reply.word:
            case NudgeWord.DONE:
                return registry.typed(AnsweredAfterAll(self.occurrence.id))
            case NudgeWord.LATER if self.again is not None:
                return registry.typed(AnsweredAfterAll(self.occurrence.id, self.again))
            case _:
                return None

    def _talked_since(self, context: Context) -> bool:
        """A conversation that has just begun has said nothing yet."""
        return self.came < context.conversation.at < context.now


def just_answered(conversation: Conversation) -> int | None:
    """The nudge whose answer was the last thing done, unless a drink was logged with it."""
    undo = conversation.just.undo if conversation.just is not None else None
    return undo.occurrence if isinstance(undo, NudgeUndo) and undo.drink is None else None
