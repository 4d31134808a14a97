"""A step of a check on screen: yes, no, not sure, back and stop count as taps; anything else asks it again.

It is asked again briefly; a word for home, of who lost sight of it, shows it whole.
"""

from __future__ import annotations

from bot.capabilities.capability import Call
from bot.capabilities.checks import asked_again
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.actions import CheckStep
from bot.domain.checklists import CheckAnswer
from bot.domain.conversation import Decision
from bot.domain.intents import ShortReply
from bot.domain.understanding import Understanding
from bot.domain.values import dataclass
from bot.policy.open.short_reply import is_courtesy

_MEANT = {
    ShortReply.YES: CheckAnswer.YES,
    ShortReply.NO: CheckAnswer.NO,
    ShortReply.NOT_SURE: CheckAnswer.NOT_SURE,
    ShortReply.BACK: CheckAnswer.BACK,
    ShortReply.STOP: CheckAnswer.STOP,
}


@dataclass(frozen=True, slots=True)
class OpenCheck:
    """The buttons of the step: where the check stands is in them alone."""

    steps: tuple[CheckStep, ...]

    def take(self, understanding: Understanding, context: Context, registry: Registry) -> Call | Decision:
        """Every text, so that none is lost in between."""
        word = understanding.short_reply
        if is_courtesy(understanding.ranking, context.library):
            word = None
        answer = _MEANT.get(word) if word is not None else None
        step = next((one for one in self.steps if one.answer is answer), None)
        if step is not None:
            return registry.action(step, tapped=False)
        return asked_again(self.steps[0], context, briefly=understanding.short_reply is not ShortReply.HOME)
