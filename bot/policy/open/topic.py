"""The last topic: a follow-up leads from its answer to the next."""

from __future__ import annotations

from bot.capabilities.answers import answered
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.actions import ShowLess
from bot.domain.conversation import Decision, Outcome
from bot.domain.intents import FollowUpKind
from bot.domain.understanding import Understanding
from bot.domain.values import dataclass
from bot.views.explain import why_reply
from bot.views.follow_ups import (
    brief_reply,
    doubted_reply,
    elsewhen_reply,
    going_on_reply,
    no_more_reply,
    not_helped_reply,
    other_leg_reply,
)

_WITH_REPLIES = {
    FollowUpKind.MORE: no_more_reply,
    FollowUpKind.OTHER_LEG: other_leg_reply,
    FollowUpKind.BRIEF: brief_reply,
    FollowUpKind.NOT_HELPED: not_helped_reply,
    FollowUpKind.DOUBTED: doubted_reply,
    FollowUpKind.ELSEWHEN: elsewhen_reply,
    FollowUpKind.GOING_ON: going_on_reply,
}
"""What is said to those that lead to no other topic."""


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """A topic that was answered."""

    topic: str

    def take(self, understanding: Understanding, context: Context, _registry: Registry) -> Decision | None:
        """A sentence that only makes sense after this topic's answer, where the answer says what follows; when to be
        reminded is none.
        """
        kind, library, conversation = understanding.follow_up, context.library, context.conversation
        if kind is None or understanding.schedule is not None:
            return None
        answer = library.answers[self.topic]
        offered = [button.action for button in conversation.offered]
        if kind is FollowUpKind.SOURCE:
            return Decision(Outcome.ANSWER, why_reply(library, conversation.explanation), conversation, "sources")
        if kind is FollowUpKind.MORE and answer.more and ShowLess(self.topic) not in offered:
            return answered(library, conversation, self.topic, unfolded=True)
        if kind in _WITH_REPLIES:
            return Decision(Outcome.ANSWER, _WITH_REPLIES[kind](library, self.topic), conversation, self.topic)
        follows = library.follows(self.topic, kind)
        return answered(library, conversation, follows) if follows else None
