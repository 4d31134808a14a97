"""The order of a warning-signs check: lists first, the most serious first, then single questions."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.checklists import CheckAnswer, Checklist, CheckOutcome, Checks, Sign, SignList, ToldSign
from bot.domain.values import dataclass

AFTER_LIST = "list"
"""The check of a message that told an urgent sign: the emergency list alone, then the urgent card."""

_URGENT_AT = 1
_ADVANCING = frozenset({CheckAnswer.NO})


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of one check: lists first, the most serious first, then single questions.

    `told` are the signs that the person wrote of: they are answered, and no question asks for them again. Positions are
    those of the whole check, whatever was told.
    """

    check: str
    version: str
    lists: tuple[SignList, ...]
    questions: tuple[Sign, ...]
    told: tuple[ToldSign, ...] = ()

    def __len__(self) -> int:
        return len(self.lists) + len(self.questions)

    def outcome(self, position: int, answer: CheckAnswer) -> CheckOutcome | None:
        """What an answer leads to, or None where the check goes on.

        Only a No at the last position, which no button reaches without a No to all before, finds no flags, and only
        where no sign was told.
        """
        if answer in _ADVANCING:
            if self.after(position) is not None:
                return None
            if self.check == AFTER_LIST:
                return CheckOutcome.URGENT
            return CheckOutcome.ROUTINE if self.told else CheckOutcome.NO_FLAGS
        if position == 0:
            return CheckOutcome.EMERGENCY if answer is CheckAnswer.YES else CheckOutcome.URGENT_NOT_SURE
        return CheckOutcome.URGENT if position == _URGENT_AT else CheckOutcome.ROUTINE

    @property
    def places(self) -> tuple[int, ...]:
        """The positions that are asked about: all but the questions that told signs answer."""
        answered = {asked for sign in self.told for asked in sign.asked}
        lists = len(self.lists)
        open_questions = (at for at, sign in enumerate(self.questions, lists) if sign.id not in answered)
        return (*range(lists), *open_questions)

    def question_at(self, position: int) -> Sign | None:
        """The sign that is asked about alone at a position; None at a list."""
        return self.questions[position - len(self.lists)] if position >= len(self.lists) else None

    def after(self, position: int) -> int | None:
        """The next position that is asked about; None at the end."""
        return next((place for place in self.places if place > position), None)

    def before(self, position: int) -> int:
        """The position that was asked about before; the first has none before it."""
        return max((place for place in self.places if place < position), default=0)


def steps_of(checks: Checks, check: str, told: Sequence[str] = ()) -> Steps | None:
    """The steps of a check by name, with the signs that codes stand for; None for an unknown check."""
    signs = checks.told_by(told)
    checklist: Checklist | None = checks.lists.get(check)
    if checklist is not None:
        lists = (checks.emergency, checklist.urgent)
        return Steps(check, checklist.version, lists, checklist.questions, signs)
    if check == AFTER_LIST:
        version = min(one.version for one in checks.lists.values())
        return Steps(check, version, (checks.emergency,), (), signs)
    return None
