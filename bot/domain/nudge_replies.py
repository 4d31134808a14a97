"""What a person types under a nudge, as far as the words alone tell."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.kinds import KindId
from bot.domain.values import dataclass


class NudgeWord(StrEnum):
    """What a nudge is answered with; each stands for one of its buttons."""

    DONE = "done"
    LATER = "later"
    EVENING = "evening"
    SKIP = "skip"
    BUSY = "busy"
    HURTING = "hurting"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class NudgeReply:
    """The answer, and the kind of reminder that it names, where it names one.

    `beside` says that it stands in one clause of a text that says something else too.
    """

    word: NudgeWord
    kind: KindId | None = None
    beside: bool = False

    @property
    def says_no_more(self) -> bool:
        """True where the whole text is a listed answer of somebody who is well: it has no room for a sign that no list
        knows.
        """
        return not self.beside and self.word in (NudgeWord.DONE, NudgeWord.LATER, NudgeWord.EVENING, NudgeWord.SKIP)
