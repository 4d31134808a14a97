"""The last topic: a follow-up leads from its answer to the next."""

from __future__ import annotations

from dataclasses import dataclass

from bot.capabilities.answers import answered
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.conversation import Decision, Outcome
from bot.domain.intents import FollowUpKind
from bot.domain.understanding import Understanding
from bot.views.answers import other_leg_reply
from bot.views.explain import why_reply


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """A topic that was answered."""

    topic: str

    def take(self, understanding: Understanding, context: Context, _registry: Registry) -> Decision | None:
        """A sentence that only makes sense after this topic's answer, where the answer says what follows."""
        kind, library, conversation = understanding.follow_up, context.library, context.conversation
        if kind is None:
            return None
        answer = library.answers[self.topic]
        if kind is FollowUpKind.SOURCE:
            return Decision(Outcome.ANSWER, why_reply(library, conversation.explanation), conversation, "sources")
        if kind is FollowUpKind.MORE:
            return answered(library, conversation, self.topic, unfolded=True) if answer.more else None
        if kind is FollowUpKind.OTHER_LEG:
            return Decision(Outcome.ANSWER, other_leg_reply(library, self.topic), conversation, self.topic)
        follows = library.follows(self.topic, kind)
        return answered(library, conversation, follows) if follows else None
