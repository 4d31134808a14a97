"""Warning signs that stand: they can be taken back, and after a card nothing else is talked about."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities.checks import INTENT as CHECK
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.conversation import Conversation, Decision, Outcome, ReminderHold
from bot.domain.intents import IntentKind, ShortReply
from bot.domain.messages import Reply
from bot.domain.signs import Gravity, Standing
from bot.domain.understanding import Understanding, Verdict
from bot.domain.values import dataclass
from bot.policy.signs import standing_reply

_KEPT_WAITING = frozenset({"reminder_create", "hydration_log", "water_today", "stretch_log", "undo", "progress", CHECK})
"""What is done at other times, and has no place after a card; the check would only ask what is known."""
_IN_DANGER = (ShortReply.YES, ShortReply.NOT_SURE)
_ABOUT_HAMMY = frozenset({"privacy"})


@dataclass(frozen=True, slots=True)
class OpenSigns:
    """What was told in the last minutes."""

    signs: Standing

    def take(self, understanding: Understanding, context: Context, _registry: Registry) -> Decision | None:
        """That it was no sign; the answer to whether somebody is in danger; after a card everything but a clear wish
        that has its place there.
        """
        library, conversation = context.library, context.conversation
        word = self._answer(understanding) if self.signs.asked and not conversation.offered else None
        if word in _IN_DANGER:
            return self._crisis(context)
        if understanding.taken_back or word is ShortReply.NO:
            cards = library.checks.cards
            crisis = self.signs.asked or self.signs.gravity is Gravity.CRISIS
            text = (
                cards.taken_back_crisis.says.fill(numbers=library.emergency_numbers, lines=library.crisis_lines)
                if crisis
                else cards.taken_back.says
            )
            left = replace(self.signs, asked=False) if word is ShortReply.NO and self.signs.told else None
            over = replace(conversation, signs=left, pieces=(), offered=(), misses=0)
            return Decision(Outcome.ACTION, Reply(text), over, resumes=left is None)
        if not self.signs.gravity.had_card or _has_its_place(understanding, context):
            return None
        reply = standing_reply(self.signs, context.speaker.person, library)
        return Decision(Outcome.EMERGENCY, reply, conversation)

    @staticmethod
    def _answer(understanding: Understanding) -> ShortReply | None:
        """The answer to whether somebody is in danger: a word, or whether a hurt was meant."""
        if understanding.meant is None:
            return understanding.short_reply
        return ShortReply.YES if understanding.meant else ShortReply.NO

    def _crisis(self, context: Context) -> Decision:
        """The card on self-harm, as if it had been written outright."""
        library, conversation = context.library, context.conversation
        text = library.checks.cards.crisis.says.fill(numbers=library.emergency_numbers, lines=library.crisis_lines)
        signs = replace(self.signs, gravity=Gravity.CRISIS, holds=True, asked=False)
        after = Conversation(conversation.at, signs=signs)
        return Decision(Outcome.EMERGENCY, Reply(text), after, hold=ReminderHold.ALL)


def _has_its_place(understanding: Understanding, context: Context) -> bool:
    if understanding.cancel is not None:
        return True
    best = understanding.ranking.best
    if understanding.ranking.verdict is not Verdict.CLEAR or best is None or understanding.schedule is not None:
        return False
    kind = context.library.training.intents[best.intent].group
    wish = kind is IntentKind.ACTIONS and best.intent not in _KEPT_WAITING
    return wish or best.intent in _ABOUT_HAMMY
