"""The question which check it should be: a complaint that is named begins its check, what is not read asks again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.capabilities.capability import Call
from bot.capabilities.checks import asked_which_again, stopped
from bot.capabilities.context import Context
from bot.capabilities.registry import Registry
from bot.domain.actions import StartCheck
from bot.domain.conversation import Decision
from bot.domain.intents import ShortReply
from bot.domain.library import Library
from bot.domain.understanding import Understanding, Verdict

_NEITHER = frozenset({ShortReply.NO, ShortReply.NOT_SURE})
_LEAVES = frozenset({ShortReply.STOP, ShortReply.BACK})


@dataclass(frozen=True, slots=True)
class OpenWhichCheck:
    """One button for each check, and no other."""

    starts: tuple[StartCheck, ...]

    def take(self, understanding: Understanding, context: Context, registry: Registry) -> Call | Decision | None:
        """A complaint, alone or in what is no clear question; that it is neither begins the first check, which opens
        with the emergencies as all do. A clear question or wish, a place in the list and a word for home are not for
        this.
        """
        word = understanding.short_reply
        if word in _LEAVES:
            return stopped(replace(self.starts[0], check=None), context)
        unread = understanding.ranking.verdict is not Verdict.CLEAR and understanding.schedule is None
        named = _check_of(understanding.bare, context.library) or (understanding.complaint if unread else None)
        start = self.starts[0] if word in _NEITHER else next((one for one in self.starts if one.check == named), None)
        if start is not None:
            return registry.action(start, tapped=False)
        return asked_which_again(context) if unread and word is None and understanding.choice is None else None


def _check_of(topics: tuple[str, ...], library: Library) -> str | None:
    """The check of a subject that stands alone."""
    return next((check for topic in topics if (check := library.check_of(topic))), None)
