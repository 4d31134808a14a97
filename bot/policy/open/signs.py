"""Warning signs that stand: they can be taken back, and after a card nothing else is talked about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.conversation import Decision, Outcome
from bot.domain.intents import IntentKind
from bot.domain.messages import Reply
from bot.domain.signs import Gravity, Standing
from bot.domain.understanding import Understanding, Verdict
from bot.policy.signs import standing_reply

_KEPT_WAITING = frozenset(
    {"reminder_create", "hydration_log", "water_today", "stretch_log", "undo", "progress", "red_flag_check"}
)
"""What is done at other times, and has no place after a card; the check would only ask what is known."""
_ABOUT_HAMMY = frozenset({"privacy"})


@dataclass(frozen=True, slots=True)
class OpenSigns:
    """What was told in the last minutes."""

    signs: Standing

    def take(self, understanding: Understanding, context: Context, _registry: Registry) -> Decision | None:
        """That it was no sign; after a card everything but a clear wish that has its place there."""
        library, conversation = context.library, context.conversation
        if understanding.taken_back:
            cards = library.checks.cards
            crisis = self.signs.gravity is Gravity.CRISIS
            text = (
                cards.taken_back_crisis.says.fill(numbers=library.emergency_numbers, lines=library.crisis_lines)
                if crisis
                else cards.taken_back.says
            )
            over = replace(conversation, signs=None, pieces=(), offered=(), misses=0)
            return Decision(Outcome.ACTION, Reply(text), over, resumes=True)
        if not self.signs.gravity.had_card or _has_its_place(understanding, context):
            return None
        reply = standing_reply(self.signs, context.speaker.person, library)
        return Decision(Outcome.EMERGENCY, reply, conversation)


def _has_its_place(understanding: Understanding, context: Context) -> bool:
    if understanding.cancel is not None:
        return True
    best = understanding.ranking.best
    if understanding.ranking.verdict is not Verdict.CLEAR or best is None or understanding.schedule is not None:
        return False
    kind = context.library.training.intents[best.intent].group
    wish = kind is IntentKind.ACTIONS and best.intent not in _KEPT_WAITING
    return wish or best.intent in _ABOUT_HAMMY
