"""The order of a warning-signs check: lists first, the most serious first, then single questions."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.checklists import CheckAnswer, Checklist, CheckOutcome, Checks, Sign, SignList

AFTER_LIST = "list"
"""The check of a message that told an urgent sign: the emergency list alone, then the urgent card."""

_URGENT_AT = 1
_ADVANCING = frozenset({CheckAnswer.NO})


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of one check: lists first, the most serious first, then single questions."""

    check: str
    version: str
    lists: tuple[SignList, ...]
    questions: tuple[Sign, ...]

    def __len__(self) -> int:
        return len(self.lists) + len(self.questions)

    def outcome(self, position: int, answer: CheckAnswer) -> CheckOutcome | None:
        """What an answer leads to, or None where the check goes on.

        Only a No at the last position, which no button reaches without a No to all before, finds no flags.
        """
        if answer in _ADVANCING:
            if position + 1 < len(self):
                return None
            return CheckOutcome.URGENT if self.check == AFTER_LIST else CheckOutcome.NO_FLAGS
        if position == 0:
            return CheckOutcome.EMERGENCY if answer is CheckAnswer.YES else CheckOutcome.URGENT_NOT_SURE
        return CheckOutcome.URGENT if position == _URGENT_AT else CheckOutcome.ROUTINE


def steps_of(checks: Checks, check: str) -> Steps | None:
    """The steps of a check by name, or None for an unknown one."""
    checklist: Checklist | None = checks.lists.get(check)
    if checklist is not None:
        lists = (checks.emergency, checklist.urgent)
        return Steps(check, checklist.version, lists, checklist.questions)
    if check == AFTER_LIST:
        version = min(one.version for one in checks.lists.values())
        return Steps(check, version, (checks.emergency,), ())
    return None
