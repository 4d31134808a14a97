"""A session that runs: the words for its buttons, whatever else is open."""

from __future__ import annotations

from bot.capabilities.capability import Call
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.actions import SteerSession
from bot.domain.sessions import Run
from bot.domain.understanding import Understanding
from bot.domain.values import dataclass
from bot.guiding.progress import brought_to


@dataclass(frozen=True, slots=True)
class OpenSession:
    """The run in this chat."""

    run: Run

    def take(self, understanding: Understanding, context: Context, registry: Registry) -> Call | None:
        """Only its own words: a question is answered, and the session goes on."""
        if understanding.steering is None:
            return None
        step = brought_to(self.run, context.library.sessions[self.run.session], context.now).step
        action = SteerSession(self.run.session, self.run.number, step, understanding.steering)
        return registry.action(action, tapped=False)
